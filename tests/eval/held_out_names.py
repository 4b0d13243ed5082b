#!/usr/bin/env python3
"""Recall of names that no table has: takes every tenth row out of the tables of names, builds the command without them
in a copy of the tree, and looks for these names in the sentences of radio news that have them.
usage: held_out_names.py ANTCORPUS.jsonl   (in the repository; builds in a temporary folder, 2 to 10 minutes)

Prints, for persons, organisations and places, how many of the sentences' names are found, at least half of their
words and with their kind of type, without the rows and, to compare, with them (build/release/khabar)."""
import collections
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

TABLES = {"persons": "PER", "people": "PER", "orgs": "ORG", "clubs": "ORG", "places": "GPE", "cities": "GPE",
          "world_cities": "GPE"}
KINDS = {"LOC": "GPE", "FAC": "GPE"}
PER_NAME, SENTENCES = 3, 3000
MARKS = re.compile("[\u064b-\u0652\u0640]")


def table_files(root):
    for path in sorted(glob.glob(root + "/core/data/names/*.tsv")):
        if os.path.basename(path).split(".")[0] in TABLES:
            yield path, TABLES[os.path.basename(path).split(".")[0]]


def take_out(root):
    """Removes every tenth row; gives the forms that no table has any more, with their type."""
    held, left = {}, set()
    for path, kind in table_files(root):
        with open(path, encoding="utf-8") as f:
            head, *rows = f.read().rstrip("\n").split("\n")
        with open(path, "w", encoding="utf-8") as f:
            f.write(head + "\n" + "".join(r + "\n" for n, r in enumerate(rows) if n % 10 != 5))
        for n, row in enumerate(rows):
            forms = row.split("\t")[0].split("|")
            if n % 10 == 5 and not row.startswith("#"):
                held.update((form, kind) for form in forms)
            else:
                left.update(forms)
    return {form: kind for form, kind in held.items() if form not in left and len(form) > 3}


def sentences(corpus, held):
    """Sentences with a held-out name between spaces, at most PER_NAME a name."""
    by_first = collections.defaultdict(list)
    for form in sorted(held):
        by_first[form.split()[0]].append(form)
    seen, out = collections.Counter(), []
    with open(corpus, encoding="utf-8") as f:
        for line in f:
            for sentence in re.split(r"(?<=[.!؟])\s+|\n", MARKS.sub("", json.loads(line)["text"])):
                padded = f" {sentence} "
                for word in set(sentence.split()):
                    for form in by_first.get(word, ()):
                        at = padded.find(f" {form} ")
                        # A word alone must be known as a name by its class: too many are ordinary words besides.
                        if at >= 0 and " " in form and seen[form] < PER_NAME and len(out) < SENTENCES:
                            seen[form] += 1
                            out.append((sentence, at, at + len(form), held[form]))
    return out


def recall(command, items):
    lines = "".join(json.dumps({"id": str(n), "text": x[0]}, ensure_ascii=False) + "\n" for n, x in enumerate(items))
    result = subprocess.run([command, "batch"], input=lines, capture_output=True, text=True, encoding="utf-8", check=True)
    found, total = collections.Counter(), collections.Counter()
    for line, (text, start, end, kind) in zip(result.stdout.splitlines(), items):
        total[kind] += 1
        for m in json.loads(line).get("analysis", {"mentions": []})["mentions"]:
            # By the guidelines a class noun or a nationality may be in the span or outside: صحيفة X، X الإيطالي.
            words = len(text[max(start, m["start"]) : min(end, m["end"])].split())
            if KINDS.get(m["type"], m["type"]) == kind and 2 * words >= len(text[start:end].split()):
                found[kind] += 1
                break
    return "  ".join(f"{k} {100 * found[k] / total[k]:.1f} % of {total[k]}" for k in sorted(total))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory(prefix="khabar-held-out-") as copy:
        for name in subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True).stdout.splitlines():
            if name.startswith(("core/", "cmake/", "CMake")):
                os.makedirs(os.path.dirname(os.path.join(copy, name)), exist_ok=True)
                shutil.copy(name, os.path.join(copy, name))
        items = sentences(sys.argv[1], take_out(copy))
        subprocess.run(["cmake", "-S", copy, "-B", copy + "/build", "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release"],
                       check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["cmake", "--build", copy + "/build", "--target", "khabar"], check=True, stdout=subprocess.DEVNULL)
        command = next(p for p in (copy + "/build/khabar", copy + "/build/core/khabar") if os.path.isfile(p))
        print("without the rows:", recall(command, items))
        print("with the rows:   ", recall("build/release/khabar", items))


main()
