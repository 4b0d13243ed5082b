#!/usr/bin/env python3
"""Share of public time cases (JSON Lines: source, text, reference, expect) whose reading the analyser gets right.

  time_cases.py CASES.jsonl COMMAND... [--verbose]      e.g.  time_cases.py cases.jsonl build/dev/khabar batch

The expectations are those of Duckling (an instant or interval) and of Microsoft's recognizers (TIMEX strings and their
resolutions). They and this project write some readings in different ways; the same reading counts here as right:
  T07 and T07:00; (T17,T18,PT1H) and a value T17:00 with end T18:00; P0.5Y and P6M;
  a part of the day as TMO and as 08:00 to 12:00; XXXX-WXX-2 and the Tuesday that it resolves to.
Two figures: over all cases, and over all but those that disputed_time_cases.tsv lists with the reason."""
import collections, datetime as D, json, os, re, subprocess, sys

PARTS = {'TMO': ((8, 12), (8, 10), (10, 12)), 'TAF': ((12, 16), (12, 14), (14, 16)), 'TEV': ((16, 20), (16, 18), (18, 20)),
         'TNI': ((20, 24), (20, 22), (22, 24), (18, 24))}


def parse(value):
    """A date, time, week or quarter of ISO 8601 as (start, end)."""
    value = (value or '').replace(' ', 'T')
    m = re.fullmatch(r'(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d))?)?)?)?)?', value)
    try:
        if m:
            y, mo, d, h, mi, s = (int(x) if x else None for x in m.groups())
            start = D.datetime(y, mo or 1, d or 1, h or 0, mi or 0, s or 0)
            if mo is None: return start, D.datetime(y + 1, 1, 1)
            if d is None: return start, D.datetime(y + mo // 12, mo % 12 + 1, 1)
            return start, start + D.timedelta(days=1 if h is None else 0, minutes=0 if h is None else 1)
        m = re.fullmatch(r'(\d{4})-W(\d\d)(-WE)?', value)
        if m:
            start = D.datetime.fromisocalendar(int(m[1]), int(m[2]), 1)
            return start + D.timedelta(days=5 if m[3] else 0), start + D.timedelta(days=7)
        m = re.fullmatch(r'(\d{4})-Q([1-4])', value)
        if m:
            q = int(m[2])
            return D.datetime(int(m[1]), 3 * q - 2, 1), D.datetime(int(m[1]) + q // 4, 3 * q % 12 + 1, 1)
    except ValueError:
        pass
    return None


def length(value):
    """A TIMEX length in months and seconds, or None."""
    m = re.fullmatch(r'P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?', value or '')
    if not m or not any(m.groups()): return None
    y, mo, w, d, h, mi, s = (float(x or 0) for x in m.groups())
    return y * 12 + mo, w * 604800 + d * 86400 + h * 3600 + mi * 60 + s


def clock(value):
    m = re.fullmatch(r'(?:\d{4}-\d\d-\d\d)?T(\d\d)(?::(\d\d))?(?::(\d\d))?', value or '')
    return m and tuple(int(x or 0) for x in m.groups())


def readings(case):
    e = case['expect']
    if isinstance(e, str):
        n = [int(x) for x in re.findall(r'-?\d+', e.split('"')[0])]
        start = D.datetime(*n[:6])
        if e.startswith('datetimeInterval'): return [[('range', (start, D.datetime(*n[6:12])))]]
        grain = re.search(r'\) (\w+)', e)[1]
        if grain in ('Month', 'Year'): return [[('range', parse(start.strftime('%Y-%m' if grain == 'Month' else '%Y')))]]
        return [[('range', (start, start + D.timedelta(**{grain.lower() + 's': 1})))]]
    out = []
    for r in e or []:
        v = r.get('Value') or r.get('Resolution')
        v = v if isinstance(v, dict) else {}
        values = v['values'] if 'values' in v else [dict(timex=v.get('Timex'), **(v.get(k) if isinstance(v.get(k), dict) else {'value': v.get(k)}))
                                                    for k in ('FutureResolution', 'PastResolution')]
        alternatives = []
        for x in values:
            if x.get('timex'): alternatives.append(('timex', x['timex']))
            day = x.get('date') or x.get('dateTime') or (x.get('value') if 'date' in (x.get('type') or '') else None)
            if parse(day): alternatives.append(('range', parse(day)))
            s, t = x.get('startDate') or x.get('startDateTime') or x.get('start'), x.get('endDate') or x.get('endDateTime') or x.get('end')
            if parse(s) and parse(t): alternatives.append(('range', (parse(s)[0], parse(t)[0])))
        if alternatives: out.append(alternatives)
    return out


def same(kind, wanted, time):
    value, end = time.get('value') or '', time.get('endValue')
    if kind == 'timex':
        if value == wanted or re.sub(r'^\d{4}-\d\d-\d\d(?=T)', '', value) == wanted: return True
        if length(wanted) and length(value) == length(wanted): return True
        if clock(wanted) and clock(wanted) == clock(value) and wanted.startswith('T'): return True
        m = re.fullmatch(r'\((T[^,]+),(T[^,]+),[^)]+\)', wanted)
        return bool(m and clock(value) and clock(end) and clock(m[1]) == clock(value) and clock(m[2]) == clock(end))
    m = re.fullmatch(r'(\d{4}-\d\d-\d\d)(T[A-Z]{2})', value)
    if m and wanted:
        start = parse(m[1])[0]
        for a, b in PARTS.get(m[2], ()):
            if wanted[0] == start + D.timedelta(hours=a) and abs(wanted[1] - start - D.timedelta(hours=b)) <= D.timedelta(minutes=1): return True
    got = parse(value)
    got = (got[0], parse(end)[1]) if got and parse(end) else got
    return bool(got and wanted and got[0] == wanted[0] and abs(got[1] - wanted[1]) <= D.timedelta(days=1))


def main():
    args = [x for x in sys.argv[1:] if x != '--verbose']
    verbose = '--verbose' in sys.argv
    if len(args) < 2: sys.exit(__doc__)
    listed = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'disputed_time_cases.tsv')
    disputed = {tuple(l.split('\t')[:2]) for l in open(listed, encoding='utf-8').read().splitlines() if l and not l.startswith('#')} if os.path.exists(listed) else set()
    keep = []
    for line in open(args[0], encoding='utf-8'):
        c = json.loads(line)
        if c['source'] == 'duckling' and re.search(r'(Second|Minute|Hour)', str(c['expect'])) and not re.search(r'\d|الساعة', c['text']): continue
        if 'REF' in json.dumps(c['expect']) or not c['expect']: continue
        keep.append((c, c.get('reference') or '2016-11-07T00:00:00'))
    rows = ''.join(json.dumps({'id': str(i), 'text': c['text'], 'published': ref[:10]}, ensure_ascii=False) + '\n' for i, (c, ref) in enumerate(keep))
    run = subprocess.run(args[1:], input=rows, capture_output=True, text=True, encoding='utf-8')
    out = {x['id']: x for x in map(json.loads, run.stdout.splitlines())}
    count = collections.defaultdict(lambda: [0, 0])
    for i, (c, _) in enumerate(keep):
        times = (out.get(str(i), {}).get('analysis') or {}).get('times', [])
        for alternatives in readings(c):
            ok = any(same(k, w, t) for k, w in alternatives for t in times)
            listed_too = (c['source'], c['text']) in disputed
            for key in (c['source'], 'all') + (() if listed_too else ('all but the disputed',)): count[key][0] += ok; count[key][1] += 1
            if verbose and not ok and not listed_too: print('wrong', c['source'], '|', c['text'], '|', [str(w) if k == 'timex' else '%s..%s' % w for k, w in alternatives][:2], '| got', [(t.get('value'), t.get('endValue')) for t in times])
    for key in sorted(count): print(f'{key:34} {100 * count[key][0] / count[key][1]:5.1f} % of {count[key][1]}')


main()
