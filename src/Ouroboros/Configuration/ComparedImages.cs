namespace Ouroboros.Configuration;

/// <summary>How many images the comparisons with real ones take. Decided before a run begins, and the same throughout.</summary>
/// <remarks>
/// Fréchet distance, recall, coverage and distances to neighbours depend on the number of images. Rows can only be compared with each other,
/// and with their floors, where all of them take the same number on both sides.
/// </remarks>
public static class ComparedImages
{
    /// <summary>The fewest images that can be compared: each neighbourhood reaches to an image's fifth nearest other.</summary>
    public const int Fewest = Neighbours + 1;

    /// <summary>The neighbour that the neighbourhood of an image reaches to.</summary>
    public const int Neighbours = 5;

    /// <summary>
    /// Images on each side of every comparison: of each generation's samples and of the real training images with real test images, and of
    /// the floors, which are between test images and as many others. The smallest of <c>metrics.images</c>, the samples of a generation, the
    /// images that generation 1 learns from, and half of the test images. Regimes differ in what generations learn from, but not in this.
    /// </summary>
    /// <param name="config">The experiment.</param>
    /// <param name="trainingImages">Real training images in the data set.</param>
    /// <param name="testImages">Real test images in the data set.</param>
    /// <returns>The number; nothing is compared if it is below <see cref="Fewest"/>. 0 where <c>metrics.images</c> is 0.</returns>
    public static int Count(ExperimentConfig config, int trainingImages, int testImages)
    {
        ArgumentNullException.ThrowIfNull(config);
        var experiment = config.Experiment;
        var learned = Math.Min(experiment.NumTrainingImages ?? trainingImages, trainingImages);
        return Math.Min(Math.Min(config.Metrics.Images, experiment.NumGeneratedSamples), Math.Min(learned, testImages / 2));
    }
}
