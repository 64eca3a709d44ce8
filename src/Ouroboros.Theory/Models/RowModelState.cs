using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ouroboros.Theory.Models;

/// <summary>What a model of rows has learned, as JSON: doubles are the shortest text that reads back as the same number.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record RowModelState(string Model, IReadOnlyList<double> Parameters)
{
    /// <summary>Writes a state.</summary>
    public static void Write(Stream stream, RowModelState state) => JsonSerializer.Serialize(stream, state, RowModelJson.Default.RowModelState);

    /// <summary>Reads the parameters of a state.</summary>
    /// <param name="stream">The JSON.</param>
    /// <param name="model">Name of the model that asks.</param>
    /// <param name="count">Parameters that it has.</param>
    /// <exception cref="InvalidDataException">It is no JSON, of another model, or has other numbers of parameters.</exception>
    public static double[] Read(Stream stream, string model, int count)
    {
        var state = Parse(stream, model);
        if (state.Model != model)
        {
            throw new InvalidDataException($"Parameters: found those of a {state.Model}, expected a {model}.");
        }

        if (state.Parameters.Count != count)
        {
            throw new InvalidDataException($"Parameters of a {model}: found {state.Parameters.Count}, expected {count}.");
        }

        return state.Parameters.All(double.IsFinite)
            ? [.. state.Parameters]
            : throw new InvalidDataException($"Parameters of a {model}: found a number too large for a double, expected what was saved.");
    }

    private static RowModelState Parse(Stream stream, string model)
    {
        try
        {
            return JsonSerializer.Deserialize(stream, RowModelJson.Default.RowModelState)
                ?? throw new InvalidDataException($"Parameters of a {model}: found null, expected its name and numbers.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"Parameters of a {model}: found damage at {exception.Path ?? "$"}, expected its name and numbers.", exception);
        }
    }
}

/// <summary>Writes and reads <see cref="RowModelState"/> without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(RowModelState))]
internal sealed partial class RowModelJson : JsonSerializerContext;
