using Ouroboros.Configuration;
using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>A run's files and the manifest that lists them: what is written is noted by its hash, and listed with the next manifest.</summary>
/// <remarks>
/// Files that the manifest lists are replaced only by the same content or by what is newer. Checkpoints, data sets and pictures of latent spaces have
/// names of their own, and the old ones go only after a manifest that does not list them stands.
/// </remarks>
/// <param name="folder">The run.</param>
internal sealed class RunRecord(RunFolder folder)
{
    // What lies in them under a name of the run's and is not listed is a leftover.
    private static readonly string[] Tidied = [RunFiles.StateFolder, RunFiles.DataSetFolder, RunFiles.LatentWalkFolder];

    private readonly SortedDictionary<string, string> _hashes = new(StringComparer.Ordinal);
    private Manifest? _manifest;

    /// <summary>Which of the sampled data sets stay.</summary>
    public KeptDataSets Kept { get; set; }

    /// <summary>Whether there is a manifest yet.</summary>
    public bool IsBegun => _manifest is not null;

    /// <summary>The manifest as it is on the disk.</summary>
    /// <exception cref="InvalidOperationException">The run has not been started.</exception>
    public Manifest Manifest => _manifest ?? throw new InvalidOperationException("The run has not been started.");

    /// <summary>Takes over the files of a run that goes on.</summary>
    public void Continue(Manifest earlier)
    {
        foreach (var (file, hash) in earlier.Files)
        {
            _hashes.Add(file, hash);
        }
    }

    /// <summary>SHA-256 of a file as it was written; null if it was not.</summary>
    public string? HashOf(string file) => _hashes.GetValueOrDefault(file);

    /// <summary>Writes a file.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public void Put(string file, Action<Stream> write)
    {
        var hash = folder.Write(file, write);
        if (RunFiles.IsReproducible(file))
        {
            _hashes[file] = hash;
        }
    }

    /// <summary>Writes files that are at hand.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public void Put(IEnumerable<RunFile> files)
    {
        foreach (var file in files)
        {
            Put(file.Path, stream => stream.Write(file.Content));
        }
    }

    /// <summary>Lists files no more: the next manifest is without them, and after it the pictures of latent spaces among them are deleted.</summary>
    public void Forget(Predicate<string> which)
    {
        foreach (var file in _hashes.Keys.Where(file => which(file)).ToList())
        {
            _hashes.Remove(file);
        }
    }

    /// <summary>
    /// Writes a manifest with the hashes of all files, then deletes checkpoints, data sets and pictures of latent spaces that it does not list.
    /// </summary>
    /// <param name="manifest">The manifest; its files do not matter.</param>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public void Save(Manifest manifest)
    {
        var files = _hashes.Where(pair => Stays(pair.Key, manifest)).ToDictionary();
        var saved = manifest with { Files = new SortedDictionary<string, string>(files, StringComparer.Ordinal) };
        ManifestFile.Save(folder, saved);
        _manifest = saved;
        foreach (var file in Tidied.SelectMany(folder.Files))
        {
            if (RunFiles.IsOurs(file) && !saved.Files.ContainsKey(file))
            {
                folder.Delete(file);
                _hashes.Remove(file);
            }
        }
    }

    private bool Stays(string file, Manifest manifest) =>
        RunFiles.IsState(file) ? file == manifest.Checkpoint
        : !RunFiles.IsDataSet(file) || Kept == KeptDataSets.All
        || file == RunFiles.DataSetImages(manifest.GenerationsDone) || file == RunFiles.DataSetLabels(manifest.GenerationsDone);
}
