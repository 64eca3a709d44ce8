namespace Ouroboros.Storage;

/// <summary>Something is wrong with a run's folder or with a file in it; the message names it and says what to do.</summary>
public abstract class RunException : Exception
{
    /// <summary>An exception.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="message">What is wrong, and what to do; control characters are escaped.</param>
    /// <param name="cause">The error underneath, if any.</param>
    protected RunException(string path, string message, Exception? cause)
        : base(PlainText.Line(message), cause)
    {
        Path = path;
    }

    /// <summary>The folder or file.</summary>
    public string Path { get; }
}
