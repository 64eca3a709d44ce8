using Ouroboros.Reporting.Gif;
using Ouroboros.Reporting.Png;
using Ouroboros.Reporting.Raster;

namespace Ouroboros.Reporting;

/// <summary>The collapse as a film: <c>model_collapse.gif</c>, a frame a generation.</summary>
public static class CollapseAnimation
{
    /// <summary>Makes the GIF from sample sheets as <see cref="SampleSheets"/> wrote them.</summary>
    /// <param name="paths">
    /// PNG files in the order of the frames: <c>samples/iteration_0.png</c>, ...; at least one.
    /// </param>
    /// <param name="durationMilliseconds">
    /// How long a frame stays. GIF counts hundredths of a second: rounded to the nearest, halves up, and 20 ms at
    /// least, since browsers slow down what is faster.
    /// </param>
    /// <param name="loop">Whether it starts again for ever, or stops at the last frame.</param>
    /// <returns>The file's bytes; every pixel has exactly its colour in the sheets.</returns>
    /// <exception cref="ArgumentException">No file is named, or the duration is not positive.</exception>
    /// <exception cref="InvalidDataException">
    /// A file is damaged, or of another size than the first; the message names it.
    /// </exception>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    public static byte[] FromSampleFiles(IReadOnlyList<string> paths, int durationMilliseconds, bool loop)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentOutOfRangeException.ThrowIfLessThan(durationMilliseconds, 1);
        if (paths.Count == 0)
        {
            throw new ArgumentException("An animation needs at least one sample sheet.", nameof(paths));
        }

        var frames = new List<Bitmap>(paths.Count);
        foreach (var path in paths)
        {
            var frame = Read(path);
            if (frames.Count > 0 && (frame.Width != frames[0].Width || frame.Height != frames[0].Height))
            {
                throw new InvalidDataException(
                    $"{path}: the picture has {frame.Width} x {frame.Height} pixels, {paths[0]} has " +
                    $"{frames[0].Width} x {frames[0].Height}; all frames must be of one size. " +
                    "Use the sample sheets of one run.");
            }

            frames.Add(frame);
        }

        return GifWriter.Encode(frames, durationMilliseconds, loop);
    }

    private static Bitmap Read(string path)
    {
        try
        {
            var frame = PngReader.Decode(File.ReadAllBytes(path));
            return frame.IsGray ? frame : throw new InvalidDataException("it has colours, where a sheet is grey");
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException(
                $"{path}: not a readable sample sheet: {error.Message}. Restore the file or repeat the run.", error);
        }
    }
}
