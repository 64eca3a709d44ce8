using System.Globalization;

namespace Ouroboros.Configuration;

/// <summary>Layer widths, the image's first; its values are <see cref="IReadOnlyList{T}"/> of <see cref="int"/>.</summary>
internal sealed class WidthListType : ConfigValueType
{
    private const int Longest = 20;
    private const int Widest = 16_384;
    private static readonly WholeNumberType Width = new(1, Widest);

    public override string Expected =>
        $"a list of 2 to {Longest} layer widths (whole numbers from 1 to {Widest:N0}), the first {ConfigRules.ImagePixels}";

    public override string Placeholder => "[N,N,...]";

    public override bool IsList => true;

    public override Reading Read(RawValue raw)
    {
        if (raw is not RawList list)
        {
            return Reading.Not(raw, "Write the widths in square brackets: [784, 256, 64].");
        }

        if (list.Items.Count is < 2 or > Longest)
        {
            return Reading.Not(raw, $"The list has {Count(list.Items.Count)}: write between 2 and {Longest} widths, [784, 256, 64] for example.");
        }

        var widths = new int[list.Items.Count];
        for (var index = 0; index < widths.Length; index++)
        {
            var reading = Width.Read(list.Items[index]);
            if (reading.Wrong is not null)
            {
                return reading;
            }

            widths[index] = (int)(long)reading.Value!;
        }

        return widths[0] == ConfigRules.ImagePixels
            ? Reading.Of(widths)
            : Reading.Not(list.Items[0], "The first layer is the image, 28 x 28 pixels: begin the list with 784.");
    }

    internal override RawValue Written(object? value) => value is IReadOnlyList<int> widths
        ? new RawList([.. widths.Select(width => Width.Written((long)width))])
        : base.Written(value);

    public override string Format(object? value) =>
        "[" + string.Join(", ", ((IReadOnlyList<int>)value!).Select(width => width.ToString(CultureInfo.InvariantCulture))) + "]";

    private static string Count(int items) => items == 1 ? "1 entry" : $"{items} entries";
}
