#!/usr/bin/env bash
# Runs the browser tests with three sets of fonts on the machine: DejaVu, Liberation and DejaVu (what Debian's Chromium recommends), Noto.
# Nothing is installed: the packages are unpacked to a temporary folder, which Chromium is told to take its fonts from.
# Usage: tests/fonts.sh. Needs Debian or Ubuntu, the .NET 10 SDK and a Chromium. Exit code 1 if a test fails or all are skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
fonts=$(mktemp -d)
trap 'rm -rf "$fonts"' EXIT

unpack() {
  mkdir -p "$fonts/$1"
  (cd "$fonts" && apt-get download -qq "${@:2}" 2>/dev/null)
  for package in "${@:2}"; do
    dpkg-deb -x "$fonts/${package}"_*.deb "$fonts/$1"
  done
}
unpack dejavu fonts-dejavu-core
unpack liberation fonts-liberation fonts-dejavu-core
unpack noto fonts-noto-core

dotnet build tests/Ouroboros.Browser.Tests -v quiet --nologo
status=0
for set in dejavu liberation noto; do
  echo "== $set"
  OUROBOROS_TEST_FONTS=$fonts/$set \
    dotnet tests/Ouroboros.Browser.Tests/bin/Debug/net10.0/Ouroboros.Browser.Tests.dll --no-progress "$@" || status=1
done
exit "$status"
