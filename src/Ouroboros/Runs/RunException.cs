using Ouroboros.Configuration;

namespace Ouroboros.Runs;

/// <summary>Something is wrong with a run's folder or with a file in it; the message names it and says what to do.</summary>
public abstract class RunException : Exception
{
    private protected RunException(string path, string message, Exception? cause)
        : base(PlainText.Line(message), cause)
    {
        Path = path;
    }

    /// <summary>The folder or file.</summary>
    public string Path { get; }
}
