using System.Globalization;

namespace Ouroboros.Cli;

/// <summary>The most memory that the process can have.</summary>
/// <param name="Bytes">How much.</param>
/// <param name="Owner">Whose limit it is, to follow the amount: <c>of this machine</c>.</param>
internal sealed record MemoryLimit(long Bytes, string Owner)
{
    private const string Machine = "of this machine";

    /// <summary>The smallest of the machine's memory, the limits of its cgroups, and <c>ulimit -v</c>.</summary>
    /// <remarks>
    /// The runtime knows these limits too, but gives its own share of them: three quarters for the collector's heap, which is not
    /// where buffers lie.
    /// </remarks>
    /// <param name="root">Where <c>proc</c> and <c>sys</c> are; they are Linux's, elsewhere the runtime is asked.</param>
    public static MemoryLimit OfProcess(string root = "/")
    {
        var physical = Lines(root, "proc/meminfo").Where(line => line.StartsWith("MemTotal:", StringComparison.Ordinal)).Select(Kilobytes).FirstOrDefault();
        MemoryLimit[] all =
        [
            new(physical ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, Machine),
            .. Cgroups(root).Select(bytes => new MemoryLimit(bytes, "that its cgroup allows")),
            .. AddressSpace(root).Select(bytes => new MemoryLimit(bytes, "that ulimit -v allows")),
        ];
        return all.MinBy(limit => limit.Bytes)!;
    }

    // "4:memory:/user/42" in version 1, "0::/user/42" in version 2; a limit may be set at any level above.
    private static IEnumerable<long> Cgroups(string root)
    {
        foreach (var parts in Lines(root, "proc/self/cgroup").Select(line => line.Split(':', 3)).Where(parts => parts.Length == 3))
        {
            var isSecond = parts[1].Length == 0;
            if (!isSecond && !parts[1].Split(',').Contains("memory", StringComparer.Ordinal))
            {
                continue;
            }

            var (place, file) = isSecond ? ("sys/fs/cgroup", "memory.max") : ("sys/fs/cgroup/memory", "memory.limit_in_bytes");
            for (var group = parts[2].TrimEnd('/'); ; group = group[..Math.Max(0, group.LastIndexOf('/'))])
            {
                if (Lines(root, $"{place}{group}/{file}") is [var line] && Number(line) is { } bytes)
                {
                    yield return bytes;
                }

                if (group.Length == 0)
                {
                    break;
                }
            }
        }
    }

    // "Max address space  SOFT  HARD  bytes", either of them "unlimited".
    private static IEnumerable<long> AddressSpace(string root) =>
        from line in Lines(root, "proc/self/limits")
        where line.StartsWith("Max address space", StringComparison.Ordinal)
        let bytes = Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(3))
        where bytes is not null
        select bytes.Value;

    private static long? Kilobytes(string line) => Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(1)) * 1024;

    private static long? Number(string? text) =>
        long.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string[] Lines(string root, string path)
    {
        try
        {
            var full = Path.Combine(root, path);
            return File.Exists(full) ? File.ReadAllLines(full) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
