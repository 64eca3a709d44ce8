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
    public void The_options_are_those_of_the_reference_program_and_for_data_and_regime() => Assert.Equal(
        [
            "--iterations -i", "--batch-size -b", "--num-generated-samples ", "--num-displayed-samples ", "--random-seed ", "--dataset ",
            "--regime ",
            "--vae-lr ", "--vae-epochs ", "--classifier-lr ", "--classifier-epochs ",
        ],
        ConfigKeys.All.Where(key => key.Option is not null).Select(key => $"{key.Option} {key.ShortOption}"));

    [Fact]
    public void Each_preset_is_within_range_and_breaks_no_rule()
    {
        foreach (var preset in Presets.ByName.Values)
        {
            Assert.Empty(ConfigRules.Errors(preset, DataFacts.Mnist));
            Assert.Empty(ConfigRules.Warnings(preset, DataFacts.Mnist));
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
                : new RawScalar(Other(key), false)).Value;
            var changed = key.Set(Presets.Classic, value);
            var different = ConfigKeys.All.Where(other => other.Format(changed) != other.Format(Presets.Classic));
            Assert.Equal([key], different);
        }
    }

    private static string Other(ConfigKey key) => key.Name switch
    {
        "dataset" => "kmnist",
        "shuffle" => "true",
        "colormap" => "gray",
        "keep_datasets" => "all",
        "kind" => "accumulate-subsample",
        "real_fraction" => "0.77",
        "real_source" => "fresh",
        "balance_classes" => "true",
        "warm_start" => "false",
        "label_source" => "initial",
        _ => "77",
    };

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
