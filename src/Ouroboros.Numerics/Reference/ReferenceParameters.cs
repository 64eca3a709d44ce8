namespace Ouroboros.Numerics.Reference;

/// <summary>Parameters and what training keeps about each of them, in arrays that are empty if they are not trained.</summary>
internal sealed class ReferenceParameters
{
    public ReferenceParameters(int length, LinearUse use)
    {
        var trained = use == LinearUse.Inference ? 0 : length;
        Values = new float[length];
        Gradient = new float[trained];
        FirstMoment = new float[trained];
        SecondMoment = new float[trained];
    }

    public float[] Values { get; }

    public float[] Gradient { get; }

    public float[] FirstMoment { get; }

    public float[] SecondMoment { get; }

    public float[] Of(Moment moment) => moment == Moment.First ? FirstMoment : SecondMoment;

    /// <summary>Sets the values and forgets the moments.</summary>
    public void Set(ReadOnlySpan<float> values)
    {
        values.CopyTo(Values);
        ResetMoments();
    }

    /// <summary>The moments as before the first step.</summary>
    public void ResetMoments()
    {
        Array.Clear(FirstMoment);
        Array.Clear(SecondMoment);
    }

    /// <summary>One Adam step of each value, as <see cref="IBackend.Adam"/> has it.</summary>
    public void Step(in AdamStep step)
    {
        for (var i = 0; i < Values.Length; i++)
        {
            var g = Arithmetic.Flush(Gradient[i]);
            var m = Arithmetic.Flush(MathF.FusedMultiplyAdd(step.Beta1, FirstMoment[i], step.Rest1 * g));
            var v = MathF.FusedMultiplyAdd(step.Beta2, SecondMoment[i], (step.Rest2 * g) * g);
            v = v < Precision.TinySquared ? 0f : v;

            FirstMoment[i] = m;
            SecondMoment[i] = v;
            Values[i] -= (step.StepSize * m) / MathF.FusedMultiplyAdd(MathF.Sqrt(v), step.RootCorrection, step.Epsilon);
        }
    }
}
