using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ouroboros.Runs;

/// <summary>Where a run stands.</summary>
[JsonConverter(typeof(RunStateJson))]
public enum RunState
{
    /// <summary>In progress, or killed before it could say otherwise.</summary>
    Running,

    /// <summary>All generations are complete.</summary>
    Finished,

    /// <summary>Ended by an error.</summary>
    Failed,

    /// <summary>Ended by the person or the system before its last generation.</summary>
    Interrupted,
}

/// <summary>States in lower case; no numbers.</summary>
internal sealed class RunStateJson() : JsonStringEnumConverter<RunState>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
