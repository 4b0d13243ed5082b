#!/usr/bin/env python3
"""Makes articles with gold events from lists of events and the texts that they speak of.

  import_events.py NEWS_DIR OUT_DIR EVENTS.txt...

NEWS_DIR is what news_texts.py reads.

An EVENTS.txt (events.*.txt: all events of the articles; arguments.txt: some of them) has, for each article, a line "# ID" and a line for each event in text order: TYPE|trigger|A:agents|
T:targets|P:places|t:times|s:status|S:source, each several separated by ";", each in the words of the text; what is not
there is left out, a status that is not there is actual. Of arguments.txt an article reaches to the end of the
paragraph of its last event. OUT_DIR gets ID.json and ID.gold.json as the trainers read them."""
import os
import re
import sys

from news_texts import read_texts, write_json


def occurrences(text, words):
    return [(m.start(), m.end()) for m in re.finditer(re.escape(words), text)]


def word_at(text, words, start):
    """The first place of `words` from `start` on that is a word but for clitics, else any place."""
    places = occurrences(text, words)
    later = [p for p in places if p[0] >= start]
    clean = [p for p in later if re.match(r'(ه|ها|هم|هما|نا)?(\W|$)', text[p[1]:p[1] + 4]) and re.search(r'(^|\W)[وفبلكس]?$', text[:p[0]])]
    return (clean or later or places or [None])[0]


def main():
    news_dir, out_dir, *events_paths = sys.argv[1:]
    texts = read_texts(news_dir)
    articles, partial = {}, set()
    for path in events_paths:
        for line in open(path, encoding='utf-8'):
            line = line.rstrip('\n')
            if line.startswith('# '):
                current = articles.setdefault(line[2:].split()[0], [])
                if not os.path.basename(path).startswith('events'):
                    partial.add(line[2:].split()[0])
            elif line:
                current.append(line.split('|'))
    os.makedirs(out_dir, exist_ok=True)
    for id, rows in articles.items():
        whole = id not in partial
        text, published = texts[id]
        at, events, missing, end = 0, [], [], 0
        for cells in rows:
            place = word_at(text, cells[1], at)
            if not place:
                missing.append(cells[1])
                continue
            at = place[1]
            end = max(end, at)
            event = dict(type=cells[0], trigger=dict(start=place[0], end=place[1]), agent=[], target=[], place=[], time=[],
                         status='actual')
            for cell in cells[2:]:
                if cell.startswith('s:'):
                    event['status'] = cell[2:]
                if cell[:2] not in ('A:', 'T:', 'P:', 't:'):
                    continue
                key = {'A': 'agent', 'T': 'target', 'P': 'place', 't': 'time'}[cell[0]]
                for words in filter(None, cell[2:].split(';')):
                    spans = occurrences(text, words)
                    if not spans:
                        missing.append(words)
                        continue
                    end = max(end, spans[0][1])
                    event[key].append(spans)
            events.append(event)
        if missing:
            print(f'{id}: not in the text: {missing}', file=sys.stderr)
        if not whole:
            stop = text.find('\n', end)
            text = text[:stop] if stop > 0 else text
        entities, times = [], []
        for event in events:
            for key in ('agent', 'target', 'place', 'time'):
                ids = []
                for spans in event[key]:
                    spans = [dict(start=a, end=b) for a, b in spans if b <= len(text)]
                    if key == 'time':
                        near = min(spans, key=lambda s: abs(s['start'] - event['trigger']['start']))
                        times.append(dict(id=f'T{len(times)}', **near))
                        ids.append(times[-1]['id'])
                    else:
                        entities.append(dict(id=f'E{len(entities)}', mentions=spans))
                        ids.append(dict(entity=entities[-1]['id']))
                event[key] = ids
        write_json(out_dir, id, 'json', dict(id=id, text=text, published=published))
        write_json(out_dir, id, 'gold.json', dict(id=id, entities=entities, times=times, events=events))


if __name__ == '__main__':
    main()
