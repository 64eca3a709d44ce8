using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Ouroboros.Export;

/// <summary>A message in the wire format of Protocol Buffers, its fields in the order in which they are added.</summary>
internal sealed class ProtoMessage
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Length = 2;
    private const int Fixed32 = 5;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>The message so far.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>Adds an <c>int32</c> or <c>int64</c>, from 0.</summary>
    public ProtoMessage Integer(int field, long value)
    {
        Tag(field, Varint);
        AddVarint((ulong)value);
        return this;
    }

    /// <summary>Adds a <c>double</c>.</summary>
    public ProtoMessage Double(int field, double value)
    {
        Tag(field, Fixed64);
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        _bytes.Write(bytes);
        return this;
    }

    /// <summary>Adds a <c>float</c>.</summary>
    public ProtoMessage Single(int field, float value)
    {
        Tag(field, Fixed32);
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        _bytes.Write(bytes);
        return this;
    }

    /// <summary>Adds a <c>string</c>.</summary>
    public ProtoMessage Text(int field, string value) => Raw(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Adds a message.</summary>
    public ProtoMessage Message(int field, ProtoMessage value) => Raw(field, value.Bytes);

    /// <summary>Adds <c>bytes</c>.</summary>
    public ProtoMessage Raw(int field, ReadOnlySpan<byte> value)
    {
        Tag(field, Length);
        AddVarint((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    private void Tag(int field, int wireType) => AddVarint((ulong)((field << 3) | wireType));

    private void AddVarint(ulong value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            _bytes.Write([(byte)(value | 0x80)]);
        }

        _bytes.Write([(byte)value]);
    }
}
