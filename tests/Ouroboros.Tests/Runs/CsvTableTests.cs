using System.Text;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Runs;

public sealed class CsvTableTests
{
    [Fact]
    public void Text_of_any_kind_comes_back()
    {
        string[] texts = ["plain", "", "a,b", "say \"x\"", "\"", "two\nlines", "cr\r\nlf", " spaces ", "é"];
        var table = CsvTable.Parse(Written(csv =>
        {
            foreach (var text in texts)
            {
                csv.Cell(text).Cell("end").EndRow();
            }
        }), "f");
        Assert.Equal(texts, table.Rows.Select(row => row.Text("a")));
        Assert.All(table.Rows, row => Assert.Equal("end", row.Text("b")));
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(60000.0, "60000")]
    [InlineData(1e-5, "1E-05")]
    [InlineData(5e-324, "5E-324")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    [InlineData(-0.0, "-0")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    [InlineData(null, "")]
    public void Numbers_are_the_shortest_text_that_comes_back(double? value, string text)
    {
        var csv = Written(csv => csv.Cell(value).Cell(1).EndRow());
        Assert.Equal($"a,b\n{text},1\n", csv);
        Assert.Equal(value, CsvTable.Parse(csv, "f").Rows[0].OptionalNumber("a"));
    }

    [Fact]
    public void Lines_may_end_as_on_windows_and_the_last_not_at_all()
    {
        var rows = CsvTable.Parse("a,b\r\n1,2\r\n3,4", "f").Rows;
        Assert.Equal(["2", "4"], rows.Select(row => row.Text("b")));
    }

    [Fact]
    public void Columns_are_found_by_name()
    {
        Assert.Equal(2, CsvTable.Parse("new,b,a\n9,1,2\n", "f").Rows[0].Integer("a", 0, 9));
    }

    [Theory]
    [InlineData("", "f, line 1: found an empty file")]
    [InlineData("a,a\n1,2\n", "f, line 1: found column 'a' twice")]
    [InlineData("a,b\n1,2\n1\n", "f, line 3: found 1 cells; expected 2")]
    [InlineData("a,b\n1,2,3\n", "f, line 2: found 3 cells; expected 2")]
    [InlineData("a,b\n\n", "f, line 2: found 1 cells")]
    [InlineData("a,b\n1,\"2\n3\n", "f, line 2: found a quote that is never closed")]
    [InlineData("a,b\n\"1\"x,2\n", "f, line 2: found 'x' after a cell")]
    [InlineData("a,b\n1\"x,2\n", "f, line 2: found '\"' after a cell")]
    [InlineData("a,b\n\"1\n\",2\n3\n", "f, line 4: found 1 cells")]
    public void A_damaged_table_is_refused_with_its_line(string text, string message)
    {
        Assert.StartsWith(message, Assert.Throws<RunFileException>(() => CsvTable.Parse(text, "f")).Message);
    }

    [Fact]
    public void A_cell_that_is_not_what_it_should_be_is_refused_with_line_and_column()
    {
        var row = CsvTable.Parse("a,b\n1,2\nx,99\n", "f").Rows[1];
        Assert.StartsWith("f, line 3: found a 'x'; expected a number or nothing.", Refused(() => row.OptionalNumber("a")));
        Assert.StartsWith("f, line 3: found a 'x'; expected an integer from 0 to 9.", Refused(() => row.Integer("a", 0, 9)));
        Assert.StartsWith("f, line 3: found b '99'; expected an integer from 0 to 9.", Refused(() => row.Integer("b", 0, 9)));
        Assert.StartsWith("f, line 1: found no column 'c' among a, b", Refused(() => row.Text("c")));
        var words = new Dictionary<string, int> { ["one"] = 1, ["two"] = 2 };
        Assert.StartsWith("f, line 3: found a 'x'; expected one or two.", Refused(() => row.OneOf("a", words)));
    }

    [Fact]
    public void An_empty_cell_is_no_number()
    {
        var row = CsvTable.Parse("a,b\n,2\n", "f").Rows[0];
        Assert.Null(row.OptionalNumber("a"));
        Assert.StartsWith("f, line 2: found a ''; expected a number.", Refused(() => row.Number("a")));
    }

    private static string Refused(Func<object?> read) => Assert.Throws<RunFileException>(read).Message;

    private static string Written(Action<CsvWriter> write)
    {
        using var stream = new MemoryStream();
        using (var csv = new CsvWriter(stream, ["a", "b"]))
        {
            write(csv);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
