#!/usr/bin/env bash
# Remakes the numbers, pictures and reports of docs/results/classic.md: the reference experiment under seed 1, and five seeds of a smaller one.
# The numbers are the same bytes each time. Runs stay in experiments/, and go on where they were interrupted.
# The files kept here are those of the runs without their weights, so that `ouroboros verify docs/results/classic` can check them.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=experiments
results=docs/results

run() {
  local name=$1
  shift
  if [ -d "$runs/$name" ]; then
    ./ouroboros resume "$runs/$name"
  else
    ./ouroboros run "$@" --output-dir "$name"
  fi
}

run classic --random-seed 1

# A tenth of the images, two fifths of the epochs and minibatches an eighth as large: a third of the steps, the same networks and learning rates.
run classic_seeds --preset classic --seeds 1,2,3,4,5 -i 20 experiment.num_training_images=6000 --num-generated-samples 6000 -b 64 --vae-epochs 40 metrics.images=1000

rm -rf "$results/classic" "$results/classic_seeds"
cp -r "$runs/classic" "$results/classic"
./ouroboros clean "$results/classic" --weights --yes
./ouroboros report "$results/classic"
./ouroboros verify "$results/classic"

# Of the seeds what sums them up: each has some 5 MB of pictures.
mkdir -p "$results/classic_seeds/plots"
cp "$runs/classic_seeds/"{replicates.json,summary.csv,collapse.csv,collapse_summary.csv,report.html} "$results/classic_seeds/"
cp "$runs/classic_seeds/plots/"{collapse,effective_classes_initial,real_test_accuracy}.{png,svg} "$results/classic_seeds/plots/"
