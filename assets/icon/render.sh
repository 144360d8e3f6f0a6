#!/usr/bin/env bash
# Renders clip-browser.svg at every size the packages want, and copies those the window uses.
# Needs rsvg-convert.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
window=$here/../../src/main/resources/clipbrowser/view/icons
mkdir -p "$window"
for size in 16 24 32 48 64 128 256 512; do
  # Where the grid of the large drawing would blur, the size has one of its own.
  drawing=clip-browser.svg
  if [ -e "$here/clip-browser-$size.svg" ]; then drawing=clip-browser-$size.svg; fi
  rsvg-convert -w "$size" -h "$size" "$here/$drawing" -o "$here/clip-browser-$size.png"
  if [ "$size" -le 256 ]; then cp "$here/clip-browser-$size.png" "$window/"; fi
done
