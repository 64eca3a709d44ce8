namespace Ouroboros.Theory;

/// <summary>A number read off a fit.</summary>
/// <param name="parameters">The fit's parameters.</param>
internal delegate double ReadStatistic(ReadOnlySpan<double> parameters);

/// <summary>What the lab measures of each generation, and what it should be on average.</summary>
public sealed class TheoryStatistic
{
    internal TheoryStatistic(string name, string title, double truth, ReadStatistic read, IEnumerable<double>? form = null, double? limit = null)
    {
        (Name, Title, Truth, Read, Form, Limit) = (name, title, truth, read, form, limit);
    }

    /// <summary>Name in files: <c>variance</c>.</summary>
    public string Name { get; }

    /// <summary>What it is, in words: <c>fitted variance</c>.</summary>
    public string Title { get; }

    /// <summary>Its value for the true distribution.</summary>
    public double Truth { get; }

    /// <summary>Where the closed form ends after many generations; null when nowhere, or nobody knows.</summary>
    public double? Limit { get; }

    /// <summary>Whether the expectation is known.</summary>
    public bool HasForm => Form is not null;

    internal ReadStatistic Read { get; }

    // Expectation in generations 1, 2, ..., without end.
    internal IEnumerable<double>? Form { get; }
}
