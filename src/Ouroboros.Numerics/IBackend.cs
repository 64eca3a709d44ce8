using Ouroboros.Numerics.Random;

namespace Ouroboros.Numerics;

/// <summary>The fused operations that models and training loops are written in.</summary>
/// <remarks>
/// <para>Every backend gives the same bits. Each comment here is therefore the whole formula, its order of operations included;
/// <c>fma(a, b, c)</c> is a * b + c rounded once, everything else is IEEE single precision rounded after each operation, and exp, log,
/// sin, cos are those of <see cref="Reference.ScalarMath"/>.</para>
/// <para><c>flush(x)</c> is 0 if |x| &lt; <see cref="Precision.Tiny"/>, else x (NaN stays).</para>
/// <para><c>sum16(v)</c> of a row is the fixed reduction: the columns are cut into blocks of 16, the last filled up with zeros; a block
/// is folded in halves, t[i] = t[i] + t[i + 8] for i &lt; 8, then + t[i + 4], + t[i + 2], + t[i + 1]; block sums are added to a running sum
/// that starts at 0, in increasing order.</para>
/// <para>Two NaNs count as the same bits: which one an operation gives is up to the processor. A zero's sign is part of the result;
/// flush makes every zero +0.</para>
/// <para><c>rows</c> is always the number of leading rows in use, from 1 to the rows of each matrix named; what the rows after them
/// hold in a destination matrix is undefined, because tiles are not cut. Rows of tables and places of integers that are not named stay
/// as they are. Argument order: sources, parameters, destinations. Sources and destinations must not be the same buffer unless the
/// comment says so. Buffers belong to the backend that made them. Nothing is read back to the host except by the Read operations.</para>
/// <para>Every operation throws an <see cref="ArgumentException"/> for buffers of another backend, for shapes that do not fit and for
/// positions outside a buffer, and then has changed nothing. So it does for an order or a label that is out of range, if the backend's
/// integers lie in the host's memory; on a device such values are undefined behaviour.</para>
/// <para>Thread safety: a backend runs one operation at a time. Threads may take turns, but an operation that begins while another one is
/// running throws an <see cref="InvalidOperationException"/> and changes nothing; the running one is not affected. Two runs at once
/// therefore need two backends. Backends share nothing, so any number of them can compute at the same time.</para>
/// <para>Disposal is safe from any thread, also more than once. <see cref="IDisposable.Dispose"/> of a backend waits for the running
/// operation; every later one throws an <see cref="ObjectDisposedException"/>. So does every operation that is given a disposed buffer.
/// Buffers must be disposed of as well: disposing of their backend does not free memory of the host.</para>
/// </remarks>
public interface IBackend : IDisposable
{
    /// <summary>Short name for people: kernels, width and threads.</summary>
    string Name { get; }

    /// <summary>A matrix of zeros.</summary>
    Matrix CreateMatrix(int rows, int columns);

    /// <summary>A table of zeros.</summary>
    Table CreateTable(int rows, int columns);

    /// <summary>Integers, all 0.</summary>
    Integers CreateIntegers(int length);

    /// <summary>A linear layer with all weights, biases and moments 0.</summary>
    Linear CreateLinear(int inputs, int outputs, LinearUse use);

    /// <summary>Copies row-major values [n / columns, columns], whole rows, into the first rows.</summary>
    void Write(ReadOnlySpan<float> source, Matrix destination);

    /// <summary>Copies the first rows out, row-major: as many whole rows as the span holds.</summary>
    void Read(Matrix source, Span<float> destination);

    /// <summary>Copies row-major values, whole rows, into a table from row <paramref name="firstRow"/> on.</summary>
    void Write(ReadOnlySpan<float> source, int firstRow, Table destination);

    /// <summary>Copies rows of a table out, row-major, from <paramref name="firstRow"/> on: as many whole rows as the span holds.</summary>
    void Read(Table source, int firstRow, Span<float> destination);

    /// <summary>Copies integers in, from position <paramref name="first"/> on.</summary>
    void Write(ReadOnlySpan<int> source, int first, Integers destination);

