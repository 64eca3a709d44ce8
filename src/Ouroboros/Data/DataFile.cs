using Ouroboros.Storage;

namespace Ouroboros.Data;

/// <summary>A data file that has yet to be opened.</summary>
/// <param name="Name">Name for messages.</param>
/// <param name="Open">Opens it to be read from the beginning.</param>
internal sealed record DataFile(string Name, Func<Stream> Open)
{
    /// <summary>A file on disk.</summary>
    public static DataFile At(string path) =>
        new(path, () => RegularFile.OpenRead(path));

    /// <summary>Opens the file, reads it and closes it.</summary>
    /// <exception cref="DataFileException">The disk says no.</exception>
    public T Read<T>(Func<Stream, T> read)
    {
        try
        {
            using var stream = Open();
            return read(stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(
                Name, $"it cannot be read ({exception.Message})", "a readable file", "Check the path and its permissions.", exception);
        }
    }
}
