using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;

namespace Ouroboros.Training;

/// <summary>What a generation learns from, wherever its images lie.</summary>
public interface ITrainingSet
{
    /// <summary>Number of images.</summary>
    int Count { get; }

    /// <summary>Label of each image, by its number in the set.</summary>
    Integers Labels { get; }

    /// <summary>The order of the images in an epoch, a random permutation.</summary>
    Integers Shuffle(in RandomKey key);

    /// <summary>Number of the image at a position of the last <see cref="Shuffle"/>.</summary>
    int OrderAt(int position);

    /// <summary>Puts a minibatch together: the images from a position of the last <see cref="Shuffle"/> on.</summary>
    /// <param name="start">Position of the first.</param>
    /// <param name="rows">How many.</param>
    /// <param name="destination">[at least rows, 784] takes the pixels, 0 to 1.</param>
    void Gather(int start, int rows, Matrix destination);

    /// <summary>Batches of so many images that an epoch takes, the last one perhaps smaller.</summary>
    int Steps(int batch) => (Count + batch - 1) / batch;
}
