using System.Collections.Immutable;
using System.Globalization;
using System.Text;

// What the tests forbid is done here on purpose, so that they can be seen to find it.
#pragma warning disable CA1304, CA1305, CA1307, CA1309, CA1310, CA1311, MA0002, MA0011, MA0021, MA0074, MA0075, CA1822

namespace Ouroboros.Cli.Tests.HostCulture;

/// <summary>Methods of which each depends on the culture of the host.</summary>
internal static class Leaks
{
    internal sealed record Size(double Width);

    internal readonly record struct Point(double X);

    public static string Format(double value) => value.ToString();

    public static string FormatByPattern(DateTime value) => value.ToString("yyyy");

    public static string FormatWithoutProvider(double value) => value.ToString(null as IFormatProvider);

    public static bool FormatIntoSpan(double value) => value.TryFormat(new char[20], out _);

    public static string FormatGeneric<T>(T value) where T : struct, IFormattable => value.ToString("F1", null);

    public static string Placeholders(double value) => string.Format("{0}", value);

    public static string Concatenate(string text, double value) => text + value;

    public static string Join(IEnumerable<int> values) => string.Join(", ", values);

    public static string JoinObjects(object[] values) => string.Join(", ", values);

    public static void Append(StringBuilder text, double value) => text.Append(value);

    public static void AppendObject(StringBuilder text, object value) => text.Append(value);

    public static void AppendInterpolated(StringBuilder text, double value) => text.Append($"{value}");

    public static void AppendJoin(StringBuilder text, IEnumerable<long> values) => text.AppendJoin(' ', values);

    public static void Write(TextWriter writer, double value) => writer.Write(value);

    public static void WriteObject(TextWriter writer, object value) => writer.WriteLine(value);

    public static void WritePlaceholders(TextWriter writer, object value) => writer.WriteLine("{0}", value);

    public static string ShowRecord(Size value) => $"{value}";

    public static string ShowRecordStruct(Point value) => value.ToString();

    public static string ShowTuple((double X, double Y) value) => $"{value}";

    public static double Parse(string text) => double.Parse(text);

    public static bool TryParse(string text) => double.TryParse(text, out _);

    public static double ConvertText(string text) => Convert.ToDouble(text);

    public static DateTime ParseTime(string text) => DateTime.Parse(text);

    public static string Upper(string text) => text.ToUpper();

    public static char Lower(char letter) => char.ToLower(letter);

    public static bool StartsWith(string text) => text.StartsWith("ab");

    public static int IndexOf(string text) => text.IndexOf("ab");

    public static int Compare(string one, string other) => string.Compare(one, other);

    public static int CompareTo(string one, string other) => one.CompareTo(other);

    public static IEnumerable<string> Order(IEnumerable<string> words) => words.Order();

    public static IEnumerable<string> OrderBy(IEnumerable<string> words) => words.OrderBy(word => word);

    public static IEnumerable<string> ThenBy(IEnumerable<string> words) =>
        words.OrderBy(word => word.Length).ThenByDescending(word => word);

    public static IEnumerable<string> OrderByTuple(IEnumerable<string> words) =>
        words.OrderBy(word => (word.Length, word));

    public static IEnumerable<string> OrderWithoutComparer(IEnumerable<string> words) => words.Order(null);

    public static string? Max(IEnumerable<string> words) => words.Max();

    public static string? MinBy(IEnumerable<string> words) => words.MinBy(word => word[1..]);

    public static void SortArray(string[] words) => Array.Sort(words);

    public static void SortList(List<string> words) => words.Sort();

    public static int Search(List<string> words) => words.BinarySearch("a");

    public static SortedDictionary<string, int> SortedKeys() => [];

    public static SortedSet<string> SortedWords(IEnumerable<string> words) => new(words);

    public static ImmutableSortedSet<string> ImmutableWords(IEnumerable<string> words) => words.ToImmutableSortedSet();

    public static IComparer<string> DefaultComparer() => Comparer<string>.Default;

    public static CultureInfo Current() => CultureInfo.CurrentCulture;

    public static StringComparer CurrentComparer() => StringComparer.CurrentCultureIgnoreCase;
}

/// <summary>Their like, of which none does.</summary>
internal static class NoLeaks
{
    public static string Format(double value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Interpolate(double value, DateTime time, object any) => $"{value:F2} {time:yyyy} {any}";

    public static string Join(IEnumerable<int> values) => string.Join(", ", values.Select(value => $"{value}"));

    public static void Append(StringBuilder text, char letter) =>
        text.Append(letter).Append(' ', 3).Append("text").Append("text", 1, 2);

    public static void AppendInterpolated(StringBuilder text, double value) =>
        text.Append(CultureInfo.InvariantCulture, $"{value}");

    public static void Write(TextWriter writer, string text) => writer.Write(text);

    public static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public static string Lower(DayOfWeek day) => day.ToString().ToLowerInvariant();

    public static bool StartsWith(string text) =>
        text.StartsWith('a') || text.StartsWith("ab", StringComparison.Ordinal);

    public static IEnumerable<string> OrderByLength(IEnumerable<string> words) => words.OrderBy(word => word.Length);

    public static IEnumerable<string> Order(IEnumerable<string> words) => words.Order(StringComparer.Ordinal);

    public static int Longest(IEnumerable<string> words) => words.Max(word => word.Length);

    public static void SortNumbers(double[] values) => Array.Sort(values);

    public static SortedDictionary<string, int> Sorted() => new(StringComparer.Ordinal);
}
