#!/usr/bin/env bash
# Remakes the numbers, pictures and reports of docs/results/classic.md: the reference experiment under seed 1.
# The numbers are the same bytes each time. Runs stay in experiments/, and go on where they were interrupted.
# The files kept here are those of the runs without their weights, so that `ouroboros verify docs/results/classic` can check them.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=experiments
results=docs/results

# Six generations after the last digit but one is gone nothing more happens; `resume -i 30` goes on to the experiment's own end.
if [ -d "$runs/classic" ]; then
  ./ouroboros resume "$runs/classic"
else
  ./ouroboros run --random-seed 1 -i 22 --output-dir classic
fi

rm -rf "$results/classic"
cp -r "$runs/classic" "$results/classic"
./ouroboros clean "$results/classic" --weights --yes
./ouroboros report "$results/classic"
./ouroboros verify "$results/classic"
