#!/usr/bin/env python3
"""Writes the tables of word forms that come from other people's facts: core/data/morphology/{verb_stems,nominals,
spellings,word_counts}.tsv. usage: import_morphology.py SHARED_DATA OUT_DIR   (the same bytes each time)

verb_stems: CAMeL Morph MSA (CC BY 4.0). nominals: adjectives and names of the same, verbal nouns and participles
derived from its verbs by the rules of Arabic grammar, where news has them. word_counts: how often a word stands in
Arabic news with and without the article (counted in antcorpus, Apache-2.0, and NTREX, CC BY-SA 4.0)."""
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


def passive_forms(kind, stem, lemma, pattern, common):
    """Passive stems that unvowelled spelling tells from active ones: شوهد، أقيم، يقام، and of usual verbs قيل، يقال."""
    hollow = len(stem) > 2 and stem[-2] in "اوي"
    if kind == "P" and pattern.startswith("1aA2a3") and re.fullmatch(".ا..", stem):
        return {stem[0] + "و" + stem[2:]}
    if kind == "P" and hollow and (pattern.startswith((">a1aA3", "{isota1aA3")) or common and pattern.startswith("1aA3")):
        return {stem[:-2] + "ي" + stem[-1]}
    if kind == "P" and common and lemma.endswith("ا") and len(lemma) == 3:
        return {lemma[:-1] + "ي"}
    if kind == "I" and hollow and (lemma.startswith("ا") or common):
        return {stem[:-2] + "ا" + stem[-1]}
    return set()


def verb_stems(folder, counts, out):
    """Stem -> kind (P past, I present, Q and J their passives), lemma, whether it is in common_verbs.tsv. Where
    several lemmas share a stem, one of common_verbs.tsv (written by hand), the first there that has the stem without an
    ending; then the one whose past stem is most frequent in news."""
    best = {}
    with open(os.path.join(out, "common_verbs.tsv"), encoding="utf-8") as f:
        common = [key(line.strip()) for line in f if not line.startswith("#")]
    rank = {verb: len(common) - i for i, verb in reversed(list(enumerate(common)))}
    for kind, name in (("P", "PV"), ("I", "IV")):
        for row in rows_of(folder, f"MSA-Verb-LEX-{name}.csv"):
            if row["DEFINE"] != "LEXICON":
                continue
            stem, lemma = key(arabic(row["FORM"])), key(arabic(row["LEMMA"]))
            if not stem or not re.fullmatch("[ء-ي]+", stem + lemma):
                continue
            weight = counts[lemma] + counts[lemma + "ت"] + counts["ي" + stem] + counts["ت" + stem]
            whole = "c-suff" not in row["COND-S"] + row["COND-T"]
            item = (lemma in rank, whole, rank.get(lemma, 0), weight, lemma)
            for form in {stem} | weak_forms(kind, stem, lemma, row["COND-T"] + " " + row["COND-S"]):
                if (form, kind) not in best or item > best[form, kind]:
                    best[form, kind] = item
            for form in passive_forms(kind, stem, lemma, row["PATTERN_LEMMA"], lemma in rank):
                passive = (form, {"P": "Q", "I": "J"}[kind])
                if passive not in best or item > best[passive]:
                    best[passive] = item
    return [(stem, kind, lemma, "y" if lemma in rank else "") for (stem, kind), (*_, lemma) in best.items()]


def derived(lemma, pattern):
    """(form, lemma, pos) of the verbal noun and participle of a verb of the forms II to X, from its past tense."""
    weak, hollow = lemma[-1] in "اي", len(lemma) > 2 and lemma[-2] == "ا"
    body, out = lemma[:-1], []

    def noun(form):
        out.append((form, form, "NOUN"))

    def participle(form):
        out.extend([(form, form, "ADJ"), (form + "ه", form, "ADJ")])

    if re.fullmatch("1a2~a(3|Y)", pattern) and len(lemma) == 3:
        noun("ت" + lemma[:2] + ("يه" if weak else "ي" + lemma[2]))
        participle("م" + lemma)
    elif re.fullmatch("1aA2a(3|Y)", pattern) and len(lemma) == 4:
        noun("م" + body + ("اه" if weak else lemma[-1] + "ه"))
        noun(lemma[0] + lemma[2] + "ا" + ("ء" if weak else lemma[3]))
        participle("م" + lemma)
    elif pattern.startswith(">a1o2a") and len(lemma) == 4:
        noun("ا" + lemma[1:3] + "ا" + ("ء" if weak else lemma[3]))
        participle("م" + lemma[1:])
    elif pattern.startswith(">a1aA") and len(lemma) == 4:
        noun(lemma + "ه")
        participle("م" + lemma[1] + "ي" + lemma[3])
        participle("م" + lemma[1:])
    elif pattern.startswith("ta1"):
        noun(lemma[:-1] + "ي" if weak else lemma)
        participle("م" + lemma)
    elif pattern.startswith("{i"):
        if hollow and pattern.startswith("{iso"):
            noun(lemma + "ه")
            participle("م" + lemma[1:-2] + "ي" + lemma[-1])
        elif hollow:
            noun(lemma[:-2] + "يا" + lemma[-1])
            participle("م" + lemma[1:])
        else:
            noun(body + "ا" + ("ء" if weak else lemma[-1]))
            participle("م" + lemma[1:])
    return out


