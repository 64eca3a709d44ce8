using Ouroboros.Reporting.Png;
using Ouroboros.Reporting.Raster;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Reporting.Tests.Svg;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Tests;

public sealed class SampleSheetsTests
{
    [Theory]
    [InlineData(0, "Real MNIST")]
    [InlineData(7, "Generation 7")]
    public void Sheets_carry_their_generation_and_every_label(int generation, string title)
    {
        var sheet = FakeSheets.Make(generation, 10, 20);
        var files = SampleSheets.Render(sheet, FakeSheets.Mnist);
        var svg = new SvgFile(files[1].Content);

        Assert.Equal([$"samples/iteration_{generation}.png", $"samples/iteration_{generation}.svg"], files.Select(f => f.Path));
        Assert.Equal([title, .. sheet.Labels.Select(l => $"{l}")], svg.Texts);
        Assert.Equal(20, svg.In("sample", "image").Length);
    }

    [Fact]
    public void Digits_stand_ten_in_a_row_under_their_labels()
    {
        var svg = new SvgFile(SampleSheets.Render(FakeSheets.Make(1, 10, 25), FakeSheets.Mnist)[1].Content);
        var rows = svg.In("sample", "image").GroupBy(i => (double)i.Attribute("y")!).OrderBy(g => g.Key).ToArray();
        var labels = svg.In("sample-label", "text");

        Assert.Equal([10, 10, 5], rows.Select(r => r.Count()));
        Assert.All(svg.In("sample", "image").Zip(labels), pair =>
        {
            var (image, label) = pair;
            Assert.Equal((double)image.Attribute("x")! + 21, (double)label.Attribute("x")!);
            Assert.InRange((double)image.Attribute("y")! - (double)label.Attribute("y")!, 1, 12);
        });
    }

    [Fact]
    public void Pixels_are_ink_on_paper_three_by_three()
    {
        var pixels = new float[784];
        (pixels[0], pixels[1], pixels[2], pixels[3]) = (1, 0.5f, float.NaN, -4);
        var image = Decode(new SampleSheet(1, pixels, [3]));

        // The first black pixel of the lower half is the digit's corner: nothing else is drawn there.
        var corner = Enumerable.Range(0, image.Height).First(y => image[32, y].R == 0);
        Assert.Equal([0, 0, 0, 127, 127, 127, 255, 255, 255, 255], Enumerable.Range(32, 10).Select(x => (int)image[x, corner + 2].R));
        Assert.Equal(255, image[32, corner + 3].R);
    }

    [Fact]
    public void All_generations_have_sheets_of_one_size_in_grey()
    {
        Bitmap[] sheets = [.. new[] { 0, 9, 1000 }.Select(g => Decode(FakeSheets.Make(g, 10, 10)))];

        Assert.Single(sheets.Select(s => (s.Width, s.Height)).Distinct());
        Assert.All(sheets, sheet => Assert.True(sheet.IsGray));
    }

    [Fact]
    public void Equal_sheets_give_equal_bytes()
    {
        var (first, again) = (SampleSheets.Render(FakeSheets.Make(4, 10, 10), FakeSheets.Mnist), SampleSheets.Render(FakeSheets.Make(4, 10, 10), FakeSheets.Mnist));

        Assert.Equal(first.Select(f => Convert.ToHexString(f.Content)), again.Select(f => Convert.ToHexString(f.Content)));
    }

    [Fact]
    public void Pixels_and_labels_must_match()
    {
        var error = Assert.Throws<ArgumentException>(() => SampleSheets.Render(new SampleSheet(5, new float[784], [1, 2]), FakeSheets.Mnist));

        Assert.Contains("generation 5 has 784 pixels for 2 labels", error.Message, StringComparison.Ordinal);
    }

    private static Bitmap Decode(SampleSheet sheet) => PngReader.Decode(SampleSheets.Render(sheet, FakeSheets.Mnist)[0].Content);
}
