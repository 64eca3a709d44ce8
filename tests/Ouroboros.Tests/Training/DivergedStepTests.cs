using Ouroboros.Training;

namespace Ouroboros.Tests.Training;

public sealed class DivergedStepTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(7, 2)]
    [InlineData(8, 3)]
    [InlineData(9, 3)]
    public void The_first_loss_that_is_not_finite_tells_the_step(int position, int step)
    {
        var losses = new float[10];
        losses[position] = float.PositiveInfinity;
        losses.AsSpan(position + 1).Fill(float.NaN);
        Assert.Equal(new DivergedStep(step, 3, double.PositiveInfinity), DivergedStep.Find(losses, 4, 3, double.NaN));
    }

    [Theory]
    [InlineData(8, 2)]
    [InlineData(9, 3)]
    public void Where_only_the_mean_is_too_much_the_last_step_is_told(int losses, int step) =>
        Assert.Equal(new DivergedStep(step, 7, double.PositiveInfinity), DivergedStep.Find(new float[losses], 4, 7, double.PositiveInfinity));
}
