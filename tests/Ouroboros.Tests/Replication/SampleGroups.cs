using Ouroboros.Replication;
using Ouroboros.Runs;

namespace Ouroboros.Tests.Replication;

/// <summary>What a group and a sweep say of themselves.</summary>
internal static class SampleGroups
{
    public static ReplicateGroup Group { get; } = new()
    {
        Program = Manifest.ProgramName,
        Kind = ReplicateGroup.KindName,
        Version = "0.1.0",
        CommandLine = ["run", "--replicates", "2"],
        Started = new DateTimeOffset(2026, 1, 31, 14, 5, 9, TimeSpan.FromHours(1)),
        Config = new Dictionary<string, string> { ["vae.layer_sizes"] = "[784, 20]", ["experiment.iterations"] = "3" },
        Seeds = [7, 8],
    };

    public static SweepPlan Sweep { get; } = new()
    {
        Program = Manifest.ProgramName,
        Kind = SweepPlan.KindName,
        Version = "0.1.0",
        Commit = "abc",
        CommandLine = ["sweep", "vae.epochs=1,2"],
        Started = Group.Started,
        DataFolder = "/digits",
        DataSha256 = new string('0', 64),
        Config = Group.Config,
        Keys = ["vae.epochs", "vae.latent_dim"],
        Points = [new() { Name = "epochs-1", Values = ["1", "2"] }, new() { Name = "epochs-2", Values = ["2", "2"] }],
        Seeds = [7, 8],
    };
}
