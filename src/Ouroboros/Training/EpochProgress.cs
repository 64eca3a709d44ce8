using Ouroboros.Runs;

namespace Ouroboros.Training;

/// <summary>Tells observers where an epoch stands, a few times in each, so that a display moves also when epochs are long.</summary>
internal sealed class EpochProgress
{
    private const int ReportsPerEpoch = 8;

    private readonly TrainingOptions _options;
    private readonly TrainedModel _model;
    private readonly int _images;
    private readonly Action<TrainingProgress> _report;
    private int _reported;

    public EpochProgress(TrainingOptions options, TrainedModel model, int images, Action<TrainingProgress> report)
    {
        _options = options;
        _model = model;
        _images = images;
        _report = report;
    }

    /// <summary>After a step.</summary>
    public void Stepped(int epoch, int imagesDone)
    {
        var part = (int)((long)imagesDone * ReportsPerEpoch / _images);
        if (part != _reported && imagesDone < _images)
        {
            _reported = part;
            Report(epoch, imagesDone, null);
        }
    }

    /// <summary>After an epoch.</summary>
    public void Completed(EpochRecord record)
    {
        _reported = 0;
        Report(record.Epoch, _images, record);
    }

    private void Report(int epoch, int imagesDone, EpochRecord? completed) =>
        _report(new TrainingProgress(_options.Generation, _model, epoch, _options.Epochs, imagesDone, _images, completed));
}
