namespace Ouroboros.Metrics;

/// <summary>Sums up an <see cref="Evaluation"/> batch by batch.</summary>
internal sealed class EvaluationTally(int classes)
{
    private readonly int[] _counts = new int[classes];
    private double _loss;
    private int _right;
    private int _images;

    public Evaluation Result => new(_loss / _images, (double)_right / _images, _counts);

    public void Add(ReadOnlySpan<float> losses, ReadOnlySpan<int> predictions, ReadOnlySpan<int> labels)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            _loss += losses[i];
            _right += predictions[i] == labels[i] ? 1 : 0;
            _counts[predictions[i]]++;
        }

        _images += labels.Length;
    }
}
