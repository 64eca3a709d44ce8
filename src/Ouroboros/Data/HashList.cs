using System.Security.Cryptography;
using System.Text;
using Ouroboros.Storage;

namespace Ouroboros.Data;

/// <summary><c>SHA256SUMS</c>: hashes of the files of a folder, as <c>sha256sum -c</c> takes them.</summary>
public static class HashList
{
    /// <summary>The file's name.</summary>
    public const string FileName = "SHA256SUMS";

    private const int HashDigits = 64;
    private const int LongestFile = 1 << 16;

    /// <summary>Writes a folder's list.</summary>
    public static void Write(string folder, IEnumerable<KeyValuePair<string, string>> hashes)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        var lines = hashes.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Value}  {file.Key}\n");
        AtomicFile.Write(Path.Join(folder, FileName), Encoding.UTF8.GetBytes(string.Concat(lines)));
    }

    /// <summary>Reads a folder's list: hash by file name; empty when there is none, or it is damaged.</summary>
    public static IReadOnlyDictionary<string, string> Read(string folder)
    {
        var path = Path.Join(folder, FileName);
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        using var content = File.Exists(path) ? RegularFile.OpenRead(path) : Stream.Null;
        if (content.Length <= LongestFile)
        {
            using var lines = new StreamReader(content);
            while (lines.ReadLine() is { } line)
            {
                if (line.Length > HashDigits + 2)
                {
                    hashes[line[(HashDigits + 2)..]] = line[..HashDigits];
                }
            }
        }

        return hashes;
    }

    /// <summary>The SHA-256 of a file, 64 lower-case hexadecimal digits.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string HashOf(string path)
    {
        using var content = RegularFile.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
