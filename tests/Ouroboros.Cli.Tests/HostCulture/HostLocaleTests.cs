namespace Ouroboros.Cli.Tests.HostCulture;

/// <summary>The built program in the environments of other countries, with ICU: its words and its files are those of the C locale.</summary>
/// <remarks>Containers often ask .NET for ICU by the variable set in <see cref="HostLocales"/>; without it .NET has none of these cultures.</remarks>
public sealed class HostLocaleTests(HostLocales locales) : IClassFixture<HostLocales>
{
    /// <summary>Each locale has a name in .NET, and something that a probe writes in its own way: numbers, a lower-case I, the year 2026.</summary>
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
