using Ouroboros.Numerics;

namespace Ouroboros.Metrics;

/// <summary>How evenly labels are spread.</summary>
public static class LabelDistribution
{
    /// <summary>Shannon entropy -sum p ln p in nats, p a label's share; 0 to ln(classes).</summary>
    /// <param name="counts">[classes] images by label, at least one image in all.</param>
    /// <exception cref="ArgumentException">There is no image.</exception>
    public static double Entropy(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var total = counts.Sum(count => (long)count);
        if (total == 0)
        {
            throw new ArgumentException("No label was counted.", nameof(counts));
        }

        var entropy = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
            {
                var share = (double)count / total;
                entropy -= share * DoubleMath.Log(share);
            }
        }

        return entropy;
    }

    /// <summary>Total variation 1/2 sum |p - q| of two sets' labels, p and q a label's shares; 0 (alike) to 1 (no label in common).</summary>
    /// <param name="a">[classes] images by label, at least one image in all.</param>
    /// <param name="b">The same of the other set.</param>
    /// <exception cref="ArgumentException">There is no image, or the sets are not of the same classes.</exception>
    public static double TotalVariation(IReadOnlyList<int> a, IReadOnlyList<int> b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var (totalA, totalB) = (a.Sum(count => (long)count), b.Sum(count => (long)count));
        if (totalA == 0 || totalB == 0 || a.Count != b.Count)
        {
            throw new ArgumentException($"{totalA} labels of {a.Count} classes and {totalB} of {b.Count} cannot be compared.", nameof(b));
        }

        var sum = 0.0;
        for (var label = 0; label < a.Count; label++)
        {
            sum += Math.Abs(((double)a[label] / totalA) - ((double)b[label] / totalB));
        }

        return sum / 2;
    }

    /// <summary>exp of the entropy: how many equally frequent labels would have it. 1 to the number of classes.</summary>
    public static double EffectiveClasses(double entropy) => DoubleMath.Exp(entropy);
}
