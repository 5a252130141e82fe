"""Two stores of one work, each with divergent events, merged: `python tests/bench/merging.py [CLAIMS] [EVENTS]`.

Half of the events are marks of the same claims in both, so that they are contested; the peer is the copy of the file
itself, which knows no event.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import stores

from factcheck.domain.claim import Claim

CLAIMS, EVENTS = 100_000, 10_000
"""What was asked for: two stores of so many claims, with so many divergent events."""
BATCH = 1000
"""Claims that one command marks."""


def command(db: Path, *words: str) -> float:
    """Run the program on a store; seconds of wall clock."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "factcheck", "--db", str(db), *words], check=True, capture_output=True)
    return time.perf_counter() - began


def main(claims: int, events: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs, peer = (Path(folder) / f"{name}.db" for name in ("ours", "theirs", "peer"))
        made = (Claim(0, "", f"Plant {n} made {n * 7} tonnes in {1990 + n % 30}.", "paper") for n in range(claims))
        ids = stores.stored(ours, made, {"paper": "Paper"})
        shutil.copy(ours, theirs)
        half = events // 2
        for db, who, word, first in ((ours, "Rana", "confirmed", 0), (theirs, "Omar", "denied", half // 2)):
            for start in range(first, first + half, BATCH):
                last = min(start + BATCH, first + half) - 1
                span = f"{ids[start]}-{ids[last]}"
                command(db, "--as", who, "mark", word, span, "--note", "n")
        began = time.perf_counter()
        shutil.copy(theirs, peer)
        copied = time.perf_counter() - began
        merged = command(ours, "merge", str(theirs))
        from factcheck.store.reads import differences
        from factcheck.store.storage.opening import open_store

        contested = differences.count(open_store(str(ours), print))
        again = command(ours, "merge", str(theirs))
        undone = command(ours, "undo")
        print(f"| {claims:,} | {events:,} | {contested:,} | {merged:.1f} | {again:.1f} | {undone:.1f} | {copied:.1f} |")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:])) if len(sys.argv) > 1 else main(CLAIMS, EVENTS)
