using System.Security.Cryptography;
using System.Text;
using Ouroboros.Configuration;
using Ouroboros.Data;

namespace Ouroboros.Metrics;

/// <summary>How the reference classifier is trained: part of the program, whatever a run's config says.</summary>
internal static class ReferenceRecipe
{
    /// <summary>Seed of its weights and of the order of its training set.</summary>
    public const long Seed = 2_718_281_828;

    /// <summary>The generation of its random numbers: runs train classifiers from generation 1 on, so no run shares them.</summary>
    public const int Generation = 0;

    /// <summary>Images in a minibatch.</summary>
    public const int Batch = 128;

    // To be raised when the same recipe gives other weights, as after a change of the kernels' arithmetic.
    private const int Version = 1;

    /// <summary>The model: small enough for seconds of training, good enough to judge by.</summary>
    public static ClassifierSettings Settings(DigitSet train) => Settings(Classes(train));

    /// <summary>The model for so many classes.</summary>
    public static ClassifierSettings Settings(int classes) => new()
    {
        LayerSizes = [DigitSet.PixelsPerImage, 256, 128],
        NumClasses = classes,
        LearningRate = 1e-3,
        Epochs = 4,
    };

    /// <summary>What a classifier trained by this recipe on these digits goes by: 64 lower-case hexadecimal digits.</summary>
    public static string Key(DigitSet train)
    {
        var settings = Settings(train);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var layers = string.Join(' ', settings.LayerSizes.Select(size => $"{size}"));
        hash.AppendData(Encoding.UTF8.GetBytes(
            $"reference {Version}, layers {layers} {settings.NumClasses}, rate {settings.LearningRate:r}, "
            + $"epochs {settings.Epochs}, batch {Batch}, seed {Seed}\n"));
        train.AddTo(hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // By the labels that there are, not by what a run's config allows: the judge must be the same in every run on these digits.
    private static int Classes(DigitSet train)
    {
        var greatest = 0;
        foreach (var label in train.Labels.Span)
        {
            greatest = Math.Max(greatest, label);
        }

        return greatest + 1;
    }
}
