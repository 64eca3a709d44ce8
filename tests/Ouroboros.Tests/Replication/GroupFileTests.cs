using System.Text;
using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Replication;

public sealed class GroupFileTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void What_is_written_is_read_again()
    {
        var folder = new RunFolder(_temporary.Path);
        GroupFile.Save(folder, SampleGroups.Group);
        GroupFile.Save(folder, SampleGroups.Sweep);
        var group = GroupFile.LoadReplicates(folder);
        Assert.Equal(SampleGroups.Group.Seeds, group.Seeds);
        Assert.Equal(SampleGroups.Group.Config, group.Config);
        Assert.Equal(SampleGroups.Group.Started, group.Started);
        var sweep = GroupFile.LoadSweep(folder);
        Assert.Equal(SampleGroups.Sweep.Keys, sweep.Keys);
        Assert.Equal(SampleGroups.Sweep.Points.Select(point => point.Name), sweep.Points.Select(point => point.Name));
        Assert.Equal(SampleGroups.Sweep.Points[1].Values, sweep.Points[1].Values);
        Assert.Equal(SampleGroups.Sweep.DataFolder, sweep.DataFolder);
    }

    [Theory]
    [InlineData("\"ouroboros\"", "\"other\"", "'replicates' of program 'other'")]
    [InlineData("\"replicates\",", "\"sweep\",", "'sweep' of program 'ouroboros'")]
    [InlineData("7,", "-7,", "2 seeds")]
    [InlineData("7,", "8,", "2 seeds")]
    [InlineData("\"3\"", "null", "null in its config")]
    [InlineData("\"data_folder\": null", "\"data_folder\": \"/x\"", "only one of the digits' folder and their SHA-256")]
    [InlineData("\"seeds\"", "\"needs\"", "damage at $")]
    [InlineData("{", "", "damage at $")]
    public void A_damaged_group_is_refused(string part, string other, string message) =>
        Refused(GroupFiles.Replicates, folder => GroupFile.Save(folder, SampleGroups.Group), folder => GroupFile.LoadReplicates(folder), part, other, message);

    [Theory]
    [InlineData("epochs-1", "../x", "a point named '../x'")]
    [InlineData("epochs-1", "a/b", "a point named 'a/b'")]
    [InlineData("epochs-1", "EPOCHS-2", "a point named 'epochs-2'")]
    [InlineData("\"vae.latent_dim\"", "\"vae.epochs\"", "its keys")]
    [InlineData("\"vae.latent_dim\"", "null", "its keys")]
    [InlineData("\"vae.latent_dim\"", "\"vae.latent_dim\", \"x\"", "the values of point 'epochs-1'")]
    public void A_damaged_sweep_is_refused(string part, string other, string message) =>
        Refused(GroupFiles.Sweep, folder => GroupFile.Save(folder, SampleGroups.Sweep), folder => GroupFile.LoadSweep(folder), part, other, message);

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 2")]
    [InlineData("\"format\": 1,", "\"format\": 2, \"seeds\": \"of another shape\", \"points\": 4, \"rest\": [],")]
    public void Files_of_a_newer_version_are_told_as_such(string part, string other)
    {
        var folder = new RunFolder(_temporary.Path);
        GroupFile.Save(folder, SampleGroups.Group);
        GroupFile.Save(folder, SampleGroups.Sweep);
        foreach (var file in new[] { GroupFiles.Replicates, GroupFiles.Sweep })
        {
            var text = File.ReadAllText(folder.FullPath(file));
            Assert.Contains(part, text, StringComparison.Ordinal);
            File.WriteAllText(folder.FullPath(file), text.Replace(part, other, StringComparison.Ordinal));
        }

        Assert.Equal(2, Assert.Throws<RunFormatException>(() => GroupFile.LoadReplicates(folder)).Format);
        Assert.Equal(2, Assert.Throws<RunFormatException>(() => GroupFile.LoadSweep(folder)).Format);
    }

    [Theory]
    [InlineData("  \"format\": 1,\n", "")]
    [InlineData("\"format\": 1", "\"format\": 1, \"mood\": {\"today\": [1]}")]
    public void Files_without_a_format_or_with_more_keys_still_read(string part, string other)
    {
        var folder = new RunFolder(_temporary.Path);
        GroupFile.Save(folder, SampleGroups.Group);
        var text = File.ReadAllText(folder.FullPath(GroupFiles.Replicates));
        Assert.Contains(part, text, StringComparison.Ordinal);
        File.WriteAllText(folder.FullPath(GroupFiles.Replicates), text.Replace(part, other, StringComparison.Ordinal));
        var group = GroupFile.LoadReplicates(folder);
        Assert.Equal(Manifest.FirstFormat, group.Format);
        Assert.Equal(SampleGroups.Group.Seeds, group.Seeds);
    }

    private void Refused(string file, Action<RunFolder> save, Action<RunFolder> load, string part, string other, string message)
    {
        var folder = new RunFolder(_temporary.Path);
        save(folder);
        var text = Encoding.UTF8.GetString(folder.Read(file));
        Assert.Contains(part, text, StringComparison.Ordinal);
        var place = text.IndexOf(part, StringComparison.Ordinal);
        File.WriteAllText(folder.FullPath(file), text[..place] + other + text[(place + part.Length)..]);
        Assert.Contains(message, Assert.Throws<RunFileException>(() => load(folder)).Message, StringComparison.Ordinal);
    }
}
