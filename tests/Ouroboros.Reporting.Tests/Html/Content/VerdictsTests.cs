using Ouroboros.Configuration;
using Ouroboros.Regimes;
using Ouroboros.Reporting.Html;
using Ouroboros.Reporting.Html.Content;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Tests.Html.Content;

public sealed class VerdictsTests
{
    [Fact]
    public void A_run_that_collapsed_is_told_by_its_generation_and_its_digit()
    {
        var verdict = Verdicts.Of([FakeReports.Single(FakeRun.Quick())]);
        var collapse = CollapseSummary.Of(FakeRun.Quick());

        Assert.Equal(
            $"{ClassLossText.Headline(collapse.Loss, Regime.Replace)}; from generation 12 on nearly every image is read as an 8", verdict.Headline);
        Assert.StartsWith("Fell from 9.9 to 1.0 effective classes in 15 generations: below 2 from generation ", verdict.Headline, StringComparison.Ordinal);
        Assert.StartsWith($"A classifier that learned real digits, the first generation\u2019s, reads every image. It sees fewer than two effective classes from generation {collapse.CollapseGeneration} on, {collapse.EffectiveClasses:F2} at the end.", verdict.Certainty, StringComparison.Ordinal);
        Assert.Contains("This is one run: under another seed", verdict.Certainty, StringComparison.Ordinal);
        Assert.Equal([0, 15], verdict.Ends.Select(picture => picture.Generation));
        Assert.Equal($"Generation {collapse.CollapseGeneration}", verdict.Figures[1].Value);
        Assert.Null(verdict.Subjects);
    }

