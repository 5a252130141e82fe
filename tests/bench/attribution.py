"""Score the drafting rules on a folder of annotated articles, and time them.

usage: python tests/bench/attribution.py GOLD_DIR [--out PREDICTIONS.jsonl]

GOLD_DIR holds text/NAME.txt (as ../shared/bench/attribution/dev does); the predictions, one attribution a line, go to
--out. Where a `score.py` lies in GOLD_DIR or beside it, it is run on them; where there is none, scoring is skipped.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from factcheck.drafting.draft import attributions
from factcheck.drafting.parser import load_parser


def predict(gold: Path, out: Path) -> None:
    """Write the attributions of every text to `out`, and print how fast that went."""
    started = time.perf_counter()
    parser = load_parser()
    loaded = time.perf_counter()
    words = 0
    with out.open("w", encoding="utf-8") as lines:
        for path in sorted((gold / "text").glob("*.txt")):
            with path.open(encoding="utf-8", newline="") as file:  # offsets count every line end as it stands
                text = file.read()
            words += len(text.split())
            for one in attributions(text, parser=parser):
                row = {"doc": path.stem, "source": one.source, "cue": one.cue, "content": one.content}
                lines.write(json.dumps(row) + "\n")
    took = time.perf_counter() - loaded
    print(f"loaded in {loaded - started:.2f} s; {words} words in {took:.2f} s: {words / took:,.0f} words/s")


def main() -> None:
    """Parse the arguments, predict, score."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path)
    options.add_argument("--out", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        out = given.out or Path(scratch) / "predictions.jsonl"
        predict(given.gold, out)
        scorer = next((p / "score.py" for p in (given.gold, given.gold.parent) if (p / "score.py").exists()), None)
        if scorer is None:
            print("no score.py beside the data: predictions written, nothing scored")
            return
        subprocess.run([sys.executable, str(scorer), str(given.gold), str(out)], check=True)


if __name__ == "__main__":
    main()
