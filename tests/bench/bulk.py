"""How fast claims come in and go out by the hundred thousand, and whether memory stays flat.

Run by hand: `python tests/bench/bulk.py [--claims 100000]`. Times are of whole commands, start included, as a person
waits for them; memory is the peak of the process. Beside them stand the floors: `sqlite3`'s executemany of the same
rows into tables without an index, `csv.writer` on the same rows as tuples. The claims are made up, with the weights of
real ones: a few hundred sources with their texts, a few thousand speakers, words as unevenly frequent as in a language.
"""

import argparse
import csv
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

CLAIMS_A_SOURCE = 250
SPEAKERS = 3_000
WORDS = 20_000
LENGTH = (8, 22)
"""Words of a claim, at least and at most."""

Record = dict[str, Any]


def records(number: int, seed: int = 1) -> Iterator[Record]:
    """A source and then its claims, again and again; every quote stands where it says."""
    chance = random.Random(seed)
    words = [_word(chance) for _ in range(WORDS)]
    weights = [1 / (rank + 10) for rank in range(WORDS)]
    speakers = [f"{_word(chance).title()} {_word(chance).title()}" for _ in range(SPEAKERS)]
    for first in range(0, number, CLAIMS_A_SOURCE):
        sentences = [
            " ".join(chance.choices(words, weights, k=chance.randint(*LENGTH))).capitalize() + "."
            for _ in range(min(CLAIMS_A_SOURCE, number - first))
        ]
        slug, text = f"source-{first // CLAIMS_A_SOURCE}", " ".join(sentences)
        yield {"record": "source", "id": slug, "title": sentences[0][:60], "text": text, "publisher": "The Bench"}
        start = 0
        for sentence in sentences:
            end = start + len(sentence)
            yield _claim(slug, text, start, end, chance, speakers)
            start = end + 1


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(1, 4)))


def _claim(slug: str, text: str, start: int, end: int, chance: random.Random, speakers: list[str]) -> Record:
    quote = {
        "exact": text[start:end],
        "prefix": text[max(0, start - 32) : start],
        "suffix": text[end : end + 32],
        "start": start,
        "end": end,
    }
    return {
        "text": text[start:end] if chance.random() < 0.7 else f"{text[start : end - 1]} {chance.randint(1, 5000)}.",
        "speaker": chance.choice(speakers),
        "via": [chance.choice(speakers)] if chance.random() < 0.1 else [],
        "source": slug,
        "quotes": [quote],
        "cue": "said",
        "reported": chance.choice(["alleged", "alleged", "denied", "confirmed"]),
        "said_on": f"20{chance.randint(10, 25)}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}",
        "tags": ["bench"] if chance.random() < 0.2 else [],
    }


def timed(command: list[str]) -> tuple[float, float, float]:
    """Seconds that a command takes, those of the processor, and its peak memory in MB. Ends when the command fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(said)
    return time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def apart(floor: Callable[[Path, Path], tuple[float, float]], *paths: Path) -> tuple[float, float]:
    """Run a floor in a process of its own: a command counts the memory of whoever started it as its own peak."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(floor, *paths).result()


def inserted(lines: Path, store: Path) -> tuple[float, float]:
    """The floor of an import: seconds for sqlite3 to take the same rows, parsed before the clock starts."""
    claims, quotes = [], []
    with lines.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream):
            record = json.loads(line)
            if "record" not in record:
                claims.append((number, record["text"], record["speaker"], record["source"], record["cue"],
                               record["reported"], record["said_on"]))  # fmt: skip
                quotes += [(number, *quote.values()) for quote in record["quotes"]]
    connection = sqlite3.connect(store)
    connection.execute("CREATE TABLE claim (id INTEGER, text, speaker, source, cue, reported, said_on)")
    connection.execute("CREATE TABLE quote (claim_id, exact, prefix, suffix, start, end)")
    started, used = time.perf_counter(), time.process_time()
    connection.executemany("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?)", claims)
    connection.executemany("INSERT INTO quote VALUES (?, ?, ?, ?, ?, ?)", quotes)
    connection.commit()
    return time.perf_counter() - started, time.process_time() - used


def written(exported: Path, target: Path) -> tuple[float, float]:
    """The floor of an export: seconds for csv.writer to write the same cells, read before the clock starts."""
    with exported.open(encoding="utf-8", newline="") as stream:
        rows = [tuple(row) for row in csv.reader(stream)]
    started, used = time.perf_counter(), time.process_time()
    with target.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return time.perf_counter() - started, time.process_time() - used


def measure(number: int, folder: Path) -> Iterator[tuple[str, int, float, float, float | None]]:
    """Name, claims, seconds, processor seconds and peak memory of each step for this many claims."""
    factcheck = [sys.executable, "-c", "from factcheck.cli.app import main; main()", "--db", str(folder / "store.db")]
    lines, table = folder / "claims.jsonl", folder / "claims.csv"
    with lines.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records(number))
    subprocess.run([*factcheck, "init", str(folder / "store.db")], check=True, capture_output=True)
    yield "import jsonl", number, *timed([*factcheck, "import", str(lines)])
    yield "floor: sqlite3 executemany", number, *apart(inserted, lines, folder / "floor.db"), None
    yield "export csv", number, *timed([*factcheck, "export", "csv", "-o", str(table)])
    yield "floor: csv.writer", number, *apart(written, table, folder / "floor.csv"), None
    yield "export jsonl", number, *timed([*factcheck, "export", "jsonl", "-o", str(folder / "again.jsonl")])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    given = parser.parse_args()
    print("| step | claims | seconds | processor s | claims a second | a processor second | peak MB |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for number in (given.claims // 10, given.claims):
        with tempfile.TemporaryDirectory() as temporary:
            for name, claims, seconds, used, peak in measure(number, Path(temporary)):
                shown = f"{peak:.0f}" if peak else ""
                rates = f"{claims / seconds:,.0f} | {claims / used:,.0f}"
                print(f"| {name} | {claims:,} | {seconds:.2f} | {used:.2f} | {rates} | {shown} |", flush=True)


if __name__ == "__main__":
    main()
