namespace Ouroboros.Reporting;

/// <summary>A finished picture, ready to be written as one whole file.</summary>
/// <param name="Path">
/// Path inside the run's folder, parts parted by <c>/</c>, for example <c>plots/accuracy_matrix.png</c>.
/// </param>
/// <param name="Content">The file's bytes.</param>
public sealed record PictureFile(string Path, ReadOnlyMemory<byte> Content);
