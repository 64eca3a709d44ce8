using System.Text;
using Ouroboros.Fuzzing.Campaigns;
using Ouroboros.Fuzzing.Readers;

namespace Ouroboros.Fuzzing.Attacks;

/// <summary>A file made to do harm, given to a reader under the same watch as a campaign's cases.</summary>
internal static class Attack
{
    /// <summary>The reader takes it or refuses it in its own way.</summary>
    /// <returns>Whether it takes it.</returns>
    public static bool On(string reader, byte[] file) =>
        new Campaign(FuzzedReaders.Named(reader), _ => file, new MemoryWatch()).Run(0, 1).Accepted > 0;

    /// <summary>The reader takes it or refuses it in its own way.</summary>
    public static bool On(string reader, string file) => On(reader, Encoding.UTF8.GetBytes(file));

    public static string Repeated(string piece, int times) => new StringBuilder(piece.Length * times).Insert(0, piece, times).ToString();

    public static string Joined(int times, Func<int, string> piece) => string.Concat(Enumerable.Range(0, times).Select(piece));
}
