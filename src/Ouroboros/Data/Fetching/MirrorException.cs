using Ouroboros.Storage;

namespace Ouroboros.Data.Fetching;

/// <summary>An attempt at an address failed.</summary>
/// <param name="reason">Why, as the end of a sentence that begins with the address.</param>
/// <param name="isWorthAnother">Whether another attempt there may go better.</param>
/// <param name="cause">The error underneath, if any.</param>
internal sealed class MirrorException(string reason, bool isWorthAnother, Exception? cause = null) : Exception(PlainText.Line(reason), cause)
{
    public bool IsWorthAnother { get; } = isWorthAnother;
}
