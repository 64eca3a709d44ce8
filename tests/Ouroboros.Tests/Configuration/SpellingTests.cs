using Ouroboros.Configuration;

namespace Ouroboros.Tests.Configuration;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("epochs", "epochs", 0)]
    [InlineData("epoch", "epochs", 1)]
    [InlineData("eepochs", "epochs", 1)]
    [InlineData("apochs", "epochs", 1)]
    [InlineData("peochs", "epochs", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "abc", 3)]
    public void Distance_counts_typing_errors(string a, string b, int errors)
    {
        Assert.Equal(errors, Spelling.Distance(a, b));
        Assert.Equal(errors, Spelling.Distance(b, a));
    }

    [Theory]
    [InlineData("epoch", "epochs")]
    [InlineData("EPOCHS", "epochs")]
    [InlineData("learning_rat", "learning_rate")]
    [InlineData("learnign_rate", "learning_rate")]
    [InlineData("dropout", null)]
    [InlineData("", null)]
    [InlineData("e", null)]
    public void Nearest_is_near(string word, string? expected) =>
        Assert.Equal(expected, Spelling.Nearest(word, ["learning_rate", "latent_dim", "epochs"]));

    [Fact]
    public void A_word_of_any_length_takes_no_memory()
    {
        var word = new string('e', 1_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(Spelling.Nearest(word, ["learning_rate", "latent_dim", "epochs"]));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }

    [Fact]
    public void The_first_of_equals_wins() => Assert.Equal("cat", Spelling.Nearest("bat", ["cat", "hat"]));

    [Fact]
    public void Without_candidates_there_is_none() => Assert.Null(Spelling.Nearest("word", []));
}
