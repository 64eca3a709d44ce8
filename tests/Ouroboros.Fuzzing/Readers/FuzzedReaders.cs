namespace Ouroboros.Fuzzing.Readers;

/// <summary>Every reader of the program that takes files from outside.</summary>
internal static class FuzzedReaders
{
    public static IReadOnlyList<FuzzedReader> All { get; } =
    [
        .. IdxReaders.All, .. ArchiveReaders.All, .. ArrayReaders.All, .. TextReaders.All, .. TableReaders.All, .. PictureReaders.All, .. ModelReaders.All,
    ];

    public static FuzzedReader Named(string name) => All.Single(reader => reader.Name == name);
}
