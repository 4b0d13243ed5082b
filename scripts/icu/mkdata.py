#!/usr/bin/env python3
"""Makes the small ICU data package that the wasm module needs out of ICU's full one: NFKC and the break rules.

usage: mkdata.py FULL.dat OUT.dat

Debian's ICU source carries the data only as one prebuilt package, without the sources that ICU's own data filter works
on. So this takes the package apart and puts a few items together again, by Debian's icu-devtools alone (icupkg, derb,
genrb)."""
import os
import subprocess
import sys
import tempfile

RAW = ["nfkc.nrm", "brkitr/word.brk", "brkitr/sent.brk", "brkitr/char.brk"]


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def without_dictionaries(extracted, work, out):
    """brkitr/root.res names dictionaries for Thai and kin, which are not taken along."""
    text, filters = os.path.join(work, "text"), os.path.join(work, "filters")
    for folder in (text, filters):
        os.makedirs(folder)
    run("derb", "-A", "-e", "UTF-8", "-s", os.path.join(extracted, "brkitr") + "/", "-d", text, "root.res")
    with open(os.path.join(filters, "root.txt"), "w", encoding="utf-8") as f:
        f.write("-/dictionaries\n-/lstm\n-/%%DEPENDENCY\n")
    run("genrb", "-q", "-R", "-e", "UTF-8", "-s", text, "-d", out, "--filterDir", filters, "root.txt")


def index(work, out):
    with open(os.path.join(work, "res_index.txt"), "w", encoding="utf-8") as f:
        f.write('res_index:table(nofallback){ CLDRVersion{"42"} InstalledLocales{ } }\n')
    run("genrb", "-q", "-s", work, "-d", out, "res_index.txt")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    full, target = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="icudata.") as work:
        extracted, out = os.path.join(work, "all"), os.path.join(work, "out")
        os.makedirs(os.path.join(out, "brkitr"))
        os.makedirs(extracted)
        run("icupkg", "-x", "*", "-d", extracted, full)
        for name in RAW:
            os.replace(os.path.join(extracted, name), os.path.join(out, name))
        without_dictionaries(extracted, work, os.path.join(out, "brkitr"))
        index(work, os.path.join(out, "brkitr"))
        items = RAW + ["brkitr/root.res", "brkitr/res_index.res"]
        listing = os.path.join(work, "items.lst")
        with open(listing, "w", encoding="utf-8") as f:
            f.write("\n".join(sorted(items)) + "\n")
        # icupkg takes the prefix of the table of contents from the name of its output.
        package = os.path.join(work, os.path.basename(full))
        run("icupkg", "-tl", "-s", out, "-a", listing, "new", package)
        with open(package, "rb") as source, open(target, "wb") as sink:
            sink.write(source.read())
    print(f"{os.path.basename(target)}: {os.path.getsize(target)} bytes")


main()
