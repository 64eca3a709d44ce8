using System.Reflection;

namespace Ouroboros.Cli.Tests.HostCulture;

/// <summary>
/// No call in the product depends on the culture of the host. Analyzers miss how the compiler builds strings, what
/// collections are sorted by, and generated code; compiled code has it all.
/// </summary>
public sealed class CompiledCodeTests
{
    // Every project of ours that the program is made of.
    public static TheoryData<Assembly> Products =>
    [
        typeof(Application).Assembly,
        .. Directory.GetFiles(AppContext.BaseDirectory, "Ouroboros*.dll")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => Directory.Exists(Path.Combine(Repository.Root, "src", name)) && name != "Ouroboros.Cli")
            .Select(Assembly.Load),
    ];

    public static TheoryData<string> NamesOfLeaks => [.. Own(typeof(Leaks))];

    public static TheoryData<string> NamesOfNoLeaks => [.. Own(typeof(NoLeaks))];

    [Fact]
    public void Every_project_is_looked_at() =>
        Assert.Equal(
            Directory.GetFiles(Path.Combine(Repository.Root, "src"), "Ouroboros*.csproj", SearchOption.AllDirectories)
                .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal),
            Products.Select(product => product.Data.GetName().Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Products))]
    public void Nothing_depends_on_the_hosts_culture(Assembly product)
    {
        string[] leaks =
        [
            .. CompiledCall.All(product).Where(CultureRules.DependsOnHost)
                .Select(call => $"{call.From.DeclaringType}.{call.From.Name} calls {call.To.DeclaringType}: {call.To}")
        ];
        Assert.True(leaks.Length == 0, string.Join('\n', leaks));
    }

    // Our projects all have a handler of their own, so a package stands in for one that lacks it.
    [Fact]
    public void The_frameworks_interpolated_strings_are_found() =>
        Assert.Contains(
            CompiledCall.All(typeof(Spectre.Console.Markup).Assembly).Where(CultureRules.DependsOnHost),
            call => call.To.DeclaringType!.Name == "DefaultInterpolatedStringHandler");

    [Theory]
    [MemberData(nameof(NamesOfLeaks))]
    public void Each_leak_is_found(string name) =>
        Assert.Contains(CallsIn(typeof(Leaks), name), CultureRules.DependsOnHost);

    [Theory]
    [MemberData(nameof(NamesOfNoLeaks))]
    public void What_is_invariant_is_no_leak(string name) =>
        Assert.DoesNotContain(CallsIn(typeof(NoLeaks), name), CultureRules.DependsOnHost);

    private static IEnumerable<CompiledCall> CallsIn(Type type, string name) =>
        CompiledCall.All(type).Where(call => call.From.Name == name);

    private static IEnumerable<string> Own(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(method => method.Name);
}
