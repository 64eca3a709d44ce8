namespace Ouroboros.Cli.Tests.HostCulture;

/// <summary>
/// The built program under locales of other countries, with ICU: output and files are those of the C locale.
/// </summary>
/// <remarks>Containers often turn ICU on by the variable that <see cref="HostLocales"/> sets.</remarks>
public sealed class HostLocaleTests(HostLocales locales) : IClassFixture<HostLocales>
{
    /// <summary>Each locale has its .NET name, and its own way with numbers, a lower-case I or the year 2026.</summary>
    [Theory]
    [InlineData("de_DE", "de-DE", "1,5")]
    [InlineData("sv_SE", "sv-SE", "1,5")]
    [InlineData("tr_TR", "tr-TR", "ı")]
    [InlineData("th_TH", "th-TH", "2569")]
    [InlineData("ar_SA", "ar-SA", "1447")]
    [InlineData("fa_IR", "fa-IR", "1404")]
    public void Output_and_files_are_those_of_the_C_locale(string locale, string culture, string way)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there, LC_ALL names the culture.");
        Assert.SkipUnless(locales.HasIcu, "There is no ICU here. Install libicu.");

        var probe = locales.Probe(locale).Split(' ');
        Assert.Equal(culture, probe[0]);
        Assert.Contains(way, probe);

        var (expected, found) = (locales.Work("C"), locales.Work(locale));
        Assert.Equal(expected.Keys, found.Keys);
        Assert.All(expected, file => Assert.Equal(file.Value, found[file.Key]));
    }
}
