using Ouroboros.Configuration;
using Ouroboros.Regimes;

namespace Ouroboros.Theory;

/// <summary>One thing that can be set of an experiment of the theory lab: all that command line, help and messages need to know of it.</summary>
public sealed class TheoryKey
{
    private readonly Func<TheorySettings, object> _get;
    private readonly Func<TheorySettings, object, TheorySettings> _set;

    internal TheoryKey(
        string option,
        ConfigValueType type,
        string comment,
        IReadOnlyList<TheoryModelKind> models,
        IReadOnlyList<Regime> regimes,
        Func<TheorySettings, object> get,
        Func<TheorySettings, object, TheorySettings> set)
    {
        (Option, Type, Comment, Models, Regimes) = (option, type, comment, models, regimes);
        (_get, _set) = (get, set);
    }

    /// <summary>The option that sets it: <c>--chains</c>.</summary>
    public string Option { get; }

    /// <summary>What it may hold.</summary>
    public ConfigValueType Type { get; }

    /// <summary>What it decides, in one line.</summary>
    public string Comment { get; }

    /// <summary>The models that it has a meaning for; none named: all.</summary>
    public IReadOnlyList<TheoryModelKind> Models { get; }

    /// <summary>The regimes that it has a meaning under; none named: all.</summary>
    public IReadOnlyList<Regime> Regimes { get; }

    /// <summary>Whether it has a meaning in an experiment.</summary>
    public bool HasMeaning(TheorySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return (Models.Count == 0 || Models.Contains(settings.Model)) && (Regimes.Count == 0 || Regimes.Contains(settings.Regime.Kind));
    }

    /// <summary>Reads the value in an experiment as if it had been written.</summary>
    internal Reading Check(TheorySettings settings) => Type.Read(Type.Written(_get(settings)));

    /// <summary>The value in an experiment, as text.</summary>
    public string Format(TheorySettings settings) => Type.Format(_get(settings));

    /// <summary>The experiment with this key set to a value that <see cref="ConfigValueType.Read"/> gave.</summary>
    public TheorySettings Set(TheorySettings settings, object value) => _set(settings, value);
}
