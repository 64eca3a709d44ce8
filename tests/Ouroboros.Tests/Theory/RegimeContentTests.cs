using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Ouroboros.Numerics.Random;
using Ouroboros.Regimes;
using Ouroboros.Theory;
using Ouroboros.Theory.Models;

namespace Ouroboros.Tests.Theory;

/// <summary>What is in the training set of generations 1, 2 and 5, by the hash of its rows, for each regime and model; expected is written here from the regimes' words.</summary>
public sealed class RegimeContentTests
{
    private const int Rows = 20;
    private const int Share = 4;
    private const int Chain = 3;
    private const long Seed = 9;

    public static TheoryData<TheoryModelKind, Regime, RealSource> Cases
    {
        get
        {
            var cases = new TheoryData<TheoryModelKind, Regime, RealSource>();
            foreach (var model in Enum.GetValues<TheoryModelKind>())
            {
                foreach (var regime in Enum.GetValues<Regime>())
                {
                    cases.Add(model, regime, RealSource.Fixed);
                }

                cases.Add(model, Regime.Mix, RealSource.Fresh);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Generations_learn_the_rows_that_the_regime_says(TheoryModelKind model, Regime kind, RealSource source)
    {
        var settings = TheoryModels.Defaults(model) with
        {
            Rows = Rows,
            Generations = 5,
            Seed = Seed,
            Regime = new() { Kind = kind, RealSource = source, RealFraction = Share / (double)Rows, Oversampling = 2 },
        };
        var rows = TheoryModels.Create(settings, Chain);
        var recorder = new Recorder(rows);
        GenerationLoop.Run(recorder, new RegimePlan(settings.Regime, new(Rows, Rows), Seed, Chain), 1, 5, _ => { });

        foreach (var generation in new[] { 1, 2, 5 })
        {
            Assert.Equal(Hash(Expected(kind, source, generation, recorder.Sets), rows.Columns), Hash(recorder.Learned[generation - 1], rows.Columns));
        }

        Assert.All(recorder.Sets.Skip(1), set => Assert.Equal(Rows * rows.Columns, set.Length));
    }

    // Sets [data set] of rows as arrays of doubles; set 0 is real, its first twenty rows those that generation 1 learns.
    private static double[] Expected(Regime kind, RealSource source, int generation, List<double[]> sets)
    {
        var columns = sets[1].Length / Rows;
        var real = Of(sets[0], 0, Rows);
        if (generation == 1)
        {
            return real;
        }

        var before = sets[generation - 1];
        return kind switch
        {
            Regime.Replace or Regime.Filter => before,
            Regime.Accumulate => [.. real, .. sets.Skip(1).Take(generation - 1).SelectMany(set => set)],
            Regime.AccumulateSubsample => Subsample([.. real, .. sets.Skip(1).Take(generation - 1).SelectMany(set => set)], columns, generation),
            Regime.Mix when source == RealSource.Fixed => [.. Of(before, 0, Rows - Share), .. Of(sets[0], 0, Share)],
            Regime.Mix => [.. Of(before, 0, Rows - Share), .. Of(sets[0], Rows + ((generation - 2) * Share), Share)],
            _ => real,
        };

        double[] Of(double[] set, int first, int count) => set[(first * columns)..((first + count) * columns)];
    }

    private static double[] Subsample(double[] pool, int columns, int generation)
    {
        var order = new int[pool.Length / columns];
        Permutation.Fill(new RandomKey(Seed, Purpose.PoolSubsample, generation, Chain), order);
        return [.. order.Take(Rows).SelectMany(row => pool[(row * columns)..((row + 1) * columns)])];
    }

    // In any order: a fit does not depend on it.
    private static string Hash(double[] rows, int columns)
    {
        var lines = rows.Chunk(columns).Select(row => Convert.ToHexString(MemoryMarshal.AsBytes(row.AsSpan()))).Order(StringComparer.Ordinal);
        return $"{rows.Length / columns} rows, {Convert.ToHexString(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(string.Join('\n', lines))))}";
    }

    private sealed class Recorder(RowModel inner) : ILoopModel
    {
        public List<double[]> Sets { get; } = [inner.DataSet(0).ToArray()];

        public List<double[]> Learned { get; } = [];

        public void Fit(int generation, Composition set)
        {
            inner.Fit(generation, set);
            Learned.Add(inner.TrainingRows.ToArray());
        }

        public void Sample(int generation, SamplingPlan plan)
        {
            inner.Sample(generation, plan);
            Sets.Add(inner.DataSet(generation).ToArray());
        }

        public void Save(Stream stream) => inner.Save(stream);

        public void Load(Stream stream) => inner.Load(stream);
    }
}
