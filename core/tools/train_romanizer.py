#!/usr/bin/env python3
"""Learns how names are written in Latin letters: core/data/entities/romanizer.tsv from tokens of personal names in
Wikidata with their Latin spellings. usage: train_romanizer.py SHARED_DATA OUT_DIR   (the same bytes each time, 3 min)

Every Arabic letter writes a chunk of Latin letters (م in محمد: "mo"). Letters and chunks are aligned by hard EM
(Viterbi alignments, four rounds, from a prior of which consonants can mean which), then an information-gain tree
(IGTree: Daelemans, van den Bosch & Weijters 1997) says which chunk a letter writes, from the letter, its right and left
neighbours and so on outwards. A row is a node of the tree whose chunk differs from that of its parent: the key is the
letter and as many neighbours, in the order of ORDER, as are needed. Prints how many held-out tokens it writes as
Wikidata does."""
import collections
import math
import re
import sys
import unicodedata

ORDER = (0, 1, -1, 2, -2, -3, 3, 4)
LEAST = 3  # how much more often a node's chunk must be seen than its parent's
# Letters whose difference folding of keys would level, by the codes that core/entities/romanizer.cpp has too.
CODES = str.maketrans("أإآىةؤئء", "AIMYPWEH")
CONSONANTS = {
    "ا": "aeiouyh", "أ": "aeiou", "إ": "aeiouyj", "آ": "aeiou", "ى": "aeiouy", "ء": "aeiouy", "ئ": "aeiouyj",
    "ؤ": "aeiouw", "ب": "bpv", "ت": "tcd", "ث": "tsz", "ج": "jgdcz", "ح": "h", "خ": "khcxj", "د": "dt", "ذ": "dtz",
    "ر": "r", "ز": "zsxjc", "س": "scxzt", "ش": "schxtjk", "ص": "sc", "ض": "dtz", "ط": "t", "ظ": "zdt", "ع": "aeiou",
    "غ": "gqhr", "ف": "fvphw", "ق": "qkgc", "ك": "kcqgxh", "ل": "l", "م": "m", "ن": "n", "ه": "haeg", "ة": "aeht",
    "و": "wouvaeyq", "ي": "yiejaoz"}
VOWELS = set("aeiouyhw")
DIGRAPHS = {"sh", "ch", "kh", "gh", "th", "dh", "ph", "ck", "ts", "tz", "cz", "sc", "dj", "ks", "ng", "ll", "qu"}
IMPOSSIBLE = -1e9


def arabic_form(s):
    s = re.sub("[\u064b-\u0652\u0640\u200c-\u200f]", "", unicodedata.normalize("NFKC", s))
    return s.replace("گ", "غ").replace("ڤ", "ف").replace("پ", "ب").replace("چ", "تش").replace("ڨ", "ق")


def latin_form(s):
    for a, b in ("ıi", "łl", "øo", ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), "đd", "ðd", ("þ", "th"), ("'", ""), ("’", "")):
        s = s.lower().replace(a, b)
    return "".join(c for c in unicodedata.normalize("NFD", s) if not unicodedata.combining(c))


def spellings(shared):
    table = collections.defaultdict(collections.Counter)
    with open(shared + "/names/wikidata-person-tokens.tsv", encoding="utf-8") as f:
        next(f)
        for line in f:
            arabic, latin, count = line.rstrip("\n").split("\t")
            arabic, latin = arabic_form(arabic), latin_form(latin)
            if re.fullmatch("[ء-ي]{2,14}", arabic) and re.fullmatch("[a-z]{2,16}", latin):
                table[arabic][latin] += int(count)
    return table


def training_pairs(table, keys):
    """The spellings that are at least half as frequent as a token's first."""
    pairs = []
    for arabic in keys:
        counts = table[arabic]
        total, top = sum(counts.values()), max(counts.values())
        pairs += [(arabic, l, n) for l, n in sorted(counts.items()) if n >= top * 0.5 and n * 5 >= total]
    return pairs


def prior(letter, chunk):
    if chunk == "":
        return -1.5 if letter in "اعوءئأىؤةه" else -4.5
    score = 0.0 if chunk[0] in CONSONANTS.get(letter, "") else -2.5 if chunk[0] in VOWELS else -6.0
    for k, c in enumerate(chunk[1:]):
        score -= 0.3 + 2.0 * (c not in VOWELS and c != chunk[0] and not (k == 0 and chunk[:2] in DIGRAPHS))
    return score


