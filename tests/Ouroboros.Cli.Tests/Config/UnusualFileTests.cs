using Ouroboros.Cli.Config;
using Ouroboros.Cli.Tests.Crashes;

namespace Ouroboros.Cli.Tests.Config;

/// <summary>Configs that are no regular files, or no text.</summary>
public sealed class UnusualFileTests : IDisposable
{
    private const string TooLarge = "f: found more than 64 KiB, expected a config of a few thousand bytes. Is this the right file?";
    private const string Empty = "f: found an empty file, expected at least one key. Write one, or leave the file out to use the defaults.";

    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("/dev/zero", TooLarge)]
    [InlineData("/dev/null", Empty)]
    [InlineData("/", "f: found a folder, expected a YAML file. Name a file in it.")]
    public void A_device_is_read_as_far_as_a_config_may_go(string path, string? problem)
    {
        Linux.Only();
        Assert.Equal(problem, YamlConfig.ReadFile(path, "f", TimeSpan.FromMinutes(1)).Problems.SingleOrDefault()?.ToString());
    }

    [Fact]
    public void A_link_to_a_large_file_is_too_large()
    {
        Linux.Only();
        File.WriteAllBytes(_cli.PathOf("large"), new byte[(1 << 16) + 1]);
        File.CreateSymbolicLink(_cli.PathOf("link"), "large");
        Assert.Equal(TooLarge, Assert.Single(YamlConfig.ReadFile(_cli.PathOf("link"), "f").Problems).ToString());
    }

    [Fact]
    public void A_pipe_without_a_writer_is_not_waited_for_forever()
    {
        var pipe = Pipe();
        Assert.Equal(
            "f: found no end of its content within 0.001 seconds, expected a YAML file. If it is a pipe, check the program that writes to it.",
            Assert.Single(YamlConfig.ReadFile(pipe, "f", TimeSpan.FromMilliseconds(1)).Problems).ToString());

        // The thread that still waits for a writer gets one.
        new FileStream(pipe, FileMode.Open, FileAccess.Write).Dispose();
    }

    [Fact]
    public async Task A_pipe_that_never_ends_is_too_large()
    {
        var pipe = Pipe();
        var writing = Task.Run(() =>
        {
            using var file = new FileStream(pipe, FileMode.Open, FileAccess.Write);
            while (true)
            {
                file.Write(new byte[1024]);
                file.Flush();
            }
        }, TestContext.Current.CancellationToken);
        Assert.Equal(TooLarge, Assert.Single(YamlConfig.ReadFile(pipe, "f", TimeSpan.FromMinutes(1)).Problems).ToString());
        await Assert.ThrowsAsync<IOException>(() => writing);
    }

    [Fact]
    public async Task An_ordinary_pipe_is_read()
    {
        var pipe = Pipe();
        var writing = Task.Run(() => File.WriteAllText(pipe, "vae:\n  epochs: 3\n"), TestContext.Current.CancellationToken);
        var yaml = YamlConfig.ReadFile(pipe, "f", TimeSpan.FromMinutes(1));
        await writing;
        Assert.Empty(yaml.Problems);
        Assert.Equal("vae.epochs", Assert.Single(yaml.Settings).Key.Path);
    }

    /// <summary>In the current folder, which any program may have written to, nobody named it.</summary>
    [Fact]
    public void A_pipe_under_the_default_name_counts_as_empty()
    {
        Pipe("config.yaml");
        Assert.Equal(ExitCodes.Success, _cli.Run("list"));
        Assert.Equal(ExitCodes.Usage, _cli.Run("run", "--dry-run"));
        Assert.StartsWith("config.yaml: found an empty file", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_failed_program_pipes_is_no_config()
    {
        _cli.Write("empty.yaml", "");
        Assert.Equal(ExitCodes.Usage, _cli.Run("run", "-c", "empty.yaml", "--dry-run"));
        Assert.Equal(Empty.Replace("f:", "empty.yaml:", StringComparison.Ordinal), _cli.Error.TrimEnd());
        _cli.Write("comments.yaml", "# nothing but comments\n");
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "-c", "comments.yaml", "--dry-run"));
    }

    [Fact]
    public void A_socket_is_told()
    {
        Linux.Only();
        using var socket = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(_cli.PathOf("socket")));
        Assert.Equal(ExitCodes.Usage, _cli.Run("run", "-c", "socket"));
        Assert.StartsWith("socket: found no way to read it (", _cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vae:\n  epochs: 3\0\n  x: 1", "f:2:12: found the control character U+0000, expected a YAML file in UTF-8. Save it again in UTF-8, or delete the character.")]
    [InlineData("\0", "f:1:1: found the control character U+0000, expected a YAML file in UTF-8. Save it again in UTF-8, or delete the character.")]
    [InlineData("# \u001b[2J", "f:1:3: found the control character U+001B, expected a YAML file in UTF-8. Save it again in UTF-8, or delete the character.")]
    public void A_control_character_is_told_with_its_place(string text, string problem)
    {
        var yaml = new YamlConfig("f");
        yaml.ReadBytes(System.Text.Encoding.UTF8.GetBytes(text));
        Assert.Equal(problem, Assert.Single(yaml.Problems).ToString());
    }

    private string Pipe(string name = "pipe")
    {
        Linux.Only();
        Assert.Equal("", Linux.Call("mkfifo", _cli.PathOf(name)));
        return _cli.PathOf(name);
    }
}
