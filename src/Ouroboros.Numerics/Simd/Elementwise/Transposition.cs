using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Ouroboros.Numerics.Simd.Elementwise;

/// <summary>Weights [inputs, outputs] in panels of outputs, written as [outputs, inputs] in panels of inputs.</summary>
/// <remarks>
/// In squares of 4 x 4, turned in registers: one by one, the copies took a quarter of Adam's time with small batches. Both sides are padded
/// to whole squares, with zeros.
/// </remarks>
internal static unsafe class Transposition
{
    /// <summary>Rows and columns that are turned at a time.</summary>
    public const int Square = 4;

    /// <summary>Writes the square of a panel of outputs and a block of 48 inputs; both squares are one run of memory.</summary>
    public static void Write(PanelView weights, PanelView backward, int outputPanel, int inputBlock)
    {
        var inputs = Math.Min(Panel.Width, backward.Columns - (inputBlock * Panel.Width));
        var outputs = Math.Min(Panel.Width, weights.Columns - (outputPanel * Panel.Width));
        var source = weights.Row(inputBlock * Panel.Width, outputPanel);
        var destination = backward.Row(outputPanel * Panel.Width, inputBlock);
        for (var output = 0; output < outputs; output += Square)
        {
            for (var input = 0; input < inputs; input += Square)
            {
                Turn(source + (input * Panel.Width) + output, destination + (output * Panel.Width) + input);
            }
        }
    }

    /// <summary>Writes a square of 4 x 4 of one panel turned into another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Turn(float* source, float* destination)
    {
        var row0 = Vector128.Load(source);
        var row1 = Vector128.Load(source + Panel.Width);
        var row2 = Vector128.Load(source + (2 * Panel.Width));
        var row3 = Vector128.Load(source + (3 * Panel.Width));
        var low01 = Low(row0, row1).AsDouble();
        var high01 = High(row0, row1).AsDouble();
        var low23 = Low(row2, row3).AsDouble();
        var high23 = High(row2, row3).AsDouble();
        Low(low01, low23).AsSingle().Store(destination);
        High(low01, low23).AsSingle().Store(destination + Panel.Width);
        Low(high01, high23).AsSingle().Store(destination + (2 * Panel.Width));
        High(high01, high23).AsSingle().Store(destination + (3 * Panel.Width));
    }

    // a0 b0 a1 b1
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Low(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0], a[1], b[1]);

    // a2 b2 a3 b3
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> High(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[2], b[2], a[3], b[3]);

    // a0 b0
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Low(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0]);

    // a1 b1
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> High(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[1], b[1]);
}
