using Ouroboros.Data;

namespace Ouroboros.Configuration;

/// <summary>The <c>data</c> section.</summary>
public sealed record DataSettings
{
    /// <summary>The real images, see <see cref="DataSource"/>: a known set's name, a folder's path, or <c>NAME:FOLDER</c>.</summary>
    public string Dataset { get; init; } = KnownDataSets.Default;

    /// <summary><see cref="Dataset"/>, read.</summary>
    /// <exception cref="InvalidOperationException">It names no data set.</exception>
    public DataSource Source => DataSource.Parse(Dataset)
        ?? throw new InvalidOperationException($"\"{Dataset}\" is no data set: expected {DataSource.Expected}.");

    /// <summary>Whether the real training images are put into an order drawn by the seed, so that the first N are a random choice.</summary>
    public bool Shuffle { get; init; }
}
