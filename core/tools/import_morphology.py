#!/usr/bin/env python3
"""Writes the tables of word forms that come from other people's facts: core/data/morphology/{verb_stems,nominals,
word_counts}.tsv. usage: import_morphology.py SHARED_DATA OUT_DIR   (the same bytes each time)

verb_stems: CAMeL Morph MSA (CC BY 4.0). nominals: the same, and UD Arabic PUD (CC BY-SA 3.0). word_counts: how often a
word stands in Arabic news with and without the article (counted in antcorpus, Apache-2.0, and NTREX, CC BY-SA 4.0)."""
import collections
import csv
import glob
import json
import os
import re
import sys
import unicodedata

LETTERS = str.maketrans("'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYy{", "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيا")
KEY = str.maketrans("أإآٱىة", "اااايه")


def arabic(buckwalter):
    return re.sub(r"[aiuoFNK~`_#-]", "", buckwalter).translate(LETTERS)


def key(form):
    form = unicodedata.normalize("NFKC", form)
    return re.sub(r"[\u064b-\u0655\u0670\u0640\u200c-\u200f]", "", form).translate(KEY)


def rows_of(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as f:
        yield from csv.DictReader(f)


def write(path, columns, rows):
    with open(path, "w", encoding="utf-8") as f:
        f.write("\t".join(columns) + "\n")
        for row in sorted(rows):
            f.write("\t".join(map(str, row)).rstrip("\t") + "\n")
    print(f"{os.path.basename(path)}: {len(rows)} rows")


def weak_forms(kind, stem, lemma, conditions):
    """Of a verb whose last root letter is weak the table has the stem without it: أجر- for أجرى، يجري."""
    if "#-" not in conditions:
        return set()
    if kind == "P":
        return {lemma}
    endings = {"ay": "ي", "iy": "ي", "uw": "و"}
    return {stem + letter for mark, letter in endings.items() if "#-" + mark in conditions}


def verb_stems(folder, counts):
    """Stem -> kind, lemma. Where several lemmas share a stem, the one whose past stem is most frequent in news."""
    best = {}
    for kind, name in (("P", "PV"), ("I", "IV")):
        for row in rows_of(folder, f"MSA-Verb-LEX-{name}.csv"):
            if row["DEFINE"] != "LEXICON":
                continue
            stem, lemma = key(arabic(row["FORM"])), key(arabic(row["LEMMA"]))
            if not stem or not re.fullmatch("[ء-ي]+", stem + lemma):
                continue
            weight = counts[lemma] + counts[lemma + "ت"] + counts["ي" + stem] + counts["ت" + stem]
            item = (weight, lemma)
            for form in {stem} | weak_forms(kind, stem, lemma, row["COND-T"] + " " + row["COND-S"]):
                if (form, kind) not in best or item > best[form, kind]:
                    best[form, kind] = item
    return [(stem, kind, lemma) for (stem, kind), (weight, lemma) in best.items()]


def pud(shared):
    """(form, lemma, upos, feats) of each word of PUD."""
    with open(shared + "/morph/ud_arabic_pud.conllu", encoding="utf-8") as f:
        for line in f:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                yield cells[1], cells[2], cells[3], cells[5]


def nominals(shared, folder):
    votes = collections.defaultdict(collections.Counter)
    for row in rows_of(folder, "MSA-Adj-LEX.csv"):
        if row["DEFINE"] != "LEXICON":
            continue
        lemma, form = key(arabic(row["LEMMA"])), key(arabic(row["FORM"]))
        for f in {form, form + "ه" if "FS" in row["FEAT"] or "FS" in str(row.values()) else form}:
            if re.fullmatch("[ء-ي]+", f + lemma):
                votes[f][lemma, "ADJ"] += 1
    for form, lemma, upos, feats in pud(shared):
        form, lemma = key(form), key(lemma)
        if upos in ("NOUN", "ADJ", "PROPN") and re.fullmatch("[ء-ي]{2,}", form) and re.fullmatch("[ء-ي]{2,}", lemma):
            bare = form[2:] if form.startswith("ال") and not lemma.startswith("ال") and len(form) > 4 else form
            lemma = lemma[2:] if lemma.startswith("ال") and upos != "PROPN" and len(lemma) > 4 else lemma
            votes[bare][lemma, upos] += 3
    rows = []
    for form, counter in votes.items():
        (lemma, upos), _ = min(counter.items(), key=lambda x: (-x[1], x[0]))
        rows.append((form, lemma, upos))
    return rows


def news_counts(shared):
    counts = collections.Counter()
    with open(shared + "/news/antcorpus.jsonl", encoding="utf-8") as f:
        for line in f:
            counts.update(re.findall("[ء-ي]+", key(json.loads(line)["text"])))
    with open(shared + "/news/ntrex-ar-en.tsv", encoding="utf-8") as f:
        for line in f:
            counts.update(re.findall("[ء-ي]+", key(line)))
    return counts


def word_counts(counts):
    """Only what is frequent enough to tell: logarithms keep the table small."""
    rows = []
    for word in sorted(set(counts) | {w[2:] for w in counts if w.startswith("ال")}):
        plain, article = counts[word], counts["ال" + word]
        if len(word) > 1 and plain + article >= 4:
            rows.append((word, plain.bit_length(), article.bit_length()))
    return rows


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    shared, out = sys.argv[1:]
    folder = glob.glob(shared + "/morph/camel_morph/*/data/*/*")[0]
    counts = news_counts(shared)
    write(os.path.join(out, "verb_stems.tsv"), ["stem", "kind", "lemma"], verb_stems(folder, counts))
    write(os.path.join(out, "nominals.tsv"), ["form", "lemma", "pos"], nominals(shared, folder))
    write(os.path.join(out, "word_counts.tsv"), ["word", "plain", "article"], word_counts(counts))


main()
