# Sourced by the scripts: where things are, how they speak.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cache=${KHABAR_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/khabar}

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
die() { printf 'khabar: %s\n' "$*" >&2; exit 1; }

# The first 16 digits of a hash over the files and words given.
hash_of() { { for item in "$@"; do if [ -f "$item" ]; then cat "$item"; else echo "$item"; fi; done; } | sha256sum | cut -c1-16; }

# cached NAME-HASH COMMAND...: the folder cache/NAME-HASH, made once by COMMAND FOLDER. An interrupted run leaves nothing
# that counts as done.
cached() {
  local folder=$cache/$1
  shift
  if [ ! -f "$folder/.done" ]; then
    rm -rf "$folder"
    mkdir -p "$folder"
    "$@" "$folder" >&2 || { rm -rf "$folder"; return 1; }
    touch "$folder/.done"
  fi
  echo "$folder"
}

# quietly NAME COMMAND...: runs it with its output in build/logs/NAME.log, of which the end is shown if it fails.
quietly() {
  local log=$root/build/logs/$1.log
  shift
  mkdir -p "$root/build/logs"
  "$@" >"$log" 2>&1 && return
  tail -60 "$log" >&2
  die "$* failed (all of it: $log)"
}

# Sets what the builds need: EMROOT and emcc, Catch2, Node. Only after setup.
use_tools() {
  local env=$cache/env.sh
  [ -f "$env" ] || die "the set-up has not run; run ./scripts/setup"
  # shellcheck disable=SC1090
  . "$env"
}
