using System.Buffers.Binary;
using System.Text;

namespace Ouroboros.Tests.Export;

/// <summary>Reads event files by the descriptions of TFRecord and Protocol Buffers, as a second opinion on the writer.</summary>
internal sealed record EventFile(double WallTime, long Step, string? Version, string? Tag, float? Scalar, byte[]? Image, (long Height, long Width, long Colors) Size)
{
    public static IReadOnlyList<EventFile> Read(byte[] file)
    {
        var events = new List<EventFile>();
        for (var at = 0; at < file.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at));
            Assert.Equal(Masked(file.AsSpan(at, 8)), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 8)));
            Assert.Equal(Masked(file.AsSpan(at + 12, length)), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 12 + length)));
            events.Add(Event(file.AsSpan(at + 12, length).ToArray()));
            at += length + 16;
        }

        return events;
    }

    private static EventFile Event(byte[] bytes)
    {
        var found = new EventFile(0, 0, null, null, null, null, default);
        foreach (var (field, value, data) in Fields(bytes))
        {
            found = field switch
            {
                1 => found with { WallTime = BitConverter.UInt64BitsToDouble(value) },
                2 => found with { Step = (long)value },
                3 => found with { Version = Encoding.UTF8.GetString(data) },
                5 => Value(found, Assert.Single(Fields(data)).Data),
                _ => throw new InvalidDataException($"field {field}"),
            };
        }

        return found;
    }

    private static EventFile Value(EventFile found, byte[] bytes)
    {
        foreach (var (field, value, data) in Fields(bytes))
        {
            found = field switch
            {
                1 => found with { Tag = Encoding.UTF8.GetString(data) },
                2 => found with { Scalar = BitConverter.UInt32BitsToSingle((uint)value) },
                4 => Fields(data) is var image ? found with { Size = ((long)image[0].Value, (long)image[1].Value, (long)image[2].Value), Image = image[3].Data } : found,
                _ => throw new InvalidDataException($"field {field}"),
            };
        }

        return found;
    }

    private static List<(int Field, ulong Value, byte[] Data)> Fields(byte[] bytes)
    {
        var fields = new List<(int, ulong, byte[])>();
        for (var at = 0; at < bytes.Length;)
        {
            var tag = Varint(bytes, ref at);
            var (value, data) = (0ul, Array.Empty<byte>());
            switch (tag & 7)
            {
                case 0:
                    value = Varint(bytes, ref at);
                    break;
                case 1:
                    value = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(bytes, ref at);
                    data = bytes[at..(at + length)];
                    at += length;
                    break;
                case 5:
                    value = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"wire type {tag & 7}");
            }

            fields.Add(((int)(tag >> 3), value, data));
        }

        return fields;
    }

    private static ulong Varint(byte[] bytes, ref int at)
    {
        var (value, shift) = (0ul, 0);
        byte next;
        do
        {
            next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            shift += 7;
        }
        while ((next & 0x80) != 0);

        return value;
    }

    // Bit by bit, without a table.
    private static uint Masked(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0x82F63B78u & (0 - (crc & 1)));
            }
        }

        crc = ~crc;
        return unchecked(((crc >> 15) | (crc << 17)) + 0xA282EAD8);
    }
}
