using System.Globalization;
using Ouroboros.Cli.Display;
using Ouroboros.OpenCl;
using Ouroboros.Performance;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Config;

/// <summary>The value of <c>--device</c>, and the services that compute there.</summary>
/// <remarks>
/// Not a key of the experiment, as results do not depend on it: a run's <c>config.yaml</c> is the same whatever computed it, and the manifest
/// has the device among the facts of the machine. A config file may still ask for one, by a key <c>device</c> outside the sections.
/// </remarks>
internal sealed class DeviceChoice(CliServices services)
{
    /// <summary>Name of the option.</summary>
    public const string Option = "--device";

    /// <summary>Name of the key, at the top of a file.</summary>
    public const string Key = "device";

    /// <summary>What is expected.</summary>
    public const string Expected = "auto, cpu, gpu, or a device's name or number";

    /// <summary>What a run does with it, for help pages.</summary>
    public const string Description =
        "Where to compute: cpu, gpu, the number or a part of the name of a device that info lists, or auto: what a short measurement finds faster. Results do not depend on it. Default: cpu";

    private const string Cpu = "cpu";
    private const string Gpu = "gpu";
    private const string Auto = "auto";

    private readonly Terminal _terminal = services.Terminal;

    /// <summary>The option as it was asked for, to follow a command that a person may paste; empty for none.</summary>
    public static string AsTyped(CliServices services) => services.Device is { } device ? $" {Option} {Terminal.Word(device)}" : "";

    /// <summary>Finds the device, and compiles for it.</summary>
    /// <param name="asked">As typed; null for none.</param>
    /// <param name="plans">The runs, from 1; <c>auto</c> measures the first.</param>
    /// <param name="jobs">How many may be at work at once, from 1.</param>
    /// <param name="runs">How many there are.</param>
    /// <param name="threads">Threads that the processor would compute with.</param>
    /// <exception cref="UserError">There is no such device, or it cannot be used.</exception>
    public ChosenDevice Choose(string? asked, IReadOnlyList<RunPlan> plans, int jobs, int runs, int threads)
    {
        var together = Math.Clamp(runs, 1, jobs);
        var word = asked?.Trim() ?? Cpu;
        if (Is(word, Cpu))
        {
            return new(services, asked is null ? null : Cpu);
        }

        // Only now: who computes on the processor loads no library.
        var devices = services.FindDevices();
        try
        {
            return Is(word, Auto) ? Faster(devices, plans, together, threads) : On(Is(word, Gpu) ? FindGpu(devices) : Find(devices, word), word, plans, together);
        }
        catch (DeviceException refused)
        {
            throw new UserError($"ouroboros: {refused.Message}");
        }
    }

    private ChosenDevice On(ClDevice device, string word, IReadOnlyList<RunPlan> plans, int together)
    {
        var needs = plans.Select(MemoryEstimate.OnDevice).ToArray();
        var (all, largest) = (needs.Max(need => need.All), needs.Max(need => need.Largest));
        if (all > device.MemoryBytes / together || largest > device.LargestBufferBytes)
        {
            var judged = plans.Any(plan => plan.Metrics.HasReference) ? ", metrics.images=0 (no reference classifier, which learns all real images)" : "";
            var (who, fewer) = together > 1 ? ($"{together} runs at once need", "fewer runs at once, ") : (plans.Count > 1 ? "the largest run needs" : "the run needs", "");
            throw new DeviceException(
                $"{device.Name} has too little memory: {Units.Bytes(device.MemoryBytes)}, in buffers of at most {Units.Bytes(device.LargestBufferBytes)}; {who} about {Units.Roughly(all * together)}, of which "
                + $"{Units.Roughly(largest)} in one. Choose {fewer}smaller batches or fewer samples{judged}, or compute on the processor: --device cpu.");
        }

        using var status = new StatusLine(_terminal);
        status.Show($"compiling kernels for {device.Name} ...");
        return new(services.WithKernels(services.CompileKernels(device)) with { Device = word, DeviceBytes = device.MemoryBytes }, device.Name);
    }

