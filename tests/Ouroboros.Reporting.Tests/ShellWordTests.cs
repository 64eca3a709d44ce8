using System.Diagnostics;

namespace Ouroboros.Reporting.Tests;

public sealed class ShellWordTests
{
    public static TheoryData<string> Nasty =>
    [
        "plain", "two words", "$(touch X)", "`touch X`", "a;touch X", "a&touch X", "a|b", "it's", "say \"hi\"", "!!", "*", "~", "~root", "#1", "a=b",
        "%PATH%", "$HOME", "\\", "a\\", "{a,b}", "<in", ">out", "\u00FCml\u00E4ut \u65E5\u672C", "(x)", "[x]", "?", "",
    ];

    [Theory]
    [MemberData(nameof(Nasty))]
    public void A_shell_reads_the_name_that_was_written_and_runs_nothing(string name)
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "There is no /bin/sh.");
        Assert.Equal(name, Echoed(ShellWord.Posix(name)));
        Assert.Equal(name, Echoed(ShellWord.PosixTyped(name)));
    }

    [Theory]
    [InlineData("-rf", "./-rf", ".\\-rf")]
    [InlineData("--all", "./--all", ".\\--all")]
    [InlineData("-a b", "'./-a b'", "\".\\-a b\"")]
    public void A_name_is_no_option(string name, string posix, string windows)
    {
        Assert.Equal(posix, ShellWord.Posix(name));
        Assert.Equal(windows, ShellWord.Windows(name));
        Assert.StartsWith("-", ShellWord.PosixTyped(name).TrimStart('\''), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("runs/seven", "runs/seven")]
    [InlineData("C:\\runs\\seven", "C:\\runs\\seven")]
    [InlineData("two words", "\"two words\"")]
    [InlineData("a&b", "\"a&b\"")]
    [InlineData("$(calc)", "'$(calc)'")]
    [InlineData("it's `x`", "'it''s `x`'")]
    public void Windows_has_quotes_that_both_of_its_shells_take(string name, string expected) => Assert.Equal(expected, ShellWord.Windows(name));

    // The word is on standard input of the shell, as it is when it is pasted, and not a word of the shell's own command line.
    private static string Echoed(string word)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        using var shell = Process.Start(start)!;
        shell.StandardInput.Write($"printf '%s' {word}");
        shell.StandardInput.Close();
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
        return output;
    }
}
