#!/usr/bin/env bash
# Tests every OpenCL device of this machine: each operation against the reference to the bit, whole runs against the processor's files, runs
# that move there and back; then measures them. Fails where there is no device. Usage: tests/gpu.sh. Needs the .NET 10 SDK and a driver.
set -euo pipefail
cd "$(dirname "$0")/.."

info=$(./ouroboros info)
echo "$info"
grep -q '^device 1 ' <<<"$info" || { echo "No OpenCL device is here." >&2; exit 1; }
status=0

# One that the program refuses is a failure here.
export OUROBOROS_DEVICES_MUST_WORK=1
check() {
  dotnet test --project "tests/$1" --filter-class "${@:2}" || status=1
}
check Ouroboros.Numerics.Tests '*OpenClDeviceTests' '*Simd.Equal*' '*ShapesTests'
check Ouroboros.Tests '*EqualRunsTests' '*ResumeElsewhereTests' '*GoldenTests' '*GradientTests' '*AllocationTests' '*ReferenceClassifierTests' '*NeighbourhoodsTests'
check Ouroboros.Cli.Tests '*SameBytesTests' '*DeviceChoiceTests' '*DeviceProcessTests'
./ouroboros info --benchmark
exit "$status"
