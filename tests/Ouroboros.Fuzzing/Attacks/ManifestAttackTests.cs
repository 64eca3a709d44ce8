using System.Text;
using Ouroboros.Fuzzing.Readers;
using static Ouroboros.Fuzzing.Attacks.Attack;

namespace Ouroboros.Fuzzing.Attacks;

public sealed class ManifestAttackTests
{
    private static readonly string Whole = Encoding.UTF8.GetString(FuzzedReaders.Named("manifest").Seeds[^1].Content);

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("samples/../../x.png")]
    [InlineData("samples/./x.png")]
    [InlineData("samples//x.png")]
    [InlineData("samples/")]
    [InlineData("/etc/passwd")]
    [InlineData("//server/share/x")]
    [InlineData(@"..\\..\\x")]
    [InlineData(@"samples\\x.png")]
    [InlineData(@"C:\\x")]
    [InlineData("C:/x")]
    [InlineData("C:x")]
    [InlineData("x.png:stream")]
    [InlineData(@"a\u0000b")]
    [InlineData(@"a\nb")]
    [InlineData(@"a\u001b[2Jb")]
    [InlineData(@"\u002e\u002e/x")]
    public void A_path_that_leads_out_of_the_folder_is_refused(string path)
    {
        Refused("\"config.yaml\"", $"\"{path}\"");
        Refused("\"removed\": {", $"\"removed\": {{\"{path}\": \"ab\"");
    }

    [Theory]
    [InlineData("\"failed\"", "4")]
    [InlineData("\"seed\": 7", "\"seed\": 1e999")]
    [InlineData("\"seed\": 7", "\"seed\": 9223372036854775808")]
    [InlineData("\"seed\": 7", "\"seed\": \"7\"")]
    [InlineData("\"cores\": 2", "\"cores\": 2147483648")]
    [InlineData("\"generations_planned\": 3", "\"generations_planned\": 99999999999999999999")]
    [InlineData("\"generations_done\": 1", "\"generations_done\": 2147483647")]
    [InlineData("\"run\"", "null")]
    [InlineData("\"2026-01-31T14:05:09+01:00\"", "\"2026-13-31T14:05:09+01:00\"")]
    [InlineData("\"2026-01-31T14:05:09+01:00\"", "\"0001-01-01T00:00:00+14:00\"")]
    [InlineData("\"config.yaml\": \"", "\"config.yaml\": null, \"x\": \"")]
    [InlineData("\"config.yaml\"", "\"samples/iteration_0.png\"")]
    [InlineData("\"config.yaml\"", @"""samples\u002fiteration_0.png""")]
    [InlineData("\"config.yaml\"", @"""\ud800""")]
    [InlineData("\"abc\"", @"""\ud800""")]
    [InlineData("\"abc\"", "\"a\0c\"")]
    [InlineData("\"program\": \"ouroboros\"", "\"program\": \"ouroboros\", \"program\": \"ouroboros\"")]
    [InlineData("\"os\": \"an OS\"", "\"os\": [\"an OS\"]")]
    [InlineData("\"files\": {", "\"files\": [")]
    [InlineData("\"removed\": {}", "\"removed\": []")]
    [InlineData("\"removed\": {}", "\"removed\": null")]
    [InlineData("\"removed\": {}", "\"removed\": {\"x\": null}")]
    [InlineData("\"removed\": {}", "\"removed\": {\"x\": \"ab\", \"x\": \"ab\"}")]
    [InlineData("\"removed\": {}", "\"removed\": {\"config.yaml\": \"ab\"}")]
    [InlineData("\"removed\": {}", "\"removed\": {}, \"removed\": {}")]
    public void What_no_run_has_is_refused(string from, string to) => Refused(from, to);

    [Fact]
    public void Deep_nesting_is_refused()
    {
        Refused("\"abc\"", Repeated("[", 100_000));
        Refused("\"abc\"", Repeated("[", 50_000) + Repeated("]", 50_000));
        Refused("\"abc\"", Repeated("{\"a\":", 100_000));
        Refused("\"program\"", $"\"unknown\": {Repeated("[", 50_000)}{Repeated("]", 50_000)}, \"program\"");
        Assert.False(On("manifest", Repeated("[", 1_000_000)));
    }

    [Fact]
    public void What_is_no_utf_8_is_refused()
    {
        Assert.False(On("manifest", Encoding.Latin1.GetBytes(Whole)));
        Assert.False(On("manifest", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Whole)]));
        Assert.False(On("manifest", Encoding.UTF32.GetBytes(Whole)));
    }

    [Fact]
    public void A_thousand_unknown_things_and_a_long_text_are_passed_over()
    {
        Assert.True(On("manifest", Changed("\"program\"", Joined(1000, i => $"\"x{i}\": [{i}, {{}}], ") + "\"program\"")));
        Assert.True(On("manifest", Changed("\"disk full\"", $"\"{new string('x', 1_000_000)}\"")));
        Assert.True(On("manifest", Whole + new string(' ', 1_000_000)));
    }

    [Fact]
    public void Many_files_are_read()
    {
        Assert.True(On("manifest", Changed("\"config.yaml\"", Joined(20_000, i => $"\"checkpoints/vae_{i}\": \"ab\", ") + "\"config.yaml\"")));
        Assert.True(On("manifest", Changed("\"removed\": {", "\"removed\": {" + Joined(20_000, i => $"\"checkpoints/vae_{i}\": \"ab\", ") + "\"x\": \"ab\"")));
    }

    private static void Refused(string from, string to) => Assert.False(On("manifest", Changed(from, to)));

    private static string Changed(string from, string to)
    {
        Assert.Contains(from, Whole);
        return Whole.Replace(from, to);
    }
}