def align(arabic, latin, score):
    """The best chunks, one a letter, and their score; None where there is no way."""
    n, m = len(arabic), len(latin)
    best = [[IMPOSSIBLE] * (m + 1) for _ in range(n + 1)]
    back = [[0] * (m + 1) for _ in range(n + 1)]
    best[0][0] = 0.0
    for i in range(n):
        for j in range(m + 1):
            if best[i][j] <= IMPOSSIBLE / 2:
                continue
            for k in range(j, min(m, j + 5) + 1):
                s = best[i][j] + score(arabic[i], latin[j:k])
                if s > best[i + 1][k]:
                    best[i + 1][k], back[i + 1][k] = s, j
    if best[n][m] <= IMPOSSIBLE / 2:
        return None
    chunks, k = [], m
    for i in range(n, 0, -1):
        chunks.append(latin[back[i][k]:k])
        k = back[i][k]
    return chunks[::-1], best[n][m]


def aligned(pairs):
    score = prior
    for _ in range(4):
        counts, totals, rows = collections.Counter(), collections.Counter(), []
        for arabic, latin, n in pairs:
            found = align(arabic, latin, score)
            if found is None:
                continue
            rows.append((arabic, found[0], n, found[1]))
            for letter, chunk in zip(arabic, found[0]):
                counts[letter, chunk] += min(n, 5)
                totals[letter] += min(n, 5)
        model = {k: math.log(v / totals[k[0]]) for k, v in counts.items() if v >= 2}
        score = lambda letter, chunk: 0.5 * prior(letter, chunk) + model.get((letter, chunk), -9.0)
    return [(a, chunks, n) for a, chunks, n, s in rows if s / len(a) > -4.5]


def path(word, i):
    return "".join(word[i + o] if 0 <= i + o < len(word) else "_" for o in ORDER)


def tree(rows):
    counts = collections.defaultdict(collections.Counter)
    for arabic, chunks, n in rows:
        weight = 1 + math.log2(min(n, 64))
        for i in range(len(arabic)):
            key = path(arabic, i)
            for depth in range(1, len(ORDER) + 1):
                counts[key[:depth]][chunks[i]] += weight
    nodes = {}
    for key in sorted(counts, key=lambda k: (len(k), k)):
        chunk, seen = min(counts[key].items(), key=lambda x: (-x[1], x[0]))
        parent = next((nodes[key[:d]] for d in range(len(key) - 1, 0, -1) if key[:d] in nodes), None)
        if parent is None or (chunk != parent and seen - counts[key].get(parent, 0) >= LEAST):
            nodes[key] = chunk
    return nodes


def write_latin(nodes, word):
    out = ""
    for i in range(len(word)):
        key = path(word, i)
        out += next((nodes[key[:d]] for d in range(len(ORDER), 0, -1) if key[:d] in nodes), "")
    return out


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    table = spellings(sys.argv[1])
    keys = sorted(table)
    held = keys[3::10]
    nodes = tree(aligned(training_pairs(table, sorted(set(keys) - set(held)))))
    right = near = 0
    for word in held:
        out, total = write_latin(nodes, word), sum(table[word].values())
        known = [l for l, n in table[word].items() if n * 10 >= total]
        right += out in known
        skeleton = lambda s: re.sub("[aeiouyhw]", "", s)
        near += any(skeleton(out) == skeleton(l) for l in known)
    print(f"held out {len(held)} tokens: {100 * right / len(held):.1f} % as Wikidata, "
          f"{100 * near / len(held):.1f} % with the same consonants")
    nodes = tree(aligned(training_pairs(table, keys)))
    with open(sys.argv[2] + "/romanizer.tsv", "w", encoding="utf-8") as f:
        f.write("# Made by core/tools/train_romanizer.py: a letter with its neighbours, and the Latin letters that it writes.\n")
        f.write("form\tlatin\n")
        for key, chunk in sorted(nodes.items()):
            f.write(f"{key.translate(CODES)}\t{chunk}\n")
    print(f"{len(nodes)} rows")


main()
