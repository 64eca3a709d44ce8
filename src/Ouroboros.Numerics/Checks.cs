using System.Runtime.CompilerServices;

namespace Ouroboros.Numerics;

/// <summary>The checks of single arguments that every backend makes.</summary>
internal static class Checks
{
    /// <summary>The buffer as the backend's own type.</summary>
    /// <exception cref="ArgumentException">Another backend, or another instance of this one, made it.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed of.</exception>
    public static T Owned<T>(BackendBuffer buffer, BackendGate gate, string name)
        where T : BackendBuffer
    {
        ArgumentNullException.ThrowIfNull(buffer, name);
        if (buffer is not T own || !own.BelongsTo(gate))
        {
            throw new ArgumentException(
                $"{name} was made by another backend; '{gate.Name}' takes only buffers that it made itself.", name);
        }

        return own.IsDisposed
            ? throw new ObjectDisposedException(name, $"{name} was disposed of and cannot be used any more.")
            : own;
    }

    /// <summary>At least one row is in use, and the matrix has that many.</summary>
    public static void Rows(Matrix matrix, int rows, [CallerArgumentExpression(nameof(matrix))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(matrix, name);
        if (rows < 1 || rows > matrix.Rows)
        {
            throw new ArgumentOutOfRangeException(
                nameof(rows), rows, $"{name} has room for {matrix.Rows} rows; from 1 to as many can be in use.");
        }
    }

    /// <summary>A number of columns is what the other arguments make it.</summary>
    public static void Columns(int found, int expected, string name, string reason)
    {
        if (found != expected)
        {
            throw new ArgumentException($"{name} has {found} columns where {reason} {expected}.", name);
        }
    }

    /// <summary>Positions <paramref name="first"/> to first + count - 1 lie within a length.</summary>
    public static void Range(int first, int count, int length, string name)
    {
        if (first < 0 || count < 0 || (long)first + count > length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(first), first, $"{name} has {length} places; {count} from {first} on do not fit.");
        }
    }

    /// <summary>A host span holds whole rows, no more than there are.</summary>
    /// <returns>How many.</returns>
    public static int WholeRows(int values, int columns, int rows, string name)
    {
        if (values % columns != 0 || values / columns > rows)
        {
            throw new ArgumentException(
                $"{name} holds {values} values, expected whole rows of {columns}, at most {rows} of them.", name);
        }

        return values / columns;
    }

    /// <summary>A host span holds exactly so many values.</summary>
    public static void Length(int found, int expected, string name)
    {
        if (found != expected)
        {
            throw new ArgumentException($"{name} holds {found} values, expected {expected}.", name);
        }
    }

    /// <summary>The destination is not one of the sources.</summary>
    public static void Distinct(object source, object? destination, string name)
    {
        if (ReferenceEquals(source, destination))
        {
            throw new ArgumentException($"{name} is also a source of the operation; it needs a buffer of its own.", name);
        }
    }

    /// <summary>Indices read from a buffer are each one of <paramref name="count"/>.</summary>
    public static void Indices(ReadOnlySpan<int> values, int count, string name, int first)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if ((uint)values[i] >= (uint)count)
            {
                throw new ArgumentOutOfRangeException(
                    name, values[i], $"{name}[{first + i}] is {values[i]}, expected 0 to {count - 1}.");
            }
        }
    }

    /// <summary>The labels that a batch of cross-entropies uses are each one of its classes.</summary>
    public static void Labels(ReadOnlySpan<int> labels, ReadOnlySpan<int> order, int start, int rows, int classes)
    {
        if (order.IsEmpty)
        {
            Indices(labels.Slice(start, rows), classes, nameof(labels), start);
            return;
        }

        var batch = order.Slice(start, rows);
        Indices(batch, labels.Length, nameof(order), start);
        foreach (var index in batch)
        {
            Indices(labels.Slice(index, 1), classes, nameof(labels), index);
        }
    }
}
