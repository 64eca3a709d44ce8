using Ouroboros.Reporting.Gif;
using Ouroboros.Reporting.Png;
using Ouroboros.Reporting.Raster;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Reporting;

/// <summary>The collapse as a film: <c>model_collapse.gif</c>, a frame a generation.</summary>
/// <remarks>
/// The last frame stays <see cref="LastFrameExtraMilliseconds"/> longer than the others, whether the film loops or not,
/// so that the end can be seen before the beginning comes again.
/// </remarks>
public static class CollapseAnimation
{
    /// <summary>How much longer than the others the last frame stays.</summary>
    public const int LastFrameExtraMilliseconds = 1500;

    /// <summary>Makes the GIF from sample sheets as <see cref="SampleSheets"/> wrote them.</summary>
    /// <param name="paths">
    /// PNG files in the order of the frames: <c>samples/iteration_0.png</c>, ...; at least one.
    /// </param>
    /// <param name="durationMilliseconds">
    /// How long a frame stays; the last one <see cref="LastFrameExtraMilliseconds"/> longer. GIF counts hundredths of a second: rounded to the nearest, halves up, and 20 ms at
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
        return FromSheets(paths.Select(path => new RunFile(path, RegularFile.ReadAll(path))), durationMilliseconds, loop);
    }

    /// <summary>How long a frame stays in the file, in milliseconds, when it is asked to stay so long.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The duration is not positive.</exception>
    public static int FrameMilliseconds(int durationMilliseconds) => 10 * GifWriter.DelayOf(durationMilliseconds);

    /// <summary>Makes the GIF from sample sheets at hand.</summary>
    /// <param name="sheets">PNG files in the order of the frames; at least one. Read one at a time.</param>
    /// <param name="durationMilliseconds">How long a frame stays, as in <see cref="FromSampleFiles"/>.</param>
    /// <param name="loop">Whether it starts again for ever, or stops at the last frame.</param>
    /// <returns>The file's bytes.</returns>
    /// <exception cref="ArgumentException">There is no sheet, or the duration is not positive.</exception>
    /// <exception cref="InvalidDataException">A sheet is damaged, or of another size than the first.</exception>
    public static byte[] FromSheets(IEnumerable<RunFile> sheets, int durationMilliseconds, bool loop)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentOutOfRangeException.ThrowIfLessThan(durationMilliseconds, 1);
        var frames = new List<Bitmap>();
        var first = "";
        foreach (var sheet in sheets)
        {
            var frame = Read(sheet);
            first = frames.Count == 0 ? sheet.Path : first;
            if (frames.Count > 0 && (frame.Width != frames[0].Width || frame.Height != frames[0].Height))
            {
                throw new InvalidDataException(
                    $"{sheet.Path}: the picture has {frame.Width} x {frame.Height} pixels, {first} has " +
                    $"{frames[0].Width} x {frames[0].Height}; all frames must be of one size. " +
                    "Use the sample sheets of one run.");
            }

            frames.Add(frame);
        }

        if (frames.Count == 0)
        {
            throw new ArgumentException("An animation needs at least one sample sheet.", nameof(sheets));
        }

        var durations = Enumerable.Repeat(durationMilliseconds, frames.Count).ToArray();
        durations[^1] = (int)Math.Min(durationMilliseconds + (long)LastFrameExtraMilliseconds, int.MaxValue);
        return GifWriter.Encode(frames, durations, loop);
    }

    private static Bitmap Read(RunFile sheet)
    {
        try
        {
            var frame = PngReader.Decode(sheet.Content);
            return frame.IsGray ? frame : throw new InvalidDataException("it has colours, where a sheet is grey");
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException(
                $"{sheet.Path}: not a readable sample sheet: {error.Message}. Restore the file or repeat the run.", error);
        }
    }
}
