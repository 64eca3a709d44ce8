namespace Ouroboros.Bench;

/// <summary>A measurement that cannot be made here: its message says why and what to do, and is all that is shown.</summary>
internal sealed class BenchException(string message) : Exception(message);