    /// <summary>Copies integers out, from position <paramref name="first"/> on: as many as the span holds.</summary>
    void Read(Integers source, int first, Span<int> destination);

    /// <summary>Sets a layer's weight [outputs, inputs], row-major, and bias [outputs]; a trained layer's moments become 0.</summary>
    void Write(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Linear destination);

    /// <summary>Makes the moments of trained layers 0, as before the first step of a new optimiser.</summary>
    /// <exception cref="ArgumentException">A layer's use is <see cref="LinearUse.Inference"/>.</exception>
    void ResetMoments(IReadOnlyList<Linear> layers);

    /// <summary>Copies a layer's weight [outputs, inputs] and bias [outputs] out.</summary>
    void Read(Linear source, Span<float> weight, Span<float> bias);

    /// <summary>Sets a moment of a trained layer's weight [outputs, inputs] and bias [outputs].</summary>
    /// <exception cref="ArgumentException">The layer's use is <see cref="LinearUse.Inference"/>.</exception>
    void WriteMoment(Moment moment, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Linear destination);

    /// <summary>Copies a moment of a trained layer's weight [outputs, inputs] and bias [outputs] out.</summary>
    /// <exception cref="ArgumentException">The layer's use is <see cref="LinearUse.Inference"/>.</exception>
    void ReadMoment(Moment moment, Linear source, Span<float> weight, Span<float> bias);

    /// <summary>Copies the last gradient of a trained layer out, before the flush of <see cref="Adam"/>; same shapes as the weights.</summary>
    /// <exception cref="ArgumentException">The layer's use is <see cref="LinearUse.Inference"/>.</exception>
    void ReadGradient(Linear source, Span<float> weight, Span<float> bias);

    /// <summary>destination[r] = source[order[start + r]] for r &lt; rows.</summary>
    void Gather(Table source, Integers order, int start, int rows, Matrix destination);

    /// <summary>destination[r] = source[firstRow + r] for r &lt; rows.</summary>
    void Load(Table source, int firstRow, int rows, Matrix destination);

    /// <summary>destination[firstRow + r] = source[r] for r &lt; rows.</summary>
    void Store(Matrix source, int rows, int firstRow, Table destination);

    /// <summary>
    /// y[r, o] = flush(f(s)), s = bias[o], then s = fma(x[r, i], weight[o, i], s) for i = 0, 1, ...;
    /// f: s; s &lt; 0 ? 0 : s; 1 / (1 + exp(-s)).
    /// </summary>
    void Forward(Matrix x, int rows, Linear layer, Activation activation, Matrix y);

    /// <summary>
    /// dx[r, i] = flush(s), s = 0, then s = fma(dy[r, o], weight[o, i], s) for o = 0, 1, ...; where <paramref name="activation"/> (the one
    /// that made x) is ReLU and not x[r, i] &gt; 0, dx[r, i] = 0. Sigmoid is not supported here. dx may be x.
    /// </summary>
    /// <exception cref="NotSupportedException">The activation is a sigmoid.</exception>
    /// <exception cref="ArgumentException">The layer's use is not <see cref="LinearUse.Train"/>.</exception>
    void BackwardInput(Matrix dy, int rows, Linear layer, Matrix x, Activation activation, Matrix dx);

    /// <summary>
    /// The layer's gradient: weight[o, i] = s, s = 0, then s = fma(x[r, i], dy[r, o], s) for r = 0, 1, ..., rows - 1;
    /// bias[o] = s, s = 0, then s = s + dy[r, o]. Neither is flushed.
    /// </summary>
    /// <exception cref="ArgumentException">The layer's use is <see cref="LinearUse.Inference"/>.</exception>
    void BackwardWeights(Matrix x, Matrix dy, int rows, Linear layer);

