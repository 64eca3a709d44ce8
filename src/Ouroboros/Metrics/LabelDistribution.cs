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

    /// <summary>exp of the entropy: how many equally frequent labels would have it. 1 to the number of classes.</summary>
    public static double EffectiveClasses(double entropy) => DoubleMath.Exp(entropy);
}
