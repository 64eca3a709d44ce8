using System.Text;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Crashes;

/// <summary>Files of a run that were damaged since it was interrupted.</summary>
public sealed class DamageTests(DamageTests.InterruptedRun interrupted) : IClassFixture<DamageTests.InterruptedRun>
{
    private const string NotAsWritten = "it is not the file that the run wrote: its SHA-256 is not the manifest's. Restore it";

    [Theory]
    [InlineData("vae_1")]
    [InlineData("classifier_1")]
    [InlineData("state")]
    public void Weights_that_are_not_those_that_were_written_are_refused(string name)
    {
        var file = interrupted.File(name);
        Refused(file, content => [.. content[..^1], (byte)~content[^1]], $"{file}: {NotAsWritten}");
        Refused(file, content => content[..(content.Length / 2)], $"{file}: {NotAsWritten}");
        Refused(file, _ => [], $"{file}: {NotAsWritten}");
        Refused(file, _ => null, $"{file}: it is not there.");
    }

    [Fact]
    public void A_config_that_is_not_the_runs_is_refused()
    {
        const string file = RunFiles.Config;
        Refused(file, content => Edited(content, "latent_dim: 5", "latent_dim: 6"), $"{file}: it is not the config that the run wrote");
        Refused(file, content => Edited(content, "latent_dim: 5", "latent_dim: five"), $"{file}:");
        Refused(file, content => Edited(content, "vae:", "vae: ["), $"{file}:");
        Refused(file, content => content[..(content.Length / 2)], $"{file}");
        Refused(file, _ => null, $"{file}: it is not there");
    }

    [Fact]
    public void A_manifest_that_is_damaged_is_refused()
    {
        const string file = RunFiles.Manifest;
        var state = interrupted.File("state");
        Refused(file, _ => [], $"{file}, line 1: found damage");
        Refused(file, content => content[..(content.Length / 2)], $"{file}, line");
        Refused(file, content => Edited(content, "\"generations_done\": 1", "\"generations_done\": 9"), $"{file}, line 1: found 9 generations done of 4");
        Refused(file, content => Edited(content, $"\"checkpoint\": \"{state}\"", "\"checkpoint\": \"../elsewhere\""), $"{file}, line 1: found checkpoint '../elsewhere'");
        Refused(file, content => Edited(content, $"\"checkpoint\": \"{state}\"", "\"checkpoint\": \"state/..\""), $"{file}, line 1: found checkpoint 'state/..'");
        Refused(file, content => Edited(content, $"    \"{state}\"", "    \"state/another.safetensors\""), $"{file}, line 1: found checkpoint '{state}'");
        Refused(file, content => Edited(content, "\"data_folder\": \"", "\"data_folder\": null, \"other\": \""), $"{file}, line 1: found only one of the digits' folder and their SHA-256");
    }

    private static byte[] Edited(byte[] content, string from, string to)
    {
        var text = Encoding.UTF8.GetString(content);
        Assert.Contains(from, text, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal));
    }

    // Damages a file (null: deletes it), and mends it in the end.
    private void Refused(string file, Func<byte[], byte[]?> damage, string words)
    {
        var run = interrupted.Run;
        var path = run.Folder.FullPath(file);
        var whole = File.ReadAllBytes(path);
        try
        {
            if (damage(whole) is { } content)
            {
                File.WriteAllBytes(path, content);
            }
            else
            {
                File.Delete(path);
            }

            var before = run.Everything();
            var said = run.Resume().MustRefuse(ExitCodes.Files);
            Assert.Contains($"/{words}", said, StringComparison.Ordinal);
            Assert.Equal(before, run.Everything());
        }
        finally
        {
            File.WriteAllBytes(path, whole);
        }
    }

    /// <summary>A run with one complete generation, interrupted in its second.</summary>
    public sealed class InterruptedRun(UninterruptedRuns whole) : IDisposable
    {
        private TestedRun? _run;

        internal TestedRun Run => _run ??= Make();

        /// <summary>A file of weights by its short name.</summary>
        public string File(string name) => name switch
        {
            "state" => Run.Manifest.Checkpoint!,
            _ => $"checkpoints/{name}.safetensors",
        };

        public void Dispose() => _run?.Dispose();

        private TestedRun Make()
        {
            Linux.Only();
            var run = new TestedRun(whole, Experiment.Short);
            run.BeginUntil("generation 2: vae epoch 1 ");
            return run;
        }
    }
}
