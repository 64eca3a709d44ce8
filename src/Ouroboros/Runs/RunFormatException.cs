using System.Globalization;
using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>A run's file is of a newer version of this program, and may hold what this one does not know.</summary>
public sealed class RunFormatException : RunException
{
    /// <summary>File and formats make the message.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">Its format, above <see cref="Manifest.CurrentFormat"/>.</param>
    public RunFormatException(string path, long format)
        : base(
            path,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: written by a newer version of this program (format {format}; this one reads up to {Manifest.CurrentFormat}). Use that version."),
            null)
    {
        Format = format;
    }

    /// <summary>The file's format.</summary>
    public long Format { get; }
}
