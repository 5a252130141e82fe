"""Search at 10 thousand, 100 thousand and a million claims, beside raw FTS5 and `sqlite-utils search` on the same rows.

    python tests/bench/search.py [--sizes 10000,100000,1000000] [--in FOLDER]

Needs numpy, and takes names from Faker's lists where it is installed (invented ones where not). Stores are kept in
FOLDER and used again. Warm times are of one process; cold ones are whole commands, processor time, best of five.
"""

import argparse
import os
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import factcheck.cli  # noqa: F401  sets how often Python looks for garbage, as for every command
from factcheck.query import parse
from factcheck.store.search import match, search
from factcheck.store.storage import index, migrate, opening
from factcheck.store.storage.database import Database
from factcheck.text.meaning import available

VOCABULARY = 400_000
QUERIES = 200
SEED = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--in", dest="folder", type=Path)
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="factcheck-search-"))
    folder.mkdir(parents=True, exist_ok=True)
    for size in map(int, arguments.sizes.split(",")):
        measure(made(folder, size), size)
    if not arguments.folder:
        shutil.rmtree(folder)


# The store


def made(folder: Path, size: int) -> Path:
    """A store of `size` claims with its index, and the same rows in a raw FTS5 database; build times are printed."""
    path, raw = folder / f"{size}.db", folder / f"{size}-raw.db"
    if not path.exists():
        unfinished = folder / "unfinished.db"
        unfinished.unlink(missing_ok=True)
        migrate.create(unfinished)
        fill(unfinished, size)
        db = opening.place(unfinished).connect(writing=True)
        before, start, busy = db.bytes(), time.perf_counter(), time.process_time()
        with db.transaction():
            index.rebuild(db)
        db.write("PRAGMA wal_checkpoint(TRUNCATE)")
        took, busy = time.perf_counter() - start, time.process_time() - busy
        grown = (db.bytes() - before) / 1e6
        say(size, "index built", f"{took:.1f} s, {busy:.1f} s of processor, {size / took:,.0f} claims/s")
        say(size, "index size", f"{grown:.0f} MB on {before / 1e6:.0f} MB")
        words = db.value("SELECT count(*) FROM word")
        say(size, "vocabulary", f"{words:,} words")
        db.close()
        unfinished.rename(path)
    if not raw.exists():
        start = time.perf_counter()
        raw_index(path, raw)
        say(
            size,
            "raw FTS5 built",
            f"{time.perf_counter() - start:.1f} s, with its rows {raw.stat().st_size / 1e6:.0f} MB",
        )
    return path


def fill(path: Path, size: int) -> None:
    """Claims of a Zipf vocabulary with names, quotes, speakers and sources, straight into the tables."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(
        "INSERT INTO step (id, key, at, analyst, verb, imported) VALUES (1, 'bench', '2025', 'bench', 'import', 0)"
    )
    names = people(random.Random(SEED), 20_000)
    phrases = sentences(size)
    connection.executemany(
        "INSERT INTO speaker (id, name, folded, kind) VALUES (?, ?, ?, 'unknown')",
        ((n, f"{name} {n}" if name in names[: n - 1][-50:] else name, name.lower()) for n, name in _unique(names)),
    )
    speakers = connection.execute("SELECT count(*) FROM speaker").fetchone()[0]
    columns = "id, slug, key, title, text, sha256, text_sha256, publisher, author, url, published, retrieved, language"
    connection.executemany(
        f"INSERT INTO source ({columns}, note, withdrawn, step_id) VALUES (?, ?, ?, ?{', ?' * 9}, '', 0, 1)",
        ((n, f"s{n}", f"k{n}", next(phrases)[:80], *[""] * 9) for n in range(1, 2001)),
    )
    rng = random.Random(SEED + 1)
    rows, quotes = [], []
    for n in range(1, size + 1):
        text = f"{names[rng.randrange(len(names))]} {next(phrases)}"
        rows.append((n, f"c{n}", text, rng.randint(1, 2000), rng.randint(1, speakers)))
        if n % 2:
            quotes.append((n, 0, next(phrases)))
        if len(rows) == 50_000 or n == size:
            connection.executemany(
                "INSERT INTO claim (id, key, text, source_id, speaker_id, speaker_as_written, cue, reported, said_on, "
                "opposite, note, origin, draft, withdrawn, disputed, step_id, created_at, created_by) "
                "VALUES (?, ?, ?, ?, ?, '', 'said', 'alleged', '2025-01-01', 0, '', 'import', 0, 0, 0, 1, "
                "'2025-01-01T00:00:00Z', 'bench')",
                rows,
            )
            connection.executemany(
                "INSERT INTO quote (claim_id, position, exact, prefix, suffix) VALUES (?, ?, ?, '', '')", quotes
            )
            rows, quotes = [], []
    connection.commit()
    connection.close()


def _unique(names: list[str]) -> Iterator[tuple[int, str]]:
    return enumerate(dict.fromkeys(names), 1)


def sentences(size: int) -> Iterator[str]:
    """Twelve words at a time, the n-th word of the vocabulary as often as Zipf says (1 / n)."""
    import numpy as np

    words = np.array(vocabulary(random.Random(SEED), VOCABULARY), dtype=object)
    share = 1.0 / np.arange(1, VOCABULARY + 1)
    cumulated = np.cumsum(share / share.sum())
    rng = np.random.default_rng(SEED + size)
    while True:
        drawn = words[np.searchsorted(cumulated, rng.random((20_000, 12)))]
        yield from map(" ".join, drawn)


def vocabulary(rng: random.Random, size: int) -> list[str]:
    """Pronounceable words, the common ones short; function words lead."""
    consonants, vowels, ends = "bcdfghjklmnprstvwz", "aeiou", ("", "", "n", "r", "s", "t", "l", "nd", "st", "ng")
    made = dict.fromkeys(sorted(search.STOP_WORDS))
    while len(made) < size:
        syllables = min(5, 1 + int(rng.expovariate(1.1) + len(made) ** 0.08))
        word = "".join(rng.choice(consonants) + rng.choice(vowels) for _ in range(syllables)) + rng.choice(ends)
        made.setdefault(word)
    return list(made)[:size]


def people(rng: random.Random, size: int) -> list[str]:
    """Full names from Faker's lists for a dozen countries, else invented ones."""
    try:
        from faker import Faker
    except ImportError:
        parts = [word.title() for word in vocabulary(random.Random(SEED), 30_000)[500:]]
        return [f"{rng.choice(parts)} {rng.choice(parts)}" for _ in range(size)]
    fake = Faker(
        ["en_US", "de_DE", "fr_FR", "tr_TR", "az_AZ", "pl_PL", "it_IT", "es_ES", "nl_NL", "sv_SE", "ru_RU", "uk_UA"]
    )
    Faker.seed(SEED)
    return [f"{fake.first_name()} {fake.last_name()}" for _ in range(size)]


