using System.Text;
using static Ouroboros.Fuzzing.Attacks.Attack;

namespace Ouroboros.Fuzzing.Attacks;

public sealed class YamlAttackTests
{
    // The largest file that is looked into.
    private const int Largest = 1 << 16;

    private static readonly Dictionary<string, string> Files = new()
    {
        ["a billion laughs"] = "a: &x0 [lol]\n" + Joined(40, i => $"b{i}: &x{i + 1} [*x{i}, *x{i}, *x{i}, *x{i}, *x{i}, *x{i}, *x{i}, *x{i}, *x{i}]\n")
            + "vae:\n  layer_sizes: *x40\n  epochs: *x40\n",
        ["a billion laughs in keys"] = "a: &x0 {lol: lol}\n" + Joined(40, i => $"b{i}: &x{i + 1} {{? *x{i} : *x{i}, c: *x{i}}}\n") + "vae: *x40\n",
        ["a value that holds itself"] = "vae: &a [*a, *a]\n",
        ["a section that holds itself"] = "vae: &a\n  layer_sizes: *a\n",
        ["thousands of anchors"] = Joined(5000, i => $"- &a{i} b\n"),
        ["an anchor with a long name"] = $"vae: &{new string('a', 60_000)} 3\n",
        ["deep lists"] = Repeated("[", Largest),
        ["deep lists, closed"] = Repeated("[", Largest / 2) + Repeated("]", Largest / 2),
        ["deep mappings"] = Repeated("{a: ", Largest / 4),
        ["deep lists in blocks"] = Repeated("- ", Largest / 2),
        ["deep keys"] = Repeated("? ", Largest / 2),
        ["deep keys without spaces"] = Repeated("? -", Largest / 3),
        ["deep indentation"] = Joined(300, i => new string(' ', i) + "a:\n"),
        ["tags without end"] = Repeated("!!a ", Largest / 4),
        ["a long section"] = $"? {new string('x', 60_000)}\n: 3\n",
        ["a long key"] = $"vae:\n  ? {new string('x', 60_000)}\n  : 3\n",
        ["a long path"] = $"? vae.{new string('x', 60_000)}\n: 3\n",
        ["a long number"] = $"vae:\n  epochs: {new string('9', 60_000)}\n",
        ["a number of underscores"] = $"vae:\n  epochs: {new string('_', 60_000)}\n",
        ["a number with a long fraction"] = $"vae:\n  learning_rate: 0.{new string('0', 60_000)}1\n",
        ["a huge exponent"] = "vae:\n  learning_rate: 1e999999999999\n",
        ["a tiny exponent"] = "vae:\n  learning_rate: 1e-999999999999\n",
        ["2^63"] = "experiment:\n  random_seed: 9223372036854775808\n",
        ["2^31 iterations"] = "experiment:\n  iterations: 2147483648\n",
        ["a long list"] = $"vae:\n  layer_sizes: [784{Repeated(",1", 30_000)}]\n",
        ["thousands of unknown sections"] = Joined(9000, i => $"k{i}:\n"),
        ["thousands of unknown keys"] = "vae:\n" + Joined(7000, i => $" k{i}:\n"),
        ["a key thousands of times"] = Repeated("a:\n", Largest / 3),
        ["a good key thousands of times"] = "vae:\n" + Repeated("  epochs: 3\n", 5000),
        ["thousands of documents"] = Repeated("---\n", Largest / 4),
        ["a quote that is never closed"] = "vae: \"" + new string('a', 60_000),
        ["escapes past the last letter"] = "output:\n  experiments_dir: \"\\UFFFFFFFF\"\n",
        ["half a letter"] = "output:\n  experiments_dir: \"\\ud800\"\n",
        ["no letter"] = "output:\n  experiments_dir: \"a\\0b\"\n",
        ["a NUL"] = "output:\n  experiments_dir: a\0b\n",
        ["a tag that is none"] = "vae:\n  epochs: !!in] 3\n",
        ["a version past every number"] = "%YAML 99999999999999999999.1\n---\nvae: 3\n",
        ["a block indented past every number"] = "vae: |99999999999\n  a\n",
        ["merged keys"] = "vae: &a {epochs: 3}\nclassifier:\n  <<: *a\n",
        ["a type of .NET's"] = "vae: !<!System.IO.FileInfo> {fileName: /etc/passwd}\n",
    };

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_becomes_a_problem(string attack) => Assert.False(On("yaml", Files[attack]));

    [Fact]
    public void What_is_no_utf_8_becomes_a_problem()
    {
        Assert.False(On("yaml", [.. "vae: "u8, 0xff, 0xfe]));
        Assert.False(On("yaml", [.. "vae: "u8, 0xed, 0xa0, 0x80]));
        Assert.False(On("yaml", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("vae:\n  epochs: 3\n")]));
        Assert.False(On("yaml", Encoding.BigEndianUnicode.GetBytes("vae:\n  epochs: 3\n")));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("#")]
    public void The_largest_file_that_says_nothing_is_read(string piece) => Assert.True(On("yaml", Repeated(piece, Largest)));

    [Fact]
    public void A_long_name_is_a_name() => Assert.True(On("yaml", $"visualization:\n  colormap: {new string('x', 60_000)}\n"));

    [Fact]
    public void A_larger_one_is_not_looked_into() => Assert.False(On("yaml", Repeated(" ", Largest + 1)));
}
