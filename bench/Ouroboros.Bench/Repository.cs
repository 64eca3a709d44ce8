namespace Ouroboros.Bench;

/// <summary>The checkout that this program was built from: results and artifacts are kept in it.</summary>
internal static class Repository
{
    /// <summary>A path inside the checkout.</summary>
    /// <exception cref="BenchException">The program runs outside a checkout.</exception>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Join([Root(), .. parts]);

    private static string Root()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Join(folder, "Ouroboros.slnx")))
            {
                return folder;
            }
        }

        throw new BenchException($"{AppContext.BaseDirectory} is not in a checkout of the repository. Start the program from where it was built.");
    }
}
