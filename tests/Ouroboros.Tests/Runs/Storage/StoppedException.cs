namespace Ouroboros.Tests.Runs.Storage;

/// <summary>The program ended here, without another word.</summary>
public sealed class StoppedException : Exception;
