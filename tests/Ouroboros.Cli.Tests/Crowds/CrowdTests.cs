using System.Globalization;

namespace Ouroboros.Cli.Tests.Crowds;

/// <summary>Many processes that begin the same command at once: each makes its own complete result.</summary>
/// <remarks><c>tests/crowd.sh</c> does it with twenty of each.</remarks>
public sealed class CrowdTests
{
    private const int FewAtOnce = 4;

    [Fact]
    public void Commands_that_start_at_once_each_make_their_own_complete_result()
    {
        var size = Environment.GetEnvironmentVariable("OUROBOROS_CROWD") is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : FewAtOnce;
        using var campaign = new CrowdCampaign(size);
        try
        {
            campaign.Run();
        }
        finally
        {
            var report = campaign.Report();
            TestContext.Current.TestOutputHelper?.WriteLine(report);
            if (Environment.GetEnvironmentVariable("OUROBOROS_CROWD_REPORT") is { Length: > 0 } file)
            {
                File.WriteAllText(file, report);
            }
        }

        Assert.Empty(campaign.Wrong);
    }
}
