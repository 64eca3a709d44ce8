using Ouroboros.Storage;

namespace Ouroboros.Tests.Runs;

public sealed class NpyReaderTests
{
    private static readonly float[] Values = [1f, -0f, float.NaN, float.Epsilon, float.MaxValue, 0.1f];

    private static readonly byte[] Whole = NpyFiles.Singles([2, 3], Values);

    [Fact]
    public void Floats_come_back_bit_for_bit() =>
        Assert.Equal(Values.Select(BitConverter.SingleToInt32Bits), NpyFiles.ReadSingles(Whole, [2, 3]).Select(BitConverter.SingleToInt32Bits));

    [Fact]
    public void Integers_come_back()
    {
        int[] labels = [0, 9, -1, int.MinValue, int.MaxValue];
        Assert.Equal(labels, NpyFiles.ReadIntegers(NpyFiles.Integers([5], labels), [5]));
    }

    [Fact]
    public void More_values_than_a_piece_come_back()
    {
        var values = Enumerable.Range(0, (2 * NpyWriter.ChunkValues) + 5).ToArray();
        Assert.Equal(values, NpyFiles.ReadIntegers(NpyFiles.Integers([values.Length], values), [values.Length]));
    }

    [Fact]
    public void Empty_arrays_and_single_values_come_back()
    {
        Assert.Empty(NpyFiles.ReadSingles(NpyFiles.Singles([0, 28, 28], []), [0, 28, 28]));
        Assert.Equal([7], NpyFiles.ReadIntegers(NpyFiles.Integers([], [7]), []));
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n")]
    [InlineData("{'shape': (2,), 'fortran_order': False, 'descr': '<f4'}\n")]
    [InlineData("{\"descr\":\"<f4\",\"fortran_order\":False,\"shape\":( 2 , )}      \n")]
    public void Keys_may_stand_in_any_order_and_spacing(string text)
    {
        foreach (var version in new byte[] { 1, 2, 3 })
        {
            Assert.Equal([0f, 0f], NpyFiles.ReadSingles(NpyFiles.Forged(text, 8, version), [2]));
        }
    }

    [Fact]
    public void A_file_cut_at_any_byte_is_refused()
    {
        for (var length = 0; length < Whole.Length; length++)
        {
            Refused(Whole[..length]);
        }
    }

    [Fact]
    public void A_file_that_shrinks_while_it_is_read_is_refused()
    {
        using var stream = new MemoryStream();
        stream.Write(NpyFiles.Integers([NpyWriter.ChunkValues + 1], new int[NpyWriter.ChunkValues + 1]));
        var exception = Assert.Throws<NpyException>(() => NpyReader.ReadIntegers(
            stream, NpyFiles.Name, [NpyWriter.ChunkValues + 1], (_, _) => stream.SetLength(stream.Length - 1)));
        Assert.Contains("it ends early", exception.Message);
    }

    [Fact]
    public void No_flipped_bit_of_a_header_is_believed()
    {
        var padding = Array.IndexOf(Whole, (byte)'}') + 1;
        for (var bit = 0; bit < padding * 8; bit++)
        {
            var damaged = (byte[])Whole.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Refused(damaged);
        }
    }

    [Fact]
    public void Bytes_after_the_values_are_refused() =>
        Assert.Contains("its values take 24 bytes, and 25 follow the header", Refused([.. Whole, 0]));

    [Theory]
    [InlineData(uint.MaxValue)]
    [InlineData(100_000_000)]
    [InlineData(10_001)]
    public void A_forged_header_length_takes_no_memory(uint length)
    {
        var forged = NpyFiles.Forged("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }\n", 24, version: 2);
        BitConverter.GetBytes(length).CopyTo(forged, 8);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains($"its header would take {length} bytes", Refused(forged));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000);
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }\n", "its shape is (3, 2), not (2, 3)")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (), }\n", "its shape is (), not (2, 3)")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775807, 9223372036854775807), }\n", "not (2, 3)")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775808, 3), }\n", "a size from 0 to 2^63 - 1")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-2, 3), }\n", "'-2, 3), }' where a size")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (02, 3), }\n", "a size from 0")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2L, 3), }\n", "'L, 3), }' where a comma")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3L), }\n", "'L), }' where ')'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (6), }\n", "'), }' where a comma should be")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (,), }\n", "a size from 0")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': [2, 3], }\n", "where '('")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3\n", "where ')'")]
    [InlineData("{'descr': '>f4', 'fortran_order': False, 'shape': (2, 3), }\n", "type '>f4', not '<f4'")]
    [InlineData("{'descr': '<i4', 'fortran_order': False, 'shape': (2, 3), }\n", "type '<i4', not '<f4'")]
    [InlineData("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2, 3), }\n", "where a type in quotes")]
    [InlineData("{'descr': '<f4\\x00', 'fortran_order': False, 'shape': (2, 3), }\n", "without escapes")]
    [InlineData("{'descr': '<f4, 'fortran_order: False, 'shape: (2, 3), }\n", "where '}' should be")]
    [InlineData("{'descr': '<f4", "no line of ASCII")]
    [InlineData("{'descr': '<f4\n", "a closing quote")]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }\n", "in Fortran's order")]
    [InlineData("{'descr': '<f4', 'fortran_order': None, 'shape': (2, 3), }\n", "True or False")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, }\n", "does not hold")]
    [InlineData("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }\n", "the key 'descr' twice")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), 'x': 1}\n", "the key 'x'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }}\n", "nothing more")]
    [InlineData("{,}\n", "where a key")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", "no line of ASCII")]
    [InlineData("{'descr': '<f4',\n'fortran_order': False, 'shape': (2, 3), }\n", "no line of ASCII")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), '\u00e9': 1}\n", "no line of ASCII")]
    [InlineData("", "no line of ASCII")]
    public void A_header_that_lies_is_refused_with_the_reason(string text, string reason) =>
        Assert.Contains(reason, Refused(NpyFiles.Forged(text, 24)));

    [Fact]
    public void Long_headers_make_short_messages()
    {
        var sizes = string.Join(", ", Enumerable.Repeat("1", 3000));
        Assert.Contains("at most 32 sizes", Refused(NpyFiles.Forged($"{{'descr': '<f4', 'fortran_order': False, 'shape': ({sizes})}}\n", 24)));
        var type = new string('f', 9000);
        Assert.InRange(Refused(NpyFiles.Forged($"{{'descr': '{type}', 'fortran_order': False, 'shape': (2, 3)}}\n", 24)).Length, 1, 250);
    }

    [Fact]
    public void Another_kind_of_file_is_refused_with_its_first_bytes()
    {
        Assert.Contains("it begins with 504b030414000000", Refused([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 0, 0]));
        Assert.Contains("it begins with 934e554d50590400", Refused(NpyFiles.Forged("{}\n", 0, version: 4)));
        Assert.Contains("it ends early", Refused([]));
    }

    private static string Refused(byte[] file)
    {
        var exception = Assert.Throws<NpyException>(() => NpyFiles.ReadSingles(file, [2, 3]));
        Assert.StartsWith($"{NpyFiles.Name}: no readable .npy file: ", exception.Message);
        return exception.Message;
    }
}
