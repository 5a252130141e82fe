"""What commands cost before and after a change: two checkouts in turn, on the same made-up claims, through the program.

usage: before_after.py OLD [NEW] [--claims N] [--sources N] [--rounds R]

OLD and NEW are checkouts (NEW is this one when left out), both run by the Python that runs this. Each makes its own
store and imports N claims from a table and N sources from JSON lines; then the commands run in turn, R rounds. Printed
are the medians of processor time (user and system) of whole processes, start included, and the ratio.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from conflicts_scale import made

ROOT = Path(__file__).parents[2]


WORDS_ONLY = "import sys; sys.modules['onnxruntime'] = None; from factcheck.cli.app import main; main()"
"""The program without the model that reads what claims mean, as where the extra is not installed."""


def spent(checkout: Path, folder: Path, *words: str, plain: bool = False) -> float:
    """Seconds of processor time that a command takes."""
    env = {**os.environ, "PYTHONPATH": str(checkout), "FACTCHECK_ANALYST": "bench", "HOME": str(folder)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-P", *(("-c", WORDS_ONLY) if plain else ("-m", "factcheck")), *words]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{checkout}: {' '.join(words)}: {done.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def files(folder: Path, claims: int, sources: int) -> None:
    """What is imported."""
    texts, _ = made(claims)
    rows = [json.dumps({"text": text, "source": f"Paper {n % 100}"}) + "\n" for n, text in enumerate(texts)]
    (folder / "claims.jsonl").write_text("".join(rows), encoding="utf-8")
    words = " ".join(texts[:3])
    known = [
        json.dumps({"record": "source", "id": f"sheet-{n}", "title": f"Sheet {n}", "text": f"{n}. {words}"}) + "\n"
        for n in range(sources)
    ]
    (folder / "sources.jsonl").write_text("".join(known), encoding="utf-8")


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("old", type=Path)
    asked.add_argument("new", type=Path, nargs="?", default=ROOT)
    asked.add_argument("--claims", type=int, default=3_000)
    asked.add_argument("--sources", type=int, default=2_000)
    asked.add_argument("--rounds", type=int, default=5)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        files(folder, given.claims, given.sources)
        word = (folder / "claims.jsonl").read_text(encoding="utf-8").split()[5].strip('",')
        once = {"--help": ("--help",), "list": ("list",), "search": ("search", word), "show": ("show", "7")}
        runs = {
            **once,
            f"import of {given.claims:,} claims": ("import", "claims.jsonl"),
            f"import of {given.sources:,} sources": ("import", "sources.jsonl"),
            f"rescan of {given.claims:,} claims": ("conflicts", "--rescan", "-q"),
            f"rescan of {given.claims:,} claims, words only": ("conflicts", "--rescan", "-q"),
        }
        took: dict[tuple[str, Path], list[float]] = {}
        for number in range(given.rounds):
            for checkout in (given.old, given.new):
                store = ("--db", str(folder / f"{checkout.name}-{number}.db"))
                spent(checkout, folder, "init", store[1])
                for what in [name for name in runs if name not in once] + list(once):
                    words = (*store, *runs[what])
                    took.setdefault((what, checkout), []).append(
                        spent(checkout, folder, *words, plain=what.endswith("words only"))
                    )
        print("| processor time, s | before | after | ratio |\n|---|---:|---:|---:|")
        for what in runs:
            old, new = (statistics.median(took[what, checkout]) for checkout in (given.old, given.new))
            print(f"| {what} | {old:.2f} | {new:.2f} | {new / old:.2f} |")


if __name__ == "__main__":
    main()