    [Fact]
    public void A_run_that_kept_its_variety_is_told_by_what_is_left()
    {
        var history = new FakeRun(5, 2, 2, 50).Make(5);
        var verdict = Verdicts.Of([FakeReports.Single(history)]);
        var (first, last) = (history.Metrics[0].EffectiveClassesInitial, history.Metrics[^1].EffectiveClassesInitial);

        Assert.StartsWith($"{last:F1} of {first:F1} effective classes are left after 5 generations, ", verdict.Headline, StringComparison.Ordinal);
        Assert.StartsWith("No, ", verdict.Figures[1].Value, StringComparison.Ordinal);
        Assert.Contains("Here it has not come to that", verdict.Story[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "After 3 of 15 generations: 9.1 of 9.9 effective classes are left after 3 generations, too early to tell where it is heading")]
    [InlineData(13, "After 13 of 15 generations: fell from 9.9 to 1.0 effective classes in 13 generations: below 2 from generation 10 on; from generation 12 on nearly every image is read as an 8")]
    public void A_run_that_is_not_at_its_end_says_so(int done, string headline) =>
        Assert.Equal(headline, Verdicts.Of([FakeReports.Single(new FakeRun(15, 2, 2, 10).Make(done))]).Headline);

    [Theory]
    [InlineData(1, 12, "from generation 12 on every image is read as an 8")]
    [InlineData(1, 8, "from there on every image is read as an 8")]
    [InlineData(0.999, 12, "from generation 12 on nearly every image is read as an 8")]
    [InlineData(0.95, 12, "of the last images 95.0\u00A0% are read as 8s")]
    public void How_much_has_become_one_label_and_since_when_is_not_overstated(double share, int since, string words)
    {
        var history = FakeRun.Quick();
        history.Labels.Clear();
        Enumerable.Range(0, 16).Select(generation => new LabelCounts(generation, Judge.Initial, Counts(generation < since ? 0.5 : share))).ToList().ForEach(history.Labels.Add);
        Assert.Equal(words, Verdicts.Reading(FakeReports.Run(history), new CollapseSummary(ClassLoss.From([10, .. Enumerable.Repeat((double?)5, 7), 1]), 8, share)));

        static int[] Counts(double share) => [1000 - (int)(1000 * share), 0, 0, 0, 0, 0, 0, 0, (int)(1000 * share), 0];
    }

    /// <summary>What a judge says of the last generation alone is no news where nobody doubts; when each says so is.</summary>
    [Fact]
    public void Each_judge_is_told_by_the_generation_from_which_on_it_sees_a_collapse()
    {
        double[] first = [10, 9, 5, 1.9, 1, 1], reference = [10, 9, 5, 2.4, 1.5, 1.2], own = [10, 9, 6, 3, 2.5, 1];
        var history = new FakeRun(5, 2, 2, 3).Make(5);
        for (var generation = 0; generation <= 5; generation++)
        {
            history.Metrics[generation] = history.Metrics[generation] with
            {
                EffectiveClassesInitial = first[generation],
                LabelEntropyCurrent = Math.Log(own[generation]),
                Distribution = history.Metrics[generation].Distribution with { EffectiveClasses = reference[generation] },
                PixelVariance = generation < 5 ? 0.1 : 1e-6,
            };
        }

        var certainty = Verdicts.Of([FakeReports.Single(history)]).Certainty;
        Assert.Contains("The first generation\u2019s, which reads all, sees fewer than two effective classes from generation 3 on, one from 4 on; ", certainty, StringComparison.Ordinal);
        Assert.Contains("the reference classifier, which is no part of the run and reads 5,000 images of each generation at most, fewer than two from generation 4 on, 1.20 at the end.", certainty, StringComparison.Ordinal);
        Assert.Contains("drifts with them, sees fewer than two from generation 5 on, and one at once.", certainty, StringComparison.Ordinal);
        Assert.Contains("In the end all images are nearly the same", certainty, StringComparison.Ordinal);
    }

    [Fact]
    public void A_control_has_no_classifiers_that_drift_and_a_run_at_work_has_no_end()
    {
        var control = new ExperimentConfig { Experiment = new() { Iterations = 15 }, Regime = new() { Kind = Regime.Real } };
        Assert.DoesNotContain("drifts", Verdicts.Of([FakeReports.Single(FakeRun.Copy(FakeRun.Quick(), control))]).Certainty, StringComparison.Ordinal);
        var certainty = Verdicts.Of([FakeReports.Single(new FakeRun(15, 2, 2, 10).Make(13))]).Certainty;
        Assert.Contains(" by now.", certainty, StringComparison.Ordinal);
        Assert.DoesNotContain("at the end", certainty, StringComparison.Ordinal);
    }

    /// <summary>What an accuracy is worth: what one answer for all would get, of the labels that there are.</summary>
    [Theory]
    [InlineData(new[] { 600, 400 }, "gets 40 to 60\u00A0%")]
    [InlineData(new[] { 50, 50, 0, 0 }, "gets 50\u00A0%")]
    public void Accuracies_are_beside_that_of_a_single_answer(int[] real, string words)
    {
        var history = FakeRun.Quick();
        history.Labels.Clear();
        history.Labels.Add(new LabelCounts(0, Judge.Current, real));
        Assert.EndsWith(words, Verdicts.Recognition(FakeReports.Run(history)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "the same network was trained further on those alone")]
    [InlineData(false, "a new network was trained on those alone")]
    public void The_story_says_whether_the_network_goes_on(bool isWarm, string words)
    {
        var config = new ExperimentConfig { Experiment = new() { Iterations = 15 }, Regime = new() { WarmStart = isWarm } };
        Assert.Contains(words, Verdicts.Of([FakeReports.Single(FakeRun.Copy(FakeRun.Quick(), config))]).Story[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LabelSource.Current, "learns the one that this generation\u2019s gives them.")]
    [InlineData(LabelSource.Initial, "learns the one that the first gives them.")]
    [InlineData(LabelSource.Reference, "learns the one that a classifier of real images alone gives them.")]
    public void The_story_says_who_names_drawn_images(LabelSource source, string words)
    {
        var config = new ExperimentConfig { Experiment = new() { Iterations = 15 }, Regime = new() { LabelSource = source } };
        Assert.Contains(words, Verdicts.Of([FakeReports.Single(FakeRun.Copy(FakeRun.Quick(), config))]).Story[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mnist", 8, "an 8")]
    [InlineData("mnist", 3, "a 3")]
    [InlineData("fashion-mnist", 8, "\u201CBag\u201D")]
    public void Labels_have_their_article_or_their_name(string dataset, int label, string words)
    {
        var run = FakeReports.Run(FakeRun.Copy(FakeRun.Quick(), new ExperimentConfig { Data = new() { Dataset = dataset }, Experiment = new() { Iterations = 15 } }));
        Assert.Equal(words, Verdicts.One(run, label));
    }

    [Theory]
    [InlineData(Regime.Replace, "with no real digits among them")]
    [InlineData(Regime.Accumulate, "all images drawn so far")]
    [InlineData(Regime.AccumulateSubsample, "picked at random")]
    [InlineData(Regime.Mix, "54,000 of those and 6,000 real digits")]
    [InlineData(Regime.Filter, "the 60,000 of them that look most like clear digits")]
    [InlineData(Regime.Real, "the control")]
    public void The_story_says_what_the_generations_learned(Regime regime, string words)
    {
        var config = new ExperimentConfig { Experiment = new() { Iterations = 15 }, Regime = new() { Kind = regime } };
        Assert.Contains(words, Verdicts.Of([FakeReports.Single(FakeRun.Copy(FakeRun.Quick(), config))]).Story[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_is_told_by_its_mean_with_an_interval()
    {
        var verdict = Verdicts.Of([FakeReports.Group("five", Replicate(1, 5), Replicate(2, 8), Replicate(3, 11))]);

        Assert.StartsWith("3 of 3 seeds fall below 2 effective classes in generations 5 to 11: 1.", verdict.Headline, StringComparison.Ordinal);
        Assert.EndsWith("; all end on 8s", verdict.Headline, StringComparison.Ordinal);
        Assert.StartsWith("The mean is generation 8.0; 3 replicates are too few for an interval.", verdict.Certainty, StringComparison.Ordinal);
        Assert.StartsWith(
            "The mean is generation 8.0, with a 95\u00A0% interval from ",
            Verdicts.Of([FakeReports.Group("five", Replicate(1, 5), Replicate(2, 8), Replicate(3, 11), Replicate(4, 7), Replicate(5, 9))]).Certainty,
            StringComparison.Ordinal);
        Assert.Equal("Generation 8", verdict.Figures[1].Value);
        Assert.Equal(["1", "finished", "15 of 15", "5", "8", "100 %"], Assert.IsType<ReportTable>(verdict.Subjects).Rows[0]);
    }

    [Theory]
    [InlineData(50, 50, "None of 2 seeds falls below 2 effective classes: 9", "in 2 seeds), steady")]
    [InlineData(5, 50, "1 of 2 seeds falls below 2 effective classes in generation 5: 5", "; it ends on 8s")]
    public void A_group_says_how_many_collapsed(int first, int second, string start, string end)
    {
        var headline = Verdicts.Of([FakeReports.Group("two", Replicate(1, first), Replicate(2, second))]).Headline;
        Assert.StartsWith(start, headline, StringComparison.Ordinal);
        Assert.EndsWith(end, headline, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_collapsed_end_on_is_not_said_of_all() => Assert.Matches(
        "^2 of 3 seeds fall below 2 effective classes in generations 5 to 6: .*; those end on 8s$",
        Verdicts.Of([FakeReports.Group("three", Replicate(1, 5), Replicate(2, 50), Replicate(3, 6))]).Headline);

    [Fact]
    public void Whoever_has_not_come_to_an_end_is_not_said_to_have_held_out()
    {
        var collapsed = FakeReports.Single(FakeRun.Quick(), "replace");
        var open = FakeReports.Single(FakeReports.Run(new FakeRun(15, 2, 2, 50).Make(5), "mix"));

        var verdict = Verdicts.Of([collapsed, open]);
        Assert.Matches("^replace: 1.0 of 9.9 effective classes left after 15 generations, below 2 from [0-9]+ on; mix: .* left after 5 generations, ", verdict.Headline);
        Assert.StartsWith("No, ", verdict.Subjects!.Rows[1][3], StringComparison.Ordinal);
        Assert.StartsWith("The runs differ in length, 5 to 15 generations, and each is shown at its own end: the last generation that all have is 5.", verdict.Story[0], StringComparison.Ordinal);
    }

    [Fact]
    public void After_one_generation_no_next_one_is_told_of() =>
        Assert.DoesNotContain("next generation", Verdicts.Of([FakeReports.Single(new FakeRun(15, 2, 2, 50).Make(1))]).Story[0], StringComparison.Ordinal);

    [Fact]
    public void Several_are_told_by_who_collapsed_and_who_did_not()
    {
        var collapsed = FakeReports.Single(FakeRun.Quick(), "replace");
        var kept = FakeReports.Single(new FakeRun(15, 2, 2, 50).Make(15), "accumulate");

        Assert.Matches("^replace: 1.0 of 9.9 .*, below 2 from [0-9]+ on; accumulate: [0-9.]+ of [0-9.]+ effective classes left after 15 generations, .+$", Verdicts.Of([collapsed, kept]).Headline);
        Assert.Matches("^1.0 to [0-9.]+ effective classes are left in 4 experiments; 2 of them collapsed$", Verdicts.Of([collapsed, kept, collapsed, kept]).Headline);
        Assert.Equal(["replace", "accumulate"], Verdicts.Of([collapsed, kept]).Subjects!.Rows.Select(row => row[0]));
    }

    private static ReportedRun Replicate(long seed, int collapseAt) => FakeReports.Run(new FakeRun(15, 2, 2, collapseAt).Make(15), $"seed_{seed}", seed);
}
