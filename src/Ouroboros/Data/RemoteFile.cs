namespace Ouroboros.Data;

/// <summary>A file on public servers, of which every byte is known beforehand.</summary>
/// <param name="Name">Name on the disk.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its SHA-256, 64 lower-case hexadecimal digits.</param>
/// <param name="Addresses">Where it is to be had, the best first.</param>
public sealed record RemoteFile(string Name, long Bytes, string Sha256, IReadOnlyList<Uri> Addresses);
