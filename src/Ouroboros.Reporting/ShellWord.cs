namespace Ouroboros.Reporting;

/// <summary>Words as shells take them, for commands that people copy and paste: whatever a name holds, it stays a name and runs nothing.</summary>
public static class ShellWord
{
    private const string SafeSigns = "-_=./,:+@%";

    /// <summary>A name for a POSIX shell: in single quotes, where nothing is expanded, unless it holds only letters, digits and signs without a meaning.</summary>
    public static string Posix(string name) => PosixTyped(Name(name, '/'));

    /// <summary>The same of a word as it was typed, which may be an option.</summary>
    public static string PosixTyped(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return IsPlain(word, SafeSigns) ? word : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
    }

    /// <summary>
    /// A name for cmd and PowerShell: in double quotes, which both know. What PowerShell would expand there stands in single quotes,
    /// in which cmd sees letters and runs nothing.
    /// </summary>
    public static string Windows(string name)
    {
        name = Name(name, '\\');
        return IsPlain(name, "-_=./:+\\") ? name
            : name.AsSpan().ContainsAny("$`\u201C\u201D") ? $"'{name.Replace("'", "''", StringComparison.Ordinal)}'"
            : $"\"{name}\"";
    }

    // A name that begins like an option is no longer one behind the current folder.
    private static string Name(string name, char separator)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith('-') ? $".{separator}{name}" : name;
    }

    private static bool IsPlain(string word, string signs) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || signs.Contains(letter, StringComparison.Ordinal));
}
