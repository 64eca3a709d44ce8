using System.Globalization;

namespace Ouroboros.Bench.Measuring;

/// <summary>The time of an epoch, and what was learned in it.</summary>
/// <param name="Seconds">Time, or the mean of several epochs.</param>
/// <param name="Images">Images of an epoch.</param>
/// <param name="Loss">Loss per image of the last epoch: who does the same work gets about the same.</param>
internal sealed record EpochTime(double Seconds, int Images, double Loss)
{
    private const string SecondsKey = "seconds_per_epoch";
    private const string ImagesPerSecondKey = "images_per_second";
    private const string LossKey = "loss";

    /// <summary>The line that a process which times epochs prints, ours and others: <c>key=value</c>, spaces between.</summary>
    public override string ToString() =>
        $"{SecondsKey}={Seconds:F4} {ImagesPerSecondKey}={Images / Seconds:F0} {LossKey}={Loss:F3}";

    /// <summary>Finds the line in what a process printed.</summary>
    /// <returns>The time; null when there is no such line. Keys that the line has beyond the three are left to the reader.</returns>
    public static EpochTime? Find(string output)
    {
        var line = output.Split('\n').FirstOrDefault(text => text.StartsWith($"{SecondsKey}=", StringComparison.Ordinal));
        if (line is null)
        {
            return null;
        }

        var values = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        double Number(string key) => double.Parse(values[key], CultureInfo.InvariantCulture);
        var seconds = Number(SecondsKey);
        return new EpochTime(seconds, (int)Math.Round(Number(ImagesPerSecondKey) * seconds), Number(LossKey));
    }
}
