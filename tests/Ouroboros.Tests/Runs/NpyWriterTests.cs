using System.Text;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Runs;

public sealed class NpyWriterTests
{
    [Fact]
    public void A_file_is_magic_version_header_and_values()
    {
        var file = NpyFiles.Singles([2, 1], [1f, -0f]);
        const string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1), }";
        Assert.Equal([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0, 118, 0], file[..10]);
        Assert.Equal(header.PadRight(117) + "\n", Encoding.ASCII.GetString(file[10..128]));
        Assert.Equal([0, 0, 0x80, 0x3f, 0, 0, 0, 0x80], file[128..]);
    }

    [Fact]
    public void Integers_are_signed_and_little_endian()
    {
        var file = NpyFiles.Integers([1], [-2]);
        Assert.Contains("{'descr': '<i4', 'fortran_order': False, 'shape': (1,), } ", Encoding.ASCII.GetString(file));
        Assert.Equal([0xfe, 0xff, 0xff, 0xff], file[^4..]);
    }

    [Fact]
    public void Values_begin_at_a_multiple_of_64_bytes_whatever_the_shape()
    {
        for (var dimensions = 0; dimensions <= NpyHeader.MostDimensions; dimensions++)
        {
            var header = new NpyHeader(NpyHeader.Single, [.. Enumerable.Repeat(1_000_000, dimensions)]).ToBytes();
            Assert.Equal(0, header.Length % 64);
            Assert.Equal((byte)'\n', header[^1]);
        }
    }

    [Fact]
    public void Many_values_are_asked_for_in_pieces_one_after_the_other()
    {
        var pieces = new List<(long First, int Length)>();
        using var stream = new MemoryStream();
        NpyWriter.WriteIntegers(stream, [2, NpyWriter.ChunkValues + 3], (first, chunk) => pieces.Add((first, chunk.Length)));
        Assert.Equal([(0, NpyWriter.ChunkValues), (NpyWriter.ChunkValues, NpyWriter.ChunkValues), (2L * NpyWriter.ChunkValues, 6)], pieces);
        Assert.Equal(128 + (4L * ((2 * NpyWriter.ChunkValues) + 6)), stream.Length);
    }

    [Fact]
    public void A_large_array_takes_no_more_memory_than_a_piece()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        NpyWriter.WriteSingles(Stream.Null, [60_000, 28, 28], (_, chunk) => chunk.Clear());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (NpyWriter.ChunkValues * sizeof(float)) + 20_000);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5, -1)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue)]
    [InlineData(int.MaxValue, int.MaxValue, 2)]
    public void What_is_no_shape_is_the_callers_error(params int[] shape)
    {
        Assert.Throws<ArgumentException>(() => NpyWriter.WriteSingles(Stream.Null, shape, (_, _) => { }));
        Assert.Throws<ArgumentException>(() => NpyWriter.WriteSingles(Stream.Null, new int[33], (_, _) => { }));
    }
}
