#!/usr/bin/env bash
# Reads damaged files with every reader of the program, CASES in total (default 1,000,000), and says what came of them.
#   tests/fuzz.sh [CASES]
#   OUROBOROS_FUZZ_CASE=READER:NUMBER tests/fuzz.sh    the one case that a failure names
# Cases are the same for the same number: more cases are those of before and new ones.
set -euo pipefail
cd "$(dirname "$0")/.."
cases=${1:-1000000}
case $cases in
  *[!0-9]* | 0*) echo "tests/fuzz.sh: found \"$cases\" cases, expected a number from 1." >&2; exit 2 ;;
esac
dotnet build tests/Ouroboros.Fuzzing -v quiet --nologo
export OUROBOROS_FUZZ_CASES=$cases
exec tests/Ouroboros.Fuzzing/bin/Debug/net10.0/Ouroboros.Fuzzing --filter-method '*CampaignTests.Whatever*' --no-progress
