using System.Runtime.CompilerServices;
using Ouroboros.Numerics.Simd.Elementwise;
using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Products;

/// <summary>
/// Adam on the tile of parameters whose gradient is done, and the transposed copy of the tile before it, beside the product of the next
/// tile.
/// </summary>
/// <remarks>
/// A piece is one part of <see cref="AdamRule{TLanes,TFloat,TInt}"/> for one vector. Spread over the pieces, so that neither loads nor stores
/// have to wait for their lines, go the copy, and the fetching of what the next tile and later squares will need.
/// </remarks>
internal unsafe struct AdamSideWork<TLanes, TFloat, TInt> : ISideWork
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    private const int TileFloats = Panel.TileRows * Panel.Width;
    private const int SquareFloats = Transposition.Square * Transposition.Square;

    // A square of the copy beside every second vector of 16: it is done in two of Adam's three parts.
    private const int FloatsASquare = 2 * SquareFloats;

    private readonly AdamRule<TLanes, TFloat, TInt> _rule;
    private readonly bool _copies;
    private float* _gradient;
    private float* _parameters;
    private float* _copy;
    private float* _copyFrom;
    private float* _copyTo;
    private Part _part;
    private int _next;
    private int _copied;
    private float* _factor;
    private int _factorLinesAPiece;

    /// <summary>Work on a square of parameters.</summary>
    /// <param name="rule">The step.</param>
    /// <param name="parameters">[48 inputs, 48 outputs] the square, a run of memory.</param>
    /// <param name="copy">[48 outputs, 48 inputs] where it is to be written a second time; null for nowhere.</param>
    public AdamSideWork(in AdamRule<TLanes, TFloat, TInt> rule, float* parameters, float* copy)
    {
        _rule = rule;
        _copies = copy is not null;
        _copy = copy;
        _parameters = parameters - TileFloats;
        _part = Part.Fetch;
        _copied = TileFloats;
    }

    private enum Part
    {
        Fetch,
        Moments,
        Root,
        Parameters,
        None,
    }

    /// <summary>Pieces of a tile.</summary>
    public static int Pieces => 3 * TileFloats / TLanes.Count;

    /// <summary>Lets rows of a panel that later items will need be fetched.</summary>
    /// <param name="rows">[count, 48] the rows; null for none.</param>
    /// <param name="count">How many.</param>
    /// <param name="tiles">Tiles of the square.</param>
    public void Fetch(float* rows, int count, int tiles)
    {
        if (rows is not null)
        {
            // Beside the product of every tile but the first, whose side work is another.
            var pieces = Math.Max(1, tiles - 1) * (TileFloats / TLanes.Count);
            _factor = rows;
            _factorLinesAPiece = ((count * (Panel.Width / CacheLine.Floats)) + pieces - 1) / pieces;
        }
    }

    /// <summary>Finishes the tile at work and takes up the next one, whose gradient is done.</summary>
    /// <param name="gradient">[8, 48] its gradient; used up.</param>
    public void Take(float* gradient)
    {
        FinishTile();
        if (_gradient is not null)
        {
            BeginCopy();
        }

        _gradient = gradient;
        _parameters += TileFloats;
        _part = Part.Moments;
        _next = 0;
    }

    /// <summary>Does all that is left.</summary>
    public void Finish()
    {
        FinishTile();
        BeginCopy();
        FinishTile();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next()
    {
        switch (_part)
        {
            case Part.Fetch:
                FetchTile();
                Go(CacheLine.Floats);
                break;
            case Part.Moments:
                FetchTile();
                FetchFactor();
                _rule.Moments(_gradient + _next, _parameters + _next);
                Go(TLanes.Count);
                break;
            case Part.Root:
                CopyBeside();
                _rule.Root(_gradient + _next, _parameters + _next);
                Go(TLanes.Count);
                break;
            case Part.Parameters:
                CopyBeside();
                _rule.Parameters(_gradient + _next, _parameters + _next);
                Go(TLanes.Count);
                break;
            default:
                break;
        }
    }

    private void FinishTile()
    {
        while (_copied < TileFloats)
        {
            CopySquare();
        }

        // In locals: in loops that do nothing else, the fields would cost as much as the arithmetic.
        var rule = _rule;
        var gradient = _gradient;
        var parameters = _parameters;
        var next = _next;
        switch (_part)
        {
            case Part.Moments:
                for (; next < TileFloats; next += TLanes.Count)
                {
                    rule.Moments(gradient + next, parameters + next);
                }

                next = 0;
                goto case Part.Root;
            case Part.Root:
                for (; next < TileFloats; next += TLanes.Count)
                {
                    rule.Root(gradient + next, parameters + next);
                }

                next = 0;
                goto case Part.Parameters;
            case Part.Parameters:
                for (; next < TileFloats; next += TLanes.Count)
                {
                    rule.Parameters(gradient + next, parameters + next);
                }

                break;
            default:
                break;
        }

        _part = Part.None;
    }

    // Of the tile that Adam has just finished.
    private void BeginCopy()
    {
        if (_copies)
        {
            _copyFrom = _parameters;
            _copyTo = _copy;
            _copy += Panel.TileRows;
            _copied = 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Go(int floats)
    {
        _next += floats;
        if (_next == TileFloats)
        {
            _next = 0;
            _part = _part == Part.Fetch ? Part.None : _part + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CopyBeside()
    {
        if ((_next & (FloatsASquare - 1)) == 0 && _copied < TileFloats)
        {
            CopySquare();
        }
    }

    // Squares down the inputs, then along the outputs: so a line of the copy gets its 8 floats in two squares that follow each other.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CopySquare()
    {
        const int squaresDown = Panel.TileRows / Transposition.Square;
        var square = _copied / SquareFloats;
        var output = square / squaresDown * Transposition.Square;
        var input = square % squaresDown * Transposition.Square;
        Transposition.Turn(_copyFrom + (input * Panel.Width) + output, _copyTo + (output * Panel.Width) + input);
        _copied += SquareFloats;
    }

    // The vector's place in the tile after this one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void FetchTile() => _rule.Prefetch(_parameters + TileFloats + _next);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FetchFactor()
    {
        for (var i = 0; i < _factorLinesAPiece; i++)
        {
            CacheLine.Prefetch(_factor);
            _factor += CacheLine.Floats;
        }
    }
}
