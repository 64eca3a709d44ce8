using System.Runtime.CompilerServices;
using Ouroboros.Configuration;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Runs;

/// <summary>Loads what this library writes into PyTorch, where there is one.</summary>
public sealed class SafetensorsPythonTests : IDisposable
{
    private static readonly Lazy<string?> PythonWithTorch = new(() => Python.With("torch, numpy"));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Checkpoints_of_the_default_networks_load_in_pytorch_and_decode_the_same_images()
    {
        const int images = 20;
        using var backend = Backends.Create(threads: 1);
        using var vae = new Vae(backend, new VaeSettings());
        using var classifier = new Classifier(backend, new ClassifierSettings(), LinearUse.Inference);
        using var pass = new VaePass(backend, vae, images);
        var weights = new Weights(backend);
        weights.Initialise(vae.Layers, seed: 7, Purpose.VaeWeights, generation: 1);
        weights.Initialise(classifier.Chain.Layers, seed: 7, Purpose.ClassifierWeights, generation: 1);
        pass.Sample(vae, new RandomKey(7, Purpose.Sampling, 1, 0), firstRow: 0, images);
        Write("vae", weights.Of(vae).ToTensors());
        Write("classifier", weights.Of(classifier).ToTensors());
        Write("z", [Rows(backend, pass.Latents, "z")]);
        Write("images", [Rows(backend, pass.Decoded, "images")]);
        var (exitCode, output) = InPython("--vae", File("vae"), "--classifier", File("classifier"), "--z", File("z"), "--images", File("images"));
        Assert.True(exitCode == 0, output);
        Assert.Contains("classifier [784, 512, 256, 128, 10]: 8 tensors, 567434 values loaded", output);
        Assert.Contains("vae [784, 512, 256, 128, 64] latent 50: 22 tensors", output);
        Assert.Contains("over 20 images", output);
    }

    [Fact]
    public void Names_that_pytorch_does_not_have_are_refused()
    {
        Write("classifier", [.. Layer("model.0", 784, 8), .. Layer("model.3", 8, 10)]);
        var (exitCode, output) = InPython("--classifier", File("classifier"));
        Assert.NotEqual(0, exitCode);
        Assert.Contains("model.3.weight", output);
    }

    private static IEnumerable<NamedTensor> Layer(string name, int inputs, int outputs) =>
    [
        new NamedTensor($"{name}.weight", [outputs, inputs], new float[outputs * inputs]),
        new NamedTensor($"{name}.bias", [outputs], new float[outputs]),
    ];

    private static NamedTensor Rows(IBackend backend, Matrix matrix, string name)
    {
        var values = new float[matrix.Rows * matrix.Columns];
        backend.Read(matrix, values);
        return new NamedTensor(name, [matrix.Rows, matrix.Columns], values);
    }

    private static (int ExitCode, string Output) InPython(params string[] arguments)
    {
        Assert.SkipWhen(PythonWithTorch.Value is null, "No python3 with PyTorch: weights are not loaded in Python.");
        return Python.Run(PythonWithTorch.Value!, [Script(), .. arguments]);
    }

    private static string Script([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Join(Path.GetDirectoryName(here), "../../python/read_safetensors.py"));

    private string File(string name) => _folder.File($"{name}.safetensors");

    private void Write(string name, IReadOnlyList<NamedTensor> tensors) => AtomicFile.Write(File(name), stream => SafetensorsWriter.Write(stream, tensors));
}
