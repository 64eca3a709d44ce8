using System.Text.RegularExpressions;

namespace Ouroboros.Tests.Results;

/// <summary>Numbers in documents are those of the files that they come from: a block between its signs is what <see cref="QuotedNumbers"/> makes of the files.</summary>
public sealed partial class QuotedNumbersTests
{
    private const string AcceptVariable = "OUROBOROS_ACCEPT_NUMBERS";

    private static readonly string[] Documents =
    [
        Path.Combine(ResultsFiles.Docs, "..", "README.md"),
        Path.Combine(ResultsFiles.Docs, "results", "classic.md"),
        Path.Combine(ResultsFiles.Docs, "results", "reference-figures.md"),
    ];

    public static TheoryData<string> Names => [.. QuotedNumbers.Blocks.Keys];

    /// <summary>With <c>OUROBOROS_ACCEPT_NUMBERS=1</c> the blocks are written anew first, after the files have changed on purpose.</summary>
    static QuotedNumbersTests()
    {
        if (Environment.GetEnvironmentVariable(AcceptVariable) != "1")
        {
            return;
        }

        foreach (var document in Documents)
        {
            var text = File.ReadAllText(document);
            File.WriteAllText(document, Block().Replace(text, block =>
                $"<!-- numbers: {block.Groups["name"].Value} -->\n{QuotedNumbers.Blocks[block.Groups["name"].Value]()}\n<!-- end -->"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_block_says_what_the_files_say(string name)
    {
        var stands = Documents.SelectMany(document => Block().Matches(File.ReadAllText(document))).Where(block => block.Groups["name"].Value == name).ToList();
        Assert.NotEmpty(stands);
        var expected = QuotedNumbers.Blocks[name]();
        Assert.All(stands, block => Assert.Equal(expected, block.Groups["text"].Value.Trim('\n')));
    }

    [Fact]
    public void No_document_has_a_block_that_nothing_checks() =>
        Assert.Empty(Documents.SelectMany(document => Block().Matches(File.ReadAllText(document))).Select(block => block.Groups["name"].Value).Except(QuotedNumbers.Blocks.Keys));

    [Fact]
    public void Pictures_that_documents_show_are_there() => Assert.All(Documents, document =>
        Assert.All(Picture().Matches(File.ReadAllText(document)), picture =>
            Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(document)!, picture.Groups["path"].Value)), picture.Value)));

    [GeneratedRegex(@"<!-- numbers: (?<name>[a-z-]+) -->\n(?<text>.*?)<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"!\[[^\]]*\]\((?<path>[^)]+)\)")]
    private static partial Regex Picture();
}
