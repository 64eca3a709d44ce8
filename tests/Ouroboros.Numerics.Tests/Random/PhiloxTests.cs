using Ouroboros.Numerics.Random;

namespace Ouroboros.Numerics.Tests.Random;

public sealed class PhiloxTests
{
    [Fact]
    public void A_block_of_zeros_gives_the_published_answer() =>
        Assert.Equal(
            new PhiloxBlock(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8),
            Philox.Block(0, 0, default));

    [Fact]
    public void A_block_of_ones_gives_the_published_answer() =>
        Assert.Equal(
            new PhiloxBlock(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd),
            Philox.Block(uint.MaxValue, uint.MaxValue, new PhiloxBlock(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue)));

    [Fact]
    public void The_digits_of_pi_give_the_published_answer() =>
        Assert.Equal(
            new PhiloxBlock(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1),
            Philox.Block(0xa4093822, 0x299f31d0, new PhiloxBlock(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344)));

    [Fact]
    public void A_random_key_fills_key_and_counter_as_documented()
    {
        var key = new RandomKey(0x0123456789abcdef, Purpose.TrainingNoise, 0x00c0ffee & 0xffffff, 77);

        var expected = Philox.Block(0x89abcdef, 0x01234567, new PhiloxBlock(11, 22, 77, 0x05c0ffee));

        Assert.Equal(expected, Philox.At(key, 11, 22));
    }

    [Fact]
    public void A_negative_seed_uses_all_of_its_bits()
    {
        var key = new RandomKey(-2, Purpose.VaeWeights, 0);

        Assert.Equal(Philox.Block(0xfffffffe, 0xffffffff, new PhiloxBlock(0, 0, 0, 0x01000000)), Philox.At(key, 0, 0));
    }
}
