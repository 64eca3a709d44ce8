using System.Buffers.Binary;

namespace Ouroboros.Fuzzing.Mutation;

/// <summary>Damages files in the ways that disks, editors and attackers do.</summary>
/// <param name="others">Whole contents that pieces may come from.</param>
internal sealed class Mutator(IReadOnlyList<byte[]> others)
{
    /// <summary>No content grows beyond: a case is to be done in microseconds.</summary>
    public const int Largest = 16 * 1024;

    private const int MostMutations = 8;
    private const int MostRepeats = 4000;

    /// <summary>A damaged copy: one mutation or several, one after the other; once in a while nothing but random bytes.</summary>
    public byte[] Mutate(byte[] content, CaseRandom random)
    {
        if (random.OneIn(100))
        {
            return random.Bytes(random.Below(200));
        }

        var mutations = random.OneIn(2) ? 1 : random.Length(MostMutations);
        for (var i = 0; i < mutations; i++)
        {
            content = MutateOnce(content, random);
            content = content.Length > Largest ? content[..Largest] : content;
        }

        return content;
    }

    private byte[] MutateOnce(byte[] content, CaseRandom random) => random.Below(14) switch
    {
        0 => FlipBits(content, random),
        1 => ChangeBytes(content, random),
        2 => content[..random.Below(content.Length + 1)],
        3 => [.. content, .. random.Bytes(random.Length(64))],
        4 => [.. content, .. new byte[random.Length(64)]],
        5 => RepeatBlock(content, random),
        6 => Replace(content, Block(content, random), []),
        7 => SwapBlocks(content, random),
        8 => Splice(content, random),
        9 => WriteInteger(content, random),
        10 or 11 => WriteDecimal(content, random),
        12 => PutToken(content, random),
        _ => Nest(content, random),
    };

    private static byte[] FlipBits(byte[] content, CaseRandom random)
    {
        var changed = (byte[])content.Clone();
        for (var left = random.Length(8); left > 0 && changed.Length > 0; left--)
        {
            changed[random.Below(changed.Length)] ^= (byte)(1 << random.Below(8));
        }

        return changed;
    }

    private static byte[] ChangeBytes(byte[] content, CaseRandom random)
    {
        var (from, to) = Block(content, random);
        return Replace(content, (from, to), random.OneIn(4) ? new byte[to - from] : random.Bytes(to - from));
    }

    private static byte[] RepeatBlock(byte[] content, CaseRandom random)
    {
        var (from, to) = Block(content, random);
        var repeats = Math.Min(random.Length(MostRepeats), Largest / Math.Max(1, to - from));
        return Replace(content, (to, to), Repeated(content[from..to], repeats));
    }

    private static byte[] SwapBlocks(byte[] content, CaseRandom random)
    {
        var cuts = Enumerable.Range(0, 4).Select(_ => random.Below(content.Length + 1)).Order().ToArray();
        return [.. content[..cuts[0]], .. content[cuts[2]..cuts[3]], .. content[cuts[1]..cuts[2]], .. content[cuts[0]..cuts[1]], .. content[cuts[3]..]];
    }

    private byte[] Splice(byte[] content, CaseRandom random)
    {
        var other = random.Of(others);
        return [.. content[..random.Below(content.Length + 1)], .. other[random.Below(other.Length + 1)..]];
    }

    private static byte[] WriteInteger(byte[] content, CaseRandom random)
    {
        Span<byte> field = stackalloc byte[sizeof(ulong)];
        var value = random.Of(Interesting.Integers);
        var width = 1 << random.Below(4);
        if (random.OneIn(2))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(field, value);
            field = field[..width];
        }
        else
        {
            BinaryPrimitives.WriteUInt64BigEndian(field, value);
            field = field[^width..];
        }

        // Headers stand at the beginning: half of the fields are written there.
        var places = random.OneIn(2) ? Math.Min(content.Length, 24) : content.Length;
        var from = random.Below(places + 1);
        return Replace(content, (from, Math.Min(content.Length, from + width)), field.ToArray());
    }

    private static byte[] WriteDecimal(byte[] content, CaseRandom random)
    {
        var starts = Enumerable.Range(0, content.Length).Where(i => IsDigit(content[i]) && (i == 0 || !IsDigit(content[i - 1]))).ToArray();
        if (starts.Length == 0)
        {
            return PutToken(content, random);
        }

        var from = random.Of(starts);
        var to = from;
        while (to < content.Length && IsDigit(content[to]))
        {
            to++;
        }

        return Replace(content, (from, to), random.Of(Interesting.Decimals));
    }

    private static byte[] PutToken(byte[] content, CaseRandom random)
    {
        var token = random.Of(Interesting.Tokens);
        var from = random.Below(content.Length + 1);
        return Replace(content, (from, random.OneIn(2) ? from : Math.Min(content.Length, from + token.Length)), token);
    }

    private static byte[] Nest(byte[] content, CaseRandom random)
    {
        var from = random.Below(content.Length + 1);
        return Replace(content, (from, from), Repeated(random.Of(Interesting.Nesting), random.Length(MostRepeats)));
    }

    private static (int From, int To) Block(byte[] content, CaseRandom random)
    {
        var from = random.Below(content.Length + 1);
        return (from, from + Math.Min(content.Length - from, random.Length(Math.Max(1, content.Length))));
    }

    private static byte[] Replace(byte[] content, (int From, int To) block, byte[] by) => [.. content[..block.From], .. by, .. content[block.To..]];

    private static byte[] Repeated(byte[] piece, int times)
    {
        var repeated = new byte[piece.Length * times];
        for (var i = 0; i < times; i++)
        {
            piece.CopyTo(repeated, i * piece.Length);
        }

        return repeated;
    }

    private static bool IsDigit(byte character) => character is >= (byte)'0' and <= (byte)'9';
}
