#!/usr/bin/env bash
# Installs the system packages that are missing, after saying which. "run" or "test" says what for.
set -euo pipefail
purpose=${1:-run}

build_packages=(build-essential pkg-config libwebkit2gtk-4.1-dev libssl-dev ca-certificates)
test_packages=(xvfb webkit2gtk-driver qpdf poppler-utils mupdf-tools)

need() {
  command -v "$1" >/dev/null 2>&1 && return
  echo "Afterpage needs $1 to build. $2" >&2
  exit 1
}

need cargo "Install Rust from your package manager or rustup, then try again."
need node "Install Node.js 20 or newer, then try again."
need npm "It comes with Node.js 20 or newer."
if [ "$(node -p 'parseInt(process.versions.node)')" -lt 20 ]; then
  echo "Afterpage needs Node.js 20 or newer; this is $(node --version)." >&2
  exit 1
fi

if [ "$(uname -s)" = Darwin ]; then
  xcode-select -p >/dev/null 2>&1 || {
    echo "Afterpage needs the Xcode command line tools. Run 'xcode-select --install', then try again." >&2
    exit 1
  }
  exit 0
fi

if ! command -v dpkg-query >/dev/null 2>&1; then
  echo "This is not Debian or Ubuntu: make sure that WebKitGTK 4.1, its headers and OpenSSL's are installed." >&2
  exit 0
fi

packages=("${build_packages[@]}")
[ "$purpose" = test ] && packages+=("${test_packages[@]}")
missing=()
for package in "${packages[@]}"; do
  state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

echo "Installing what is missing: ${missing[*]}"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || {
    echo "Installing needs root or sudo. Install these packages, then try again: ${missing[*]}" >&2
    exit 1
  }
  as_root=(sudo)
fi
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600)
"${apt[@]}" update -qq
"${apt[@]}" install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
