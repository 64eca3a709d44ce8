namespace Ouroboros.Cli.Display;

/// <summary>When a run counts as collapsed.</summary>
internal static class CollapsePoint
{
    /// <summary>
    /// Effective classes below which little but one digit is left: 2 is as diverse as a fair coin, where real MNIST has
    /// almost 10.
    /// </summary>
    public const double Threshold = 2;

    /// <summary>
    /// The first generation from which on effective classes stay below <see cref="Threshold"/> to the last one; null when the
    /// last one is above.
    /// </summary>
    /// <param name="effectiveClasses">Effective classes by generation, from 0.</param>
    public static int? Find(IReadOnlyList<double> effectiveClasses)
    {
        var first = effectiveClasses.Count;
        while (first > 0 && effectiveClasses[first - 1] < Threshold)
        {
            first--;
        }

        return first == effectiveClasses.Count ? null : first;
    }
}
