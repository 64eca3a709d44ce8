using System.CodeDom.Compiler;
using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Components;
using Ouroboros.Reporting.Html;

namespace Ouroboros.Cli.Tests.HostCulture;

/// <summary>Tells which calls format, parse, change case, compare or sort by the culture of the host.</summary>
internal static class CultureRules
{
    private static readonly HashSet<string> Compares =
        ["Compare", "CompareTo", "StartsWith", "EndsWith", "IndexOf", "LastIndexOf"];

    private static readonly HashSet<string> Sorts =
    [
        "Order", "OrderDescending", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending",
        "Min", "Max", "MinBy", "MaxBy", "Sort", "BinarySearch", "Compare", "CompareTo",
        "ToImmutableSortedDictionary", "ToImmutableSortedSet",
    ];

    private static readonly HashSet<Type> Writers =
    [
        typeof(string), typeof(StringBuilder), typeof(Console),
        typeof(TextWriter), typeof(StreamWriter), typeof(StringWriter),
    ];

    // They have overloads that take a provider, and ignore it.
    private static readonly HashSet<Type> SameEverywhere =
        [typeof(bool), typeof(char), typeof(string), typeof(Guid), typeof(Version), typeof(Enum)];

    /// <summary>Whether a call depends on the culture of the host.</summary>
    public static bool DependsOnHost(CompiledCall call) =>
        !IsExempt(call.From)
        && (ReadsCulture(call.To) || LacksProvider(call) || ComparesByCulture(call.To) || SortsByCulture(call)
            || WritesByCulture(call.To) || ShowsMembers(call));

    // Records show members to debuggers; ShowsMembers finds other uses. RunReport sets the culture for components.
    private static bool IsExempt(MethodBase from) =>
        (from.Name is "PrintMembers" or "ToString" && from.IsDefined(typeof(CompilerGeneratedAttribute)))
        || from.DeclaringType!.IsDefined(typeof(GeneratedCodeAttribute))
        || (from.DeclaringType! == typeof(RunReport) && from.Name == "Write")
        || from.DeclaringType!.IsAssignableTo(typeof(ComponentBase));

    private static bool ReadsCulture(MethodBase to) =>
        to.Name is "get_CurrentCulture" or "get_CurrentUICulture" or "get_InstalledUICulture"
            or "get_CurrentInfo" or "get_CurrentCultureIgnoreCase";

    // An overload takes a provider, and this one does not; or it takes one, and gets null.
    private static bool LacksProvider(CompiledCall call)
    {
        var given = TypesOf(call.To);
        if (given.Any(IsProvider))
        {
            return call.NullLast && IsProvider(given[^1]);
        }

        var overloads = call.To.IsConstructor
            ? call.To.DeclaringType!.GetConstructors()
            : call.On!.GetMember(call.To.Name).OfType<MethodBase>();
        var ignores = call.To.Name is "ToString" or "Parse" or "TryParse" && IsSameEverywhere(call.On!);
        return !ignores && overloads.Any(other =>
            other.IsStatic == call.To.IsStatic && TypesOf(other) is var taken && taken.Any(IsProvider)
            && taken.Where(type => !IsProvider(type)).SequenceEqual(given));
    }

    private static bool ComparesByCulture(MethodBase to) =>
        to.DeclaringType == typeof(string) && Compares.Contains(to.Name)
        && !TypesOf(to).Any(type => type == typeof(StringComparison) || type == typeof(char));

    private static bool SortsByCulture(CompiledCall call)
    {
        var type = call.To.DeclaringType!;
        var sorts = Sorts.Contains(call.To.Name) || (call.To.Name == "get_Default" && type.Name == "Comparer`1")
            || (call.To.IsConstructor
                && type.Name is "SortedDictionary`2" or "SortedList`2" or "SortedSet`1" or "PriorityQueue`2");
        return sorts && !type.Assembly.FullName!.StartsWith("Ouroboros", StringComparison.Ordinal)
            && (call.NullLast || !TypesOf(call.To).Any(IsComparer)) && Keys(call.To).Any(HasText);
    }

    // What is compared: the result of a function that selects it, or the last type argument.
    private static Type[] Keys(MethodBase method) =>
        Array.Find(TypesOf(method), type => type.Name == "Func`2") is { } selector ? [selector.GetGenericArguments()[1]]
        : method.IsGenericMethod ? [method.GetGenericArguments()[^1]]
        : method.DeclaringType!.GetGenericArguments();

    private static bool HasText(Type type) =>
        type == typeof(string) || type == typeof(object)
        || (type.IsAssignableTo(typeof(ITuple)) && type.GetGenericArguments().Any(HasText));

    private static bool WritesByCulture(MethodBase to) =>
        Writers.Contains(to.DeclaringType!) && !TypesOf(to).Any(IsProvider)
        && to.GetParameters().Any(parameter =>
            (parameter.Name!.StartsWith("value", StringComparison.Ordinal)
                || parameter.Name.StartsWith("arg", StringComparison.Ordinal))
            && IsFormatted(parameter.ParameterType));

    private static bool IsFormatted(Type type) =>
        type.HasElementType ? IsFormatted(type.GetElementType()!)
        : type.IsGenericType ? IsFormatted(type.GetGenericArguments()[0])
        : type == typeof(object) || (type.IsAssignableTo(typeof(IFormattable)) && !IsSameEverywhere(type));

    // Records and tuples show their members in the host's culture.
    private static bool ShowsMembers(CompiledCall call)
    {
        var shown = call.To is { Name: "AppendFormatted", IsGenericMethod: true } ? call.To.GetGenericArguments()[0]
            : call.To.Name == "ToString" && TypesOf(call.To).Length == 0 ? call.On!
            : typeof(object);
        return shown.IsAssignableTo(typeof(ITuple))
            || shown.GetMethod("ToString", [])?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;
    }

    private static Type[] TypesOf(MethodBase method) =>
        [.. method.GetParameters().Select(parameter => parameter.ParameterType)];

    private static bool IsProvider(Type type) => type.IsAssignableTo(typeof(IFormatProvider));

    private static bool IsComparer(Type type) =>
        type.IsAssignableTo(typeof(IComparer)) || type.Name is "IComparer`1" or "Comparison`1";

    private static bool IsSameEverywhere(Type type) => type.IsEnum || SameEverywhere.Contains(type);
}
