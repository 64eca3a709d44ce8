using Ouroboros.Regimes;
using Ouroboros.Theory;

namespace Ouroboros.Fuzzing.Readers;

/// <summary>The readers of what the theory lab's models save.</summary>
internal static class ModelReaders
{
    public static IReadOnlyList<FuzzedReader> All { get; } =
    [
        .. TheoryModels.All.Where(entry => entry.Kind != TheoryModelKind.GaussianUnbiased).Select(entry =>
            new FuzzedReader(entry.Name, [new FuzzSeed(Saved(entry.Kind))], file => Reads(entry.Kind, file), typeof(InvalidDataException)) { AllocatedByByte = 64 }),
    ];

    private static byte[] Saved(TheoryModelKind kind)
    {
        var settings = TheoryModels.Defaults(kind);
        var model = TheoryModels.Create(settings, chain: 0);
        model.Fit(1, new Composition([new SetPart(0, 0, settings.Rows)]));
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    // What was read is also used as the program uses it.
    private static bool Reads(TheoryModelKind kind, byte[] file)
    {
        var model = TheoryModels.Create(TheoryModels.Defaults(kind), chain: 0);
        model.Load(new MemoryStream(file));
        model.Sample(1, new SamplingPlan(10, 10, BalanceClasses: false, 1));
        return true;
    }
}
