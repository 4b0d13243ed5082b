#!/usr/bin/env python3
"""Makes articles with gold mentions from lists of names and the texts that they stand in.

  import_mentions.py NEWS_DIR OUT_DIR NAMES.txt...

A NAMES.txt has, for each article, a line "# ID" and a line TYPE|span for each mention in text order, a role before the
names inside it; the span is in the words of the text, clitics outside. NEWS_DIR is what
news_texts.py reads. OUT_DIR gets ID.json and ID.gold.json, as the trainers and a scorer read them;
offsets are in UTF-16 units. An article that several lists have is taken from the first."""
import bisect
import os
import re
import sys

from news_texts import read_texts, write_json

LETTER = re.compile(r'[\u0621-\u064a\u064b-\u0652\u0671\w]')
PREFIX = re.compile(r'(?:^|[^\u0621-\u064a\u064b-\u0652\w])[\u064b-\u0652]*(?:[وف]?(?:ال|[بلك]?ل?|س))?$')


def whole(text, start, end):
    """Whether a word begins at `start`, clitics aside, and ends at `end`, a pronoun aside."""
    if start > 0 and LETTER.match(text[start - 1]) and not PREFIX.search(text[max(0, start - 5):start]):
        return False
    return not (end < len(text) and LETTER.match(text[end])) or bool(
        re.match(r'(ه|ها|هم|هما|نا|ي)([^\u0621-\u064a\w]|$)', text[end:end + 4]))


def place(text, rows):
    """Where each row's span stands: places in text order, as many whole words as can be; None where there is none."""
    frontier = [(0, 0.0, None)]  # (from where the next may begin, score, the chain of places): both rise
    for index, (kind, span) in enumerate(rows):
        grown = []
        for match in re.finditer(re.escape(span), text):
            start, end = match.span()
            before = bisect.bisect_right(frontier, start, key=lambda entry: entry[0]) - 1
            score = frontier[before][1] + (1.0 if whole(text, start, end) else 0.4)
            grown.append((start + 1 if kind == 'TITLE' else end, score, (index, start, frontier[before][2])))
        best = -1.0
        merged, frontier = sorted(frontier + grown, key=lambda entry: (entry[0], -entry[1])), []
        for entry in merged:
            if entry[1] > best:
                frontier.append(entry)
                best = entry[1]
    out, chain = [None] * len(rows), frontier[-1][2]
    while chain:
        out[chain[0]] = chain[1]
        chain = chain[2]
    return out


def main():
    news, out_dir, *paths = sys.argv[1:]
    texts, lists, missing = read_texts(news), {}, 0
    for path in paths:
        own = {}
        for line in open(path, encoding='utf-8'):
            line = line.rstrip('\n')
            if line.startswith('# '):
                rows = own.setdefault(line[2:].strip(), [])
            elif '|' in line:
                rows.append(line.split('|', 1))
        for id, rows in own.items():
            lists.setdefault(id, rows)
    os.makedirs(out_dir, exist_ok=True)
    for id, rows in lists.items():
        if id not in texts:
            print(f'{id}: no such text', file=sys.stderr)
            continue
        text, published = texts[id]
        units = [0]
        for c in text:
            units.append(units[-1] + (2 if ord(c) > 0xffff else 1))
        places = place(text, rows)
        entities = {}
        for (kind, span), start in zip(rows, places):
            if start is None:
                missing += 1
                print(f'{id}: not in the text in its place: {kind}|{span}', file=sys.stderr)
                continue
            end = start + len(span)
            entity = entities.setdefault((kind, span), dict(id=f'E{len(entities)}', type=kind, mentions=[]))
            mention = dict(start=units[start], end=units[end])
            if mention not in entity['mentions']:
                entity['mentions'].append(mention)
        write_json(out_dir, id, 'json', dict(id=id, text=text, published=published))
        write_json(out_dir, id, 'gold.json', dict(id=id, entities=list(entities.values()), times=[], quotes=[], events=[],
                                                  sentences=[], summary=dict(sentences=[])))
    print(f'{len(lists)} articles, {missing} mentions not found', file=sys.stderr)


if __name__ == '__main__':
    main()
