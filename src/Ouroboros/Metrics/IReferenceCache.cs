using Ouroboros.Storage;

namespace Ouroboros.Metrics;

/// <summary>Keeps trained reference classifiers from run to run. It saves time and is never needed: what fails is trained anew.</summary>
public interface IReferenceCache
{
    /// <summary>The weights kept under a key; null if there are none that can be read, whatever the reason.</summary>
    /// <param name="key">64 lower-case hexadecimal digits: the digits and how they were learned.</param>
    CachedReference? Find(string key);

    /// <summary>
    /// Lets one caller at a time train, of all processes that share the cache; the others wait, then find what it kept.
    /// </summary>
    /// <param name="waiting">Called once, if there is another to wait for.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>To be disposed of after <see cref="Keep"/>; null where nobody can be kept out.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    IDisposable? Enter(Action waiting, CancellationToken cancellation);

    /// <summary>Keeps weights, if that is possible.</summary>
    /// <param name="key">64 lower-case hexadecimal digits: the digits and how they were learned.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="sha256">SHA-256 of the weights' values, see <see cref="ReferenceClassifier.Sha256"/>.</param>
    void Keep(string key, IReadOnlyList<TensorGroup> weights, string sha256);
}

/// <summary>Weights from a cache, of which nothing is believed that is not checked.</summary>
/// <param name="Weights">The weights.</param>
/// <param name="Sha256">What their SHA-256 was when they were kept.</param>
public sealed record CachedReference(TensorTable Weights, string Sha256);
