using Ouroboros.Runs;

namespace Ouroboros.Cli.Running;

/// <summary>
/// Runs an experiment to its end and writes its folder. Trouble with its files: <see cref="RunException"/>; a cancelled
/// token: <see cref="OperationCanceledException"/>, after the state <c>failed</c> is recorded.
/// </summary>
/// <param name="request">What to run.</param>
/// <param name="observers">Told what happens, beside whatever writes the files.</param>
/// <param name="cancellation">Asks the loop to stop after the step in hand.</param>
/// <returns>All numbers of the run.</returns>
internal delegate RunHistory RunExperiment(
    RunRequest request, IReadOnlyList<IRunObserver> observers, CancellationToken cancellation);

/// <summary>Makes an animation of sample sheets.</summary>
/// <param name="sheets">Paths of the PNG files, in order.</param>
/// <param name="durationMilliseconds">How long each frame stays.</param>
/// <param name="loop">Whether it begins again after the last frame.</param>
/// <returns>The animation.</returns>
internal delegate Animation MakeAnimation(IReadOnlyList<string> sheets, int durationMilliseconds, bool loop);

/// <summary>An animation.</summary>
/// <param name="Bytes">The bytes of a GIF file.</param>
/// <param name="FrameMilliseconds">How long each frame stays in truth: GIF counts hundredths of a second.</param>
internal sealed record Animation(byte[] Bytes, int FrameMilliseconds);
