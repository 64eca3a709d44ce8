namespace Ouroboros.Numerics.OpenCl;

/// <summary>The kernels of one backend.</summary>
internal sealed class OpenClKernels(ClQueue queue) : IDisposable
{
    public ClKernel Forward { get; } = new(queue, "forward");

    public ClKernel BackwardInput { get; } = new(queue, "backward_input");

    public ClKernel BackwardWeights { get; } = new(queue, "backward_weights");

    public ClKernel UpdateWeights { get; } = new(queue, "update_weights");

    public ClKernel Adam { get; } = new(queue, "adam");

    public ClKernel Gather { get; } = new(queue, "gather");

    public ClKernel FillNormal { get; } = new(queue, "fill_normal");

    public ClKernel Reparameterise { get; } = new(queue, "reparameterise");

    public ClKernel ReparameteriseBackward { get; } = new(queue, "reparameterise_backward");

    public ClKernel VaeLoss { get; } = new(queue, "vae_loss");

    public ClKernel CrossEntropy { get; } = new(queue, "cross_entropy");

    public void Dispose()
    {
        foreach (var kernel in new[]
        {
            Forward, BackwardInput, BackwardWeights, UpdateWeights, Adam, Gather, FillNormal, Reparameterise, ReparameteriseBackward, VaeLoss, CrossEntropy,
        })
        {
            kernel.Dispose();
        }
    }
}
