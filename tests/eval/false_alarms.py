#!/usr/bin/env python3
"""The share of sentences that only look like events in which Khabar finds one.

  false_alarms.py COMMAND [--verbose] [--at-most SHARE]     e.g.  ... build/release/khabar --at-most 40

look_alikes.tsv: a sentence a line, after the class that it belongs to. An event counts where it is asserted: one with the
status `negated` is right about a denial. With --at-most it fails where the share, in percent, is larger."""
import collections
import json
import os
import subprocess
import sys


def main():
    arguments = sys.argv[1:]
    verbose = "--verbose" in arguments
    limit = float(arguments[arguments.index("--at-most") + 1]) if "--at-most" in arguments else None
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "look_alikes.tsv")
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#")][1:]
    texts = "".join(json.dumps({"id": str(i), "text": text}, ensure_ascii=False) + "\n" for i, (_, text) in enumerate(rows))
    out = subprocess.run([arguments[0], "batch"], input=texts, capture_output=True, text=True, encoding="utf-8", check=True)
    alarms, total = collections.Counter(), collections.Counter()
    for line, (kind, text) in zip(out.stdout.splitlines(), rows):
        events = [e for e in json.loads(line)["analysis"]["events"] if e["status"] != "negated"]
        total[kind] += 1
        alarms[kind] += bool(events)
        if verbose and events:
            print(kind, text, [(e["type"], text[e["trigger"]["start"] : e["trigger"]["end"]]) for e in events], sep="\t")
    for kind in total:
        print(f"{kind:12} {alarms[kind]:3} of {total[kind]:3}")
    share = 100 * sum(alarms.values()) / sum(total.values())
    print(f"false alarms in {share:.1f} % of {sum(total.values())} sentences")
    if limit is not None and share > limit:
        sys.exit(f"more than {limit} %")


main()
