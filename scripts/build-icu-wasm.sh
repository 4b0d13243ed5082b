#!/bin/bash
# ICU for wasm: Debian's ICU source to libicu_common.a, headers and a small data package as an object.
# usage: build-icu-wasm.sh OUTDIR      needs emcc on PATH, EMROOT, icu-devtools, dpkg-dev, cmake, ninja
set -euo pipefail
here=$(dirname "$(realpath "$0")")
out=$(realpath -m "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out" "$work"/{lists/partial,cache/archives/partial}

# A private list of sources beside the system's, made from the system's own first entry: it names no host here.
. "$here/lib/apt.sh"
private_sources "$work" deb-src bookworm
apt-get update -qq "${APT_PRIVATE[@]}"
(cd "$work" && apt-get source -qq --download-only "${APT_PRIVATE[@]}" icu >/dev/null &&
  dpkg-source -x icu_72.1-*.dsc src >/dev/null 2>&1)
source=$work/src/source

cmake -S "$here/icu" -B "$work/lib" -G Ninja -DCMAKE_TOOLCHAIN_FILE="$EMROOT/cmake/Modules/Platform/Emscripten.cmake" \
  -DICU_SOURCE_DIR="$source" -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE="-O2 -DNDEBUG" >/dev/null
ninja -C "$work/lib" | tail -1
python3 "$here/icu/mkdata.py" "$source/data/in/icudt72l.dat" "$work/icudt72l.dat"
cat > "$work/icudata.s" <<S
	.section .rodata.icudt72_dat,"",@
	.globl icudt72_dat
	.type icudt72_dat,@object
	.p2align 4
icudt72_dat:
	.incbin "$work/icudt72l.dat"
	.size icudt72_dat, $(stat -c %s "$work/icudt72l.dat")
S
emcc -c "$work/icudata.s" -o "$out/icudata.o"
cp "$work/lib/libicu_common.a" "$out/"
mkdir -p "$out/include" && cp -r "$source/common/unicode" "$out/include/"
cp "$source/../LICENSE" "$out/" 2>/dev/null || true
