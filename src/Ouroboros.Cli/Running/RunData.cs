using System.Runtime.InteropServices;
using Ouroboros.Configuration;
using Ouroboros.Data;

namespace Ouroboros.Cli.Running;

/// <summary>The real digits of a run: the embedded MNIST, or a folder that is read once, before anything is trained.</summary>
/// <param name="Folder">Full path of the folder; null for the embedded MNIST.</param>
/// <param name="Facts">What the rules compare the config with.</param>
/// <param name="Digits">The digits of the folder; null for the embedded MNIST, which is loaded when it is needed.</param>
internal sealed record RunData(string? Folder, DataFacts Facts, MnistData? Digits)
{
    // Labels are bytes: every file is readable with so many classes, and the rules compare with the config.
    private const int AnyLabel = 256;

    // Once, and only for a run: a dry one does not ask.
    private readonly Lazy<string?> _sha256 = new(() => Digits?.Fingerprint());

    /// <summary>The digits embedded in the library.</summary>
    public static RunData Embedded { get; } = new(null, DataFacts.Mnist, null);

    /// <summary>What tells the digits from others; null for the embedded MNIST.</summary>
    public string? Sha256 => _sha256.Value;

    /// <summary>Reads a folder.</summary>
    /// <param name="name">The folder as messages give it.</param>
    /// <param name="path">Its full path.</param>
    /// <exception cref="DataFileException">A file is missing or damaged.</exception>
    public static RunData Read(string name, string path)
    {
        var digits = MnistData.LoadFolder(path, AnyLabel);
        var labels = MemoryMarshal.ToEnumerable(digits.Train.Labels).Concat(MemoryMarshal.ToEnumerable(digits.Test.Labels));
        return new(path, new(name, digits.Train.Count, digits.Test.Count, labels.DefaultIfEmpty(-1).Max() + 1), digits);
    }

    /// <summary>The digits themselves.</summary>
    public MnistData Load(int classes) => Digits ?? MnistData.LoadEmbedded(classes);
}
