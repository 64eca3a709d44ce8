using System.Text;

namespace Ouroboros.Fuzzing.Mutation;

public sealed class MutatorTests
{
    private const int Cases = 5000;

    private static readonly byte[] Content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(100, 50).Select(i => $"{i};")));

    private static readonly List<byte[]> Mutated = [.. Enumerable.Range(0, Cases).Select(number =>
        new Mutator([Content, "another content"u8.ToArray()]).Mutate(Content, new CaseRandom("test", number)))];

    [Fact]
    public void Hardly_any_content_stays_as_it_is() => Assert.InRange(Mutated.Count(file => file.AsSpan().SequenceEqual(Content)), 0, Cases / 20);

    [Fact]
    public void No_content_grows_beyond_the_bound()
    {
        Assert.All(Mutated, file => Assert.InRange(file.Length, 0, Mutator.Largest));
        Assert.Contains(Mutated, file => file.Length > Mutator.Largest / 2);
    }

    [Fact]
    public void Contents_are_cut_extended_spliced_and_nested()
    {
        Assert.Contains(Mutated, file => file.Length > 0 && file.Length < Content.Length && Content.AsSpan().StartsWith(file));
        Assert.Contains(Mutated, file => file.Length > Content.Length && file.AsSpan().StartsWith(Content));
        Assert.Contains(Mutated, file => file.AsSpan().EndsWith("content"u8) && file.AsSpan().StartsWith(Content.AsSpan(0, 8)));
        Assert.Contains(Mutated, file => Holds(file, "[[[[[[[["u8));
        Assert.Contains(Mutated, file => file.Length == Content.Length && Bits(file) == 1);
    }

    [Fact]
    public void Every_interesting_number_is_written_as_text()
    {
        foreach (var number in Interesting.Decimals)
        {
            Assert.Contains(Mutated, file => Holds(file, [.. number, (byte)';']));
        }
    }

    [Fact]
    public void Numbers_are_written_in_both_byte_orders()
    {
        Assert.Contains(Mutated, file => Holds(file, [0xff, 0xff, 0xff, 0x7f]));
        Assert.Contains(Mutated, file => Holds(file, [0x7f, 0xff, 0xff, 0xff]));
    }

    [Fact]
    public void Cases_of_another_reader_are_other_cases() =>
        Assert.NotEqual(
            Enumerable.Range(0, 10).Select(number => new CaseRandom("a", number).Next()),
            Enumerable.Range(0, 10).Select(number => new CaseRandom("b", number).Next()));

    [Fact]
    public void Small_random_numbers_are_as_frequent_as_large_ones()
    {
        var random = new CaseRandom("test", 0);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
        {
            counts[random.Below(counts.Length)]++;
        }

        // Five standard deviations of a binomial with a seventh of 70,000.
        Assert.All(counts, count => Assert.InRange(count, 10_000 - 463, 10_000 + 463));
    }

    private static bool Holds(byte[] file, ReadOnlySpan<byte> piece) => file.AsSpan().IndexOf(piece) >= 0;

    private static int Bits(byte[] file) => file.Zip(Content, (a, b) => int.PopCount(a ^ b)).Sum();
}
