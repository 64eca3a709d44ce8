using System.IO.Compression;

namespace Ouroboros.Tests.Data;

/// <summary>Small zip archives.</summary>
internal static class ZipFiles
{
    // Equal entries give equal archives.
    private static readonly DateTimeOffset _time = new(2017, 2, 17, 0, 0, 0, TimeSpan.Zero);

    /// <summary>An archive; a name may stand twice.</summary>
    public static byte[] Of(params (string Name, byte[] Content)[] entries)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = _time;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return packed.ToArray();
    }
}
