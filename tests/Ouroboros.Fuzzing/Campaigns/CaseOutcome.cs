namespace Ouroboros.Fuzzing.Campaigns;

/// <summary>What came of a file.</summary>
/// <param name="Accepted">Whether the reader took it; otherwise it refused it.</param>
/// <param name="Allocated">Bytes that it allocated on the way.</param>
/// <param name="Failure">What went wrong: an exception that is not the reader's own, or too much memory; null when all is well.</param>
internal readonly record struct CaseOutcome(bool Accepted, long Allocated, string? Failure);
