using System.Globalization;
using Ouroboros.Data;

namespace Ouroboros.Reporting;

/// <summary>Numbers as people read them.</summary>
public static class Units
{
    private static readonly string[] ByteUnits = ["B", "kB", "MB", "GB", "TB"];

    /// <summary>Hours, minutes and seconds: <c>0:41</c>, <c>12:03</c>, <c>3:04:05</c>.</summary>
    public static string Clock(TimeSpan time)
    {
        var whole = TimeSpan.FromSeconds(Math.Max(0, Math.Round(time.TotalSeconds)));
        return whole.TotalHours >= 1
            ? $"{(int)whole.TotalHours}:{whole.Minutes:00}:{whole.Seconds:00}"
            : $"{whole.Minutes}:{whole.Seconds:00}";
    }

    /// <summary>About how long, in words: <c>40 s</c>, <c>12 min</c>, <c>1 h 50 min</c>, <c>3 days</c>.</summary>
    public static string Duration(TimeSpan time)
    {
        var minutes = (long)Math.Round(time.TotalMinutes);
        return time.TotalSeconds < 99.5 ? $"{Math.Max(1, Math.Round(time.TotalSeconds)):F0} s"
            : minutes < 60 ? $"{minutes} min"
            : minutes < 48 * 60 ? $"{minutes / 60} h" + (minutes % 60 == 0 ? "" : $" {minutes % 60} min")
            : $"{Math.Round(time.TotalDays):N0} days";
    }

    /// <summary>A share, 0 to 1, with a decimal: <c>99.8 %</c>; all and nothing only when it is exact, else <c>&gt; 99.9 %</c> and <c>&lt; 0.1 %</c>.</summary>
    public static string Percent(double share)
    {
        // Formatted as in charts and tables, which tell 25.95 (in binary a little less) as 25.9.
        var shown = (share * 100).ToString("F1", CultureInfo.InvariantCulture);
        return (share, shown) switch
        {
            (0 or 1, _) => $"{share * 100:F0} %",
            ( < 1, "100.0") => "> 99.9 %",
            ( > 0, "0.0") => "< 0.1 %",
            _ => $"{shown} %",
        };
    }

    /// <summary>Bytes in decimal units: <c>12.3 MB</c>.</summary>
    public static string Bytes(long bytes)
    {
        var (value, unit) = Scaled(bytes);
        return unit == 0 ? $"{bytes} B" : $"{value:F1} {ByteUnits[unit]}";
    }

    /// <summary>Bytes of which only two digits are worth telling: <c>410 MB</c>, <c>1.2 GB</c>.</summary>
    public static string Roughly(long bytes)
    {
        var step = (long)Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, bytes))) - 1));
        var (value, unit) = Scaled((bytes + (step / 2)) / step * step);
        return value < 10 && unit > 0 ? $"{value:F1} {ByteUnits[unit]}" : $"{value:F0} {ByteUnits[unit]}";
    }

    /// <summary>A count with its noun: <c>1 run</c>, <c>2 runs</c>.</summary>
    public static string Count(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count:N0} {noun}s";

    /// <summary>Images of a label: <c>8s</c>, or its name in quotes, <c>"Bag"</c>.</summary>
    public static string Plural(DataSource source, int label) =>
        source.Set?.LabelNames is null ? $"{source.NameOf(label)}s" : $"\"{source.NameOf(label)}\"";

    private static (double Value, int Unit) Scaled(long bytes)
    {
        if (bytes < 1000)
        {
            return (bytes, 0);
        }

        var (value, unit) = (bytes / 1000.0, 1);
        while (value >= 999.95 && unit < ByteUnits.Length - 1)
        {
            (value, unit) = (value / 1000, unit + 1);
        }

        return (value, unit);
    }
}