def raw_index(path: Path, raw: Path) -> None:
    """The same text in a table with an FTS5 index, as sqlite-utils makes it (`enable-fts --tokenize porter`)."""
    raw.unlink(missing_ok=True)
    connection = sqlite3.connect(raw)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE claim (id INTEGER PRIMARY KEY, text TEXT, quotes TEXT, speaker TEXT, source TEXT)")
    connection.execute("ATTACH ? AS store", [str(path)])
    connection.execute(
        "INSERT INTO claim SELECT c.id, c.text, (SELECT group_concat(exact) FROM store.quote WHERE claim_id = c.id), "
        "s.name, d.title FROM store.claim c JOIN store.speaker s ON s.id = c.speaker_id "
        "JOIN store.source d ON d.id = c.source_id"
    )
    connection.commit()
    connection.execute("DETACH store")
    columns = "text, quotes, speaker, source"
    connection.execute(f"CREATE VIRTUAL TABLE claim_fts USING fts5({columns}, tokenize='porter', content=[claim])")
    connection.execute(f"INSERT INTO claim_fts (rowid, {columns}) SELECT rowid, {columns} FROM claim")
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


# The queries


def queries(path: Path) -> dict[str, list[str]]:
    """Two to four words of one claim; the same with a misspelt word; words that no one claim has together."""
    rng = random.Random(SEED)
    connection = sqlite3.connect(path)
    last = connection.execute("SELECT max(id) FROM claim").fetchone()[0]
    texts = [
        connection.execute("SELECT text FROM claim WHERE id = ?", [rng.randint(1, last)]).fetchone()[0]
        for _ in range(3 * QUERIES)
    ]
    kept = [[w for w in text.split() if w.lower() not in search.STOP_WORDS] for text in texts]
    groups = [rng.sample(words, min(len(words), rng.randint(2, 4))) for words in kept]
    found, misspelt, apart = groups[:QUERIES], groups[QUERIES : 2 * QUERIES], groups[2 * QUERIES :]
    return {
        "all words": [" ".join(words) for words in found],
        "one misspelt": [" ".join(with_edit(rng, words)) for words in misspelt],
        "any word": [" ".join(a[:2] + b[-2:]) for a, b in zip(apart, apart[1:] + apart[:1], strict=True)],
    }


def with_edit(rng: random.Random, words: list[str]) -> list[str]:
    at = max(range(len(words)), key=lambda i: len(words[i]))
    return [*words[:at], edited(rng, words[at]), *words[at + 1 :]]


def edited(rng: random.Random, word: str) -> str:
    """One letter dropped, doubled, changed, or swapped with the next; never the first."""
    at = rng.randrange(1, len(word)) if len(word) > 1 else 0
    kind = rng.randrange(4)
    if kind == 0 and len(word) > 3:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2 and at + 1 < len(word) and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + rng.choice([c for c in "abcdefghijklmnopqrstuvwxyz" if c != word[at]]) + word[at + 1 :]


