"""How long a hand-over of a hundred thousand claims takes, and whether its memory stays flat.

Run by hand: `python tests/bench/handover.py [--claims 100000] [--keep FOLDER]`. Times are of whole commands, start
included; memory is the peak of the process. The claims are those of `bulk.py`, a tenth of them marked with a reason,
a tenth filed under one of two thousand propositions.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bulk import Record, records, timed

PROPOSITIONS = 2_000
SHARE = 0.1
"""Of the claims that are marked, and of those that are filed."""
FORMS = {"xlsx": ".xlsx", "html": ".html", "csv": ".csv"}


def worked_on(number: int) -> Iterator[Record]:
    """The records of a store on which a desk has worked."""
    chance = random.Random(2)
    for record in records(number):
        if "record" not in record and chance.random() < SHARE:
            record |= {"mark": chance.choice(["denied", "confirmed"]), "mark_why": "read the register of the day"}
            record |= {"evidence": [f"https://example.org/{chance.randint(1, 9999)}"], "mark_as_of": "2025-06-01"}
        if "record" not in record and chance.random() < SHARE:
            record["proposition"] = f"Proposition {chance.randint(1, PROPOSITIONS)} stands."
            record["stance"] = chance.choice(["for", "against"])
        yield record


def made(folder: Path, number: int) -> list[str]:
    """The command line on a store of so many claims, made where there is none yet."""
    store, lines = folder / f"{number}.db", folder / f"{number}.jsonl"
    factcheck = [sys.executable, "-c", "from factcheck.cli.app import main; main()", "--db", str(store)]
    if not store.exists():
        with lines.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in worked_on(number))
        subprocess.run([*factcheck, "init", str(store)], check=True, capture_output=True)
        subprocess.run([*factcheck, "import", str(lines)], check=True, capture_output=True)
    return factcheck


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--forms", default=",".join(FORMS))
    given = parser.parse_args()
    print("| export | claims | seconds | processor s | MB of the file | peak MB |\n|---|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(exist_ok=True)
        for number in (given.claims // 10, given.claims):
            factcheck = made(folder, number)
            for form in given.forms.split(","):
                path = folder / f"out{FORMS[form]}"
                seconds, used, peak = timed([*factcheck, "export", form, "-o", str(path)])
                size = path.stat().st_size / 2**20
                print(f"| {form} | {number:,} | {seconds:.1f} | {used:.1f} | {size:.1f} | {peak:.0f} |", flush=True)


if __name__ == "__main__":
    main()
