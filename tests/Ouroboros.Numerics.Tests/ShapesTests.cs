using Ouroboros.Numerics.Random;
using Ouroboros.Numerics.Reference;
using Ouroboros.Numerics.Tests.Simd;
using Ouroboros.OpenCl;

namespace Ouroboros.Numerics.Tests;

/// <summary>Every backend refuses arguments that do not fit, in the same words, and has then changed nothing.</summary>
public sealed class ShapesTests(BackendsUnderTest backends) : IClassFixture<BackendsUnderTest>
{
    private static readonly RandomKey _key = new(1, Purpose.Sampling, 0);

    [Fact]
    public void Buffers_of_another_backend_are_refused()
    {
        using var stranger = new ReferenceBackend();
        var (matrix, table, integers) = (stranger.CreateMatrix(2, 3), stranger.CreateTable(2, 3), stranger.CreateIntegers(2));
        var layer = stranger.CreateLinear(3, 4, LinearUse.Train);

        Refused("destination was made by another backend", b => b.Write(new float[3], matrix));
        Refused("source was made by another backend", b => b.Read(matrix, new float[3]));
        Refused("destination was made by another backend", b => b.Write(new float[3], 0, table));
        Refused("source was made by another backend", b => b.Read(table, 0, new float[3]));
        Refused("destination was made by another backend", b => b.Write([1], 0, integers));
        Refused("source was made by another backend", b => b.Read(integers, 0, new int[1]));
        Refused("destination was made by another backend", b => b.Write(new float[12], new float[4], layer));
        Refused("was made by another backend", b => b.Adam([layer], AdamStep.At(1, 1)));
        Refused("was made by another backend", b => b.ResetMoments([layer]));
        Refused("source was made by another backend", b => b.ReadMoment(Moment.First, layer, new float[12], new float[4]));
        Refused("destination was made by another backend", b => b.WriteMoment(Moment.First, new float[12], new float[4], layer));
        Refused("source was made by another backend", b => b.Load(table, 0, 2, b.CreateMatrix(2, 3)));
        Refused("destination was made by another backend", b => b.Load(b.CreateTable(2, 3), 0, 2, matrix));
        Refused("destination was made by another backend", b => b.FillNormal(_key, 0, 2, matrix));
        Refused("layer was made by another backend", b => b.Forward(b.CreateMatrix(2, 3), 2, layer, Activation.None, b.CreateMatrix(2, 4)));
        Refused("x was made by another backend", b =>
            b.Forward(matrix, 2, b.CreateLinear(3, 4, LinearUse.Inference), Activation.None, b.CreateMatrix(2, 4)));
    }

    [Fact]
    public void Host_spans_hold_whole_rows_and_no_more_than_there_are()
    {
        Refused("source holds 4 values, expected whole rows of 3, at most 2", b => b.Write(new float[4], b.CreateMatrix(2, 3)));
        Refused("source holds 9 values, expected whole rows of 3, at most 2", b => b.Write(new float[9], b.CreateMatrix(2, 3)));
        Refused("destination holds 4 values", b => b.Read(b.CreateMatrix(2, 3), new float[4]));
        Refused("source holds 4 values", b => b.Write(new float[4], 0, b.CreateTable(2, 3)));
        Refused("destination holds 9 values", b => b.Read(b.CreateTable(2, 3), 0, new float[9]));
        Refused("destination has 2 places; 1 from 2 on do not fit", b => b.Write(new float[3], 2, b.CreateTable(2, 3)));
        Refused("source has 2 places; 1 from -1 on do not fit", b => b.Read(b.CreateTable(2, 3), -1, new float[3]));
        Refused("destination has 2 places; 2 from 1 on do not fit", b => b.Write([1, 2], 1, b.CreateIntegers(2)));
        Refused("source has 2 places; 3 from 0 on do not fit", b => b.Read(b.CreateIntegers(2), 0, new int[3]));
        Refused("weight holds 11 values, expected 12", b => b.Write(new float[11], new float[4], b.CreateLinear(3, 4, LinearUse.Train)));
        Refused("bias holds 3 values, expected 4", b => b.Read(b.CreateLinear(3, 4, LinearUse.Train), new float[12], new float[3]));
    }

    [Fact]
    public void Buffers_have_at_least_one_row_and_column()
    {
        Refused("rows", b => b.CreateMatrix(0, 3));
        Refused("columns", b => b.CreateMatrix(3, 0));
        Refused("rows", b => b.CreateTable(-1, 3));
        Refused("columns", b => b.CreateTable(3, 0));
        Refused("length", b => b.CreateIntegers(0));
        Refused("inputs", b => b.CreateLinear(0, 3, LinearUse.Train));
        Refused("outputs", b => b.CreateLinear(3, 0, LinearUse.Train));
    }

