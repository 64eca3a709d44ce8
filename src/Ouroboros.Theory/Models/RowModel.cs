using Ouroboros.Numerics.Random;
using Ouroboros.Regimes;

namespace Ouroboros.Theory.Models;

/// <summary>A model of rows of doubles whose parameters are one vector, with its data sets, for the self-consuming loop.</summary>
/// <remarks>
/// The truth is a vector of the same layout: data set 0 is drawn from it, and under a filter it is the judge. Warm starts have a meaning for
/// the mixture alone, since the others' fits do not depend on where they begin; sources of labels have none.
/// </remarks>
internal abstract class RowModel : ILoopModel
{
    private readonly TheorySettings _settings;
    private readonly int _chain;
    private readonly double[] _learned;
    private List<double[]>? _sets;
    private double[] _training = [];

    /// <summary>A model that has learned nothing yet.</summary>
    /// <param name="settings">The experiment.</param>
    /// <param name="chain">Number of the chain, from 0; its random numbers are its own.</param>
    /// <param name="columns">Numbers in a row.</param>
    /// <param name="truth">Parameters of the real rows' distribution.</param>
    protected RowModel(TheorySettings settings, int chain, int columns, double[] truth)
    {
        (_settings, _chain, Columns, Truth) = (settings, chain, columns, truth);
        _learned = new double[truth.Length];
    }

    /// <summary>Numbers in a row.</summary>
    public int Columns { get; }

    /// <summary>Parameters of the real rows' distribution.</summary>
    public double[] Truth { get; }

    /// <summary>Parameters as last learned or loaded.</summary>
    public ReadOnlySpan<double> Learned => _learned;

    /// <summary>The rows of the last fit, in its order.</summary>
    public ReadOnlyMemory<double> TrainingRows { get; private set; }

    /// <summary>Name of the model in what is saved.</summary>
    protected abstract string Name { get; }

    // Drawn when first asked for: a constructor would call what derived classes override.
    private List<double[]> Sets => _sets ??= [RealRows()];

    /// <summary>The rows of a data set that is still there, row-major.</summary>
    public ReadOnlySpan<double> DataSet(int number) => Sets[number];

    /// <inheritdoc/>
    public void Fit(int generation, Composition set)
    {
        var length = set.Count * Columns;
        if (_training.Length < length)
        {
            _training = new double[Math.Max(length, 2 * _training.Length)];
        }

        var at = 0;
        foreach (var part in set.Parts)
        {
            at = Gather(part, at);
        }

        TrainingRows = _training.AsMemory(0, length);
        Learn(generation, set, TrainingRows.Span, _learned);
    }

    /// <inheritdoc/>
    public void Sample(int generation, SamplingPlan plan)
    {
        var rows = new double[plan.Candidates * Columns];
        Draw(_learned, plan.Temperature, Stream(Purpose.TheorySampling, generation), Stream(Purpose.TheoryChoice, generation), rows);
        Sets.Add(plan.IsFiltered ? Chosen(rows, plan) : rows);
        if (generation > 1 && !RegimePlan.NeedsOlderSetsOf(_settings.Regime.Kind))
        {
            Sets[generation - 1] = [];
        }
    }

    /// <inheritdoc/>
    public void Save(Stream stream) => RowModelState.Write(stream, new RowModelState(Name, [.. _learned]));

    /// <inheritdoc/>
    public void Load(Stream stream)
    {
        var values = RowModelState.Read(stream, Name, _learned.Length);
        if (!IsPossible(values))
        {
            throw new InvalidDataException($"Parameters of a {Name}: found numbers that no fit gives, expected what was saved.");
        }

        values.CopyTo(_learned, 0);
    }

    /// <summary>Learns from rows.</summary>
    /// <param name="generation">Generation, from 1.</param>
    /// <param name="set">Where the rows come from.</param>
    /// <param name="rows">[set.Count, Columns] the rows.</param>
    /// <param name="parameters">What was learned before; becomes what is learned.</param>
    protected abstract void Learn(int generation, Composition set, ReadOnlySpan<double> rows, Span<double> parameters);

    /// <summary>Draws rows.</summary>
    /// <param name="parameters">The distribution.</param>
    /// <param name="temperature">Variance relative to the distribution's own.</param>
    /// <param name="numbers">Random numbers of what varies within a component.</param>
    /// <param name="choices">Random numbers that choose components.</param>
    /// <param name="rows">[rows, Columns] becomes the rows.</param>
    protected abstract void Draw(ReadOnlySpan<double> parameters, double temperature, RandomStream numbers, RandomStream choices, Span<double> rows);

    /// <summary>How sure the truth is of a row, and the class it sees in it; greater is surer.</summary>
    protected abstract (double Sureness, int Class) Judge(ReadOnlySpan<double> row);

    /// <summary>Whether a fit may give such parameters, all of them finite.</summary>
    protected virtual bool IsPossible(ReadOnlySpan<double> parameters) => true;

    private double[] RealRows()
    {
        var count = RegimePlan.RealRowsNeeded(_settings.Regime, _settings.Rows, _settings.Rows, _settings.Generations);
        var rows = new double[checked(count * Columns)];
        Draw(Truth, 1, Stream(Purpose.TheoryReal, 0), Stream(Purpose.TheoryChoice, 0), rows);
        return rows;
    }

    private int Gather(SetPart part, int at)
    {
        var rows = Sets[part.DataSet];
        if (part.First is { } first)
        {
            rows.AsSpan(first * Columns, part.Count * Columns).CopyTo(_training.AsSpan(at));
            return at + (part.Count * Columns);
        }

        for (var position = 0; position < part.Count; position++)
        {
            var row = part.RowAt(position) * Columns;
            for (var column = 0; column < Columns; column++)
            {
                _training[at++] = rows[row + column];
            }
        }

        return at;
    }

    private double[] Chosen(double[] candidates, SamplingPlan plan)
    {
        var sureness = new double[plan.Candidates];
        var classes = new int[plan.Candidates];
        for (var row = 0; row < plan.Candidates; row++)
        {
            var (value, seen) = Judge(candidates.AsSpan(row * Columns, Columns));
            (sureness[row], classes[row]) = (value, seen);
        }

        var rows = new double[plan.Count * Columns];
        foreach (var (at, row) in SampleFilter.Choose(sureness, classes, plan.Count, plan.BalanceClasses).Index())
        {
            candidates.AsSpan(row * Columns, Columns).CopyTo(rows.AsSpan(at * Columns));
        }

        return rows;
    }

    private RandomStream Stream(Purpose purpose, int generation) => new(new RandomKey(_settings.Seed, purpose, generation, _chain));
}
