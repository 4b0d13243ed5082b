#!/usr/bin/env python3
"""Share of the words of UD Arabic PUD whose proclitics and pronoun are right, and of the UPOS tags and lemmas.

  words.py ud_arabic_pud.conllu COMMAND [--verbose]      e.g.  words.py ud_arabic_pud.conllu build/release/khabar

PUD splits off و ف ب ل ك س and pronouns, not the article; words are compared so. Words of several stems are left out."""
import collections
import json
import re
import subprocess
import sys
import unicodedata

KEY = str.maketrans("أإآٱىة", "اااايه")


def key(t):
    return re.sub(r"[\u064b-\u0655\u0670\u0640`]", "", unicodedata.normalize("NFKC", t)).translate(KEY)


def words(path):
    """Sentences as lists of words; a word is its segments (form, lemma, upos)."""
    sentence, word = [], []
    for line in open(path, encoding="utf-8"):
        c = line.rstrip("\n").split("\t")
        if len(c) == 10 and c[0].isdigit():
            word.append((c[1], c[2], c[3]))
            if "SpaceAfter=No" not in c[9]:
                sentence.append(word)
                word = []
        elif not line.strip() and sentence:
            yield sentence + ([word] if word else [])
            sentence, word = [], []


def gold_parts(word):
    """(prefixes, stem segment, pronoun) or None."""
    parts = [w for w in word if w[2] not in ("PUNCT", "SYM")]
    prefixes = []
    while len(parts) > 1 and key(parts[0][0]) in ("و", "ف", "ب", "ل", "ك", "س"):
        prefixes.append(key(parts.pop(0)[0]))
    pronoun = ""
    if len(parts) == 2 and parts[1][2] == "PRON":
        pronoun = key(parts.pop()[0])
    return (prefixes, parts[0], pronoun) if len(parts) == 1 else None


def main():
    verbose = "--verbose" in sys.argv
    path, command = [a for a in sys.argv[1:] if a != "--verbose"]
    sentences = list(words(path))
    texts = [[("".join(w[0] for w in word), word) for word in s] for s in sentences]
    rows = "".join(json.dumps({"id": i, "text": " ".join(t for t, _ in s)}, ensure_ascii=False) + "\n" for i, s in enumerate(texts))
    out = subprocess.run([command, "batch", "--tokens"], input=rows, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    total, right = 0, collections.Counter()
    for line, s in zip(out.splitlines(), texts):
        tokens, at = json.loads(line)["analysis"]["tokens"], 0
        for text, word in s:
            inside = [t for t in tokens if t["start"] >= at and t["end"] <= at + len(text) and re.search("[ء-ي]", t["stem"])]
            at += len(text) + 1
            gold = gold_parts(word)
            if gold is None or len(inside) != 1 or not re.search("[ء-ي]", gold[1][0]):
                continue
            t = inside[0]
            prefixes, (form, lemma, upos), pronoun = gold
            got = ([p for p in t["prefixes"] if p != "ال"], key("".join(t["suffixes"])))
            total += 1
            ok = got == (prefixes, pronoun)
            right["clitics"] += ok
            right["UPOS"] += t["pos"] == upos
            bare = lambda x: key(x).removeprefix("ال")
            right["lemma"] += bare(t["lemma"]) == bare(lemma)
            if verbose and not ok:
                print("wrong", text, "gold", prefixes, form, pronoun, "got", got)
    for k in ("clitics", "UPOS", "lemma"):
        print(f"{k:8} {100 * right[k] / total:5.2f} % of {total} words")


main()
