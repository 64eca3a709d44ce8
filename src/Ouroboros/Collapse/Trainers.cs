using Ouroboros.Data;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Training;

namespace Ouroboros.Collapse;

/// <summary>The trainers of both models with their buffers, made once for all generations.</summary>
internal sealed class Trainers : IDisposable
{
    private readonly VaePass _vaePass;
    private readonly Matrix _images;
    private readonly ClassifierPass _classifierPass;

    public Trainers(IBackend backend, Vae vae, Classifier classifier, int batch, int images)
    {
        _vaePass = new VaePass(backend, vae, batch);
        _images = backend.CreateMatrix(batch, DigitSet.PixelsPerImage);
        _classifierPass = new ClassifierPass(backend, classifier, _images);
        Vae = new VaeTrainer(backend, _vaePass, images);
        Classifier = new ClassifierTrainer(backend, _classifierPass, images);
    }

    public VaeTrainer Vae { get; }

    public ClassifierTrainer Classifier { get; }

    public void Dispose()
    {
        Vae.Dispose();
        Classifier.Dispose();
        _vaePass.Dispose();
        _classifierPass.Dispose();
        _images.Dispose();
    }
}
