using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Ouroboros.Data;
using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>A kept data set, its images read one by one from the <c>.npy</c> file and its labels in memory.</summary>
internal sealed class StoredImages : IImageRows
{
    private const int ImageBytes = DigitSet.PixelsPerImage * sizeof(float);

    private readonly string _path;
    private readonly SafeFileHandle _images;
    private readonly long _first;
    private readonly int[] _labels;

    /// <summary>Opens a data set of a run.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="generation">The generation that sampled it.</param>
    /// <param name="count">Images that it has.</param>
    /// <param name="classes">Labels are below it.</param>
    /// <exception cref="RunFolderException">A file is not there or cannot be read.</exception>
    /// <exception cref="NpyException">A file is not such a data set.</exception>
    public StoredImages(RunFolder folder, int generation, int count, int classes)
    {
        var (images, labels) = (RunFiles.DataSetImages(generation), RunFiles.DataSetLabels(generation));
        _path = folder.FullPath(images);
        _first = folder.Read(images, stream => NpyReader.FindSingles(stream, _path, [count, DigitSet.Side, DigitSet.Side]));
        _labels = folder.Read(labels, stream => NpyReader.ReadLabels(stream, folder.FullPath(labels), count, classes));
        _images = folder.Guard(_ => File.OpenHandle(_path, options: FileOptions.RandomAccess));
    }

    public int Count => _labels.Length;

    public int LabelOf(int row) => _labels[row];

    public void Read(int row, Span<float> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        var bytes = MemoryMarshal.AsBytes(pixels);
        try
        {
            for (var done = 0; done < ImageBytes;)
            {
                var read = RandomAccess.Read(_images, bytes[done..ImageBytes], _first + ((long)row * ImageBytes) + done);
                done += read > 0 ? read : throw new NpyException(_path, "it ends early");
            }
        }
        catch (IOException exception)
        {
            throw new RunFolderException(_path, exception.Message.TrimEnd('.'), "Check the disk.", exception);
        }

        NpyWriter.Reorder(pixels);
    }

    public void Dispose() => _images.Dispose();
}
