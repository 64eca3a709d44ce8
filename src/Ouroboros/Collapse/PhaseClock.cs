using Ouroboros.Runs;

namespace Ouroboros.Collapse;

/// <summary>Measures the phases of one generation; a phase that comes again adds up.</summary>
internal sealed class PhaseClock(int generation, TimeProvider time)
{
    private readonly List<PhaseTiming> _timings = [];

    public IReadOnlyList<PhaseTiming> Timings => _timings;

    public void Time(string phase, Action work)
    {
        var begun = time.GetTimestamp();
        work();
        var seconds = time.GetElapsedTime(begun).TotalSeconds;
        var at = _timings.FindIndex(timing => timing.Phase == phase);
        if (at < 0)
        {
            _timings.Add(new PhaseTiming(generation, phase, seconds));
        }
        else
        {
            _timings[at] = _timings[at] with { Seconds = _timings[at].Seconds + seconds };
        }
    }
}
