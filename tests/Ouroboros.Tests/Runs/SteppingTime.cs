namespace Ouroboros.Tests.Runs;

/// <summary>A clock in a zone two hours east, a second later at each look.</summary>
internal sealed class SteppingTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(2), "east", "east");

    public override DateTimeOffset GetUtcNow() => _now = _now.AddSeconds(1);

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;
}
