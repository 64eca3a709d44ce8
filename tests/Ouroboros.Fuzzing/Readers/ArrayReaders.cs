using System.Buffers.Binary;
using Ouroboros.Configuration;
using Ouroboros.Runs;
using Ouroboros.Storage;
using Ouroboros.Tests.Runs;

namespace Ouroboros.Fuzzing.Readers;

/// <summary>The readers of weights and arrays.</summary>
internal static class ArrayReaders
{
    private const int SingleRows = 2;
    private const int SingleColumns = 3;
    private const int IntegerCount = 5;

    // As SampleRun has it.
    private static readonly ExperimentConfig OneEpoch = SampleRun.Config with
    {
        Vae = SampleRun.Config.Vae with { Epochs = 1 },
        Classifier = SampleRun.Config.Classifier with { Epochs = 1 },
    };

    public static IReadOnlyList<FuzzedReader> All { get; } =
    [
        new("safetensors", Safetensors(), ReadSafetensors, typeof(SafetensorsException)) { AllocatedByByte = 256 },
        new("checkpoint", Checkpoints(), ReadCheckpoint, typeof(SafetensorsException)) { AllocatedByByte = 800, OtherRefusal = typeof(RunFileException) },
        new("npy-singles", Npy(NpyFiles.Singles([SingleRows, SingleColumns], new float[SingleRows * SingleColumns])), ReadSingles, typeof(NpyException))
        {
            AllocatedByByte = 16,
        },
        new("npy-integers", Npy(NpyFiles.Integers([IntegerCount], [0, 9, -1, 2, 3])), ReadIntegers, typeof(NpyException)) { AllocatedByByte = 16 },
    ];

    private static List<FuzzSeed> Safetensors()
    {
        var files = new[]
        {
            Written(),
            Written(new NamedTensor("a", [2, 1], new float[2]), new NamedTensor("b.weight", [], new float[1])),
            Written(new NamedTensor("\"é\"", [0, 4], Array.Empty<float>()), new NamedTensor("c", [1, 1, 1, 3], new float[3])),
        };
        var metadata = """{"__metadata__":{"format":"pt"},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},"a":{"data_offsets":[0,4],"shape":[1],"dtype":"F32"}}"""u8;
        return
        [
            .. files.Select(file => new FuzzSeed(file)),
            .. files.Select(file => new FuzzSeed(file[8..HeaderEnd(file)], header => WithLength(header, file.Length - HeaderEnd(file)))),
            new FuzzSeed(metadata.ToArray(), header => WithLength(header, 8)),
        ];
    }

    // Whole, and the header alone, with the length in front made right, so that its tables are reached.
    private static List<FuzzSeed> Checkpoints()
    {
        var seeds = new List<FuzzSeed>();
        foreach (var position in new[] { TrainingPosition.StartOf(2), new TrainingPosition(3, TrainedModel.Classifier, 1, 7), TrainingPosition.StartOf(4) })
        {
            using var stream = new MemoryStream();
            var history = SampleRun.History(position.Generation - 1);
            if (position.Model == TrainedModel.Classifier)
            {
                history.Training.Add(new EpochRecord(position.Generation, TrainedModel.Vae, 1, 2, 1, 1, null));
            }

            CheckpointFile.Write(stream, new Checkpoint(
                position, SampleRun.Generations, RunTables.Texts(history), [TensorGroup.Of(new NamedTensor("losses", [2, 1], new float[2]))]));
            var file = stream.ToArray();
            seeds.Add(new FuzzSeed(file));
            seeds.Add(new FuzzSeed(file[8..HeaderEnd(file)], header => WithLength(header, 8)));
        }

        return seeds;
    }

    private static byte[] Written(params NamedTensor[] tensors)
    {
        using var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, tensors);
        return stream.ToArray();
    }

    private static int HeaderEnd(byte[] file) => 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(file);

    private static byte[] WithLength(byte[] header, int valueBytes)
    {
        var file = new byte[8 + header.Length + valueBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)header.Length);
        header.CopyTo(file, 8);
        return file;
    }

    // The file, and the text of its header with the length in front made right: of version 1, and of version 2.
    private static List<FuzzSeed> Npy(byte[] file)
    {
        const int textStart = 10;
        var textEnd = textStart + BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(8));
        var (text, values) = (file[textStart..textEnd], file[textEnd..]);
        return
        [
            new FuzzSeed(file),
            new FuzzSeed(text, header => [.. file[..8], .. BitConverter.GetBytes((ushort)header.Length), .. header, .. values]),
            new FuzzSeed(text, header => [.. file[..6], 2, 0, .. BitConverter.GetBytes((uint)header.Length), .. header, .. values]),
        ];
    }

    private static bool ReadSafetensors(byte[] file) => SafetensorsReader.Read(new MemoryStream(file), "weights") is not null;

    private static bool ReadCheckpoint(byte[] file) =>
        CheckpointReader.Read(new MemoryStream(file), "checkpoint", OneEpoch).History.Metrics.Count > 0;

    private static bool ReadSingles(byte[] file)
    {
        NpyReader.ReadSingles(new MemoryStream(file), "images", [SingleRows, SingleColumns], (_, _) => { });
        return true;
    }

    private static bool ReadIntegers(byte[] file)
    {
        NpyReader.ReadIntegers(new MemoryStream(file), "labels", [IntegerCount], (_, _) => { });
        return true;
    }
}
