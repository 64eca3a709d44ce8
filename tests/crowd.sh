#!/usr/bin/env bash
# Starts many processes of each command that writes something at once, in one folder, and checks that every one makes its own complete result.
# Usage: tests/crowd.sh [PROCESSES]. Exit code 1 if one fails, or a result is missing, damaged or another's. Needs the .NET 10 SDK.
set -euo pipefail
cd "$(dirname "$0")/.."
report=$(mktemp)
trap 'rm -f "$report"' EXIT

# The program as a user has it, and the tests that know what its results are.
./ouroboros --version
dotnet build tests/Ouroboros.Cli.Tests -c Debug -v quiet --nologo

status=0
OUROBOROS_TESTED_PROGRAM=$PWD/src/Ouroboros.Cli/bin/Release/net10.0/Ouroboros.Cli.dll \
  OUROBOROS_CROWD=${1:-20} OUROBOROS_CROWD_REPORT=$report \
  dotnet tests/Ouroboros.Cli.Tests/bin/Debug/net10.0/Ouroboros.Cli.Tests.dll \
  --filter-class '*.CrowdTests' --no-progress --output Normal || status=1
cat "$report"
exit "$status"
