using System.Globalization;
using System.Reflection;
using System.Text;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Reference;

namespace Ouroboros.OpenCl;

/// <summary>The text that a driver compiles: the constants of the reference, then <c>kernels.cl</c>.</summary>
internal static class KernelSource
{
    /// <summary>Work-items along each side of a group that makes a tile of a product.</summary>
    public const int Edge = 8;

    /// <summary>Outputs of a work-item along each side of its tile: a float4 of them.</summary>
    public const int Reach = 4;

    /// <summary>Outputs along each side of a tile.</summary>
    public const int Tile = Reach * Edge;

    /// <summary>Steps of k that lie in local memory at once.</summary>
    public const int Depth = 16;

    /// <summary>Work-items of all other groups.</summary>
    public const int Lanes = 64;

    /// <summary>Bytes of local memory that the largest kernel takes: two tiles of <see cref="Depth"/> steps, each row a float4 longer than the tile.</summary>
    public const int LocalBytes = 2 * Depth * (Edge + 1) * Reach * sizeof(float);

    /// <summary>How drivers are asked to compile: nothing relaxed.</summary>
    public const string Options = "-cl-std=CL1.2 -cl-fp32-correctly-rounded-divide-sqrt";

    private const string Resource = "opencl/kernels.cl";

    /// <summary>The whole text.</summary>
    public static string Text
    {
        get
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
                ?? throw new InvalidOperationException($"The program was built without {Resource}.");
            using var reader = new StreamReader(stream);
            return Constants() + reader.ReadToEnd();
        }
    }

    private static string Constants()
    {
        var text = new StringBuilder();
        Whole("EDGE", Edge);
        Whole("REACH", Reach);
        Whole("DEPTH", Depth);
        Whole("LANES", Lanes);
        Whole("ROOT_HALF_BITS", Polynomials.RootHalfBits);
        Single("TINY", Precision.Tiny);
        Single("TINY_SQUARED", Precision.TinySquared);
        Single("ROUNDING_SHIFT", Polynomials.RoundingShift);
        Single("LOG2E", Polynomials.Log2E);
        Single("LN2_HIGH", Polynomials.Ln2High);
        Single("LN2_LOW", Polynomials.Ln2Low);
        Single("EXP_MAXIMUM", Polynomials.ExpMaximum);
        Single("EXP_MINIMUM", Polynomials.ExpMinimum);
        Single("E2", Polynomials.E2);
        Single("E3", Polynomials.E3);
        Single("E4", Polynomials.E4);
        Single("E5", Polynomials.E5);
        Single("E6", Polynomials.E6);
        Single("L3", Polynomials.L3);
        Single("L4", Polynomials.L4);
        Single("L5", Polynomials.L5);
        Single("L6", Polynomials.L6);
        Single("L7", Polynomials.L7);
        Single("L8", Polynomials.L8);
        Single("L9", Polynomials.L9);
        Single("L10", Polynomials.L10);
        Single("LEAST_NORMAL", Polynomials.LeastNormal);
        Single("TURN_STEP_HIGH", Polynomials.TurnStepHigh);
        Single("TURN_STEP_LOW", Polynomials.TurnStepLow);
        Single("S3", Polynomials.S3);
        Single("S5", Polynomials.S5);
        Single("S7", Polynomials.S7);
        Single("C4", Polynomials.C4);
        Single("C6", Polynomials.C6);
        Single("C8", Polynomials.C8);
        return text.ToString();

        void Whole(string name, int value) => text.Append(CultureInfo.InvariantCulture, $"#define {name} {value}\n");

        void Single(string name, float value) =>
            text.Append(CultureInfo.InvariantCulture, $"#define {name} as_float(0x{BitConverter.SingleToUInt32Bits(value):x8}u)\n");
    }
}
