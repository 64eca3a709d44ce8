using Ouroboros.Storage;

namespace Ouroboros.Tests.Runs;

/// <summary>Compares files with those of NumPy, where there is one.</summary>
public sealed class NpyPythonTests : IDisposable
{
    private static readonly Lazy<string?> PythonWithNumpy = new(() => Python.With("numpy"));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(3, 28, 28)]
    [InlineData(60_000, 0, 28)]
    [InlineData(1_000_000)]
    [InlineData(1026, 28, 28)]
    [InlineData(2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)]
    public void Files_are_those_that_numpy_saves(params int[] shape)
    {
        var count = shape.Aggregate(1, (product, size) => product * size);
        var singles = NpyFiles.Singles(shape, [.. Enumerable.Range(0, count).Select(i => i / 7f)]);
        var integers = NpyFiles.Integers(shape, [.. Enumerable.Range(0, count).Select(i => i - 3)]);
        Numpy($"numpy.save(path, (numpy.arange({count}) / 7).astype('<f4').reshape({NpyHeader.Tuple(shape)}))");
        Assert.True(singles.AsSpan().SequenceEqual(File.ReadAllBytes(SavedFile)));
        Numpy($"numpy.save(path, (numpy.arange({count}) - 3).astype('<i4').reshape({NpyHeader.Tuple(shape)}))");
        Assert.True(integers.AsSpan().SequenceEqual(File.ReadAllBytes(SavedFile)));
    }

    [Fact]
    public void Headers_of_every_length_are_those_that_numpy_saves()
    {
        // The room that NumPy leaves and where it pads are seen only where a header is about to fill its last 64 bytes.
        Numpy($"[numpy.save(path + str(d), numpy.zeros((0,) * d, '<f4')) for d in range(1, {NpyHeader.MostDimensions + 1})]");
        for (var dimensions = 1; dimensions <= NpyHeader.MostDimensions; dimensions++)
        {
            Assert.Equal(File.ReadAllBytes($"{SavedFile}{dimensions}.npy"), NpyFiles.Singles(new int[dimensions], []));
        }
    }

    [Theory]
    [InlineData("(1, 0)")]
    [InlineData("(2, 0)")]
    [InlineData("(3, 0)")]
    public void Every_version_that_numpy_writes_is_read(string version)
    {
        Numpy($"numpy.lib.format.write_array(open(path, 'wb'), numpy.arange(6, dtype='<i4').reshape(2, 3), {version})");
        Assert.Equal([0, 1, 2, 3, 4, 5], NpyFiles.ReadIntegers(File.ReadAllBytes(SavedFile), [2, 3]));
    }

    [Theory]
    [InlineData("numpy.arange(6, dtype='>i4')", "type '>i4', not '<i4'")]
    [InlineData("numpy.arange(6, dtype='<i8')", "type '<i8', not '<i4'")]
    [InlineData("numpy.arange(6, dtype='<i4').reshape(2, 3)", "shape is (2, 3), not (6,)")]
    [InlineData("numpy.asfortranarray(numpy.zeros((2, 3), '<i4'))", "Fortran's order")]
    [InlineData("numpy.zeros(6, [('label', '<i4')])", "where a type in quotes should be")]
    public void What_numpy_may_save_besides_is_refused(string array, string reason)
    {
        Numpy($"numpy.save(path, {array})");
        var exception = Assert.Throws<NpyException>(() => NpyFiles.ReadIntegers(File.ReadAllBytes(SavedFile), [6]));
        Assert.Contains(reason, exception.Message);
    }

    private string SavedFile => _folder.File("numpy.npy");

    private void Numpy(string statement)
    {
        Assert.SkipWhen(PythonWithNumpy.Value is null, "No python3 with NumPy: arrays are not compared with NumPy's.");
        var (exitCode, output) = Python.Run(PythonWithNumpy.Value!, ["-c", $"import sys, numpy; path = sys.argv[1]; {statement}", SavedFile]);
        Assert.True(exitCode == 0, output);
    }
}
