using System.Globalization;

namespace Ouroboros.Cli.Tests.Crashes;

/// <summary>A run that is killed time and again is the same in the end, to the byte.</summary>
/// <remarks><c>tests/kill.sh</c> deals hundreds of kills by the same test.</remarks>
public sealed class KillTests(UninterruptedRuns whole)
{
    [Fact]
    public void Killed_at_random_moments_a_run_ends_as_if_nothing_had_happened()
    {
        Linux.Only();
        var campaign = new KillCampaign(whole, Variable("OUROBOROS_KILLS", 20), Variable("OUROBOROS_KILL_SEED", 1));
        try
        {
            campaign.Run();
        }
        finally
        {
            var report = campaign.Report();
            TestContext.Current.TestOutputHelper?.WriteLine(report);
            if (Environment.GetEnvironmentVariable("OUROBOROS_KILL_REPORT") is { Length: > 0 } file)
            {
                File.WriteAllText(file, report);
            }
        }

        Assert.Empty(campaign.Differing);
    }

    private static int Variable(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
