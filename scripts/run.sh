#!/usr/bin/env bash
# Opens the window; without a display, makes the sample journal and its papers instead.
set -euo pipefail
binaries=$1
no_display=3
status=$no_display
if [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
  status=0
  "$binaries/afterpage-desktop" || status=$?
fi
if [ "$status" -eq "$no_display" ]; then
  echo "There is no display here, so this makes the sample journal and its packet instead of opening the window."
  exec "$binaries/afterpage" demo --out target/demo
fi
exit "$status"
