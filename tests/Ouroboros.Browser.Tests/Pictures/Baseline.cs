using Ouroboros.Cli.Tests;
using Ouroboros.Reporting.Png;
using Ouroboros.Reporting.Raster;

namespace Ouroboros.Browser.Tests.Pictures;

/// <summary>Pictures of pages that somebody has looked at and found good.</summary>
internal static class Baseline
{
    /// <summary>The environment variable that, set to 1, makes the pictures of now the expected ones.</summary>
    public const string AcceptVariable = "OUROBOROS_ACCEPT_BASELINES";

    private static readonly string Folder = Path.Join(Repository.Root, "tests", "Ouroboros.Browser.Tests", "Baselines");

    /// <summary>Holds a picture against the expected one, or makes it the expected one.</summary>
    /// <param name="name">Name of the picture.</param>
    /// <param name="png">The picture.</param>
    public static void Check(string name, byte[] png)
    {
        var expected = Path.Join(Folder, $"{name}.png");
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllBytes(expected, PngWriter.Encode(Coarse(PngReader.Decode(png)), 96));
            return;
        }

        var difference = File.Exists(expected)
            ? PictureComparison.Difference(PngReader.Decode(File.ReadAllBytes(expected)), PngReader.Decode(png))
            : "There is no expected picture yet.";
        if (difference is not null)
        {
            Assert.Fail($"{difference}\nExpected: {expected}\nFound:    {Keep(name, png)}\nLook at both. If the page is meant to look so, run the test with {AcceptVariable}=1.");
        }
    }

    // Half the bytes: eye and comparison do without the last three bits of a colour.
    private static Bitmap Coarse(Bitmap picture)
    {
        for (var i = 0; i < picture.Samples.Length; i++)
        {
            picture.Samples[i] = (byte)Math.Min(255, (picture.Samples[i] + 4) / 8 * 8);
        }

        return picture;
    }

    private static string Keep(string name, byte[] png)
    {
        var folder = Directory.CreateDirectory(Path.Join(AppContext.BaseDirectory, "pictures")).FullName;
        var path = Path.Join(folder, $"{name}.png");
        File.WriteAllBytes(path, png);
        return path;
    }
}
