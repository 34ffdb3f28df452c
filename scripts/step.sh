#!/usr/bin/env bash
# Runs one step and says what it is and how long it took.
set -euo pipefail
name=$1
shift
printf '\n== %s\n' "$name"
begin=$SECONDS
"$@"
printf '== %s: done in %d s\n' "$name" "$((SECONDS - begin))"
