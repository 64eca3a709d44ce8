using Ouroboros.Configuration;
using Ouroboros.Data;

namespace Ouroboros.Tests.Data;

public sealed class DataSourceTests
{
    [Theory]
    [InlineData("mnist", "mnist", "MNIST", "digits")]
    [InlineData("KMNIST", "kmnist", "KMNIST", "characters")]
    [InlineData("emnist-letters:/data/e", "emnist-letters:/data/e", "EMNIST Letters", "letters")]
    [InlineData("kmnist:k", "kmnist:k", "KMNIST", "characters")]
    [InlineData("./mnist", "./mnist", "mnist", "images")]
    [InlineData("a/b/", "a/b/", "b", "images")]
    [InlineData(@"C:\data\mine", @"C:\data\mine", "mine", "images")]
    [InlineData("/data:1/mine", "/data:1/mine", "mine", "images")]
    [InlineData("~/digits", "~/digits", "digits", "images")]
    [InlineData("..", "..", "data", "images")]
    public void A_name_a_folder_or_both(string text, string read, string title, string noun)
    {
        var source = DataSource.Parse(text)!;
        Assert.Equal((read, title, noun), (source.ToString(), source.Title, source.Noun));
        Assert.Equal(source, DataSource.Parse(source.ToString()));
    }

    [Theory]
    [InlineData("minst")]
    [InlineData("digits")]
    [InlineData("kmnist:")]
    [InlineData(":a")]
    [InlineData("minst:a")]
    [InlineData("")]
    public void A_slip_is_no_folder(string text) => Assert.Null(DataSource.Parse(text));

    [Theory]
    [InlineData("mnist", "./mnist")]
    [InlineData("a/b", "a/b")]
    [InlineData(".", ".")]
    public void An_option_for_folders_takes_any_name(string path, string written) => Assert.Equal(written, DataSource.InFolder(path).ToString());

    [Fact]
    public void Labels_are_called_by_their_names_or_numbers()
    {
        Assert.Equal("Ankle boot", DataSource.Parse("fashion-mnist")!.NameOf(9));
        Assert.Equal("10", DataSource.Parse("fashion-mnist")!.NameOf(10));
        Assert.Equal("t", DataSource.Parse("emnist-balanced")!.NameOf(46));
        Assert.Equal(("7", "7", "7"), (DataSource.Parse("mnist")!.NameOf(7), DataSource.Parse("emnist-digits")!.NameOf(7), DataSource.Parse("./x")!.NameOf(7)));
    }

    [Theory]
    [InlineData("mnist", true)]
    [InlineData("mnist:/here", false)]
    [InlineData("kmnist", false)]
    public void Only_MNIST_is_at_hand(string text, bool embedded) => Assert.Equal(embedded, DataSource.Parse(text)!.IsEmbedded);

    [Fact]
    public void A_config_has_one_or_is_wrong()
    {
        Assert.Equal("mnist", new ExperimentConfig().Data.Source.ToString());
        Assert.Contains("expected one of mnist, fashion-mnist", Assert.Throws<InvalidOperationException>(() => new DataSettings { Dataset = "x" }.Source).Message);
    }
}
