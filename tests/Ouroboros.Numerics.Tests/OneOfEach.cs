using Ouroboros.Numerics.Random;

namespace Ouroboros.Numerics.Tests;

/// <summary>A buffer of each kind, and every operation of a backend on them.</summary>
internal sealed class OneOfEach : IDisposable
{
    private const int Side = 16;
    private static readonly RandomKey _key = new(1, Purpose.Sampling, 0);
    private readonly IBackend _backend;

    public OneOfEach(IBackend backend)
    {
        _backend = backend;
        Matrix = backend.CreateMatrix(Side, Side);
        Other = backend.CreateMatrix(Side, Side);
        Wide = backend.CreateMatrix(Side, 2 * Side);
        Table = backend.CreateTable(Side, Side);
        Losses = backend.CreateTable(Side, 2);
        Integers = backend.CreateIntegers(Side);
        Predictions = backend.CreateIntegers(Side);
        Layer = backend.CreateLinear(Side, Side, LinearUse.Train);
    }

    public Matrix Matrix { get; }

    public Matrix Other { get; }

    public Matrix Wide { get; }

    public Table Table { get; }

    public Table Losses { get; }

    public Integers Integers { get; }

    public Integers Predictions { get; }

    public Linear Layer { get; }

    public IReadOnlyList<BackendBuffer> Buffers => [Matrix, Other, Wide, Table, Losses, Integers, Predictions, Layer];

    /// <summary>Operations that make buffers.</summary>
    public IReadOnlyDictionary<string, Action> Creations => new Dictionary<string, Action>(StringComparer.Ordinal)
    {
        [nameof(IBackend.CreateMatrix)] = () => _backend.CreateMatrix(1, 1).Dispose(),
        [nameof(IBackend.CreateTable)] = () => _backend.CreateTable(1, 1).Dispose(),
        [nameof(IBackend.CreateIntegers)] = () => _backend.CreateIntegers(1).Dispose(),
        [nameof(IBackend.CreateLinear)] = () => _backend.CreateLinear(1, 1, LinearUse.Train).Dispose(),
    };

    /// <summary>Operations on buffers; overloads have a number behind their names.</summary>
    public IReadOnlyDictionary<string, Action> Uses => new Dictionary<string, Action>(StringComparer.Ordinal)
    {
        ["Write"] = () => _backend.Write(new float[Side], Matrix),
        ["Write 2"] = () => _backend.Write(new float[Side], 0, Table),
        ["Write 3"] = () => _backend.Write([1], 0, Integers),
        ["Write 4"] = () => _backend.Write(new float[Side * Side], new float[Side], Layer),
        ["Read"] = () => _backend.Read(Matrix, new float[Side]),
        ["Read 2"] = () => _backend.Read(Table, 0, new float[Side]),
        ["Read 3"] = () => _backend.Read(Integers, 0, new int[1]),
        ["Read 4"] = () => _backend.Read(Layer, new float[Side * Side], new float[Side]),
        ["ResetMoments"] = () => _backend.ResetMoments([Layer]),
        ["WriteMoment"] = () => _backend.WriteMoment(Moment.First, new float[Side * Side], new float[Side], Layer),
        ["ReadMoment"] = () => _backend.ReadMoment(Moment.First, Layer, new float[Side * Side], new float[Side]),
        ["ReadGradient"] = () => _backend.ReadGradient(Layer, new float[Side * Side], new float[Side]),
        ["Gather"] = () => _backend.Gather(Table, Integers, 0, 1, Matrix),
        ["Load"] = () => _backend.Load(Table, 0, 1, Matrix),
        ["Store"] = () => _backend.Store(Matrix, 1, 0, Table),
        ["Forward"] = () => _backend.Forward(Matrix, Side, Layer, Activation.Relu, Other),
        ["BackwardInput"] = () => _backend.BackwardInput(Matrix, Side, Layer, Other, Activation.Relu, Other),
        ["BackwardWeights"] = () => _backend.BackwardWeights(Matrix, Other, Side, Layer),
        ["Adam"] = () => _backend.Adam([Layer], AdamStep.At(1, 0.001)),
        ["UpdateWeights"] = () => _backend.UpdateWeights(Matrix, Other, Side, Layer, AdamStep.At(1, 0.001)),
        ["FillNormal"] = () => _backend.FillNormal(_key, 0, Side, Matrix),
        ["Reparameterise"] = () => _backend.Reparameterise(Wide, Matrix, Side, Other),
        ["ReparameteriseBackward"] = () =>
        {
            using var dHeads = _backend.CreateMatrix(Side, 2 * Side);
            _backend.ReparameteriseBackward(Wide, Matrix, Other, Side, dHeads);
        },
        ["VaeLoss"] = () => _backend.VaeLoss(Wide, Matrix, Other, Side, 0, Losses, null),
        ["CrossEntropy"] = () => _backend.CrossEntropy(Matrix, Side, Integers, null, 0, Losses, Predictions, null),
    };

    public IEnumerable<KeyValuePair<string, Action>> Operations => [.. Creations, .. Uses];

    public void Dispose()
    {
        foreach (var buffer in Buffers)
        {
            buffer.Dispose();
        }
    }
}
