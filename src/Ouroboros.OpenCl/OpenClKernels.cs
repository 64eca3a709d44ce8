namespace Ouroboros.OpenCl;

/// <summary>The kernels of one backend.</summary>
internal sealed class OpenClKernels : IDisposable
{
    private readonly List<ClKernel> _made = [];

    /// <summary>Takes them out of the queue's program.</summary>
    /// <exception cref="DeviceException">The driver refuses; none is left over.</exception>
    public OpenClKernels(ClQueue queue)
    {
        try
        {
            Forward = Make("forward");
            BackwardInput = Make("backward_input");
            BackwardWeights = Make("backward_weights");
            UpdateWeights = Make("update_weights");
            Adam = Make("adam");
            Gather = Make("gather");
            FillNormal = Make("fill_normal");
            Reparameterise = Make("reparameterise");
            ReparameteriseBackward = Make("reparameterise_backward");
            VaeLoss = Make("vae_loss");
            CrossEntropy = Make("cross_entropy");
        }
        catch (DeviceException)
        {
            Dispose();
            throw;
        }

        ClKernel Make(string name)
        {
            var kernel = new ClKernel(queue, name);
            _made.Add(kernel);
            return kernel;
        }
    }

    public ClKernel Forward { get; }

    public ClKernel BackwardInput { get; }

    public ClKernel BackwardWeights { get; }

    public ClKernel UpdateWeights { get; }

    public ClKernel Adam { get; }

    public ClKernel Gather { get; }

    public ClKernel FillNormal { get; }

    public ClKernel Reparameterise { get; }

    public ClKernel ReparameteriseBackward { get; }

    public ClKernel VaeLoss { get; }

    public ClKernel CrossEntropy { get; }

    public void Dispose() => _made.ForEach(kernel => kernel.Dispose());
}
