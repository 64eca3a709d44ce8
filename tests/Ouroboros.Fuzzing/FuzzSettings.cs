using System.Globalization;
using Ouroboros.Fuzzing.Readers;

namespace Ouroboros.Fuzzing;

/// <summary>How much is fuzzed, and which case alone; <c>tests/fuzz.sh</c> sets it.</summary>
/// <param name="CasesPerReader">Cases of each reader, numbered from 0.</param>
/// <param name="Only">The one case to run, <c>READER:NUMBER</c> as a failure names it, or null for all.</param>
/// <param name="Prints">Whether to print a row for each reader.</param>
internal sealed record FuzzSettings(long CasesPerReader, string? Only, bool Prints)
{
    /// <summary>Cases over all readers.</summary>
    public const string CasesVariable = "OUROBOROS_FUZZ_CASES";

    /// <summary>The case to run alone.</summary>
    public const string OnlyVariable = "OUROBOROS_FUZZ_CASE";

    private const long DefaultCasesPerReader = 20_000;

    /// <summary>What the environment asks for.</summary>
    public static FuzzSettings FromEnvironment()
    {
        var cases = Environment.GetEnvironmentVariable(CasesVariable);
        var only = Environment.GetEnvironmentVariable(OnlyVariable);
        return new FuzzSettings(
            cases is null ? DefaultCasesPerReader : 1 + ((long.Parse(cases, CultureInfo.InvariantCulture) - 1) / FuzzedReaders.All.Count),
            string.IsNullOrEmpty(only) ? null : only,
            cases is not null);
    }

    /// <summary>The cases of a reader: the first one's number, and how many.</summary>
    public (long First, long Count) CasesOf(string reader)
    {
        if (Only is null)
        {
            return (0, CasesPerReader);
        }

        var parts = Only.Split(':');
        return parts[0] == reader ? (long.Parse(parts[1], CultureInfo.InvariantCulture), 1) : (0, 0);
    }
}
