using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Ouroboros.Runs;

namespace Ouroboros.Tests.Runs;

/// <summary>Loads what this library writes into PyTorch, where there is one.</summary>
public sealed class SafetensorsPythonTests : IDisposable
{
    // A distribution's PyTorch belongs to the distribution's Python, which need not be the first on the path.
    private static readonly Lazy<string?> PythonWithTorch = new(() => new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(HasTorch));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Checkpoints_load_in_pytorch_and_decode_the_same_images()
    {
        NamedTensor[] vae =
        [
            .. Layer("encoder.0", 784, 12), .. Layer("encoder.2", 12, 5), .. Layer("fc_mu", 5, 3), .. Layer("fc_logvar", 5, 3),
            .. Layer("decoder.0", 3, 5), .. Layer("decoder.2", 5, 12), .. Layer("decoder.4", 12, 784),
        ];
        var z = Values(4 * 3, 99);
        Write("vae", vae);
        Write("classifier", [.. Layer("model.0", 784, 8), .. Layer("model.2", 8, 10)]);
        Write("z", [new NamedTensor("z", [4, 3], z)]);
        Write("images", [new NamedTensor("images", [4, 784], Decode(z, vae[8..]))]);
        var (exitCode, output) = Python("--vae", File("vae"), "--classifier", File("classifier"), "--z", File("z"), "--images", File("images"));
        Assert.True(exitCode == 0, output);
        Assert.Contains("classifier [784, 8, 10]: 4 tensors, 6370 values loaded", output);
        Assert.Contains("vae [784, 12, 5] latent 3: 14 tensors", output);
        Assert.Contains("over 4 images", output);
    }

    [Fact]
    public void Names_that_pytorch_does_not_have_are_refused()
    {
        Write("classifier", [.. Layer("model.0", 784, 8), .. Layer("model.3", 8, 10)]);
        var (exitCode, output) = Python("--classifier", File("classifier"));
        Assert.NotEqual(0, exitCode);
        Assert.Contains("model.3.weight", output);
    }

    private static IEnumerable<NamedTensor> Layer(string name, int inputs, int outputs) =>
    [
        new NamedTensor($"{name}.weight", [outputs, inputs], Values(inputs * outputs, inputs + outputs)),
        new NamedTensor($"{name}.bias", [outputs], Values(outputs, outputs)),
    ];

    // No two rows or columns alike, so that a transposed matrix would show.
    private static float[] Values(int count, int salt) => [.. Enumerable.Range(0, count).Select(i => (((i * 7919) + salt) % 1009 / 1009f) - 0.5f)];

    private static float[] Decode(float[] z, NamedTensor[] decoder)
    {
        var values = Array.ConvertAll(z, value => (double)value);
        for (var layer = 0; layer < decoder.Length; layer += 2)
        {
            var last = layer + 2 == decoder.Length;
            values = Linear(values, decoder[layer], decoder[layer + 1], y => last ? 1 / (1 + Math.Exp(-y)) : Math.Max(y, 0));
        }

        return Array.ConvertAll(values, value => (float)value);
    }

    private static double[] Linear(double[] x, NamedTensor weight, NamedTensor bias, Func<double, double> activation)
    {
        var (outputs, inputs) = (weight.Shape[0], weight.Shape[1]);
        var y = new double[x.Length / inputs * outputs];
        for (var i = 0; i < y.Length; i++)
        {
            var (row, output) = Math.DivRem(i, outputs);
            var sum = (double)bias.Values.Span[output];
            for (var k = 0; k < inputs; k++)
            {
                sum += x[(row * inputs) + k] * weight.Values.Span[(output * inputs) + k];
            }

            y[i] = activation(sum);
        }

        return y;
    }

    private static (int ExitCode, string Output) Python(params string[] arguments)
    {
        Assert.SkipWhen(PythonWithTorch.Value is null, "No python3 with PyTorch: weights are not loaded in Python.");
        return Run(PythonWithTorch.Value!, [Script(), .. arguments]);
    }

    private static string Script([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Join(Path.GetDirectoryName(here), "../../python/read_safetensors.py"));

    private static bool HasTorch(string python)
    {
        try
        {
            return Run(python, ["-c", "import torch, numpy"]).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static (int ExitCode, string Output) Run(string python, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(python, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    private string File(string name) => _folder.File($"{name}.safetensors");

    private void Write(string name, NamedTensor[] tensors) => AtomicFile.Write(File(name), stream => SafetensorsWriter.Write(stream, tensors));
}
