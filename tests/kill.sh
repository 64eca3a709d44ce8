#!/usr/bin/env bash
# Kills a run at random moments, lets it go on, kills it again, and compares every file with the run that nothing happened to.
# Usage: tests/kill.sh [KILLS] [SEED]. Exit code 1 if a file differs, or a killed run does not go on. Needs the .NET 10 SDK, and Linux.
set -euo pipefail
cd "$(dirname "$0")/.."
report=$(mktemp)
trap 'rm -f "$report"' EXIT

# The program as a user has it, and the tests that know how to kill it.
./ouroboros --version
dotnet build tests/Ouroboros.Cli.Tests -c Debug -v quiet --nologo

status=0
OUROBOROS_TESTED_PROGRAM=$PWD/src/Ouroboros.Cli/bin/Release/net10.0/Ouroboros.Cli.dll \
  OUROBOROS_KILLS=${1:-200} OUROBOROS_KILL_SEED=${2:-1} OUROBOROS_KILL_REPORT=$report \
  dotnet tests/Ouroboros.Cli.Tests/bin/Debug/net10.0/Ouroboros.Cli.Tests.dll \
  --filter-class '*.KillTests' --no-progress --output Normal || status=1
cat "$report"
exit "$status"
