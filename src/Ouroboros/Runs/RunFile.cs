namespace Ouroboros.Runs;

/// <summary>A file of a run, whole.</summary>
/// <param name="Path">Path from the run's folder, with <c>/</c>: <c>samples/iteration_0.png</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record RunFile(string Path, byte[] Content);
