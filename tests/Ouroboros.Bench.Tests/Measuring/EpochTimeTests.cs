using Ouroboros.Bench.Measuring;

namespace Ouroboros.Bench.Tests.Measuring;

public sealed class EpochTimeTests
{
    [Fact]
    public void A_line_is_found_among_others_and_keys_of_others_do_no_harm()
    {
        var line = new EpochTime(Seconds: 2.5, Images: 60_000, Loss: 38.125).ToString();
        Assert.Equal("seconds_per_epoch=2.5000 images_per_second=24000 loss=38.125", line);
        Assert.Equal(new EpochTime(2.5, 60_000, 38.125), EpochTime.Find($"a warning\n{line} loader=True blas=/usr/lib/x=y.so\n"));
    }

    [Fact]
    public void No_line_is_no_time() => Assert.Null(EpochTime.Find("Traceback: seconds_per_epoch=1"));
}