    [Fact]
    public void Rows_in_use_are_at_least_one_and_no_more_than_there_are()
    {
        Refused("destination has room for 2 rows", b => b.FillNormal(_key, 0, 3, b.CreateMatrix(2, 3)));
        Refused("destination has room for 2 rows", b => b.FillNormal(_key, 0, 0, b.CreateMatrix(2, 3)));
        Refused("x has room for 2 rows", b => Forward(b, b.CreateMatrix(2, 3), 3, b.CreateMatrix(4, 4)));
        Refused("y has room for 2 rows", b => Forward(b, b.CreateMatrix(4, 3), 3, b.CreateMatrix(2, 4)));
        Refused("source has 2 places; 2 from 1 on do not fit", b => b.Load(b.CreateTable(2, 3), 1, 2, b.CreateMatrix(2, 3)));
        Refused("destination has 2 places; 2 from 1 on do not fit", b => b.Store(b.CreateMatrix(2, 3), 2, 1, b.CreateTable(2, 3)));
        Refused("order has 2 places", b => b.Gather(b.CreateTable(2, 3), b.CreateIntegers(2), 1, 2, b.CreateMatrix(2, 3)));
        Refused("the stream has", b => b.FillNormal(_key, -1, 2, b.CreateMatrix(2, 3)));
    }

    [Fact]
    public void Columns_fit_together()
    {
        Refused("x has 5 columns where the layer takes 3", b => Forward(b, b.CreateMatrix(2, 5), 2, b.CreateMatrix(2, 4)));
        Refused("y has 5 columns where the layer gives 4", b => Forward(b, b.CreateMatrix(2, 3), 2, b.CreateMatrix(2, 5)));
        Refused("destination has 4 columns where source has 3", b => b.Load(b.CreateTable(2, 3), 0, 2, b.CreateMatrix(2, 4)));
        Refused("source has 4 columns where destination has 3", b => b.Store(b.CreateMatrix(2, 4), 2, 0, b.CreateTable(2, 3)));
        Refused("heads has 5 columns where mu and logvar make 6", b =>
            b.Reparameterise(b.CreateMatrix(2, 5), b.CreateMatrix(2, 3), 2, b.CreateMatrix(2, 3)));
        Refused("noise has 4 columns where the latent space has 3", b =>
            b.Reparameterise(b.CreateMatrix(2, 6), b.CreateMatrix(2, 4), 2, b.CreateMatrix(2, 3)));
        Refused("dHeads has 7 columns", b =>
            b.ReparameteriseBackward(b.CreateMatrix(2, 6), b.CreateMatrix(2, 3), b.CreateMatrix(2, 3), 2, b.CreateMatrix(2, 7)));
        Refused("heads has 5 columns; mu and logvar make an even number", b => VaeLoss(b, b.CreateMatrix(2, 5), b.CreateTable(2, 2)));
        Refused("losses has 1 columns where reconstruction and KL make 2", b => VaeLoss(b, b.CreateMatrix(2, 4), b.CreateTable(2, 1)));
        Refused("dLogits has 4 columns where logits has 3", b => CrossEntropy(b, [0, 0], null, b.CreateMatrix(2, 4)));
    }

    [Fact]
    public void A_destination_that_is_a_source_is_refused_where_the_contract_does_not_allow_it()
    {
        Refused("y is also a source", b =>
        {
            var x = b.CreateMatrix(2, 3);
            b.Forward(x, 2, b.CreateLinear(3, 3, LinearUse.Inference), Activation.None, x);
        });
        Refused("dx is also a source", b =>
        {
            var dy = b.CreateMatrix(2, 3);
            b.BackwardInput(dy, 2, b.CreateLinear(3, 3, LinearUse.Train), b.CreateMatrix(2, 3), Activation.None, dy);
        });
        Refused("z is also a source", b =>
        {
            var noise = b.CreateMatrix(2, 3);
            b.Reparameterise(b.CreateMatrix(2, 6), noise, 2, noise);
        });
        Refused("predictions is also a source", b =>
        {
            var labels = b.CreateIntegers(2);
            b.CrossEntropy(b.CreateMatrix(2, 3), 2, labels, null, 0, b.CreateTable(2, 1), labels, null);
        });
    }

