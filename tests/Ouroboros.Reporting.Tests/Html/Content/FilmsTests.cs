using Ouroboros.Reporting.Html;
using Ouroboros.Reporting.Html.Content;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Tests.Html.Content;

public sealed class FilmsTests
{
    // Bytes on the page.
    private const long Room = 4_500_000;

    [Fact]
    public void Every_generation_is_there_with_its_size_and_its_words()
    {
        var history = FakeRun.Quick();
        var film = Films.Of(ShownRuns.Of([FakeReports.Single(history)]), Room);

        Assert.Equal(Enumerable.Range(0, 16), film.Generations);
        var last = Assert.Single(film.Strips).Pictures[^1];
        Assert.Equal(15, last.Generation);
        Assert.True(last.Width > 28 * 10 && last.Height > 28);
        Assert.StartsWith("data:image/png;base64,", last.Data, StringComparison.Ordinal);
        Assert.StartsWith("Images drawn by generation 15.", last.Alternative, StringComparison.Ordinal);
        Assert.Contains($"Effective classes: {history.Metrics[15].EffectiveClassesInitial:F2} of 10.", last.Captions);
        Assert.EndsWith("(of real data: the true label).", film.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void On_paper_beginning_way_collapse_and_end_are_shown()
    {
        var history = FakeRun.Quick();
        var collapse = CollapseSummary.Of(history).CollapseGeneration!.Value;
        Assert.Equal([0, 1, collapse / 2, collapse - 1, collapse, 15], Films.Of(ShownRuns.Of([FakeReports.Single(history)]), Room).KeyGenerations.Order());

        var kept = Films.Of(ShownRuns.Of([FakeReports.Single(new FakeRun(15, 2, 2, 50).Make(15))]), Room).KeyGenerations;
        Assert.Equal(6, kept.Count);
        Assert.Superset(new HashSet<int> { 0, 15 }, kept.ToHashSet());
    }

    [Fact]
    public void What_does_not_fit_is_thinned_out_and_said()
    {
        var run = FakeReports.Run(FakeRun.Classic());
        var large = run with { Sheets = run.Sheets.ToDictionary(sheet => sheet.Key, sheet => (byte[])[.. sheet.Value, .. new byte[300_000]]) };
        var film = Films.Of(ShownRuns.Of([FakeReports.Single(large)]), Room);

        Assert.InRange(film.Generations.Count, 2, 12);
        Assert.Equal((0, 30), (film.Generations[0], film.Generations[^1]));
        Assert.Contains($"Shown are {film.Generations.Count} of 31 generations", film.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(130_000, 1, "Shown are 1 of 2 generations, as many as fit into this file.")]
    [InlineData(250_000, 2, "")]
    public void Latent_spaces_that_do_not_fit_are_thinned_out_and_said(long room, int shown, string note)
    {
        var run = FakeReports.Run(FakeRun.Quick());
        var large = run with { Walks = run.Walks.ToDictionary(walk => walk.Key, walk => (byte[])[.. walk.Value, .. new byte[70_000]]) };
        var strip = Assert.Single(Films.Walks(ShownRuns.Of([FakeReports.Single(large)]), room));

        Assert.Equal((shown, 15, note), (strip.Pictures.Count, strip.Pictures[^1].Generation, strip.Note));
        Assert.Empty(Films.Walks(ShownRuns.Of([FakeReports.Single(large)]), 0));
    }

    [Fact]
    public void Without_room_there_is_no_film() => Assert.Empty(Films.Of(ShownRuns.Of([FakeReports.Single(FakeRun.Quick())]), 0).Generations);

    [Fact]
    public void Six_runs_stand_side_by_side_and_the_rest_is_named()
    {
        var run = FakeReports.Run(new FakeRun(2, 2, 2, 50).Make(2));
        var shown = ShownRuns.Of([FakeReports.Group("eight", [.. Enumerable.Range(1, 8).Select(seed => run with { Manifest = run.Manifest with { Seed = seed } })])]);

        Assert.Equal(["Seed 1", "Seed 2", "Seed 3", "Seed 4", "Seed 5", "Seed 6"], shown.Runs.Select(one => one.Name));
        Assert.Equal("The first 6 of 8 are shown.", shown.LeftOut);
    }

    [Fact]
    public void Of_several_subjects_the_first_replicates_stand_for_their_groups()
    {
        var run = FakeReports.Run(new FakeRun(2, 2, 2, 50).Make(2), seed: 4);
        var shown = ShownRuns.Of([FakeReports.Single(run), FakeReports.Group("two", run, run with { Manifest = run.Manifest with { Seed = 5 } })]);

        Assert.Equal(["seven", "two, seed 4"], shown.Runs.Select(one => one.Name));
        Assert.Equal("Of a group the first replicate is shown.", shown.LeftOut);
    }

    [Fact]
    public void The_latent_space_is_shown_of_runs_that_have_pictures_of_it()
    {
        var run = FakeReports.Run(FakeRun.Quick());
        Assert.Equal([1, 15], Assert.Single(Films.Walks(ShownRuns.Of([FakeReports.Single(run)]), Room)).Pictures.Select(picture => picture.Generation));
        Assert.Empty(Films.Walks(ShownRuns.Of([FakeReports.Single(run with { Walks = new Dictionary<int, byte[]>() })]), Room));
    }

    [Fact]
    public void One_run_begins_with_the_real_data_and_several_with_the_last_generation_of_all()
    {
        var (longer, shorter) = (FakeReports.Single(new FakeRun(7, 2, 2, 50).Make(7), "longer"), FakeReports.Single(new FakeRun(4, 2, 2, 50).Make(4), "shorter"));
        Assert.Equal(0, Films.Of(ShownRuns.Of([longer]), Room).Start);
        var film = Films.Of(ShownRuns.Of([longer, shorter, longer with { Numbers = longer.Numbers with { Name = "other" } }]), Room);
        Assert.Equal(4, film.Start);
        Assert.Equal(Enumerable.Range(0, 8), film.Generations);
        Assert.Empty(film.Strips[0].Missing);
        Assert.Equal([5, 6, 7], film.Strips[1].Missing.Select(missing => missing.Generation));
        Assert.Equal("Generation 5 is not there: this run has 4 generations.", film.Strips[1].Missing[0].Why);
    }

    [Fact]
    public void A_picture_that_is_gone_leaves_the_start_to_a_generation_that_all_show()
    {
        var run = FakeReports.Run(new FakeRun(4, 2, 2, 50).Make(4));
        var damaged = run with { Sheets = run.Sheets.Where(sheet => sheet.Key != 4).ToDictionary() };
        var film = Films.Of(ShownRuns.Of([FakeReports.Single(run), FakeReports.Single(damaged)]), Room);
        Assert.Equal(3, film.Start);
        Assert.Equal([(4, "The picture of generation 4 is missing.")], film.Strips[1].Missing);
    }

    [Theory]
    [InlineData(new[] { 1, 3, 5, 9 }, new[] { 1, 2, 5, 9 }, "Generation 1: one, two|Generation 5: one, two|Generation 9: one, two")]
    [InlineData(new[] { 1, 3, 4, 5, 9 }, new[] { 1, 3, 4, 5, 9 }, "Generation 1: one, two|Generation 4: one, two|Generation 9: one, two")]
    [InlineData(new[] { 1, 3, 9 }, new[] { 1, 4 }, "Generation 1: one, two|The last generation of each: one, generation 9, two, generation 4")]
    [InlineData(new[] { 2, 9 }, new[] { 3, 4 }, "The last generation of each: one, generation 9, two, generation 4")]
    public void Latent_spaces_of_several_runs_are_of_the_same_generations(int[] first, int[] second, string strips)
    {
        var run = FakeReports.Run(new FakeRun(9, 2, 2, 50).Make(9));
        var walk = run.Walks[1];
        ReportedRun With(string name, int[] generations) => run with { Name = name, Walks = generations.ToDictionary(generation => generation, _ => walk) };

        var walks = Films.Walks(ShownRuns.Of([FakeReports.Single(With("one", first)), FakeReports.Single(With("two", second))]), Room);
        Assert.Equal(strips.Split('|'), walks.Select(strip => $"{strip.Name}: {string.Join(", ", strip.Pictures.Select(picture => picture.Captions[0]))}"));
    }

    [Fact]
    public void Where_there_is_little_room_the_end_of_latent_spaces_stays()
    {
        var run = FakeReports.Run(FakeRun.Quick());
        var large = run with { Walks = run.Walks.ToDictionary(walk => walk.Key, walk => (byte[])[.. walk.Value, .. new byte[70_000]]) };
        ReportSubject[] two = [FakeReports.Single(large), FakeReports.Single(large with { Name = "other" })];
        Assert.Equal("Generation 15", Assert.Single(Films.Walks(ShownRuns.Of(two), 250_000)).Name);
        Assert.Empty(Films.Walks(ShownRuns.Of(two), 100_000));
    }
}
