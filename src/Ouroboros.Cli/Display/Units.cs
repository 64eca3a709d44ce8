namespace Ouroboros.Cli.Display;

/// <summary>Numbers as people read them.</summary>
internal static class Units
{
    /// <summary>Hours, minutes and seconds: <c>0:41</c>, <c>12:03</c>, <c>3:04:05</c>.</summary>
    public static string Clock(TimeSpan time)
    {
        var whole = TimeSpan.FromSeconds(Math.Max(0, Math.Round(time.TotalSeconds)));
        return whole.TotalHours >= 1
            ? $"{(int)whole.TotalHours}:{whole.Minutes:00}:{whole.Seconds:00}"
            : $"{whole.Minutes}:{whole.Seconds:00}";
    }

    /// <summary>A share, 0 to 1, with a decimal: <c>99.8 %</c>; all and nothing only when it is exact.</summary>
    public static string Percent(double share)
    {
        var shown = Math.Round(share * 100, 1, MidpointRounding.AwayFromZero);
        shown = share switch
        {
            < 1 when shown >= 100 => 99.9,
            > 0 when shown <= 0 => 0.1,
            _ => shown,
        };
        return shown is 0 or 100 ? $"{shown:F0} %" : $"{shown:F1} %";
    }

    /// <summary>Bytes in decimal units: <c>12.3 MB</c>.</summary>
    public static string Bytes(long bytes)
    {
        string[] units = ["kB", "MB", "GB", "TB"];
        if (bytes < 1000)
        {
            return $"{bytes} B";
        }

        var (value, unit) = (bytes / 1000.0, 0);
        while (value >= 999.95 && unit < units.Length - 1)
        {
            (value, unit) = (value / 1000, unit + 1);
        }

        return $"{value:F1} {units[unit]}";
    }

    /// <summary>A count with its noun: <c>1 run</c>, <c>2 runs</c>.</summary>
    public static string Count(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count:N0} {noun}s";
}
