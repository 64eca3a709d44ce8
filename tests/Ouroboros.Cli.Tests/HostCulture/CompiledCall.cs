using System.Reflection;
using System.Reflection.Emit;

namespace Ouroboros.Cli.Tests.HostCulture;

/// <summary>A call in compiled code.</summary>
/// <param name="From">The method that calls.</param>
/// <param name="To">What it calls.</param>
/// <param name="On">Type of the value that it is called on if known; otherwise the declaring type.</param>
/// <param name="NullLast">Whether the last argument is the literal null.</param>
internal sealed record CompiledCall(MethodBase From, MethodBase To, Type? On, bool NullLast)
{
    /// <summary>Every call of an assembly.</summary>
    public static IEnumerable<CompiledCall> All(Assembly assembly) => assembly.GetTypes().SelectMany(All);

    /// <summary>Every call of a type's own methods.</summary>
    public static IEnumerable<CompiledCall> All(Type type)
    {
        const BindingFlags own =
            BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic
            | BindingFlags.Instance | BindingFlags.Static;
        return type.GetMethods(own).Concat<MethodBase>(type.GetConstructors(own)).SelectMany(All);
    }

    private static IEnumerable<CompiledCall> All(MethodBase from)
    {
        var code = from.GetMethodBody()?.GetILAsByteArray() ?? [];
        var types = from.DeclaringType!.GetGenericArguments();
        var ofMethod = from.IsGenericMethod ? from.GetGenericArguments() : [];
        Type? on = null;
        var isNull = false;
        for (var at = 0; at < code.Length;)
        {
            var operation = Operations[code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at]];
            at += operation.Size;
            var isMethod = operation.OperandType == OperandType.InlineMethod;
            if (operation == OpCodes.Constrained)
            {
                on = from.Module.ResolveType(BitConverter.ToInt32(code, at), types, ofMethod);
            }
            else
            {
                if (isMethod && from.Module.ResolveMethod(BitConverter.ToInt32(code, at), types, ofMethod) is { } to)
                {
                    yield return new(from, to, on ?? to.DeclaringType, isNull);
                }

                on = null;
            }

            isNull = operation == OpCodes.Ldnull || (isNull && operation == OpCodes.Constrained);
            at += OperandSize(operation, code, at);
        }
    }

    private static readonly Dictionary<short, OpCode> Operations = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(operation => operation.Value);

    private static int OperandSize(OpCode operation, byte[] code, int at) => operation.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
