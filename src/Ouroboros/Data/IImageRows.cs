namespace Ouroboros.Data;

/// <summary>Images with labels that are read one by one, wherever they lie.</summary>
internal interface IImageRows : IDisposable
{
    /// <summary>Number of images.</summary>
    int Count { get; }

    /// <summary>Reads an image.</summary>
    /// <param name="row">Its number, from 0.</param>
    /// <param name="pixels">[784] takes the pixels, 0 to 1.</param>
    void Read(int row, Span<float> pixels);

    /// <summary>Label of an image.</summary>
    /// <param name="row">Its number, from 0.</param>
    int LabelOf(int row);
}