    private ChosenDevice Faster(ClDevices devices, IReadOnlyList<RunPlan> plans, int together, int threads)
    {
        if (BestGpu(devices) is not { } gpu)
        {
            var lacking = devices.All.FirstOrDefault(device => device.Kind == ClDeviceKind.Gpu);
            var why = lacking is not null ? $": {lacking.Name}: {lacking.Lack}" : devices.Problem is { } problem ? $": {problem.TrimEnd('.')}" : "";
            return new(services, $"{Cpu}, as there is no GPU that can be used{why}");
        }

        try
        {
            var there = On(gpu, Auto, plans, together);
            using var status = new StatusLine(_terminal);
            status.Show($"measuring the processor and {gpu.Name} ...");
            var (cpuSeconds, gpuSeconds) = (Seconds(services, plans[0], threads), Seconds(there.Services, plans[0], threads));
            var ratio = (cpuSeconds / gpuSeconds).ToString("0.0", CultureInfo.InvariantCulture);
            return gpuSeconds < cpuSeconds
                ? there with { Words = $"{gpu.Name}, {ratio} times as fast as the processor" }
                : new(services, $"{Cpu}, as {gpu.Name} is only {ratio} times as fast");
        }
        catch (DeviceException refused)
        {
            _terminal.Complain($"ouroboros: warning: {refused.Message}\nThe run goes on without it.");
            return new(services, $"{Cpu}, as {gpu.Name} could not be used");
        }
    }

    private double Seconds(CliServices on, RunPlan plan, int threads) =>
        new TimeEstimate(plan, on.MeasureImageTimes(plan, threads, services.Interruption.Token)).TotalSeconds;

    private ClDevice FindGpu(ClDevices devices)
    {
        if (BestGpu(devices) is { } gpu)
        {
            return gpu;
        }

        var found = devices.All.FirstOrDefault(device => device.Kind == ClDeviceKind.Gpu) is { } lacking ? $"only {lacking.Name}, which cannot give the same bytes as the processor: {lacking.Lack}"
            : devices.All.Count > 0 ? $"no GPU, only {string.Join(", ", devices.All.Select(device => device.Name))}"
            : "no GPU";
        throw Wrong(Gpu, found, "a GPU", devices);
    }

    // One with memory of its own before one on the processor's chip, then the one that could do most in a second.
    private static ClDevice? BestGpu(ClDevices devices) => devices.All
        .Where(device => device is { Kind: ClDeviceKind.Gpu, Lack: null })
        .OrderBy(device => device.SharesMemory)
        .ThenByDescending(device => (long)device.ComputeUnits * device.Megahertz)
        .FirstOrDefault();

    private ClDevice Find(ClDevices devices, string word)
    {
        // Numbers of three digits and more are those in names of GPUs.
        if (word.Length < 3 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return devices.All.FirstOrDefault(device => device.Number == number) ?? throw Wrong(word, "no device of that number", Expected, devices);
        }

        ClDevice[] named = word.Length == 0 ? [] : [.. devices.All.Where(device => device.Name.Contains(word, StringComparison.OrdinalIgnoreCase))];
        return named switch
        {
            [var one] => one,
            [] => throw Wrong(word, devices.All.Count == 0 ? "no device at all" : "no such device", Expected, devices),
            _ when Array.FindAll(named, device => Is(device.Name, word)) is [var exact] => exact,
            _ => throw Wrong(word, $"{named.Length} devices of that name", "one", devices),
        };
    }

    private UserError Wrong(string word, string found, string expected, ClDevices devices)
    {
        var advice = devices.Problem is { } problem ? $"{problem} {devices.Advice}".TrimEnd()
            : $"{_terminal.Command} info lists them: {string.Join("; ", devices.All.Select(device => $"{device.Number} {device.Name}"))}.";
        return new(new ConfigProblem("ouroboros", $"{Option} {word}", found, expected, advice).ToString());
    }

    private static bool Is(string word, string name) => string.Equals(word, name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Where a run is computed.</summary>
/// <param name="Services">What runs and measures there.</param>
/// <param name="Words">Where that is, in words; null where nobody asked.</param>
internal sealed record ChosenDevice(CliServices Services, string? Words)
{
    /// <summary>Says it.</summary>
    public void Announce(bool quiet)
    {
        if (!quiet && Words is not null)
        {
            Services.Terminal.Say($"device  {Words}");
        }
    }

    /// <summary>Says it of what is resumed, and where that was before, for whoever forgets to ask for it again.</summary>
    /// <param name="runs">Manifests of the runs, null for those without; the first tells.</param>
    public void Announce(IEnumerable<Manifest?> runs)
    {
        Announce(quiet: false);
        if (Words is null && runs.FirstOrDefault(run => run is not null) is { } before
            && OpenClKernelSet.DeviceOf((before.Resumed is [.., var last] ? last.Machine : before.Machine).Kernels) is { } device)
        {
            Services.Terminal.Say($"device  cpu; so far it was {device}. {DeviceChoice.Option} goes on there, to the same files");
        }
    }
}