    /// <summary>
    /// For each weight and bias p with gradient g: g = flush(g); m = flush(fma(beta1, m, rest1 * g));
    /// v = fma(beta2, v, (rest2 * g) * g), 0 if below <see cref="Precision.TinySquared"/>;
    /// p = p - (stepSize * m) / fma(sqrt(v), rootCorrection, epsilon).
    /// </summary>
    /// <remarks>
    /// rest is 1 - beta. The parameters themselves are not flushed. Training takes <see cref="UpdateWeights"/>, which is defined by this and
    /// <see cref="BackwardWeights"/>; they are for looking at gradients, and for what tests it.
    /// </remarks>
    /// <exception cref="ArgumentException">A layer's use is <see cref="LinearUse.Inference"/>.</exception>
    void Adam(IReadOnlyList<Linear> layers, in AdamStep step);

    /// <summary>
    /// <see cref="BackwardWeights"/> and then <see cref="Adam"/> of the one layer, in one go. What <see cref="ReadGradient"/> gives
    /// afterwards is undefined, as the gradient need not be written anywhere.
    /// </summary>
    /// <exception cref="ArgumentException">The layer's use is <see cref="LinearUse.Inference"/>.</exception>
    void UpdateWeights(Matrix x, Matrix dy, int rows, Linear layer, in AdamStep step);

    /// <summary>Standard normals: destination[r, c] is the normal of <see cref="Reference.ScalarNormal"/> at row firstRow + r and column c.</summary>
    void FillNormal(in RandomKey key, int firstRow, int rows, Matrix destination);

    /// <summary>
    /// z[r, j] = fma(exp(0.5 * logvar), noise[r, j], mu), not flushed, for j &lt; latent; mu = heads[r, j],
    /// logvar = heads[r, latent + j].
    /// </summary>
    void Reparameterise(Matrix heads, Matrix noise, int rows, Matrix z);

    /// <summary>
    /// Gradient of reconstruction + KL with respect to the heads, KL = -1/2 sum(1 + logvar - mu^2 - exp(logvar)):
    /// dHeads[r, j] = flush(dz + mu); e = exp(0.5 * logvar);
    /// dHeads[r, latent + j] = flush(0.5 * fma(e, e, fma(dz * noise, e, -1))).
    /// </summary>
    void ReparameteriseBackward(Matrix heads, Matrix noise, Matrix dz, int rows, Matrix dHeads);

    /// <summary>
    /// losses[firstRow + r, 0] = sum16 of d * d, d = y - x; losses[firstRow + r, 1] = -0.5 * sum16 over j &lt; latent of
    /// fma(-mu, mu, 1 + logvar) - exp(logvar); and, unless it is null, the gradient of the first before the sigmoid:
    /// dy[r, c] = flush(((d + d) * y) * (1 - y)). dy may be y.
    /// </summary>
    /// <param name="heads">[rows, 2 * latent] mu, then logvar.</param>
    /// <param name="x">[rows, pixels] the images.</param>
    /// <param name="y">[rows, pixels] the reconstruction, after the sigmoid.</param>
    /// <param name="rows">Rows in use.</param>
    /// <param name="firstRow">First row of <paramref name="losses"/> to write.</param>
    /// <param name="losses">[images, 2] reconstruction and KL by image.</param>
    /// <param name="dy">[rows, pixels] gradient, or null when only the loss is wanted.</param>
    void VaeLoss(Matrix heads, Matrix x, Matrix y, int rows, int firstRow, Table losses, Matrix? dy);

    /// <summary>
    /// Softmax and cross-entropy of each row against its label, t = labels[order[start + r]], or labels[start + r] without an order:
    /// m = the row's maximum (NaN if a logit is), e[c] = exp(logits[r, c] - m), s = sum16 of e;
    /// losses[start + r, 0] = log(s) - (logits[r, t] - m);
    /// predictions[start + r] = the first c with logits[r, c] = m (0 if m is NaN); and, unless it is null,
    /// dLogits[r, c] = flush((e[c] / s - (c = t ? 1 : 0)) / rows), the gradient of the batch's mean. dLogits may be logits. Other
    /// columns of losses stay as they are.
    /// </summary>
    void CrossEntropy(
        Matrix logits, int rows, Integers labels, Integers? order, int start, Table losses, Integers predictions, Matrix? dLogits);
}
