using System.Reflection;
using Ouroboros.Configuration;

namespace Ouroboros.Tests.Configuration;

public sealed class ConfigKeysTests
{
    [Fact]
    public void Every_property_of_the_records_is_a_key()
    {
        var properties =
            from section in typeof(ExperimentConfig).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            from property in section.PropertyType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            where property.CanWrite
            select $"{Snake(section.Name)}.{Snake(property.Name)}";
        Assert.Equal(properties.Order(StringComparer.Ordinal), ConfigKeys.All.Select(key => key.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_options_are_those_of_the_reference_program_and_one_for_the_data() => Assert.Equal(
        [
            "--iterations -i", "--batch-size -b", "--num-generated-samples ", "--num-displayed-samples ", "--random-seed ", "--dataset ",
            "--vae-lr ", "--vae-epochs ", "--classifier-lr ", "--classifier-epochs ",
        ],
        ConfigKeys.All.Where(key => key.Option is not null).Select(key => $"{key.Option} {key.ShortOption}"));

    [Fact]
    public void Each_preset_is_within_range_and_breaks_no_rule()
    {
        foreach (var preset in Presets.ByName.Values)
        {
            Assert.Empty(ConfigRules.Errors(preset, DataFacts.Mnist));
            Assert.Empty(ConfigRules.Warnings(preset));
            foreach (var key in ConfigKeys.All.Where(key => !key.Type.IsList))
            {
                Assert.Null(key.Type.Read(new RawScalar(key.Format(preset).Trim('\''), Quoted: false)).Wrong);
            }
        }
    }

    [Fact]
    public void Setting_a_key_changes_that_key_alone()
    {
        foreach (var key in ConfigKeys.All)
        {
            var value = key.Type.Read(key.Type.IsList
                ? new RawList([new RawScalar("784", false), new RawScalar("7", false)])
                : new RawScalar(key.Name switch { "dataset" => "kmnist", "colormap" => "gray", "keep_datasets" => "all", _ => "77" }, false)).Value;
            var changed = key.Set(Presets.Classic, value);
            var different = ConfigKeys.All.Where(other => other.Format(changed) != other.Format(Presets.Classic));
            Assert.Equal([key], different);
        }
    }

    [Fact]
    public void An_unknown_path_is_no_key()
    {
        Assert.Null(ConfigKeys.Find("vae.epoch"));
        Assert.Null(ConfigKeys.Find("VAE.epochs"));
        Assert.Equal("epochs", ConfigKeys.Find("vae.epochs")!.Name);
    }

    private static string Snake(string name) =>
        string.Concat(name.Select((letter, index) => char.IsUpper(letter) && index > 0 ? $"_{letter}" : $"{letter}")).ToLowerInvariant();
}
