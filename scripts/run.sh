#!/usr/bin/env bash
# Opens the window; without a display, makes the sample journal and its papers instead.
set -euo pipefail
binaries=$1
if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
  echo "There is no display here, so this makes the sample journal and its packet instead of opening the window."
  exec "$binaries/afterpage" demo --out target/demo
fi
exec "$binaries/afterpage-desktop"
