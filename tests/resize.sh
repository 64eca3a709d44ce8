#!/usr/bin/env bash
# Resizes a real terminal during a run and looks at what stands on it. Exit code 1 if it is not what it should be. Needs the .NET 10 SDK and tmux.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v tmux >/dev/null || { echo "tmux is not installed: nothing was tested."; exit 0; }
dotnet build src/Ouroboros.Cli -v quiet --nologo
out=$(mktemp -d)
term=(tmux -L "resize-$$" -f /dev/null)
trap '"${term[@]}" kill-server 2>/dev/null || true; rm -rf "$out"' EXIT

program="dotnet $PWD/src/Ouroboros.Cli/bin/Debug/net10.0/Ouroboros.Cli.dll"
"${term[@]}" new-session -d -x 120 -y 40 "env -u CI bash --norc"
"${term[@]}" send-keys "PS1=; clear; echo before; $program run --preset quick -i 50 --random-seed 1 --output-dir $out/run" Enter
shown() { "${term[@]}" capture-pane -p | sed 's/ *$//'; }
for _ in $(seq 100); do shown | grep -q '^real' && break; sleep 0.5; done

status=0
check() { if ! "${@:2}"; then echo "FAILED: $1"; shown; status=1; fi; }
once() { [ "$(shown | grep -c "$1")" = 1 ]; }
for size in 90x40 50x40 20x40 60x5 200x50 120x40; do
  "${term[@]}" resize-window -x "${size%x*}" -y "${size#*x}"
  sleep 1.5
  check "$size: one line of progress" once "^gen[e ]"
  [ "${size#*x}" -lt 10 ] || check "$size: one table" once '^ gen '
  check "$size: progress on the first row" grep -q '^gen' <(shown | head -1)
done

"${term[@]}" send-keys C-c
for _ in $(seq 60); do shown | grep -q 'Go on with' && break; sleep 0.5; done
check "the ordinary screen is back" once '^before$'
check "the display has left one table" once '^ gen '
[ "$status" = 0 ] && echo "The display is right at every size."
exit "$status"
