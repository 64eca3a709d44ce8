namespace Ouroboros.Storage;

/// <summary>A run's file is readable but does not hold what it should: it was damaged, edited, or is of another program.</summary>
public sealed class RunFileException : RunException
{
    /// <summary>File, line, what was found and what was expected make the message.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">Line, from 1.</param>
    /// <param name="found">What was found.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="cause">The error underneath, if any.</param>
    public RunFileException(string path, int line, string found, string expected, Exception? cause = null)
        : base(path, $"{path}, line {line}: found {found}; expected {expected}. Restore the file, or repeat the run from its config.yaml.", cause)
    {
        Line = line;
    }

    /// <summary>Line, from 1.</summary>
    public int Line { get; }

    /// <summary>Whether the file is whole and another program's.</summary>
    public bool IsForeign { get; init; }
}
