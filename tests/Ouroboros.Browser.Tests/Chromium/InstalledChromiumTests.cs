using Ouroboros.Tests;

namespace Ouroboros.Browser.Tests.Chromium;

public sealed class InstalledChromiumTests
{
    [Fact]
    public void A_chromium_on_the_path_is_found()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("google-chrome"), string.Empty);
        Assert.Equal(folder.File("google-chrome"), InstalledChromium.Find(null, $"/nowhere{Path.PathSeparator}{folder.Path}"));
    }

    [Fact]
    public void Without_one_there_is_none() => Assert.Null(InstalledChromium.Find("", "/nowhere"));

    [Fact]
    public void The_one_that_is_named_comes_first()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("chromium"), string.Empty);
        File.WriteAllText(folder.File("mine"), string.Empty);
        Assert.Equal(folder.File("mine"), InstalledChromium.Find(folder.File("mine"), folder.Path));
    }

    [Fact]
    public void A_wrong_name_is_an_error_and_no_skip()
    {
        var error = Assert.Throws<FileNotFoundException>(() => InstalledChromium.Find("/nowhere/chromium", null));
        Assert.Contains("OUROBOROS_CHROMIUM names '/nowhere/chromium'", error.Message, StringComparison.Ordinal);
    }
}