def nominals(folder, counts, out):
    """Form -> lemma, pos: adjectives, comparatives, names; verbal nouns and participles that news has; the nouns of
    common_nouns.tsv and plurals.tsv (written by hand). Only what news has in some form."""
    votes = collections.defaultdict(collections.Counter)

    def vote(form, lemma, upos, weight):
        if re.fullmatch("[ء-ي]{2,}", form) and re.fullmatch("[ء-ي]{2,}", lemma):
            votes[form][lemma, upos] += weight

    for name in ("MSA-Adj-LEX.csv", "MSA-Adj-Comp-LEX.csv"):
        for row in rows_of(folder, name):
            if row["DEFINE"] != "LEXICON":
                continue
            lemma, form = key(arabic(row["LEMMA"])), key(arabic(row["FORM"]))
            vote(form, lemma, "ADJ", 2)
            if "FS" in row.get("FEAT", "") or "FS" in str(row.values()):
                vote(form + "ه", lemma, "ADJ", 2)
    for row in rows_of(folder, "MSA-Noun-Prop-LEX.csv"):
        if row["DEFINE"] == "LEXICON":
            form = key(arabic(row["FORM"]))
            vote(form, form, "PROPN", 1)
    for row in rows_of(folder, "MSA-Verb-LEX-PV.csv"):
        if row["DEFINE"] != "LEXICON":
            continue
        for form, lemma, upos in derived(key(arabic(row["LEMMA"])), row["PATTERN_LEMMA"]):
            if counts[form] + counts["ال" + form] >= 3:
                vote(form, lemma, upos, 1 if upos == "ADJ" else 3)
    for name, column in (("common_nouns.tsv", 0), ("plurals.tsv", 1)):
        with open(os.path.join(out, name), encoding="utf-8") as f:
            for line in f:
                cells = line.rstrip("\n").split("\t")
                if not line.startswith("#") and cells[0] not in ("noun", "form"):
                    noun = key(cells[column])
                    vote(noun, noun, "NOUN", 1 if column else 4)
    rows = []
    for form, counter in votes.items():
        (lemma, upos), weight = min(counter.items(), key=lambda x: (-x[1], x[0]))
        if weight > 3 or any(counts[w] + counts["ال" + w] for w in (form, lemma)):
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


def word_counts(counts, path):
    """Only what is frequent enough to tell: logarithms keep the table small. The last column is train_morphology's."""
    rows, clusters = [], {}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as f:
            clusters = {cells[0]: cells[3] for cells in (line.rstrip("\n").split("\t") for line in f) if len(cells) == 4}
    for word in sorted(set(counts) | {w[2:] for w in counts if w.startswith("ال")}):
        plain, article = counts[word], counts["ال" + word]
        if len(word) > 1 and plain + article >= 4:
            rows.append((word, plain.bit_length(), article.bit_length(), clusters.get(word, "0")))
    return rows


def spellings(shared):
    """Key -> how it is spelt, for words that news mostly spells in one way: where hamza, ta marbuta and
    alef maqsura belong. Words with the article count for those without."""
    forms = collections.defaultdict(collections.Counter)
    with open(shared + "/news/antcorpus.jsonl", encoding="utf-8") as f:
        for line in f:
            text = re.sub(r"[\u064b-\u0655\u0670\u0640\u200c-\u200f]", "", unicodedata.normalize("NFKC", json.loads(line)["text"]))
            for word in re.findall("[ء-ي]+", text):
                bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
                forms[key(bare)][bare] += 1
    rows = []
    for k, counter in forms.items():
        spelling, n = min(counter.items(), key=lambda x: (-x[1], x[0]))
        total = sum(counter.values())
        # Some leave out every hamza: what remains beside its being left out must be next to nothing.
        bare = counter["ا" + spelling[1:]] if spelling[0] in "أإ" else 0
        usual = n >= 0.92 * total or (n >= 0.7 * total and n + bare >= 0.97 * total)
        # A word that keys leave as it is can only have ى for its ي.
        ya = spelling == k and k[-1] == "ي" and n >= 150 and n >= 0.97 * total
        if (len(k) > 3 and spelling != k and n >= 16 and usual) or ya:
            rows.append((k, spelling))
    return rows


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    shared, out = sys.argv[1:]
    folder = glob.glob(shared + "/morph/camel_morph/*/data/*/*")[0]
    counts = news_counts(shared)
    write(os.path.join(out, "verb_stems.tsv"), ["stem", "kind", "lemma", "common"], verb_stems(folder, counts, out))
    write(os.path.join(out, "nominals.tsv"), ["form", "lemma", "pos"], nominals(folder, counts, out))
    write(os.path.join(out, "spellings.tsv"), ["word", "spelling"], spellings(shared))
    path = os.path.join(out, "word_counts.tsv")
    write(path, ["word", "plain", "article", "cluster"], word_counts(counts, path))


main()
