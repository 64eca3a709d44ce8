using System.Text.RegularExpressions;
using Ouroboros.Data;

namespace Ouroboros.Tests.Data;

public sealed class KnownDataSetsTests
{
    public static TheoryData<string> Names => [.. KnownDataSets.All.Select(set => set.Name)];

    [Fact]
    public void There_are_six() => Assert.Equal(
        ["mnist", "fashion-mnist", "kmnist", "emnist-letters", "emnist-balanced", "emnist-digits"], KnownDataSets.All.Select(set => set.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_said_of_a_set_holds_together(string name)
    {
        var set = KnownDataSets.Find(name.ToUpperInvariant())!;
        Assert.Equal(name, set.Name);
        Assert.Equal(4, set.FileNames.Distinct().Count());
        Assert.True(set.LabelNames is null || set.LabelNames.Count == set.Classes);
        Assert.Equal(set.Classes, set.LabelNames?.Distinct().Count() ?? 10);
        Assert.All(set.Files, file =>
        {
            Assert.Matches(new Regex("^[0-9a-f]{64}$"), file.Sha256);
            Assert.InRange(file.Bytes, 1, 1_000_000_000);
            Assert.NotEmpty(file.Addresses);
            Assert.All(file.Addresses, address => Assert.True(address.Scheme is "https" or "http"));
        });
        if (set.FolderInArchive is null && !set.IsEmbedded)
        {
            Assert.Equal(set.FileNames.Select(file => $"{file}.gz"), set.Files.Select(file => file.Name));
        }
    }

    [Fact]
    public void Forty_seven_characters_in_the_order_of_EMNIST()
    {
        // Digits, capitals, and the small letters that look unlike their capitals.
        Assert.Equal("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt", string.Concat(KnownDataSets.Find("emnist-balanced")!.LabelNames!));
        Assert.Equal("ABCDEFGHIJKLMNOPQRSTUVWXYZ", string.Concat(KnownDataSets.Find("emnist-letters")!.LabelNames!));
    }
}
