using System.Runtime.CompilerServices;
using Ouroboros.Collapse;
using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Numerics;

namespace Ouroboros.Tests;

/// <summary>The README's example is the code of this file, and runs.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_example_is_the_code_that_runs_here()
    {
        var source = File.ReadAllText(ThisFile());
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "README.md"));
        var code = Unindented(Between(source, "// Example\n", "\n        // End\n"));
        Assert.Equal(code.TrimEnd(), Between(readme, "```csharp\n", "```").TrimEnd());
    }

    [Fact]
    public void The_example_runs()
    {
        using var output = new StringWriter();

        // Example
        using var backend = Backends.Create(threads: Environment.ProcessorCount);
        var loop = new SelfConsumingLoop(backend, MnistData.LoadEmbedded(), TimeProvider.System);
        var quick = Presets.Quick;
        var config = quick with { Experiment = quick.Experiment with { Iterations = 2, RandomSeed = 1 } };
        var history = loop.Run(config, observers: [], CancellationToken.None);
        foreach (var row in history.Metrics)
        {
            output.WriteLine($"{row.Generation}: {row.EffectiveClassesInitial:f2} effective classes");
        }

        // End
        Assert.Equal(["0: 9.96 effective classes", "1: 9.82 effective classes", "2: 9.63 effective classes"], Lines(output));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private static string[] Lines(StringWriter output) =>
        output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static string Unindented(string code) => code.Replace("\n        ", "\n", StringComparison.Ordinal).TrimStart();
}
