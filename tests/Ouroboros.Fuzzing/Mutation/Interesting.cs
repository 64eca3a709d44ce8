using System.Text;

namespace Ouroboros.Fuzzing.Mutation;

/// <summary>What readers stumble over: numbers at the borders of their types, and text that means something to a parser.</summary>
internal static class Interesting
{
    /// <summary>Written over binary fields, cut to the field's width.</summary>
    public static IReadOnlyList<ulong> Integers { get; } =
    [
        0, 1, 2, 3, 7, 8, 9, 10, 16, 27, 28, 29, 64, 127, 128, 255, 256, 783, 784, 785, 1000, 32767, 32768, 65535, 65536,
        99_999_999, 100_000_000, 100_000_001, (1UL << 24) - 1, 1UL << 28, 1UL << 30, int.MaxValue - 1, int.MaxValue, 1UL << 31,
        uint.MaxValue - 1, uint.MaxValue, 1UL << 32, 1_000_000_000_000_000_000, long.MaxValue - 7, long.MaxValue, 1UL << 63,
        ulong.MaxValue - 8, ulong.MaxValue,
    ];

    /// <summary>Written over numbers in text.</summary>
    public static IReadOnlyList<byte[]> Decimals { get; } =
    [
        .. Integers.Select(value => Text($"{value}")),
        .. new[]
        {
            "-0", "-1", "-2147483648", "-2147483649", "-9223372036854775808", "-9223372036854775809", "18446744073709551616",
            "0.5", "1e3", "1e999", "-1e999", "1e-999", "1.0", "1e1000000000", "00", "01", "+1", "1_000", "0x10", "0b1", "1,000", " 1",
            "NaN", "Infinity", "-Infinity", "null", "true", "\u0661", new string('9', 400), "0." + new string('0', 400) + "1",
        }.Select(Text),
    ];

    /// <summary>Put in or written over, in any reader's files.</summary>
    public static IReadOnlyList<byte[]> Tokens { get; } =
    [
        .. new[]
        {
            "null", "true", "false", "NaN", "~", "{}", "[]", "()", "\"\"", "''", "{", "}", "[", "]", "(", ")", "\"", "'", "\\", ",", ":", ";", "/",
            "#", "&a ", "*a", "<<: *a", "!!binary ", "!!int ", "!<x>", "%YAML 1.2\n", "%TAG ! x\n", "---\n", "...\n", "? ", "- ", "|\n", ">-\n", "|99",
            "@", "`", "\t", "\r", "\n", "\r\n", "\n\n", "\0", "\u0085", "\u2028", "\uFEFF", "\\u0000", "\\ud800", "\\udc00\\ud800", "\\U0011ffff",
            "\\x", "\\N", "\"\"\"", "\",\"", "../", "/etc/passwd", "C:\\", "__metadata__", "$ref", "$type", "\u0301", "\U0001F40D", "Infinity", "//", "/*",
        }.Select(Text),
        [0xff], [0xfe, 0xff], [0xff, 0xfe], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xf8, 0x88], [0x80],
        [0x1f, 0x8b, 8, 0], [0x93], [0x50, 0x4b, 3, 4],
    ];

    /// <summary>Repeated, to nest deep.</summary>
    public static IReadOnlyList<byte[]> Nesting { get; } =
    [
        .. new[] { "[", "{", "(", "\"", "'", "- ", "? ", "{\"a\":", "[[", "{{", "&a [", "{? ", "a: {", "!!a ", "]", "}", ",", ", ", "\n", " ", ":", "|", "#" }.Select(Text),
        [0],
    ];

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
