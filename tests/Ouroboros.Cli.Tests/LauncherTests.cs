using System.Diagnostics;

namespace Ouroboros.Cli.Tests;

/// <summary>The script <c>ouroboros</c> in a small copy of the checkout, with a <c>dotnet</c> that only notes what it is asked.</summary>
public sealed class LauncherTests : IDisposable
{
    private const string Dotnet = """
        #!/bin/sh
        if [ "$1" = build ]; then
          echo "in $(pwd): $*" >>"$NOTES"
          if [ -n "${FAIL:-}" ]; then echo "error CS1002: ; expected"; exit 1; fi
          sleep 0.3
          : >src/Ouroboros.Cli/bin/Release/net10.0/Ouroboros.Cli.dll
          exit 0
        fi
        shift
        echo "called as $OUROBOROS_COMMAND" >>"$NOTES.calls"
        echo "ran in $(pwd) with [$*]"
        exit 42
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("ouroboros-launcher-").FullName;

    public LauncherTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script is for POSIX shells; Windows has ouroboros.cmd.");
        Write("tools/dotnet", Dotnet);
        Write("checkout/src/Ouroboros.Cli/Program.cs", "// code");
        Write("checkout/data/file", "data");
        Write("checkout/global.json", "{}");
        Write("checkout/ouroboros", File.ReadAllText(Path.Combine(Repository.Root, "ouroboros")));
        Directory.CreateDirectory(At("elsewhere"));

        // The shell's tools come by absolute links, so that a machine's real dotnet is never on the way.
        foreach (var tool in new[] { "sh", "find", "sort", "cksum", "cat", "mkdir", "rm", "mv", "dirname", "readlink", "sleep" })
        {
            var real = new[] { $"/bin/{tool}", $"/usr/bin/{tool}" }.FirstOrDefault(File.Exists);
            if (real is not null)
            {
                File.CreateSymbolicLink(At($"tools/{tool}"), real);
            }
        }
    }

    [Fact]
    public void It_builds_once_and_hands_over_arguments_folder_and_exit_code()
    {
        var (code, output, error) = Start(At("checkout/ouroboros"), "run", "a b", "--x=*");
        Assert.Equal(42, code);
        Assert.Equal($"ran in {At("elsewhere")} with [run a b --x=*]\n", output);
        Assert.Equal("ouroboros: building ...\n", error);
        (code, output, error) = Start(At("checkout/ouroboros"));
        Assert.Equal((42, $"ran in {At("elsewhere")} with []\n", ""), (code, output, error));
        Assert.Equal(1, Builds());
        Assert.StartsWith($"in {At("checkout")}: build src/Ouroboros.Cli -c Release", File.ReadAllText(At("notes")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_without_an_owner_is_not_waited_for_for_ever()
    {
        Directory.CreateDirectory(At("checkout/src/Ouroboros.Cli/bin/build-lock"));
        var (code, _, error) = Start(At("checkout/ouroboros"));
        Assert.Equal((42, "ouroboros: building ...\n"), (code, error));
    }

    [Fact]
    public void It_builds_again_when_a_source_is_newer_added_or_gone()
    {
        Start(At("checkout/ouroboros"));
        File.SetLastWriteTimeUtc(At("checkout/src/Ouroboros.Cli/Program.cs"), DateTime.UnixEpoch);
        Start(At("checkout/ouroboros"));
        Assert.Equal(1, Builds());
        Write("checkout/src/Ouroboros.Cli/Program.cs", "// other code");
        Start(At("checkout/ouroboros"));
        Assert.Equal(2, Builds());
        Write("checkout/src/Ouroboros.Cli/New.cs", "// code");
        File.SetLastWriteTimeUtc(At("checkout/src/Ouroboros.Cli/New.cs"), DateTime.UnixEpoch);
        Start(At("checkout/ouroboros"));
        Assert.Equal(3, Builds());
        File.Delete(At("checkout/src/Ouroboros.Cli/New.cs"));
        Start(At("checkout/ouroboros"));
        Assert.Equal(4, Builds());
        Write("checkout/src/Ouroboros.Cli/obj/generated.cs", "// no source");
        Start(At("checkout/ouroboros"));
        Assert.Equal(4, Builds());
    }

    [Fact]
    public void It_works_through_links()
    {
        File.CreateSymbolicLink(At("checkout/link"), "ouroboros");
        File.CreateSymbolicLink(At("elsewhere/link"), "../checkout/link");
        Assert.Equal(42, Start(At("elsewhere/link"), "list").Code);
        Assert.Equal(1, Builds());
    }

    [Fact]
    public void It_tells_the_program_how_it_was_called()
    {
        Start(At("checkout/ouroboros"));
        Start("../checkout/ouroboros");
        File.CreateSymbolicLink(At("elsewhere/link"), "../checkout/ouroboros");
        Start("link");
        Assert.Equal(
            [$"called as {At("checkout/ouroboros")}", "called as ../checkout/ouroboros", "called as ./link"],
            File.ReadAllLines(At("notes.calls")));
    }

    [Fact]
    public void A_build_that_fails_shows_what_it_said_and_is_tried_again()
    {
        var (code, output, error) = Start(At("checkout/ouroboros"), fail: true);
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains("error CS1002", error, StringComparison.Ordinal);
        Assert.Contains("the build failed", error, StringComparison.Ordinal);
        Assert.Equal(42, Start(At("checkout/ouroboros")).Code);
        Assert.Equal(2, Builds());
    }

    [Fact]
    public async Task Two_starts_at_once_build_once()
    {
        var starts = Enumerable.Range(0, 3).Select(_ => Task.Run(() => Start(At("checkout/ouroboros")), TestContext.Current.CancellationToken));
        var results = await Task.WhenAll(starts);
        Assert.All(results, result => Assert.Equal(42, result.Code));
        Assert.Equal(1, Builds());
    }

    [Fact]
    public void The_lock_of_a_builder_that_died_is_taken_over()
    {
        Write("checkout/src/Ouroboros.Cli/bin/build-lock/pid", "999999999");
        Assert.Equal(42, Start(At("checkout/ouroboros")).Code);
    }

    [Fact]
    public void Without_an_sdk_it_says_what_to_install()
    {
        File.Delete(At("tools/dotnet"));
        var (code, _, error) = Start(At("checkout/ouroboros"), path: At("tools"));
        Assert.Equal(127, code);
        Assert.StartsWith("ouroboros: the .NET SDK was not found. Install the .NET 10 SDK", error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string At(string name) => Path.Combine(_folder, name);

    private int Builds() => File.ReadAllLines(At("notes")).Length;

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(At(name), (UnixFileMode)0b111_101_101);
        }
    }

    private (int Code, string Output, string Error) Start(string launcher, params string[] arguments) => Start(launcher, false, null, arguments);

    private (int Code, string Output, string Error) Start(string launcher, bool fail = false, string? path = null, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            WorkingDirectory = At("elsewhere"),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var word in (string[])[launcher, .. arguments])
        {
            start.ArgumentList.Add(word);
        }

        start.Environment["PATH"] = path ?? At("tools");
        start.Environment["NOTES"] = At("notes");
        start.Environment["FAIL"] = fail ? "1" : "";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
