"""Score the drafting rules on a folder of annotated articles, and time them.

usage: python tests/bench/attribution.py GOLD_DIR [--out PREDICTIONS.jsonl]

GOLD_DIR holds text/NAME.txt (as ../shared/bench/attribution/dev does); the predictions, one attribution a line, go to
--out. Where a `score.py` lies in GOLD_DIR or beside it, it is run on them; where there is none, scoring is skipped.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from factcheck.domain.draft import Attribution
from factcheck.drafting.draft import attributions
from factcheck.drafting.parser import load_parser

CUES = "said|says|say|told|added|wrote|claimed|claims|denied|confirmed|announced|argued|warned|noted|reported|insisted"
NAME = r"(?:[A-Z][\w.’'-]*(?: (?:of |the )?[A-Z][\w.’'-]*){0,4}|[Hh]e|[Ss]he|[Tt]hey|[Tt]he \w+|\w+ officials)"
FLOOR = (
    re.compile(rf'(?P<content>[“"][^”"\n]+[”"]),? (?P<source>{NAME}) (?P<cue>{CUES})\b'),
    re.compile(rf'(?P<content>[“"][^”"\n]+[”"]),? (?P<cue>{CUES}) (?P<source>{NAME})'),
    re.compile(rf"(?P<source>{NAME}) (?P<cue>{CUES}) (?P<content>(?:that )?[^.\n]+)"),
    re.compile(r"(?P<content>[^.\n]+), (?P<cue>according to) (?P<source>[^.,\n]+)"),
)


def floor(text: str) -> list[Attribution]:
    """What regular expressions with a cue list find: the least that a parser has to beat."""
    found: dict[int, Attribution] = {}
    for pattern in FLOOR:
        for match in pattern.finditer(text):
            spans = ((match.span(part),) for part in ("source", "cue", "content"))
            found.setdefault(match.start("cue"), Attribution(*spans))
    return [found[at] for at in sorted(found)]


def predict(gold: Path, out: Path, find: Callable[[str], list[Attribution]], loaded: float) -> None:
    """Write the attributions of every text to `out`, and print how fast that went since `loaded`."""
    words = 0
    with out.open("w", encoding="utf-8") as lines:
        for path in sorted((gold / "text").glob("*.txt")):
            with path.open(encoding="utf-8", newline="") as file:  # offsets count every line end as it stands
                text = file.read()
            words += len(text.split())
            for one in find(text):
                row = {"doc": path.stem, "source": one.source, "cue": one.cue, "content": one.content}
                lines.write(json.dumps(row) + "\n")
    took = time.perf_counter() - loaded
    print(f"{words} words in {took:.2f} s: {words / took:,.0f} words/s", flush=True)


def main() -> None:
    """Parse the arguments, predict, score."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path)
    options.add_argument("--out", type=Path)
    given = options.parse_args()
    started = time.perf_counter()
    parser = load_parser()
    print(f"model loaded in {time.perf_counter() - started:.2f} s")
    scorer = next((p / "score.py" for p in (given.gold, given.gold.parent) if (p / "score.py").exists()), None)
    finders = {"floor: regular expressions": floor, "factcheck": partial(attributions, parser=parser)}
    with tempfile.TemporaryDirectory() as scratch:
        for name, find in finders.items():
            print(f"\n{name}", flush=True)
            out = given.out if given.out and find is not floor else Path(scratch) / "predictions.jsonl"
            predict(given.gold, out, find, time.perf_counter())
            if scorer is None:
                print("no score.py beside the data: predictions written, nothing scored")
            else:
                subprocess.run([sys.executable, str(scorer), str(given.gold), str(out)], check=True)


if __name__ == "__main__":
    main()
