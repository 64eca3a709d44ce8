using Ouroboros.Reporting.Png;
using Ouroboros.Reporting.Raster;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Reporting.Tests.Gif;

namespace Ouroboros.Reporting.Tests;

public sealed class CollapseAnimationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ouroboros-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Frames_are_the_sample_sheets()
    {
        var paths = Sheets(4);

        var gif = new GifReader(CollapseAnimation.FromSampleFiles(paths, 250, loop: true));

        Assert.Equal([25, 25, 25, 175], gif.Frames.Select(f => f.Delay));
        Assert.Equal(0, gif.Repetitions);
        for (var i = 0; i < paths.Length; i++)
        {
            var sheet = PngReader.Decode(File.ReadAllBytes(paths[i]));
            Assert.Equal((sheet.Width, sheet.Height), (gif.Width, gif.Height));
            Assert.Equal(sheet.Samples, gif.Samples(i));
        }
    }

    [Fact]
    public void Without_loop_it_plays_once_and_the_end_stays_all_the_same()
    {
        var gif = new GifReader(CollapseAnimation.FromSampleFiles(Sheets(2), 100, loop: false));

        Assert.Null(gif.Repetitions);
        Assert.Equal([10, 160], gif.Frames.Select(f => f.Delay));
    }

    [Fact]
    public void Made_twice_it_is_the_same()
    {
        var paths = Sheets(3);

        Assert.Equal(CollapseAnimation.FromSampleFiles(paths, 100, true), CollapseAnimation.FromSampleFiles(paths, 100, true));
    }

    [Fact]
    public void A_damaged_file_is_named()
    {
        var paths = Sheets(3);
        var bytes = File.ReadAllBytes(paths[1]);
        bytes[bytes.Length / 2] ^= 0x10;
        File.WriteAllBytes(paths[1], bytes);

        Assert.StartsWith($"{paths[1]}: not a readable sample sheet: the chunk IDAT", Failure(paths));
    }

    [Fact]
    public void A_file_of_another_size_is_named()
    {
        string[] paths = [.. Sheets(2), Save("other.png", new Bitmap(30, 20))];

        Assert.StartsWith($"{paths[2]}: the picture has 30 x 20 pixels", Failure(paths), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_in_colours_is_no_sheet()
    {
        var path = Save("colours.png", Noise.Color(9, 9, 256));

        Assert.StartsWith($"{path}: not a readable sample sheet: it has colours", Failure([path]));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var missing = Path.Combine(_folder, "iteration_9.png");

        var error = Assert.Throws<FileNotFoundException>(() => CollapseAnimation.FromSampleFiles([missing], 100, true));

        Assert.Contains(missing, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Frames_and_a_duration_are_needed()
    {
        Assert.Throws<ArgumentException>(() => CollapseAnimation.FromSampleFiles([], 100, true));
        Assert.Throws<ArgumentOutOfRangeException>(() => CollapseAnimation.FromSampleFiles(Sheets(1), 0, true));
    }

    private static string Failure(string[] paths) =>
        Assert.Throws<InvalidDataException>(() => CollapseAnimation.FromSampleFiles(paths, 100, true)).Message;

    private string[] Sheets(int count) =>
        [.. Enumerable.Range(0, count).Select(g => Save($"iteration_{g}.png", SheetOf(g)))];

    private static Bitmap SheetOf(int generation) =>
        PngReader.Decode(SampleSheets.Render(FakeSheets.Make(generation, 3, 10), FakeSheets.Mnist)[0].Content);

    private string Save(string name, Bitmap image)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, PngWriter.Encode(image, 192));
        return path;
    }
}
