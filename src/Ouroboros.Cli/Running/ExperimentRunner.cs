using Ouroboros.Collapse;
using Ouroboros.Configuration;
using Ouroboros.Latent;
using Ouroboros.Metrics;
using Ouroboros.Numerics;
using Ouroboros.Reporting;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Running;

/// <summary>Runs the loop with everything that hangs on it: backend, files, pictures.</summary>
internal static class ExperimentRunner
{
    /// <summary>See <see cref="RunExperiment"/>.</summary>
    public static RunHistory Run(
        RunRequest request,
        KernelSet kernels,
        IReferenceCache? cache,
        IReadOnlyList<IRunObserver> observers,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var description = new RunDescription(
            ProductVersion.Current.Version,
            ProductVersion.Current.Commit,
            request.CommandLine,
            MachineFacts.OfThisMachine(kernels.Name, request.Threads),
            ConfigText.Write(request.Config))
        {
            DataFolder = request.DataFolder,
            DataSha256 = request.Data.Sha256,
        };
        using var backend = kernels.Create(request.Threads);
        var writer = new RunFolderWriter(
            new RunFolder(request.OutputFolder), description, new RunPictures(), new LatentDecoder(backend), time, request.Earlier);
        try
        {
            return new SelfConsumingLoop(backend, request.LoadData(), time, cache)
                .Run(request.Config, [writer, .. observers], cancellation, request.From);
        }
        catch (Exception reason)
        {
            writer.EndedEarly(reason);
            throw;
        }
    }
}
