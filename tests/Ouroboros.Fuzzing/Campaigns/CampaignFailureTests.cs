using Ouroboros.Fuzzing.Readers;
using Xunit.Sdk;

namespace Ouroboros.Fuzzing.Campaigns;

/// <summary>A campaign that finds nothing is worth something only if it finds what is there.</summary>
public sealed class CampaignFailureTests
{
    [Fact]
    public void An_exception_that_is_not_the_readers_own_is_named_with_case_and_bytes()
    {
        var message = Failure(file => "seven 7"[file[0]] != 0);
        Assert.StartsWith("broken:7: System.IndexOutOfRangeException: ", message);
        Assert.EndsWith($"in base64: {Convert.ToBase64String([7])}", message);
    }

    [Fact]
    public void An_exception_derived_from_the_readers_own_is_not_its_own() =>
        Assert.Contains("broken:3: System.IO.FileNotFoundException", Failure(file => file[0] == 3 ? throw new FileNotFoundException() : true));

    [Fact]
    public void Memory_past_the_bound_is_named() =>
        Assert.Contains("bytes allocated for a file of 1; 1000010 are allowed", Failure(file => new byte[file[0] == 5 ? 1_100_000 : 10].Length > 0));

    [Fact]
    public void More_memory_than_the_process_may_take_is_an_exception() =>
        Assert.Contains("broken:0: System.OutOfMemoryException", Failure(_ => new byte[250_000_000].Length > 0));

    [Fact]
    public void A_case_that_does_not_end_is_named()
    {
        using var end = new ManualResetEventSlim();
        var message = Failure(file =>
        {
            if (file[0] == 2)
            {
                end.Wait(TestContext.Current.CancellationToken);
            }

            return true;
        });
        end.Set();
        Assert.StartsWith("broken:2: not done after 300 ms", message);
    }

    [Fact]
    public void Refusals_are_counted()
    {
        var report = Campaign(file => file[0] < 20 ? throw new IOException() : file[0] < 50).Run(0, 100);
        Assert.Equal((30, 70), (report.Accepted, report.Refused));
    }

    private static string Failure(Func<byte[], bool> accepts) => Assert.Throws<FailException>(() => Campaign(accepts).Run(0, 100)).Message;

    private static Campaign Campaign(Func<byte[], bool> accepts) =>
        new(new FuzzedReader("broken", [], accepts, typeof(IOException)) { AllocatedByByte = 10 }, number => [(byte)number], new MemoryWatch())
        {
            LongestCaseMilliseconds = 300,
        };
}
