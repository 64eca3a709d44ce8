using Ouroboros.Data.Sets;

namespace Ouroboros.Configuration;

/// <summary>The <c>data</c> section.</summary>
public sealed record DataSettings
{
    /// <summary>The real images, see <see cref="DataSource"/>: a known set's name, a folder's path, or <c>NAME:FOLDER</c>.</summary>
    public string Dataset { get; init; } = KnownDataSets.Default;

    /// <summary>Whether the real training images are put into an order drawn by the seed, so that the first N are a random choice.</summary>
    public bool Shuffle { get; init; }
}
