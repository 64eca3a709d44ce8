using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Export;

/// <summary>Reads a run's tables for an export.</summary>
internal static class RunTable
{
    /// <summary>A table; null when the run has not written it.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    /// <exception cref="RunFileException">It does not hold what it should.</exception>
    public static CsvTable? Load(RunFolder folder, string file) =>
        folder.Has(file) ? CsvTable.Parse(folder.ReadText(file), folder.FullPath(file)) : null;
}
