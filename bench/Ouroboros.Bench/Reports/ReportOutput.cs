using System.CommandLine;
using System.Reflection;
using Ouroboros.Configuration;

namespace Ouroboros.Bench.Reports;

/// <summary>Shows a command's report and, with <c>--save</c>, keeps it in the repository.</summary>
internal sealed class ReportOutput
{
    private readonly Option<bool> _save = new("--save") { Description = "Also write the results to bench/results, in the file of this processor." };

    public ReportOutput(Command command) => command.Options.Add(_save);

    public void Write(ParseResult result, Report report)
    {
        report.Write(Console.Out);
        if (result.GetValue(_save))
        {
            Console.Error.WriteLine($"written to {Save(CommandLine(result), report)}");
        }
    }

    // What was typed, so that the heading says how to get the section again.
    private string CommandLine(ParseResult result) =>
        string.Join(' ', result.Tokens.Select(token => token.Value).Where(value => value != _save.Name));

    private static string Save(string commandLine, Report report)
    {
        var file = Repository.PathOf("bench", "results", $"{ResultsFile.NameOf(report.Machine.Cpu)}.md");
        using var body = new StringWriter();
        body.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, version {Version()}");
        body.WriteLine();
        report.Write(body);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var old = File.Exists(file) ? File.ReadAllText(file) : null;
        File.WriteAllText(file, ResultsFile.WithSection(old, report.Machine.Cpu, $"`{commandLine}`", body.ToString()));
        return file;
    }

    // Of the library that was measured, with its commit.
    private static string Version() =>
        typeof(ExperimentConfig).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
