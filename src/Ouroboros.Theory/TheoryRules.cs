using Ouroboros.Regimes;

namespace Ouroboros.Theory;

/// <summary>What keys may not be together.</summary>
public static class TheoryRules
{
    // 160 MB of doubles for each thread, in the regimes that keep every generation's rows.
    private const long MostNumbersKept = 20_000_000;

    // From so many rows more than inputs on, the risk of a fit has a variance, and so its mean a standard error.
    private const int RowsBeyondInputs = 4;

    /// <summary>What is wrong with an experiment; empty when it can be run.</summary>
    public static IReadOnlyList<TheoryProblem> Check(TheorySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return [.. Problems(settings)];
    }

    /// <summary>Checks every value of an experiment that was made in code, and what may not be together, as the command line does.</summary>
    /// <exception cref="ArgumentException">Something is wrong, a line for each.</exception>
    public static void Validate(TheorySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        List<TheoryProblem> wrong = [.. Values(settings)];
        if (wrong.Count == 0)
        {
            wrong.AddRange(Check(settings));
        }

        if (wrong.Count > 0)
        {
#pragma warning disable MA0015 // The message is what the command line says, word for word.
            throw new ArgumentException(string.Join('\n', wrong));
#pragma warning restore MA0015
        }
    }

    private static IEnumerable<TheoryProblem> Values(TheorySettings settings)
    {
        if (!Enum.IsDefined(settings.Model))
        {
            yield return new("model", $"\"{settings.Model}\"", $"one of {string.Join(", ", TheoryModels.All.Select(entry => entry.Name))}", "");
        }

        if (settings.Regime is null)
        {
            yield return new("regime", "nothing", "the section's keys", "Leave it out to take the defaults.");
            yield break;
        }

        foreach (var key in TheoryKeys.All)
        {
            var reading = key.Check(settings);
            if (reading.Wrong is not null)
            {
                yield return new(key.Option, reading.Wrong.Describe(), key.Type.Expected, reading.Advice);
            }
        }
    }

    private static IEnumerable<TheoryProblem> Problems(TheorySettings settings)
    {
        if (settings is { Model: TheoryModelKind.GaussianMixture, Dims: > 2 })
        {
            yield return new("--dims", $"{settings.Dims}", "1 or 2 for a mixture", "");
        }

        if (settings.Model == TheoryModelKind.GaussianMixture && settings.Rows < settings.Categories)
        {
            yield return new("--n", $"{settings.Rows}", $"at least {settings.Categories}, a row for each component", "Raise --n or lower --categories.");
        }

        if (settings.Model == TheoryModelKind.Regression && settings.Rows < settings.Dims + RowsBeyondInputs)
        {
            yield return new(
                "--n", $"{settings.Rows}", $"at least {settings.Dims + RowsBeyondInputs}, {RowsBeyondInputs} more than --dims",
                "With fewer rows the risk has no variance, or is infinite.");
        }

        var columns = settings.Model switch
        {
            TheoryModelKind.Regression => settings.Dims + 1,
            TheoryModelKind.GaussianMixture => settings.Dims,
            _ => 1,
        };
        var kept = (long)settings.Rows * settings.Generations * columns;
        if (kept > MostNumbersKept)
        {
            yield return new(
                "--generations", $"{settings.Generations} of {settings.Rows} rows", $"at most {MostNumbersKept:N0} numbers in a chain, not {kept:N0}",
                "Lower --generations or --n.");
        }

        if (settings.Regime is { Kind: Regime.Filter } && (long)settings.Rows * settings.Regime.Oversampling * columns > MostNumbersKept)
        {
            yield return new(
                "--oversampling", $"{settings.Regime.Oversampling}", $"at most {MostNumbersKept:N0} numbers in a generation", "Lower --oversampling or --n.");
        }
    }
}

/// <summary>Something wrong with an experiment.</summary>
/// <param name="Option">The option.</param>
/// <param name="Found">What was found.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Advice">What to do, as a sentence; may be empty.</param>
public sealed record TheoryProblem(string Option, string Found, string Expected, string Advice)
{
    /// <summary>The one line that says it all.</summary>
    public override string ToString() => $"{Option}: found {Found}, expected {Expected}.{(Advice.Length == 0 ? "" : $" {Advice}")}";
}
