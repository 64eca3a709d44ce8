namespace Ouroboros.Fuzzing.Campaigns;

/// <summary>What came of a reader's cases.</summary>
/// <param name="Accepted">Files that were read.</param>
/// <param name="Refused">Files that were refused in the reader's own way.</param>
/// <param name="MostAllocated">Bytes that one case allocated at most.</param>
/// <param name="HighestMemory">Bytes that the process took above its start, at most.</param>
internal sealed record CampaignReport(long Accepted, long Refused, long MostAllocated, long HighestMemory)
{
    /// <summary>The names of the columns of <see cref="Row"/>.</summary>
    public static string Header { get; } = Line("reader", "cases", "accepted", "refused", "most by one case", "memory above start");

    /// <summary>A line of a table.</summary>
    public string Row(string reader) => Line(
        reader, $"{Accepted + Refused:n0}", $"{Accepted:n0}", $"{Refused:n0}", $"{MostAllocated:n0} B", $"{HighestMemory / 1e6:f1} MB");

    private static string Line(string reader, string cases, string accepted, string refused, string allocated, string memory) =>
        $"{reader,-22}{cases,12}{accepted,12}{refused,12}{allocated,20}{memory,20}";
}
