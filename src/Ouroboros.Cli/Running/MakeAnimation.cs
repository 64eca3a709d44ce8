namespace Ouroboros.Cli.Running;

/// <summary>Makes an animation of sample sheets.</summary>
/// <param name="sheets">Paths of the PNG files, in order.</param>
/// <param name="durationMilliseconds">How long each frame stays.</param>
/// <param name="loop">Whether it begins again after the last frame.</param>
/// <returns>The animation.</returns>
internal delegate Animation MakeAnimation(IReadOnlyList<string> sheets, int durationMilliseconds, bool loop);

/// <summary>An animation.</summary>
/// <param name="Bytes">The bytes of a GIF file.</param>
/// <param name="FrameMilliseconds">How long each frame stays in truth: GIF counts hundredths of a second.</param>
internal sealed record Animation(byte[] Bytes, int FrameMilliseconds);
