#!/bin/bash
# Emscripten 3.1.69 (of Debian trixie) on bookworm, beside the system and without touching its libc: bookworm's own
# clang-19, lld-19 and llvm-19 compile; only Binaryen's binaries need trixie's libc, which is kept private.
# usage: install-emscripten.sh PREFIX      needs clang-19 lld-19 llvm-19 patchelf python3 node npm
set -euo pipefail
here=$(dirname "$(realpath "$0")")
prefix=$(realpath -m "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$prefix" "$work/debs"

. "$here/lib/apt.sh"
private_sources "$work" deb trixie
apt-get update -qq "${APT_PRIVATE[@]}"
(cd "$work/debs" && apt-get download -qq "${APT_PRIVATE[@]}" emscripten binaryen libc6 libstdc++6 libgcc-s1)

# Leave out what a static build without threads and graphics never links: 1.6 GB become 0.3 GB.
dpkg-deb --fsys-tarfile "$work"/debs/emscripten_*.deb | tar -x -C "$prefix" --strip-components=4 --wildcards \
  --exclude='*/wasm32-emscripten/pic*' --exclude='*/wasm32-emscripten/lto*' --exclude='*/libGL-emu*' --exclude='*/libGL-webgl2*' --exclude='*/libGL-ofb*' --exclude='*/libGL-full*' \
  --exclude='*/emscripten/test' --exclude='*/emscripten/docs' --exclude='*-mt*.a' --exclude='*-ww*.a' \
  './usr/share/emscripten'
for package in binaryen libc6 libstdc++6 libgcc-s1; do dpkg-deb -x "$work"/debs/${package}_*.deb "$prefix/native"; done
lib=$prefix/native/usr/lib/x86_64-linux-gnu
for binary in "$prefix"/native/usr/bin/wasm*; do
  patchelf --set-interpreter "$lib/ld-linux-x86-64.so.2" --set-rpath "$lib" "$binary"
done
patchelf --set-rpath "$lib" "$lib/libbinaryen.so"

# Node's loader of ES modules ignores NODE_PATH, so acorn must lie beside the tools; typescript serves --emit-tsd.
(cd "$prefix" && echo '{"name":"emscripten-tools","private":true}' > package.json &&
  npm install --silent --no-audit --no-fund acorn@8.15.0 typescript@5.9.3 2>/dev/null)
# Debian's get_npm_cmd tests for a file named by the last letter of the folder; look where npm puts the tools.
python3 - "$prefix/tools/shared.py" <<'PY'
import sys
path = sys.argv[1]
text = open(path).read()
old = "  if WINDOWS:\n    cmd = name + '.cmd'\n  else:\n    cmd = name\n"
assert old in text, "Emscripten's tools/shared.py is not the one that this script knows"
open(path, "w").write(text.replace(old, "  cmd = config.NODE_JS + [path_from_root('node_modules/.bin', name)]\n"))
PY