# The measuring


def measure(path: Path, size: int) -> None:
    db = opening.place(path).connect()
    raw = sqlite3.connect(path.with_name(f"{size}-raw.db"))
    asked = queries(path)
    print(f"{'':>9}  the extra [semantic] is {'' if available() else 'not '}installed; load {os.getloadavg()[0]:.1f}")
    for kind, texts in asked.items():
        parsed = [parse(text.split()) for text in texts]
        search.search(db, parsed[0])
        say(size, f"factcheck, {kind}", spread(lambda q: search.search(db, q), parsed))
    matches = [[f'"{word}"' for word in text.split()] for text in asked["all words"]]
    say(size, "raw FTS5, all words", spread(lambda e: raw_search(raw, e), [" ".join(m) for m in matches]))
    say(size, "raw FTS5, any word", spread(lambda e: raw_search(raw, e), [" OR ".join(m) for m in matches]))
    texts = [row[0] for row in db.rows("SELECT text FROM claim WHERE id % ? = 1 LIMIT 60", [max(1, size // 60)])]
    match.match(db, texts[0])
    say(size, "match", spread(lambda text: match.match(db, text), texts))
    listed(db, size)
    one_more(path, size)
    cold(path, size, asked["all words"][:5])


def raw_search(connection: sqlite3.Connection, expression: str) -> None:
    connection.execute(
        "SELECT claim.* FROM claim_fts JOIN claim ON claim.id = claim_fts.rowid WHERE claim_fts MATCH ? "
        "ORDER BY claim_fts.rank LIMIT 20",
        [expression],
    ).fetchall()


def listed(db: Database, size: int) -> None:
    from factcheck.store.search import listing

    for words in (["status:alleged"], ["source:s7"], ["is:draft"], ["on:2025"], ["is:unreviewed"]):
        try:
            query = parse(words)
            start = time.perf_counter()
            list(listing.ids(db, query, limit=50))
        except Exception as error:  # noqa: BLE001  a benchmark goes on
            say(size, f"list {words[0]}", f"{type(error).__name__}: {error}")
            continue
        say(size, f"list {words[0]}, first page", f"{(time.perf_counter() - start) * 1000:.1f} ms")


def one_more(path: Path, size: int) -> None:
    """Index one new claim (and take it back)."""
    db = opening.place(path).connect(writing=True)
    times = []
    for n in range(20):
        db.write("BEGIN")
        db.write(
            "INSERT INTO claim (id, key, text, source_id, speaker_id, reported, speaker_as_written, cue, said_on, "
            "opposite, note, origin, draft, withdrawn, disputed, step_id, created_at, created_by) "
            "SELECT id + 1, 'bench' || ?, text || ' Zyzzyva' || ?, source_id, speaker_id, reported, '', '', '', 0, '', "
            "'hand', 0, 0, 0, step_id, created_at, created_by FROM claim ORDER BY id DESC LIMIT 1",
            [n, n],
        )
        start = time.perf_counter()
        index.add(db, [db.newest("claim")])
        times.append((time.perf_counter() - start) * 1000)
        db.write("ROLLBACK")
    say(size, "index one more claim", f"median {statistics.median(times):.2f} ms, most {max(times):.2f} ms")


def cold(path: Path, size: int, texts: list[str]) -> None:
    """Whole commands, from the start of the interpreter."""
    raw = path.with_name(f"{size}-raw.db")
    ours = [sys.executable, "-m", "factcheck", "--db", str(path), "search"]
    theirs = [str(Path(sys.executable).with_name("sqlite-utils")), "search", str(raw), "claim"]
    for name, command in (("factcheck search", ours), ("sqlite-utils search --limit 20", theirs)):
        end = [] if command is ours else ["--limit", "20"]
        times = [processor_time([*command, text, *end]) for text in texts]
        say(size, f"cold {name}", f"{min(times) * 1000:.0f} to {max(times) * 1000:.0f} ms")


def processor_time(command: list[str]) -> float:
    best = float("inf")
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, capture_output=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode:
            return float("nan")
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


def spread(ask: Callable[[Any], object], asked: list[Any]) -> str:
    """Milliseconds by the clock, and of the processor, which a busy machine does not double."""
    figures = []
    for clock in (time.perf_counter, time.process_time):
        times = []
        for query in asked:
            start = clock()
            ask(query)
            times.append((clock() - start) * 1000)
        times.sort()
        figures.append(f"p50 {times[len(times) // 2]:7.2f} ms   p95 {times[int(len(times) * 0.95)]:7.2f} ms")
    return f"{figures[0]}   (processor, asked again: {figures[1]})"


def say(size: int, what: str, figure: str) -> None:
    print(f"{size:>9,}  {what:<34} {figure}", flush=True)


if __name__ == "__main__":
    main()
