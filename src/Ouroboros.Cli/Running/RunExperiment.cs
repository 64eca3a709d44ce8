using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Running;

/// <summary>
/// Runs an experiment to its end and writes its folder. Trouble with its files: <see cref="RunException"/>; a cancelled
/// token: <see cref="OperationCanceledException"/>, after the state <c>interrupted</c> is recorded.
/// </summary>
/// <param name="request">What to run.</param>
/// <param name="observers">Told what happens, beside whatever writes the files.</param>
/// <param name="cancellation">Asks the loop to stop after the step in hand.</param>
/// <returns>All numbers of the run.</returns>
internal delegate RunHistory RunExperiment(
    RunRequest request, IReadOnlyList<IRunObserver> observers, CancellationToken cancellation);
