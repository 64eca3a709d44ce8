#!/usr/bin/env bash
# Remakes the numbers and pictures of docs/results/regimes.md: the preset quick under each regime, five seeds each, then all of them compared.
# The numbers are the same bytes each time. Runs stay in the folder given, or in experiments/regimes, and go on where they were interrupted.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=$(realpath -m "${1:-experiments/regimes}")
results=docs/results/regimes

group() {
  local name=$1
  shift
  if [ -d "$runs/$name" ]; then
    ./ouroboros resume "$runs/$name"
  else
    ./ouroboros run --preset quick --seeds 1,2,3,4,5 --output-dir "$runs/$name" "$@"
  fi
}

group replace --regime replace
group accumulate --regime accumulate
group accumulate-subsample --regime accumulate-subsample
group mix-10 --regime mix regime.real_fraction=0.1
group mix-50 --regime mix regime.real_fraction=0.5
group filter --regime filter
group filter-balanced --regime filter regime.balance_classes=true
group real --regime real

names=(replace accumulate accumulate-subsample mix-10 mix-50 filter filter-balanced real)
rm -rf "$runs/compared"
./ouroboros compare "${names[@]/#/$runs/}" --output "$runs/compared" | tee "$runs/compared.txt"

mkdir -p "$results"
cp "$runs/compared/comparison.csv" "$results/"
for plot in effective_classes_initial real_test_accuracy real_test_vae_loss frechet_distance_reference precision_reference recall_reference vendi_score_reference nearest_train_distance; do
  cp "$runs/compared/plots/$plot.svg" "$results/"
done
for name in "${names[@]}"; do
  cp "$runs/$name/collapse.csv" "$results/$name-collapse.csv"
  cp "$runs/$name/collapse_summary.csv" "$results/$name-collapse_summary.csv"
  cp "$runs/$name/seed_1/samples/iteration_14.png" "$results/$name-samples.png"
done
cp "$runs/replace/plots/effective_classes_initial.svg" "$results/replace-seeds.svg"
