using Ouroboros.Data;
using Ouroboros.Tests.Data;

namespace Ouroboros.Fuzzing.Readers;

/// <summary>The reader of archives of data sets.</summary>
/// <remarks>
/// .NET holds the archive's directory, an object for each of its entries of at least 46 bytes, as often as half a dozen lists and
/// look-ups hold it; content passes through a buffer.
/// </remarks>
internal static class ArchiveReaders
{
    private const int MostBytes = 2_000;
    private static readonly byte[] Long = IdxFiles.Gzip(IdxFiles.Images(1));
    private static readonly byte[] Short = IdxFiles.Gzip(IdxFiles.Labels(1, 2, 3));
    private static readonly Dictionary<string, long> Wanted = new(StringComparer.Ordinal) { ["gzip/a.gz"] = MostBytes, ["gzip/b.gz"] = MostBytes };

    public static IReadOnlyList<FuzzedReader> All { get; } =
    [
        new(
            "set-archive",
            [
                new(ZipFiles.Of(("gzip/a.gz", Long), ("gzip/b.gz", Short))),
                new(ZipFiles.Of(("gzip/", []), ("gzip/b.gz", []), ("../c", Short), ("gzip/a.gz", Short))),
            ],
            Read,
            typeof(DataFileException))
        {
            AllocatedByByte = 100,
        },
    ];

    // Nothing larger than was allowed may come out, whatever the archive says.
    private static bool Read(byte[] file)
    {
        SetArchive.Read(
            new MemoryStream(file), "archive", Wanted,
            (name, copy) =>
            {
                using var target = new MemoryStream(new byte[MostBytes]);
                copy(target);
            },
            CancellationToken.None);
        return true;
    }
}
