using System.Text;
using Ouroboros.Fuzzing.Readers;
using static Ouroboros.Fuzzing.Attacks.Attack;

namespace Ouroboros.Fuzzing.Attacks;

public sealed class TableAttackTests
{
    private static readonly string[] Tables = ["metrics", "training", "label-counts", "accuracy-matrix", "loss-matrix", "timings"];

    private static readonly Dictionary<string, string> Files = new()
    {
        ["nothing"] = "",
        ["commas"] = new string(',', 300_000),
        ["lines"] = new string('\n', 300_000),
        ["Windows' lines"] = Repeated("\r\n", 150_000),
        ["carriage returns"] = new string('\r', 300_000),
        ["quotes"] = new string('"', 300_000),
        ["empty cells in quotes"] = Repeated("\"\",", 100_000),
        ["a quote that is never closed"] = "\"" + new string('\n', 300_000),
        ["a column again and again"] = Repeated("a,", 150_000),
        ["columns without end"] = Joined(30_000, i => $"c{i},"),
        ["one long name"] = new string('x', 300_000),
        ["NUL"] = new string('\0', 300_000),
        ["letters that are none"] = "\uFEFF\uFFFE\u0000",
    };

    private static readonly string[] Cells =
    [
        "2147483648", "-1", "99999999999999999999", "1e999", "1e-999", "0x10", "NaN", "\u0661", "\"1\n\"", "\"\"\"\"", "=1+1", new string('9', 100_000),
    ];

    public static TheoryData<string, string> Cases => [.. from table in Tables from file in Files.Keys select (table, file)];

    public static TheoryData<string> Names => [.. Tables];

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_refused(string table, string file) => Assert.False(On(table, Files[file]));

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_stands_in_a_cell_is_read_or_refused(string table)
    {
        var whole = Encoding.UTF8.GetString(FuzzedReaders.Named(table).Seeds[^2].Content);
        var lines = whole.TrimEnd('\n').Split('\n');
        var refused = 0;
        for (var column = 0; column < lines[0].Split(',').Length; column++)
        {
            foreach (var cell in Cells)
            {
                var cells = lines[^1].Split(',');
                cells[column] = cell;
                refused += On(table, string.Join('\n', [.. lines[..^1], string.Join(',', cells)])) ? 0 : 1;
            }
        }

        Assert.True(refused > 0, $"{table} takes anything");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_without_end_take_no_more_than_their_share(string table)
    {
        var lines = Encoding.UTF8.GetString(FuzzedReaders.Named(table).Seeds[^2].Content).TrimEnd('\n').Split('\n');
        On(table, lines[0] + "\n" + Repeated(lines[^1] + "\n", 300_000 / lines[^1].Length));
    }
}
