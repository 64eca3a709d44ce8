using System.Text.RegularExpressions;

namespace Ouroboros.Cli.Tests;

/// <summary>Dependencies go one way: no two namespaces of the sources depend on each other, by their <c>using</c> lines.</summary>
public sealed partial class StructureTests
{
    // Commands of runs, groups and sweeps still know each other.
    private static readonly string[] KnownCycle =
    [
        "Ouroboros.Cli.Config", "Ouroboros.Cli.Experiments", "Ouroboros.Cli.Groups", "Ouroboros.Cli.Reports", "Ouroboros.Cli.Running",
    ];

    private static readonly string Sources = Path.Combine(Repository.Root, "src");

    [Fact]
    public void No_namespaces_depend_on_each_other()
    {
        var uses = Uses();
        Assert.True(uses.Count > 20, "Hardly any namespace was found.");
        string[] inCycles = [.. uses.Keys.Where(name => Reaches(uses, name, name)).Order(StringComparer.Ordinal)];
        Assert.Equal(KnownCycle, inCycles);
    }

    [Theory]
    [InlineData("Ouroboros.Storage")]
    [InlineData("Ouroboros.Numerics")]
    [InlineData("Ouroboros.OpenCl", "Ouroboros.Numerics")]
    [InlineData("Ouroboros", "Ouroboros.Numerics", "Ouroboros.Storage")]
    [InlineData("Ouroboros.Theory", "Ouroboros")]
    [InlineData("Ouroboros.Reporting", "Ouroboros.Theory")]
    public void A_project_uses_what_lies_below_it(string project, params string[] below)
    {
        var text = File.ReadAllText(Path.Combine(Sources, project, $"{project}.csproj"));
        var found = References().Matches(text).Select(match => match.Groups["name"].Value);
        Assert.Equal(below, found.Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, HashSet<string>> Uses()
    {
        var uses = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Sources, "*.cs", SearchOption.AllDirectories).Where(IsWritten))
        {
            var text = File.ReadAllText(file);
            if (Namespace().Match(text) is { Success: true } own)
            {
                var name = own.Groups["name"].Value;
                uses.TryAdd(name, new(StringComparer.Ordinal));
                uses[name].UnionWith(Usings().Matches(text).Select(Used).Where(used => used != name));
            }
        }

        return uses;
    }

    // The last part of a static using is a type.
    private static string Used(Match line)
    {
        var name = line.Groups["name"].Value;
        return line.Groups["static"].Success ? name[..name.LastIndexOf('.')] : name;
    }

    // Not what a build has made.
    private static bool IsWritten(string file) =>
        !Path.GetRelativePath(Sources, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin");

    private static bool Reaches(Dictionary<string, HashSet<string>> uses, string from, string target)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(uses[from]);
        while (open.TryPop(out var name))
        {
            if (name == target)
            {
                return true;
            }

            if (seen.Add(name) && uses.TryGetValue(name, out var next))
            {
                next.ToList().ForEach(open.Push);
            }
        }

        return false;
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^using (?<static>static )?(?<name>Ouroboros[\w.]*);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Usings();

    [GeneratedRegex(@"<ProjectReference Include=""\.\./[\w.]+/(?<name>[\w.]+)\.csproj""", RegexOptions.ExplicitCapture)]
    private static partial Regex References();
}
