#!/usr/bin/env bash
# pictures.sh [BUILD]: makes the pictures of README.md and kiosk/README.md anew, with what BUILD (build) holds.
# README's stands for the sample conference: its ballot with marks, from a rehearsal by taps.
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:-build}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$build/gallery" --readme kiosk

{
  seq -s, 13
  echo high,confidence,high,high,confidence,,,,,,,,
  for _ in $(seq 33); do echo high,high,high,high,high,high,high,high,high,high,high,high,high; done
} > "$scratch/votes.csv"
SDL_VIDEODRIVER=offscreen "$build/tinnhiem-kiosk" --rehearse --conference assets/sample --data "$scratch/data" --windowed \
  --size 1200x675 --panel-mm 520 --votes "$scratch/votes.csv" --screenshots "$scratch/pictures"
cp "$(find "$scratch/pictures" -name '*-delegate-ballot-marked.png' | sort | head -n 1)" assets/pictures/ballot.png
