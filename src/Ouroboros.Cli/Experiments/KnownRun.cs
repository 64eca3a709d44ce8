using Ouroboros.Cli.Config;
using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Experiments;

/// <summary>A folder that its manifest shows to be a run of this program.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Manifest">Its manifest.</param>
internal sealed record KnownRun(RunFolder Folder, Manifest Manifest)
{
    /// <summary>The run in a folder; null when it is none: a link, no manifest, or another program's.</summary>
    /// <exception cref="RunException">Its manifest is damaged, of a newer version, or the disk refuses.</exception>
    public static KnownRun? Find(string path)
    {
        var folder = new RunFolder(path);
        var manifest = folder.FullPath(RunFiles.Manifest);
        if (new DirectoryInfo(folder.Root).LinkTarget is not null || new FileInfo(manifest).LinkTarget is not null || Directory.Exists(manifest))
        {
            return null;
        }

        try
        {
            return new KnownRun(folder, ManifestFile.Load(folder));
        }
        catch (RunFileException exception) when (exception.IsForeign)
        {
            return null;
        }
        catch (RunFolderException exception) when (exception.InnerException is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether a process is at work on it.</summary>
    public bool IsAlive() => RunLock.IsTaken(Folder);

    /// <summary>How far it has collapsed; null while there are no numbers, or when they cannot be read.</summary>
    public CollapseSummary? Collapse()
    {
        try
        {
            return Folder.Has(RunFiles.Config) ? CollapseSummary.Of(RunHistoryReader.Load(Folder, Config())) : null;
        }
        catch (RunException)
        {
            return null;
        }
    }

    /// <summary>What its numbers depend on; null where it has no config.</summary>
    public RunConditions? Conditions() => Folder.Has(RunFiles.Config) ? RunConditions.From(Config(), Manifest) : null;

    /// <summary>The data set that it learned, as far as its config tells; MNIST where it does not.</summary>
    public DataSource Source() => (Folder.Has(RunFiles.Config) ? Config() : Presets.Classic).Data.Source;

    /// <summary>Its config, as far as <c>config.yaml</c> tells; what stands there wrongly has its default.</summary>
    /// <exception cref="RunException">The file is missing, cannot be read, or holds no key.</exception>
    public ExperimentConfig Config()
    {
        var path = Folder.FullPath(RunFiles.Config);
        var yaml = new YamlConfig(RunFiles.Config);
        yaml.ReadBytes(Folder.Read(RunFiles.Config, stream => RegularFile.ReadStart(stream, YamlConfig.Most)));
        return yaml.Settings.Count == 0 && yaml.Problems.Count > 0
            ? throw new RunFileException(path, 1, yaml.Problems[0].Found, "the run's config")
            : yaml.Settings.Aggregate(Presets.Classic, (config, setting) => setting.Key.Set(config, setting.Value));
    }
}
