#!/usr/bin/env bash
# Remakes the numbers, pictures and reports of docs/results/classic.md: the reference experiment under seed 1, and a tenth of it under five seeds.
# The numbers are the same bytes each time. Runs stay in experiments/, and go on where they were interrupted.
# Of the one run all files are kept here but its weights, so that `ouroboros verify docs/results/classic` can check them; of the five what the page quotes.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=experiments
results=docs/results

if [ -d "$runs/classic" ]; then
  ./ouroboros resume "$runs/classic"
else
  ./ouroboros run --random-seed 1 --output-dir classic
fi

rm -rf "$results/classic"
cp -r "$runs/classic" "$results/classic"
./ouroboros clean "$results/classic" --weights --yes
./ouroboros report "$results/classic"
./ouroboros verify "$results/classic"

# As many steps an epoch as the reference experiment has, and as much learning in a generation: a third of the epochs at three times the rate.
if [ -d "$runs/classic_seeds" ]; then
  ./ouroboros resume "$runs/classic_seeds"
else
  ./ouroboros run --seeds 1,2,3,4,5 -i 20 -b 50 --vae-epochs 33 vae.learning_rate=0.0003 \
    experiment.num_training_images=6000 --num-generated-samples 6000 metrics.images=1000 --output-dir classic_seeds
fi

rm -rf "$results/classic_seeds"
mkdir -p "$results/classic_seeds/plots"
for file in replicates.json collapse.csv collapse_summary.csv summary.csv report.html plots/collapse.png plots/collapse.svg; do
  cp "$runs/classic_seeds/$file" "$results/classic_seeds/$file"
done
for seed in "$runs"/classic_seeds/seed_*; do
  kept=$results/classic_seeds/$(basename "$seed")
  mkdir -p "$kept"
  cp "$seed/config.yaml" "$seed/label_counts.csv" "$kept/"
done
