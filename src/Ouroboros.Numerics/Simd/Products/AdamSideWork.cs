using System.Runtime.CompilerServices;
using Ouroboros.Numerics.Simd.Elementwise;
using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Products;

/// <summary>
/// Adam on the tile of parameters whose gradient is done, and its transposed copy, beside the product of the next tile.
/// </summary>
/// <remarks>
/// A piece is one part of <see cref="AdamRule{TLanes,TFloat,TInt}"/> for one vector, or a square of the copy, whose lines are then
/// written over thousands of cycles, so that no store waits for its line; and it fetches what the next tile will need.
/// </remarks>
internal unsafe struct AdamSideWork<TLanes, TFloat, TInt> : ISideWork
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    private const int TileFloats = Panel.TileRows * Panel.Width;
    private const int CopyFloats = Transposition.Square * Transposition.Square;

    private readonly AdamRule<TLanes, TFloat, TInt> _rule;
    private float* _copy;
    private float* _gradient;
    private float* _parameters;
    private Part _part;
    private int _next;
    private float* _coming;
    private int _fetched;

    /// <summary>Work on a square of parameters.</summary>
    /// <param name="rule">The step.</param>
    /// <param name="parameters">[48 inputs, 48 outputs] the square, a run of memory.</param>
    /// <param name="copy">[48 outputs, 48 inputs] where it is to be written a second time; null for nowhere.</param>
    public AdamSideWork(in AdamRule<TLanes, TFloat, TInt> rule, float* parameters, float* copy)
    {
        _rule = rule;
        _copy = copy is null ? null : copy - Panel.TileRows;
        _coming = parameters;
        _part = Part.None;
    }

    private enum Part
    {
        Moments,
        Root,
        Parameters,
        Copy,
        None,
    }

    /// <summary>Pieces of a tile.</summary>
    public static int Pieces => (3 * TileFloats / TLanes.Count) + (TileFloats / CopyFloats);

    /// <summary>Takes up the tile whose gradient is done, the first one or the one after the last; that must be finished.</summary>
    /// <param name="gradient">[8, 48] its gradient; used up.</param>
    public void Take(float* gradient)
    {
        _gradient = gradient;
        _parameters = _coming;
        _copy += _copy is null ? 0 : Panel.TileRows;
        _part = Part.Moments;
        _next = 0;
        _coming += TileFloats;
        _fetched = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next()
    {
        Fetch();
        switch (_part)
        {
            case Part.Moments:
                _rule.Moments(_gradient + _next, _parameters + _next);
                Go(TLanes.Count);
                break;
            case Part.Root:
                _rule.Root(_gradient + _next, _parameters + _next);
                Go(TLanes.Count);
                break;
            case Part.Parameters:
                _rule.Parameters(_gradient + _next, _parameters + _next);
                Go(TLanes.Count);
                break;
            case Part.Copy:
                Copy();
                Go(CopyFloats);
                break;
            default:
                break;
        }
    }

    /// <summary>Does what is left of the tile.</summary>
    public void Finish()
    {
        for (; _part == Part.Moments; Go(TLanes.Count))
        {
            _rule.Moments(_gradient + _next, _parameters + _next);
        }

        for (; _part == Part.Root; Go(TLanes.Count))
        {
            _rule.Root(_gradient + _next, _parameters + _next);
        }

        for (; _part == Part.Parameters; Go(TLanes.Count))
        {
            _rule.Parameters(_gradient + _next, _parameters + _next);
        }

        for (; _part == Part.Copy; Go(CopyFloats))
        {
            Copy();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Go(int floats)
    {
        _next += floats;
        if (_next == TileFloats)
        {
            _next = 0;
            _part = _part == Part.Parameters && _copy is null ? Part.None : _part + 1;
        }
    }

    // Squares down the inputs, then along the outputs.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Copy()
    {
        const int square = Transposition.Square;
        var output = _next / (CopyFloats * Panel.TileRows / square) * square;
        var input = (_next / CopyFloats * square) & (Panel.TileRows - 1);
        Transposition.Turn(_parameters + (input * Panel.Width) + output, _copy + (output * Panel.Width) + input);
    }

    // A line of what the coming tile will need.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Fetch()
    {
        if (_fetched < TileFloats)
        {
            _rule.Prefetch(_coming + _fetched);
            _fetched += Memory.LineFloats;
        }
    }
}
