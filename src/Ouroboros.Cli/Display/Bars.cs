namespace Ouroboros.Cli.Display;

/// <summary>Bars made of characters.</summary>
/// <param name="unicode">Whether blocks and lines may be used, or only ASCII.</param>
internal sealed class Bars(bool unicode)
{
    private const string Eighths = " ▏▎▍▌▋▊▉";

    /// <summary>The filled and the empty part of a progress bar.</summary>
    public (string Filled, string Empty) Progress(double share, int width)
    {
        var filled = (int)Math.Round(Math.Clamp(share, 0, 1) * width);
        return (new string(unicode ? '━' : '#', filled), new string(unicode ? '─' : '-', width - filled));
    }

    /// <summary>A value as a bar, to an eighth of a column where blocks may be used.</summary>
    public string Value(double share, int width)
    {
        var eighths = (int)Math.Round(Math.Clamp(double.IsNaN(share) ? 0 : share, 0, 1) * width * 8);
        if (!unicode)
        {
            return new string('#', (eighths + 4) / 8);
        }

        var rest = eighths % 8;
        return new string('█', eighths / 8) + (rest == 0 ? "" : Eighths[rest].ToString());
    }
}
