#!/usr/bin/env python3
"""Share of public number cases (JSON Lines: source, text, expect; those of Microsoft's recognizers) that the analyser
gets right.

  number_cases.py CASES.jsonl COMMAND... [--verbose]

A number, ordinal or percentage counts as right when some quantity, time or part of one has its value; a range when a
quantity has its ends: [20,30) is value 20 and upper 30, (10,) value 10 with bound over, (,10] value 10 with bound
under. What expects nothing, and positions (the next, the last), are left out. Two figures: over all
cases, and over all but those that disputed_number_cases.tsv lists with the reason."""
import collections, json, os, re, subprocess, sys


def close(a, b): return abs(a - b) <= 1e-9 * max(1.0, abs(a), abs(b))


def number(text):
    try: return float(text)
    except ValueError: return None


def right(expected, quantities):
    value = str((expected.get('Resolution') or {}).get('value', ''))
    m = re.match(r'[\[(]([^,]*),([^\])]*)[\])]', value)
    if m:
        low, high = number(m[1]), number(m[2])
        for q in quantities:
            if low is not None and high is not None:
                if close(q['value'], low) and (close(q.get('upper', q['value']), high)): return True
            elif low is not None and close(q['value'], low) and q.get('bound') == 'over': return True
            elif high is not None and close(q['value'], high) and q.get('bound') == 'under': return True
        # Both ends bounded apart: more than 10 and less than 20.
        return (low is not None and high is not None and any(close(q['value'], low) and q.get('bound') == 'over' for q in quantities)
                and any(close(q['value'], high) and q.get('bound') == 'under' for q in quantities))
    wanted = number(value.rstrip('%'))
    return wanted is not None and any(close(q['value'], wanted) for q in quantities)


def main():
    args = [x for x in sys.argv[1:] if x != '--verbose']
    verbose = '--verbose' in sys.argv
    if len(args) < 2: sys.exit(__doc__)
    listed = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'disputed_number_cases.tsv')
    disputed = {tuple(l.split('\t')[:2]) for l in open(listed, encoding='utf-8').read().splitlines() if l and not l.startswith('#')} if os.path.exists(listed) else set()
    cases = [json.loads(line) for line in open(args[0], encoding='utf-8')]
    rows = ''.join(json.dumps({'id': str(i), 'text': c['text']}, ensure_ascii=False) + '\n' for i, c in enumerate(cases))
    run = subprocess.run(args[1:], input=rows, capture_output=True, text=True, encoding='utf-8')
    out = {x['id']: x for x in map(json.loads, run.stdout.splitlines())}
    count = collections.defaultdict(lambda: [0, 0])
    for i, c in enumerate(cases):
        quantities = [dict(q, upper=q['endValue'] if q.get('endValue') is not None else q['value']) for q in (out.get(str(i), {}).get('analysis') or {}).get('quantities', [])]
        for e in c['expect'] or []:
            if not isinstance(e, dict) or 'relative' in (e.get('TypeName') or '') or not (e.get('Resolution') or {}).get('value'): continue
            ok = right(e, quantities)
            listed_too = (c['source'], c['text']) in disputed
            for key in (c['source'], 'all') + (() if listed_too else ('all but the disputed',)): count[key][0] += ok; count[key][1] += 1
            if verbose and not ok and not listed_too: print('wrong', c['source'], '|', c['text'], '|', e.get('Text'), e['Resolution'].get('value'), '| got', [(q['value'], q.get('upper'), q.get('bound')) for q in quantities])
    for key in sorted(count): print(f'{key:34} {100 * count[key][0] / count[key][1]:5.1f} % of {count[key][1]}')


main()
