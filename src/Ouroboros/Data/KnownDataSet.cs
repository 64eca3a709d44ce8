namespace Ouroboros.Data;

/// <summary>A public data set that the program knows by name: what is in it, and where it comes from.</summary>
public sealed record KnownDataSet
{
    /// <summary>Name on the command line, in configs and of its folder: <c>fashion-mnist</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Name for people: <c>Fashion-MNIST</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What its images show, plural: <c>digits</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>[classes] name of each label; null where labels are numbers and mean themselves.</summary>
    public IReadOnlyList<string>? LabelNames { get; init; }

    /// <summary>Number of classes.</summary>
    public int Classes { get; init; } = 10;

    /// <summary>Images in the training set.</summary>
    public int TrainingImages { get; init; } = 60_000;

    /// <summary>Images in the test set.</summary>
    public int TestImages { get; init; } = 10_000;

    /// <summary>The label that its files give the first class.</summary>
    public int FirstLabel { get; init; }

    /// <summary>Whether its files hold images column by column, mirrored at the diagonal.</summary>
    public bool IsTransposed { get; init; }

    /// <summary>Names of its four files without <c>.gz</c>, in the order of <see cref="MnistFolder.Names"/>.</summary>
    public IReadOnlyList<string> FileNames { get; init; } = MnistFolder.Names;

    /// <summary>Licence, in a few words.</summary>
    public required string Licence { get; init; }

    /// <summary>Who made it, to be named wherever it is passed on.</summary>
    public required string Origin { get; init; }

    /// <summary>What is fetched: its four files, or one archive that holds them; empty for a set that is part of the program.</summary>
    public IReadOnlyList<RemoteFile> Files { get; init; } = [];

    /// <summary>Folder inside the archive of <see cref="Files"/> that holds the four files as <c>.gz</c>; null when they come by themselves.</summary>
    public string? FolderInArchive { get; init; }

    /// <summary>Whether the library has it embedded.</summary>
    public bool IsEmbedded => Files.Count == 0;
}