    [Fact]
    public void Layers_do_only_what_they_were_made_for()
    {
        Refused("no gradient", b => b.BackwardWeights(b.CreateMatrix(2, 3), b.CreateMatrix(2, 4), 2, Layer(b, LinearUse.Inference)));
        Refused("no gradient", b =>
            b.UpdateWeights(b.CreateMatrix(2, 3), b.CreateMatrix(2, 4), 2, Layer(b, LinearUse.Inference), AdamStep.At(1, 0.1)));
        Refused("no gradient", b => b.ReadGradient(Layer(b, LinearUse.Inference), new float[12], new float[4]));
        Refused("no gradient", b => b.ResetMoments([Layer(b, LinearUse.Inference)]));
        Refused("no gradient", b => b.ReadMoment(Moment.First, Layer(b, LinearUse.Inference), new float[12], new float[4]));
        Refused("no gradient", b => b.WriteMoment(Moment.First, new float[12], new float[4], Layer(b, LinearUse.Inference)));
        Refused("only under Train", b => BackwardInput(b, LinearUse.TrainFirst, Activation.None));
        Refused("only under Train", b => BackwardInput(b, LinearUse.Inference, Activation.Relu));
        Refused("Expected None, Relu or Sigmoid", b =>
            b.Forward(b.CreateMatrix(2, 3), 2, Layer(b, LinearUse.Train), (Activation)3, b.CreateMatrix(2, 4)));
        foreach (var backend in backends.All)
        {
            Assert.Throws<NotSupportedException>(() => BackwardInput(backend, LinearUse.Train, Activation.Sigmoid));
        }
    }

    [Fact]
    public void Indices_that_point_outside_are_refused()
    {
        RefusedOnTheHost("order[2] is 5, expected 0 to 4", b =>
        {
            var order = b.CreateIntegers(3);
            b.Write([7, 4, 5], 0, order);
            b.Gather(b.CreateTable(5, 3), order, 1, 2, b.CreateMatrix(2, 3));
        });
        RefusedOnTheHost("labels[1] is 3, expected 0 to 2", b => CrossEntropy(b, [0, 3], null, null));
        RefusedOnTheHost("labels[0] is -1, expected 0 to 2", b => CrossEntropy(b, [-1, 0], [1, 0], null));
        RefusedOnTheHost("order[1] is 2, expected 0 to 1", b => CrossEntropy(b, [0, 0], [1, 2], null));
    }

    [Fact]
    public void A_random_key_that_does_not_fit_is_refused() =>
        Refused("generation", b => b.FillNormal(_key with { Generation = -1 }, 0, 2, b.CreateMatrix(2, 3)));

    [Fact]
    public void An_Adam_step_that_is_refused_has_stepped_no_layer()
    {
        foreach (var backend in backends.All)
        {
            var trained = Layer(backend, LinearUse.Train);
            var (x, dy) = (backend.CreateMatrix(1, 3), backend.CreateMatrix(1, 4));
            backend.Write([1f, 2f, 3f], x);
            backend.Write([1f, 2f, 3f, 4f], dy);
            backend.BackwardWeights(x, dy, 1, trained);

            Assert.ThrowsAny<ArgumentException>(() => backend.Adam([trained, Layer(backend, LinearUse.Inference)], AdamStep.At(1, 0.1)));

            var (weight, bias) = (new float[12], new float[4]);
            backend.Read(trained, weight, bias);
            Assert.Equal(new float[16], weight.Concat(bias));
        }
    }

    private static Linear Layer(IBackend backend, LinearUse use) => backend.CreateLinear(3, 4, use);

    private static void Forward(IBackend backend, Matrix x, int rows, Matrix y) =>
        backend.Forward(x, rows, Layer(backend, LinearUse.Inference), Activation.None, y);

    private static void BackwardInput(IBackend backend, LinearUse use, Activation activation) =>
        backend.BackwardInput(
            backend.CreateMatrix(2, 4), 2, Layer(backend, use), backend.CreateMatrix(2, 3), activation, backend.CreateMatrix(2, 3));

    private static void VaeLoss(IBackend backend, Matrix heads, Table losses) =>
        backend.VaeLoss(heads, backend.CreateMatrix(2, 3), backend.CreateMatrix(2, 3), 2, 0, losses, null);

    private static void CrossEntropy(IBackend backend, int[] labels, int[]? order, Matrix? dLogits)
    {
        var targets = backend.CreateIntegers(labels.Length);
        backend.Write(labels, 0, targets);
        Integers? indices = null;
        if (order is not null)
        {
            indices = backend.CreateIntegers(order.Length);
            backend.Write(order, 0, indices);
        }

        backend.CrossEntropy(
            backend.CreateMatrix(2, 3), 2, targets, indices, 0, backend.CreateTable(2, 1), backend.CreateIntegers(2), dLogits);
    }

    private void Refused(string words, Action<IBackend> call) => Refused(backends.All, words, call);

    // What integers hold is undefined behaviour on a device.
    private void RefusedOnTheHost(string words, Action<IBackend> call) => Refused(backends.All.Where(backend => backend is not OpenClBackend), words, call);

    private static void Refused(IEnumerable<IBackend> all, string words, Action<IBackend> call)
    {
        foreach (var backend in all)
        {
            var error = Assert.ThrowsAny<ArgumentException>(() => call(backend));
            Assert.True(error.Message.Contains(words, StringComparison.Ordinal), $"{backend.Name}: '{error.Message}' lacks '{words}'.");
        }
    }
}
