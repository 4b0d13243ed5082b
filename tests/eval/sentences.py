#!/usr/bin/env python3
"""F1 of sentence ends.

  sentences.py ud_arabic_pud.conllu gold/dev COMMAND [--verbose]     e.g.  ... build/release/khabar

PUD: the sentences of each article (and, where it has one alone, of five articles) joined by spaces to a paragraph; its
own sentences are right. gold/dev: the files that have `sentences`, where they have them."""
import glob
import json
import os
import subprocess
import sys


def pud(path):
    """(text, ends) of paragraphs of five sentences."""
    sentences = [l[9:].rstrip("\n") for l in open(path, encoding="utf-8") if l.startswith("# text = ")]
    for i in range(0, len(sentences), 5):
        ends, text = [], ""
        for s in sentences[i : i + 5]:
            text += s.strip()
            ends.append(len(text.encode("utf-16-le")) // 2)
            text += " "
        yield text, ends


def gold(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*.gold.json"))):
        g = json.load(open(path, encoding="utf-8"))
        if "sentences" in g:
            text = json.load(open(path.replace(".gold.json", ".json"), encoding="utf-8"))["text"]
            yield text, [end for _, end in g["sentences"]]


def score(name, items, command, verbose):
    items = list(items)
    if not items:
        return
    rows = "".join(json.dumps({"id": i, "text": t}, ensure_ascii=False) + "\n" for i, (t, _) in enumerate(items))
    out = subprocess.run([command, "batch"], input=rows, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    hits = found = true = 0
    for line, (text, ends) in zip(out.splitlines(), items):
        got = {s["end"] for s in json.loads(line)["analysis"]["sentences"]}
        hits += len(got & set(ends))
        found += len(got)
        true += len(ends)
        if verbose:
            for e in sorted(got ^ set(ends)):
                print("extra  " if e in got else "missing", text[max(0, e - 40) : e] + " || " + text[e : e + 30])
    print(f"{name}: P {100 * hits / found:.2f} R {100 * hits / true:.2f} F1 {200 * hits / (found + true):.2f} ({true} sentences)")


def main():
    verbose = "--verbose" in sys.argv
    path, folder, command = [a for a in sys.argv[1:] if a != "--verbose"]
    score("PUD paragraphs", pud(path), command, verbose)
    score("gold/dev", gold(folder), command, verbose)


main()
