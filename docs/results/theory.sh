#!/usr/bin/env bash
# Remakes the plots and the table of docs/results/theory.md: about a minute on two cores. The same bytes each time.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# The last generation of a statistic, as a row of the table.
row() { awk -F, -v name="$1" -v statistic="$2" '$1 == statistic && $2 > 0 { g = $2; m = $3; s = $4; c = $5; z = $6 }
  END { printf "| %s | %s | %d | %.4f | %.4f | %s | %s |\n", name, statistic, g, m, s, c == "" ? "unknown" : sprintf("%.4f", c), z == "" ? "" : sprintf("%.1f", z) }' "$out/$1/theory.csv"; }

# NAME STATISTIC PLOT OPTIONS...: runs ./ouroboros theory, prints the row, and keeps the plot unless PLOT is -; again with other statistics of the same NAME.
experiment() {
  local name=$1 statistic=$2 plot=$3
  shift 3
  [ -d "$out/$name" ] || ./ouroboros theory "$@" -q --output-dir "$out/$name" >/dev/null
  row "$name" "$statistic"
  [ "$plot" = - ] || cp "$out/$name/plots/$statistic.svg" "docs/results/theory/$plot.svg"
}

echo "| experiment | statistic | generation | simulated | standard error | closed form | z |"
echo "|---|---|---|---|---|---|---|"
experiment replace variance replace gaussian --chains 50000
experiment unbiased variance unbiased gaussian-unbiased --chains 50000
experiment unbiased log_variance unbiased_logarithm
experiment accumulate variance accumulate gaussian --regime accumulate
experiment subsample variance subsample gaussian --regime accumulate-subsample
experiment mix_fresh variance mix_fresh gaussian --regime mix --real-fraction 0.1 --real-source fresh
experiment mix_fixed variance mix_fixed gaussian --regime mix --real-fraction 0.1 --real-source fixed
experiment temperature variance - gaussian-unbiased --temperature 0.9 --chains 50000
experiment filter variance filter gaussian --regime filter --generations 10
experiment histogram heterozygosity - multinomial
experiment histogram categories histogram
experiment mixture variance - gaussian-mixture
experiment mixture components mixture
experiment regression_replace risk regression_replace regression
experiment regression_accumulate risk regression_accumulate regression --regime accumulate
experiment regression_mix risk regression_mix regression --regime mix --real-source fresh
experiment weight_golden drift weight gaussian-weighted --weight 0.618 --chains 50000
experiment weight_half drift - gaussian-weighted --weight 0.5 --chains 50000
experiment weight_most drift - gaussian-weighted --weight 0.9 --chains 50000
