using System.Buffers.Binary;

namespace Ouroboros.Export;

/// <summary>Writes an event file as TensorBoard reads it: TFRecord frames around <c>tensorflow.Event</c> messages.</summary>
/// <remarks>
/// A frame is the length (64 bits, little-endian), its masked CRC-32C, the data, and theirs. Field numbers are those of TensorFlow's
/// <c>event.proto</c> and <c>summary.proto</c>.
/// </remarks>
internal sealed class EventWriter
{
    private const int WallTime = 1;
    private const int Step = 2;
    private const int FileVersion = 3;
    private const int Summary = 5;
    private const int SummaryValue = 1;
    private const int ValueTag = 1;
    private const int SimpleValue = 2;
    private const int ValueImage = 4;
    private const int ImageHeight = 1;
    private const int ImageWidth = 2;
    private const int ImageColors = 3;
    private const int ImageEncoded = 4;
    private const int Grey = 1;

    private readonly Stream _stream;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where to; stays the caller's.</param>
    /// <param name="time">Seconds since 1970 at which the events begin.</param>
    public EventWriter(Stream stream, double time)
    {
        _stream = stream;
        Frame(new ProtoMessage().Double(WallTime, time).Text(FileVersion, "brain.Event:2"));
    }

    /// <summary>Adds a number.</summary>
    public void Scalar(string tag, long step, double time, double value) =>
        Event(step, time, new ProtoMessage().Text(ValueTag, tag).Single(SimpleValue, (float)value));

    /// <summary>Adds a grey PNG image.</summary>
    public void Image(string tag, long step, double time, (int Width, int Height) size, ReadOnlySpan<byte> png) =>
        Event(step, time, new ProtoMessage().Text(ValueTag, tag).Message(
            ValueImage,
            new ProtoMessage().Integer(ImageHeight, size.Height).Integer(ImageWidth, size.Width).Integer(ImageColors, Grey).Raw(ImageEncoded, png)));

    private void Event(long step, double time, ProtoMessage value) =>
        Frame(new ProtoMessage().Double(WallTime, time).Integer(Step, step).Message(Summary, new ProtoMessage().Message(SummaryValue, value)));

    private void Frame(ProtoMessage message)
    {
        Span<byte> head = stackalloc byte[sizeof(ulong) + sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(head, (ulong)message.Bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[sizeof(ulong)..], Crc32C.Masked(head[..sizeof(ulong)]));
        _stream.Write(head);
        _stream.Write(message.Bytes);
        Span<byte> tail = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(tail, Crc32C.Masked(message.Bytes));
        _stream.Write(tail);
    }
}
