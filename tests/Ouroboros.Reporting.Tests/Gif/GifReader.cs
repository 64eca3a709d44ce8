using System.Text;
using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Tests.Gif;

/// <summary>Reads what the tests need of a GIF; written from the GIF89a specification, apart from the writer.</summary>
internal sealed class GifReader
{
    private readonly byte[] _file;
    private int _at;

    public GifReader(byte[] file)
    {
        _file = file;
        Signature = Encoding.ASCII.GetString(file, 0, 6);
        (Width, Height) = (Word(6), Word(8));
        var colors = 2 << (file[10] & 7);
        Palette = [.. file.AsSpan(13, 3 * colors).ToArray().Chunk(3).Select(c => new Rgb(c[0], c[1], c[2]))];
        _at = 13 + (3 * colors);
        var delay = -1;
        while (file[_at] != 0x3B)
        {
            delay = ReadBlock(delay);
        }

        IsComplete = _at == file.Length - 1;
    }

    public string Signature { get; }

    public int Width { get; }

    public int Height { get; }

    public Rgb[] Palette { get; }

    /// <summary>Times to repeat, 0 for ever; null without the extension.</summary>
    public int? Repetitions { get; private set; }

    /// <summary>Delay in hundredths of a second and palette indices of each frame.</summary>
    public List<(int Delay, byte[] Indices)> Frames { get; } = [];

    public bool IsComplete { get; }

    /// <summary>Red, green and blue of each pixel of a frame.</summary>
    public byte[] Samples(int frame) =>
        [.. Frames[frame].Indices.SelectMany(i => new[] { Palette[i].R, Palette[i].G, Palette[i].B })];

    private int ReadBlock(int delay)
    {
        switch ((_file[_at], _file[_at + 1]))
        {
            case (0x21, 0xF9):
                delay = Word(_at + 4);
                _at += 8;
                return delay;
            case (0x21, 0xFF):
                Assert.Equal("NETSCAPE2.0", Encoding.ASCII.GetString(_file, _at + 3, 11));
                Repetitions = Word(_at + 16);
                _at += 19;
                return delay;
            default:
                Assert.Equal(0x2C, _file[_at]);
                Assert.Equal((0, 0, Width, Height), (Word(_at + 1), Word(_at + 3), Word(_at + 5), Word(_at + 7)));
                var depth = _file[_at + 10];
                _at += 11;
                Frames.Add((delay, Unpack(SubBlocks(), depth)));
                return -1;
        }
    }

    private byte[] SubBlocks()
    {
        var data = new List<byte>();
        for (; _file[_at] != 0; _at += _file[_at] + 1)
        {
            data.AddRange(_file.AsSpan(_at + 1, _file[_at]));
        }

        _at++;
        return [.. data];
    }

    private static byte[] Unpack(byte[] data, int depth)
    {
        int clear = 1 << depth, end = clear + 1, size = depth + 1, bit = 0;
        var table = new List<byte[]>();
        byte[]? last = null;
        var result = new List<byte>();
        while (true)
        {
            var code = 0;
            for (var i = 0; i < size; i++, bit++)
            {
                code |= ((data[bit / 8] >> (bit % 8)) & 1) << i;
            }

            if (code == end)
            {
                Assert.Equal((data.Length * 8) - 1, bit - 1 + ((8 - (bit % 8)) % 8));
                return [.. result];
            }

            if (code == clear)
            {
                table = [.. Enumerable.Range(0, clear).Select(i => new[] { (byte)i }), [], []];
                (size, last) = (depth + 1, null);
                continue;
            }

            var phrase = code < table.Count ? table[code] : [.. last!, last![0]];
            result.AddRange(phrase);
            if (last is not null && table.Count < 4096)
            {
                table.Add([.. last, phrase[0]]);
                size += table.Count == 1 << size && size < 12 ? 1 : 0;
            }

            last = phrase;
        }
    }

    private int Word(int at) => _file[at] | (_file[at + 1] << 8);
}
