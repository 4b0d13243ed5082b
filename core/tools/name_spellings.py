#!/usr/bin/env python3
"""Latin spellings of words of personal names where name_tokens.tsv and the romaniser have another or none.

  name_spellings.py SHARED_DATA CORE_DATA   writes CORE_DATA/entities/name_spellings.tsv, the same bytes each time

A word's spelling is the most frequent one in names/wikidata-person-tokens.tsv, where each person of Khabar's own tables
(names/persons.*.tsv, people.tsv) whose name has as many words in both scripts counts for `OWN` bearers. Words that stand
neither in these tables nor in news (news/) are left out unless several bearers have the spelling."""
import collections
import glob
import re
import sys
import unicodedata

from train_romanizer import CODES, TREES, write_latin

OWN = 8


def fold(s):
    s = re.sub('[\u064b-\u0652\u0640]', '', s)
    return re.sub('[أإآٱ]', 'ا', s).replace('ة', 'ه').replace('ى', 'ي').replace('ؤ', 'و').replace('ئ', 'ي')


def plain(s):
    s = s.lower().translate(str.maketrans({'ı': 'i', 'ø': 'o', 'ł': 'l', 'ß': 'ss', 'đ': 'd', 'æ': 'ae'}))
    return re.sub('[^a-z]', '', unicodedata.normalize('NFD', s))


def rows(path):
    head = None
    for line in open(path, encoding='utf-8'):
        cells = line.rstrip('\n').split('\t')
        if line.startswith('#') or not line.strip():
            continue
        if head is None:
            head = cells
        else:
            yield dict(zip(head, cells))


def romanise(nodes, word):
    """As core/entities/romanizer.cpp writes a word that stands alone."""
    arab = word.startswith('ال') and len(word) > 4 or re.search('[حعصضظ]', word)
    return write_latin(nodes['arab' if arab else 'foreign'], word.translate(CODES))


def main():
    shared, core = sys.argv[1:]
    counts = collections.defaultdict(collections.Counter)
    for line in open(f'{shared}/names/wikidata-person-tokens.tsv', encoding='utf-8'):
        cells = line.rstrip('\n').split('\t')
        if len(cells) == 3 and cells[2].isdigit() and re.fullmatch('[\u0621-\u064a\u064b-\u0652]+', cells[0]) and plain(cells[1]):
            counts[fold(cells[0])][plain(cells[1])] += int(cells[2])
    bearers = collections.Counter()
    for counter in counts.values():
        bearers.update(counter)
    own = set()
    for path in sorted(glob.glob(f'{core}/names/persons*.tsv')) + [f'{core}/names/people.tsv']:
        for row in rows(path):
            arabic, latin = row['form'].split('|')[0].split(), row['latin'].split()
            if len(arabic) < 2 or len(arabic) != len(latin):
                continue
            for a, b in zip(arabic, latin):
                if plain(b) and not b.startswith(('al-', 'el-')):
                    counts[fold(a)][plain(b)] += OWN
                    own.add(fold(a))
    news = set()
    for name in ('antcorpus.jsonl', 'ntrex-ar-en.tsv'):
        for line in open(f'{shared}/news/{name}', encoding='utf-8'):
            for word in re.findall('[\u0621-\u0652]+', line):
                word = fold(word)
                news.add(word)
                news.update(word[len(p):] for p in ('و', 'ل', 'ب', 'ف', 'ال') if word.startswith(p))
    listed = {fold(form): row['latin'] for row in rows(f'{core}/names/name_tokens.tsv') for form in row['form'].split('|')}
    nodes = {name: {} for name in TREES}
    for row in rows(f'{core}/entities/romanizer.tsv'):
        for name, prefix in TREES.items():
            if row['form'].startswith(prefix):
                nodes[name][row['form'][len(prefix):]] = row.get('latin', '')
    with open(f'{core}/entities/name_spellings.tsv', 'w', encoding='utf-8') as out:
        out.write('# Made by core/tools/name_spellings.py: how words of personal names are spelt where name_tokens.tsv and the\n'
                  '# romaniser have it otherwise.\nform\tlatin\n')
        for word in sorted(counts):
            if len(word) < 2:
                continue
            latin = min(counts[word].items(), key=lambda x: (-x[1], x[0]))[0]
            if word not in listed and word not in own and word not in news and bearers[latin] < 2:
                continue
            if plain(listed.get(word) or romanise(nodes, word)) != latin:
                out.write(f'{word}\t{latin[0].upper()}{latin[1:]}\n')


main()
