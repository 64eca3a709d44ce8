using System.Runtime.CompilerServices;

namespace Ouroboros.Numerics.Simd.Lanes;

/// <summary>No vectors: one float, for machines without any and to test the rest against.</summary>
internal readonly unsafe struct LanesScalar : ILanes<float, int>
{
    public static int Count => 1;

    public static int Registers => 16;

    public static float Load(float* source) => *source;

    public static void Store(float value, float* destination) => *destination = value;

    public static float Broadcast(float value) => value;

    public static float Add(float a, float b) => a + b;

    public static float Subtract(float a, float b) => a - b;

    public static float Multiply(float a, float b) => a * b;

    public static float Divide(float a, float b) => a / b;

    public static float Sqrt(float a) => MathF.Sqrt(a);

    public static float Abs(float a) => MathF.Abs(a);

    public static float Fma(float a, float b, float c) => MathF.FusedMultiplyAdd(a, b, c);

    public static float LessThan(float a, float b) => a < b ? BitConverter.Int32BitsToSingle(-1) : 0;

    public static float Equal(float a, float b) => a == b ? BitConverter.Int32BitsToSingle(-1) : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Select(float mask, float a, float b) => BitConverter.SingleToInt32Bits(mask) != 0 ? a : b;

    public static int LoadInt(int* source) => *source;

    public static int BroadcastInt(int value) => value;

    public static int BitsOf(float a) => BitConverter.SingleToInt32Bits(a);

    public static float FromBits(int a) => BitConverter.Int32BitsToSingle(a);

    public static float ToFloat(int a) => a;

    public static int Add(int a, int b) => a + b;

    public static int Subtract(int a, int b) => a - b;

    public static int And(int a, int b) => a & b;

    public static int Xor(int a, int b) => a ^ b;

    public static int ShiftLeft(int a, int bits) => a << bits;

    public static int ShiftRightLogical(int a, int bits) => a >>> bits;

    public static int ShiftRightArithmetic(int a, int bits) => a >> bits;

    public static int Equal(int a, int b) => a == b ? -1 : 0;

    public static int MultiplyHighLow(int a, uint b, out int low)
    {
        var product = (ulong)(uint)a * b;
        low = (int)product;
        return (int)(product >> 32);
    }
}
