#!/usr/bin/env bash
# Remakes the runs behind docs/results/reference-figures.md and docs/results/classic.md: the reference experiment under
# seed 1 with each of its two configs, and a tenth of it under five seeds. The numbers are the same bytes each time.
# Runs stay in experiments/ and continue where they were interrupted. Names of presets as arguments make only those.
# docs/ keeps every file of the large runs but the weights, so that `ouroboros verify` can check them; of the small ones
# what the pages quote.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=experiments
results=docs/results

[ $# -gt 0 ] || set -- reference-figures classic
for preset; do
  if [ -d "$runs/$preset" ]; then
    ./ouroboros resume "$runs/$preset"
  else
    ./ouroboros run --preset "$preset" --random-seed 1 --output-dir "$preset"
  fi

  rm -rf "${results:?}/$preset"
  cp -r "$runs/$preset" "$results/$preset"
  ./ouroboros clean "$results/$preset" --weights --yes
  ./ouroboros report "$results/$preset"
  ./ouroboros verify "$results/$preset"

  # As many steps an epoch as the large run has, a third of its epochs, and three times its learning rate.
  case $preset in reference-figures) rate=0.0006 ;; classic) rate=0.0003 ;; esac
  if [ -d "$runs/${preset}_seeds" ]; then
    ./ouroboros resume "$runs/${preset}_seeds"
  else
    ./ouroboros run --preset "$preset" --seeds 1,2,3,4,5 -i 20 -b 50 --vae-epochs 33 vae.learning_rate=$rate \
      experiment.num_training_images=6000 --num-generated-samples 6000 metrics.images=1000 --output-dir "${preset}_seeds"
  fi

  seeds=$results/${preset}_seeds
  rm -rf "$seeds"
  mkdir -p "$seeds/plots"
  for file in replicates.json collapse.csv collapse_summary.csv summary.csv report.html plots/collapse.png plots/collapse.svg; do
    cp "$runs/${preset}_seeds/$file" "$seeds/$file"
  done
  for seed in "$runs/${preset}_seeds"/seed_*; do
    kept=$seeds/$(basename "$seed")
    mkdir -p "$kept"
    cp "$seed/config.yaml" "$seed/label_counts.csv" "$kept/"
  done
done
