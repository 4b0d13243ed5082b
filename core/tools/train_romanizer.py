#!/usr/bin/env python3
"""Learns how names are written in Latin letters, one tree for each origin: foreign names from tokens of personal names
in Wikidata with their Latin spellings, Arabic ones of the east and of the Maghreb from Khabar's own tables and from
annotations/names_maghreb.tsv. usage: train_romanizer.py SHARED_DATA CORE_DATA   (the same bytes each time, 3 minutes)
Writes CORE_DATA/entities/romanizer.tsv and name_parts.maghreb.tsv: the annotated names that neither the tree nor the
lists of spellings write so.

Every Arabic letter writes a chunk of Latin letters (م in محمد: "mo"). Letters and chunks are aligned by hard EM
(Viterbi alignments, four rounds, from a prior of which consonants can mean which), then an information-gain tree
(IGTree: Daelemans, van den Bosch & Weijters 1997) says which chunk a letter writes, from the letter, whether a vowel is
the last letter written, the letter's right and left neighbours and so on outwards. A row is a node of the tree whose
chunk differs from that of its parent: the key is the tree, the letter and as much of this as is needed. Prints how many
held-out tokens each tree writes as its source does."""
import collections
import glob
import math
import os
import re
import sys
import unicodedata

ORDER = (0, 'last', 1, -1, 2, -2, -3, 3, 4)
TREES = {"foreign": "", "arab": "O", "maghreb": "F"}  # how the keys of each begin
HELD = {"foreign": 10, "arab": 5, "maghreb": 5}  # of so many tokens one is held out
LEAST = {"foreign": 5, "arab": 3, "maghreb": 3}  # how much more often a node's chunk must be seen than its parent's
ARAB = re.compile("[حعصضظ]|^ال|اوي$")  # words of Wikidata that are hardly foreign
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
            if re.fullmatch("[ء-ي]{2,14}", arabic) and re.fullmatch("[a-z]{2,16}", latin) and not ARAB.search(arabic):
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


def path(word, i, written):
    last = "_" if not written else "v" if written[-1] in "aeiouy" else "c"
    return "".join(last if o == "last" else word[i + o] if 0 <= i + o < len(word) else "_" for o in ORDER)


def tree(rows, least):
    counts = collections.defaultdict(collections.Counter)
    for arabic, chunks, n in rows:
        weight = 1 + math.log2(min(n, 64))
        for i in range(len(arabic)):
            key = path(arabic, i, "".join(chunks[:i]))
            for depth in range(1, len(ORDER) + 1):
                counts[key[:depth]][chunks[i]] += weight
    nodes = {}
    for key in sorted(counts, key=lambda k: (len(k), k)):
        chunk, seen = min(counts[key].items(), key=lambda x: (-x[1], x[0]))
        parent = next((nodes[key[:d]] for d in range(len(key) - 1, 0, -1) if key[:d] in nodes), None)
        if parent is None or (chunk != parent and seen - counts[key].get(parent, 0) >= least):
            nodes[key] = chunk
    return nodes


def write_latin(nodes, word):
    out = ""
    for i in range(len(word)):
        key = path(word, i, out)
        out += next((nodes[key[:d]] for d in range(len(ORDER), 0, -1) if key[:d] in nodes), "")
    return out


def rows(path):
    head = None
    with open(path, encoding="utf-8") as f:
        for line in f:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("#") or not line.strip():
                continue
            if head is None:
                head = cells
            else:
                yield dict(zip(head, cells + [""] * len(head)))


def annotated():
    """The names of annotations/names_maghreb.tsv with what is said of each."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "annotations", "names_maghreb.tsv")
    return [(row["form"], row["latin"], row["east"] == "0") for row in rows(path)]


def arab_names(core, column, persons):
    """Words of Arabic names as `column` of name_parts.tsv and a table of persons spell them."""
    table = {}

    def add(arabic, latin):
        arabic, latin = arabic_form(arabic), latin_form(latin)
        if re.fullmatch("[ء-ي]{2,14}", arabic) and re.fullmatch("[a-z]{2,16}", latin):
            table.setdefault(arabic, collections.Counter({latin: 64}))

    if column == "maghreb":
        for form, latin, _ in annotated():
            add(form, latin)
    for row in rows(f"{core}/entities/name_parts.tsv"):
        for form in row["form"].split("|"):
            add(form, row[column])
    for row in rows(f"{core}/names/{persons}"):
        for form in row["form"].split("|"):
            arabic, latin = form.split(), row["latin"].split()
            if len(arabic) == len(latin) > 1:
                for a, l in zip(arabic, latin):
                    add(a[2:] if a.startswith("ال") and len(a) > 4 else a, re.sub("^(al|el)-", "", l))
    return table


def measure(name, table, nodes, held):
    right = near = 0
    for word in held:
        out, total = write_latin(nodes, word), sum(table[word].values())
        known = [l for l, n in table[word].items() if n * 10 >= total]
        right += out in known
        skeleton = lambda s: re.sub("[aeiouyhw]", "", s)
        near += any(skeleton(out) == skeleton(l) for l in known)
    print(f"{name}: of {len(held)} held-out tokens {100 * right / len(held):.1f} % as the source, "
          f"{100 * near / len(held):.1f} % with the same consonants")


def key_form(word):
    for a, b in ("أا", "إا", "آا", "ةه", "ىي", "ؤو", "ئي"):
        word = word.replace(a, b)
    return word


def write_parts(core, nodes):
    """name_parts.maghreb.tsv: what the lists or the tree of the Maghreb would spell otherwise."""
    listed = {}
    for path in ("names/name_tokens.tsv", "entities/name_spellings.tsv"):
        for row in rows(f"{core}/{path}"):
            listed.update((key_form(form), row["latin"]) for form in row["form"].split("|"))
    own = {key_form(form) for row in rows(f"{core}/entities/name_parts.tsv") for form in row["form"].split("|")}
    with open(f"{core}/entities/name_parts.maghreb.tsv", "w", encoding="utf-8") as f:
        f.write("# Made by core/tools/train_romanizer.py of annotations/names_maghreb.tsv.\nform\tlatin\tmaghreb\tegypt\n")
        for form, latin, only_here in sorted(annotated()):
            written = listed.get(key_form(form)) or write_latin(nodes, form)
            if key_form(form) not in own and latin_form(written) != latin_form(latin):
                f.write(f"{form}\t\t{latin}\n" if only_here else f"{form}\t{latin}\n")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    shared, core = sys.argv[1:]
    tables = {"foreign": spellings(shared), "arab": arab_names(core, "latin", "persons.arab.tsv"),
              "maghreb": arab_names(core, "maghreb", "persons.tunisia.tsv")}
    trees = {}
    for name, table in tables.items():
        keys = sorted(table)
        held = keys[3::HELD[name]]
        measure(name, table, tree(aligned(training_pairs(table, sorted(set(keys) - set(held)))), LEAST[name]), held)
        trees[name] = tree(aligned(training_pairs(table, keys)), LEAST[name])
    with open(core + "/entities/romanizer.tsv", "w", encoding="utf-8") as f:
        f.write("# Made by core/tools/train_romanizer.py: a letter with what is round it, and the Latin letters that it writes.\n")
        f.write("form\tlatin\n")
        lines = {(TREES[name] + key.translate(CODES), chunk) for name, nodes in trees.items() for key, chunk in nodes.items()}
        for key, chunk in sorted(lines):
            f.write(f"{key}\t{chunk}\n")
    print(", ".join(f"{name} {len(nodes)} rows" for name, nodes in trees.items()))
    write_parts(core, trees["maghreb"])


if __name__ == "__main__":
    main()
