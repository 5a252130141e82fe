"""Claim matching through the product's own `match`: is the claim that was already checked among the first?

    python tests/bench/matching.py CLAIMS.jsonl QUERIES.jsonl [--semantic] [--out RANKED.jsonl]

CLAIMS.jsonl   {"id", "text", "title"}; the title becomes the title of the claim's source
QUERIES.jsonl  {"id", "query", "gold": [claim ids]}
RANKED.jsonl   {"id", "ranked": [claim ids, best first], "ms"}, as `../shared/bench/matching/score.py` reads it

"Already checked" is measured with and without the claim in the store: a query fires when its first match has a
chance of 0.9 or more. Plain FTS5 (porter, any word, bm25) on the same rows is printed beside.
"""

import argparse
import json
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from stores import stored

from factcheck.domain.claim import Claim
from factcheck.store.search import match
from factcheck.store.storage.database import Database
from factcheck.store.storage.opening import open_store
from factcheck.text.fold import words
from factcheck.text.meaning import available

LEVELS = (0.5, 0.7, 0.8, 0.9, 0.95)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--semantic", action="store_true", help="add word meanings (the extra [semantic])")
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    if not (arguments.claims.is_file() and arguments.queries.is_file()):
        print("skipped: the data is not here")
        return
    if arguments.semantic and not available():
        sys.exit("The extra [semantic] is not installed.")
    claims, queries = read(arguments.claims), read(arguments.queries)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "factcheck.db"
        names = store(path, claims)
        db = open_store(str(path), print)
        rows = ranked(db, names, queries, arguments.semantic)
        if arguments.out:
            arguments.out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        report("match --semantic" if arguments.semantic else "match", queries, rows)
        report("plain FTS5", queries, plain(claims, queries))
        already(db, names, queries, arguments.semantic)


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def store(path: Path, claims: list[dict[str, Any]]) -> dict[int, str]:
    """A new store at `path` with the claims, each from a source of its own; the claims' names by their ids there."""
    titles = {f"s{n}": claim.get("title") or "untitled" for n, claim in enumerate(claims)}
    made = [Claim(0, "", claim["text"], slug) for slug, claim in zip(titles, claims, strict=True)]
    return dict(zip(stored(path, made, titles), (claim["id"] for claim in claims), strict=True))


def ranked(db: Database, names: dict[int, str], queries: list[dict[str, Any]], semantic: bool) -> list[dict[str, Any]]:
    match.match(db, "warm up", use_meaning=semantic)
    rows = []
    for query in queries:
        start = time.perf_counter()
        found = match.match(db, query["query"], 10, use_meaning=semantic)
        ms = (time.perf_counter() - start) * 1000
        rows.append({"id": query["id"], "ranked": [names[one.claim_id] for one in found], "ms": round(ms, 2)})
    return rows


def plain(claims: list[dict[str, Any]], queries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The floor: FTS5 with porter, any of the words, bm25."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE claim USING fts5(text, title, tokenize = 'porter unicode61')")
    connection.executemany("INSERT INTO claim VALUES (?, ?)", ((c["text"], c.get("title") or "") for c in claims))
    rows = []
    for query in queries:
        start = time.perf_counter()
        expression = " OR ".join(f'"{word}"' for word in dict.fromkeys(words(query["query"])))
        found = connection.execute("SELECT rowid FROM claim WHERE claim MATCH ? ORDER BY rank LIMIT 10", [expression])
        ids = [claims[row[0] - 1]["id"] for row in found]
        rows.append({"id": query["id"], "ranked": ids, "ms": (time.perf_counter() - start) * 1000})
    return rows


def report(name: str, queries: list[dict[str, Any]], rows: list[dict[str, Any]]) -> None:
    precision, recalled, times = [], 0, sorted(row["ms"] for row in rows)
    for query, row in zip(queries, rows, strict=True):
        first = next((n for n, claim in enumerate(row["ranked"], 1) if claim in query["gold"]), 0)
        precision.append(1 / first if 0 < first <= 5 else 0.0)
        recalled += 0 < first <= 10
    print(
        f"{name:<16} queries {len(queries)}  MAP@5 {statistics.mean(precision):.3f}  R@10 {recalled / len(queries):.3f}"
        f"  p50 {times[len(times) // 2]:.1f} ms  p95 {times[int(len(times) * 0.95)]:.1f} ms"
    )


def already(db: Database, names: dict[int, str], queries: list[dict[str, Any]], semantic: bool) -> None:
    ids = {name: claim_id for claim_id, name in names.items()}
    present, absent = [], []
    for query in queries:
        found = match.match(db, query["query"], 1, use_meaning=semantic)
        right = bool(found) and any(names[i] in query["gold"] for i in (found[0].claim_id, *found[0].twins))
        present.append((found[0].chance if found else 0.0, right))
        gone = [ids[name] for name in query["gold"] if name in ids]
        left = match.match(db, query["query"], 1, use_meaning=semantic, without=gone)
        absent.append(left[0].chance if left else 0.0)
    print("chance   precision   covering   fires when the claim is absent")
    for level in LEVELS:
        fired = [right for chance, right in present if chance >= level]
        precision = f"{statistics.mean(fired):.3f}" if fired else "-"
        false = sum(chance >= level for chance in absent) / len(absent)
        print(f">= {level:.2f}   {precision:>8}   {sum(fired) / len(queries):8.3f}   {false:8.3f}")


if __name__ == "__main__":
    main()
