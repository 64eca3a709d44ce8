using System.CommandLine;

namespace Ouroboros.Bench.Commands;

/// <summary>Bounds of whole-number options.</summary>
internal static class OptionRanges
{
    /// <summary>Lets an option take values from <paramref name="least"/> to <paramref name="most"/> only.</summary>
    public static void AcceptOnlyFrom(this Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
        {
            result.AddError($"{option.Name}: found {value}, expected {least} to {most}.");
        }
    });
}
