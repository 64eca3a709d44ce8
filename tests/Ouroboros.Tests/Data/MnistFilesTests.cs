using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Ouroboros.Data;

namespace Ouroboros.Tests.Data;

public sealed partial class MnistFilesTests
{
    private static readonly string DataFolder = Path.GetFullPath(Path.Join(SourceFolder(), "../../../data/mnist"));

    private static readonly IReadOnlyList<(string File, string Sha256, string ContentSha256)> Readme =
        [.. Rows().Matches(File.ReadAllText(Path.Join(DataFolder, "README.md"))).Select(
            row => (row.Groups["file"].Value, row.Groups["sha"].Value, row.Groups["content"].Value))];

    public static TheoryData<string> Names() => [.. MnistFolder.Names.Select(name => $"{name}.gz")];

    [Fact]
    public void The_readme_lists_the_four_files()
    {
        Assert.Equal(MnistFolder.Names.Select(name => $"{name}.gz"), Readme.Select(row => row.File));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_file_on_disk_is_the_one_of_the_readme(string file)
    {
        using var stream = File.OpenRead(Path.Join(DataFolder, file));
        Assert.Equal(Row(file).Sha256, Hash(stream));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_embedded_file_is_the_one_of_the_readme(string file)
    {
        using var stream = typeof(MnistData).Assembly.GetManifestResourceStream($"mnist/{file}");
        Assert.NotNull(stream);
        Assert.Equal(Row(file).Sha256, Hash(stream));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_content_is_the_one_of_the_readme(string file)
    {
        using var stream = new GZipStream(File.OpenRead(Path.Join(DataFolder, file)), CompressionMode.Decompress);
        Assert.Equal(Row(file).ContentSha256, Hash(stream));
    }

    private static (string File, string Sha256, string ContentSha256) Row(string file) => Assert.Single(Readme, row => row.File == file);

    private static string Hash(Stream stream) => Convert.ToHexStringLower(SHA256.HashData(stream));

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"^\| `(?<file>[^`]+)` \|[^|]*\| `(?<sha>[0-9a-f]{64})` \| `(?<content>[0-9a-f]{64})` \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Rows();
}
