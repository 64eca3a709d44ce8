using System.Diagnostics.CodeAnalysis;
using Ouroboros.Reporting;
using Ouroboros.Storage;
using Spectre.Console;

namespace Ouroboros.Cli;

/// <summary>The world around the program: streams, environment and current folder, handed in so that tests can play it.</summary>
internal sealed record Terminal
{
    /// <summary>The environment variable that names <see cref="CacheFolder"/>.</summary>
    public const string CacheVariable = "OUROBOROS_CACHE";

    private readonly string? _currentFolder;

    /// <summary>Standard output: what was asked for. Control characters in it are escaped.</summary>
    public required TextWriter Out
    {
        get;
        init => field = PlainWriter.Around(value);
    }

    /// <summary>Standard error: errors and warnings. Control characters in it are escaped.</summary>
    public required TextWriter Error
    {
        get;
        init => field = PlainWriter.Around(value);
    }

    /// <summary>Standard input: answers.</summary>
    public required TextReader In { get; init; }

    /// <summary>Whether <see cref="Out"/> could not take all that it was given.</summary>
    public bool OutIsLost => PlainWriter.Inside(Out) is StandardStream { IsLost: true };

    /// <summary>Whether that is an error, see <see cref="StandardStream.HasFailed"/>.</summary>
    public bool OutHasFailed => PlainWriter.Inside(Out) is StandardStream { HasFailed: true };

    /// <summary>Whether a person can read <see cref="Out"/> as it comes.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether a person can read <see cref="Error"/> as it comes.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether a person can answer.</summary>
    public bool InIsTerminal { get; init; }

    /// <summary>Environment variables.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The folder relative paths count from; set to null where it no longer exists.</summary>
    /// <exception cref="UserError">It no longer exists.</exception>
    [AllowNull]
    public required string CurrentFolder
    {
        get => _currentFolder ?? throw new UserError(
            "ouroboros: the current folder no longer exists. Change to a folder that exists.", ExitCodes.Files);
        init => _currentFolder = value;
    }

    /// <summary>Columns and rows now; asked again for each picture, since windows change their size.</summary>
    public Func<(int Columns, int Rows)> Size { get; init; } = () => (80, 24);

    /// <summary>Columns that a line of <see cref="Out"/> may take now; files and pipes have no end of lines.</summary>
    public int Columns => OutIsTerminal ? Size().Columns : int.MaxValue;

    /// <summary>Whether a display may move the cursor: a terminal that can, and no build log.</summary>
    public bool IsLive => OutIsTerminal && CanMove;

    /// <summary>The same for <see cref="Error"/>.</summary>
    public bool ErrorIsLive => ErrorIsTerminal && CanMove;

    /// <summary>Whether colours are welcome (https://no-color.org).</summary>
    public bool HasColor => OutIsTerminal && !IsDumb && string.IsNullOrEmpty(Variable("NO_COLOR"));

