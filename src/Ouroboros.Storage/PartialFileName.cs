using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Ouroboros.Storage;

/// <summary>
/// Names of files in the making: <c>report.html.4711-k3w0fz5q.partial</c> is what process 4711 writes, to become
/// <c>report.html</c>. No two writers share one.
/// </summary>
internal static partial class PartialFileName
{
    /// <summary>How such names end.</summary>
    public const string Suffix = ".partial";

    private const int RandomLength = 8;

    // Systems count the start of a process from their own, whose time is set anew now and then.
    private static readonly TimeSpan Inexact = TimeSpan.FromMinutes(1);

    /// <summary>A path that no other writer has, beside the file that it is to become.</summary>
    public static string Create(string path) => string.Create(
        CultureInfo.InvariantCulture,
        $"{path}.{Environment.ProcessId}-{Path.GetRandomFileName()[..RandomLength]}{Suffix}");

    /// <summary>Whether a name is one of these.</summary>
    public static bool IsPartial(string name) => name.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>The name that a file gets once it is whole; other names are returned as they are.</summary>
    public static string WithoutSuffix(string name) =>
        Parts().Match(name) is { Success: true } parts ? parts.Groups["name"].Value : name;

    /// <summary>Deletes what killed writers of a file left beside it.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void DeleteLeftovers(string path)
    {
        var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path));
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Suffix))
        {
            var parts = Parts().Match(Path.GetFileName(file));
            if (parts.Success && parts.Groups["name"].Value == name
                && !IsOfLiveProcess(parts.Groups["process"].Value, file))
            {
                DeleteUnlessOpen(file);
            }
        }
    }

    // A writer that lives may be about to lock its file. A process that began after the file was written is another one
    // of the same number: containers begin with the same few.
    private static bool IsOfLiveProcess(string number, string file)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime() - Inexact < File.GetLastWriteTimeUtc(file);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (Win32Exception)
        {
            // It is there, and does not say since when.
            return true;
        }
    }

    // A file that is open is being written, whoever does it.
    private static void DeleteUnlessOpen(string file)
    {
        try
        {
            new FileStream(
                file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose)
                .Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    // Earlier versions had no process in the name.
    [GeneratedRegex(@"\A(?<name>.+?)(\.(?<process>[0-9]{1,10})-[a-z0-9]{8})?\.partial\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