    /// <summary>Whether the output's encoding has block characters and the like.</summary>
    public bool HasUnicode => Out.Encoding.WebName.StartsWith("utf", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// How the program was called, for commands that a person may paste. The scripts that start it from a checkout say so.
    /// </summary>
    public string Command => Variable("OUROBOROS_COMMAND") is { Length: > 0 } command ? Word(command) : "ouroboros";

    private bool CanMove => !IsDumb && string.IsNullOrEmpty(Variable("CI"));

    private bool IsDumb => string.Equals(Variable("TERM"), "dumb", StringComparison.Ordinal);

    /// <summary>The process's own.</summary>
    /// <param name="isSaving">Whether work is being saved.</param>
    public static Terminal OfProcess(Func<bool> isSaving)
    {
        TextWriter error = StandardStream.IsOpen(2)
            ? new StandardStream(Console.Error, () => StandardStream.IsClosed(2), _ => { }, isSaving)
            : TextWriter.Null;
        return new()
        {
            Out = StandardStream.IsOpen(1) ? Output(Console.Out, () => StandardStream.IsClosed(1), error, isSaving) : TextWriter.Null,
            Error = error,
            In = StandardStream.IsOpen(0) ? Console.In : TextReader.Null,
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            InIsTerminal = !Console.IsInputRedirected,
            Variable = Environment.GetEnvironmentVariable,
            CurrentFolder = FolderOfProcess(),
            Size = WindowSize,
        };
    }

    /// <summary>Standard output that is given up once it cannot be written, which standard error is told.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="isClosed">Whether its reader has gone.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="isSaving">Whether work is being saved.</param>
    public static StandardStream Output(TextWriter stream, Func<bool> isClosed, TextWriter error, Func<bool> isSaving) => new(
        stream,
        isClosed,
        reason => error.WriteLine($"ouroboros: standard output: {reason}. Further output is lost; the work goes on."),
        isSaving);

    /// <summary>A name as this system's shells take it.</summary>
    public static string Word(string name) => OperatingSystem.IsWindows() ? ShellWord.Windows(name) : ShellWord.Posix(name);

    /// <summary>Writes lines to <see cref="Out"/>, broken at words where they are longer than the window.</summary>
    public void Say(string text) => WriteWrapped(Out, text, OutIsTerminal, 0);

    /// <summary>Writes lines to <see cref="Error"/>, broken at words where they are longer than the window.</summary>
    public void Complain(string text) => WriteWrapped(Error, text, ErrorIsTerminal, 2);

    /// <summary>Names the folder of what was computed on <see cref="Error"/> where <see cref="Out"/>, which was to name it, is lost.</summary>
    public void NameFolderIfLost(string folder)
    {
        if (OutIsLost)
        {
            Complain($"ouroboros: everything computed is saved in\n  {Shown(folder)}");
        }
    }

    /// <summary>A path as the user means it: relative ones count from the current folder, <c>~/</c> is the home folder.</summary>
    public string FullPath(string path) =>
        WithHome(path) is var meant && Path.IsPathFullyQualified(meant) ? Path.GetFullPath(meant) : Path.GetFullPath(meant, CurrentFolder);

    /// <summary>A path with the home folder in place of a leading <c>~/</c>, which shells leave alone within a word.</summary>
    public string WithHome(string path)
    {
        var home = Variable("HOME") ?? Variable("USERPROFILE");
        return string.IsNullOrEmpty(home) || !(path.StartsWith("~/", StringComparison.Ordinal) || path == "~") ? path : home + path[1..];
    }

    /// <summary>
    /// Folder of what is kept from run to run and can be deleted at any time: <c>$OUROBOROS_CACHE</c>, else one of ours where the system has its
    /// caches (<c>%LOCALAPPDATA%</c>, <c>$XDG_CACHE_HOME</c>, <c>~/.cache</c>); null where there is none of these.
    /// </summary>
    public string? CacheFolder
    {
        get
        {
            if (Variable(CacheVariable) is { Length: > 0 } own)
            {
                return FullPath(own);
            }

            // A relative XDG_CACHE_HOME is invalid, says the XDG Base Directory Specification, and to be ignored.
            var home = Variable("HOME");
            string?[] places = [Variable("LOCALAPPDATA"), Variable("XDG_CACHE_HOME"), string.IsNullOrEmpty(home) ? null : Path.Join(home, ".cache")];
            var system = places.FirstOrDefault(place => place is not null && Path.IsPathFullyQualified(place));
            return system is null ? null : Path.Join(system, "ouroboros");
        }
    }

    /// <summary>A path as messages give it: from the current folder when it lies below, else in full.</summary>
    public string Shown(string path)
    {
        var relative = _currentFolder is null ? path : Path.GetRelativePath(_currentFolder, path);
        return PlainText.Line(relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? path : relative);
    }

    /// <summary>A console for live displays.</summary>
    public IAnsiConsole CreateConsole()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = IsLive ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = HasColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = IsLive ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new SizedOutput(PlainWriter.Inside(Out), IsLive, Size),
        });
        console.Profile.Capabilities.Unicode = HasUnicode;
        return console;
    }

    /// <summary>Writes text to <see cref="Out"/> that may steer the terminal: nothing in it may come from outside the program.</summary>
    public void Draw(string text) => Draw(Out, text);

    /// <summary>The same for <see cref="Error"/>.</summary>
    public void DrawError(string text) => Draw(Error, text);

    private static void Draw(TextWriter writer, string text)
    {
        PlainWriter.Inside(writer).Write(text);
        writer.Flush();
    }

    // Indented lines are paths and commands to copy: they stay whole.
    private void WriteWrapped(TextWriter writer, string text, bool isTerminal, int indent)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (!isTerminal || line.StartsWith(' '))
            {
                writer.WriteLine(line);
                continue;
            }

            foreach (var part in Wrapping.Lines(line, Size().Columns, indent))
            {
                writer.WriteLine(part);
            }
        }
    }

    private static string? FolderOfProcess()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static (int Columns, int Rows) WindowSize()
    {
        try
        {
            // A pseudo-terminal nobody has sized says 0.
            var (columns, rows) = (Console.WindowWidth, Console.WindowHeight);
            return (columns > 0 ? columns : 80, rows > 0 ? rows : 24);
        }
        catch (IOException)
        {
            return (80, 24);
        }
    }

    private sealed class SizedOutput(TextWriter writer, bool isTerminal, Func<(int Columns, int Rows)> size) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => size().Columns;

        public int Height => size().Rows;

        public void SetEncoding(System.Text.Encoding encoding)
        {
            // The writer's encoding is the terminal's choice.
        }
    }
}
