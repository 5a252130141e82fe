"""A store on a server beside a store in a file: the same commands on the same claims, in one run.

    python tests/bench/server.py speed [--claims 100000] [--in FOLDER] [--server URL]
    python tests/bench/server.py crowd [--server URL]
    python tests/bench/server.py ranks CLAIMS.jsonl QUERIES.jsonl [--server URL]

`speed` takes the store of `search.py`, copies it to the server with `factcheck copy`, and asks both the same; imports
and exports are those of `bulk.py`, new claims are checked as `factcheck add` does. `crowd` is sixteen analysts who
mark, four who import and four who search at once. `ranks` is `matching.py` on both. Databases named bench_… are made
on the server (`postgresql://postgres@127.0.0.1:5432/postgres`) and dropped.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import bulk
import crowd as crowds
import matching
import search as searching
import servers
from stores import work

from factcheck.actions.checking import recheck
from factcheck.actions.copying_store import copy_store
from factcheck.domain.claim import Claim
from factcheck.query import parse
from factcheck.store.reads import claims
from factcheck.store.search import listing, search
from factcheck.store.storage.bulk import Intake
from factcheck.store.storage.database import Database
from factcheck.store.storage.opening import open_store

NEW = 20
"""New claims that are checked, one by one."""
ASKED = 60
"""Queries of each kind."""
IMPORTED = 50_000
"""Claims of the imports and the export."""
COLD = 5
"""Whole commands of which the processor's time is taken; the middle one counts."""
PAGES = (["status:alleged"], ["source:s7"], ["on:2025"], ["is:unreviewed"])

Stores = dict[str, str]


@contextmanager
def on_server(server: str, name: str) -> Iterator[str]:
    """A database of this name that is not there, and is dropped in the end."""
    database = f"bench_{name}"
    servers.run(server, f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
    try:
        yield servers.named(server, database)
    finally:
        servers.run(server, f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


def timed(what: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds by the clock and of this process's processor."""
    began, busy = time.perf_counter(), time.process_time()
    what()
    return (time.perf_counter() - began) * 1000, (time.process_time() - busy) * 1000


def spread(times: list[float]) -> str:
    """The middle and the slowest twentieth."""
    ordered = sorted(times)
    return f"{ordered[len(ordered) // 2]:.1f} / {ordered[int(len(ordered) * 0.95)]:.1f}"


def asked(db: Database, file: Path) -> Iterator[tuple[str, str]]:
    """What is asked of a store by searches and lists, when one of each kind has warmed it."""
    for kind, texts in searching.queries(file).items():
        parsed = [parse(text.split()) for text in texts[:ASKED]]
        search.search(db, parsed[0])
        yield f"search, {kind}, ms p50 / p95", spread([timed(lambda q=q: search.search(db, q))[0] for q in parsed])
    pages = [
        timed(lambda w=words: list(claims.by_ids(db, list(listing.ids(db, parse(w), limit=50)))))[0]
        for words in PAGES
        for _ in range(5)
    ]
    yield "list, first page, ms p50 / p95", spread(pages)


def new_claims(location: str) -> str:
    """Add claims one by one, each checked against all; nothing is kept."""
    times = []
    with work(Path(location) if "://" not in location else location, dry=True) as unit:
        like = list(claims.by_ids(unit.db, range(1, 20_000, 20_000 // NEW)))
        for one in like:
            fresh = Claim(0, "", f"{one.text} 17", one.source, speaker=one.speaker)
            (made,) = Intake(unit, index_at_once=True).store([fresh])
            times.append(timed(lambda number=made.id: recheck(unit, [number]))[0])
    return spread(times)


Spent = tuple[float, float, float]
"""Seconds by the clock, of the command's processor, and of the server's."""


def whole(server: str, location: str, *words: str) -> Spent:
    """What a whole command spends."""
    before = served(server)
    seconds, used, _ = bulk.timed([sys.executable, "-m", "factcheck", "--db", location, *words])
    return seconds, used, served(server) - before


def served(server: str) -> float:
    """Seconds of the processor that a server on this machine has used; 0 for one elsewhere."""
    ((backend,),) = servers.query(server, "SELECT pg_backend_pid()")
    try:
        keeper = _parts(backend)[1]
        children = Path(f"/proc/{keeper}/task/{keeper}/children").read_text().split()
        ticks = sum(map(int, _parts(keeper)[11:15]))
    except OSError:
        children, ticks = [], 0
    for child in children:
        try:
            ticks += sum(map(int, _parts(child)[11:13]))
        except OSError:  # it has ended, and its parent counts it
            continue
    return ticks / os.sysconf("SC_CLK_TCK")


def _parts(process: object) -> list[str]:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()


def speed(size: int, folder: Path, server: str) -> None:
    """Print the table of one size."""
    file = searching.made(folder, size)
    with on_server(server, f"speed_{size}") as url, on_server(server, f"import_{size}") as fresh:
        began = time.perf_counter()
        copy_store(str(file), url, lambda _: None, lambda _: None)
        print(f"copied to the server in {time.perf_counter() - began:.0f} s", flush=True)
        servers.run(url, "VACUUM ANALYZE")
        found: dict[str, dict[str, str]] = {}
        for name, location in (("file", str(file)), ("server", url)):
            db = open_store(location, print)
            told = found.setdefault(name, {})
            for what, figure in asked(db, file):
                told[what] = figure
                print(f"  {name}: {what} {figure}", file=sys.stderr, flush=True)
            db.close()
            told["new claim's conflicts, ms p50 / p95"] = new_claims(location)
            told.update(moved(server, location, folder, str(folder / "fresh.db") if name == "file" else fresh))
        print(f"\n{size:,} claims, load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores\n")
        print("| what | file | server |\n|---|---:|---:|")
        for what, figure in found["file"].items():
            print(f"| {what} | {figure} | {found['server'][what]} |")


def moved(server: str, location: str, folder: Path, fresh: str) -> dict[str, str]:
    """Imports and exports, and the processor's time of a search from a cold start."""
    lines = folder / f"{IMPORTED}.jsonl"
    if not lines.exists():
        with lines.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(record) + "\n" for record in bulk.records(IMPORTED))
    Path(fresh).unlink(missing_ok=True)
    whole(server, fresh, "init", fresh)
    taken = whole(server, fresh, "import", str(lines))
    again = whole(server, fresh, "import", str(lines))
    given = whole(server, fresh, "export", "jsonl", "-o", str(folder / "out.jsonl"))
    cold = statistics.median(whole(server, location, "search", "the", "of")[1] for _ in range(COLD))
    return {
        f"import of {IMPORTED:,}": spent(taken),
        "the same again": spent(again),
        "export jsonl": spent(given),
        "search from a cold start, ms of the client's processor": f"{cold * 1000:.0f}",
    }


def spent(seconds: Spent) -> str:
    """Claims a second by the clock, and the seconds of both processors."""
    clock, client, server = seconds
    return f"{IMPORTED / clock:,.0f} a second by the clock; {client:.1f} s of the client, {server:.1f} of the server"


def crowd(server: str) -> None:
    """Print what a whole desk at once lost, and how long anybody waited."""
    many = crowds.Crowd()
    with on_server(server, "crowd") as url:
        ids = crowds.made(url, many.claims)
        os.environ["FACTCHECK_BUSY_SECONDS"] = "600"
        began = time.perf_counter()
        done = crowds.set_to_work(url, ids, many)
        took = time.perf_counter() - began
        deadlocks = servers.query(url, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        print(f"{many}\n{took:.1f} s, load {os.getloadavg()[0]:.1f}")
        print(f"failed: {[said for one in done for said in one.failed] or 'nothing'}")
        print(f"lost: {crowds.lost(url, ids, many) or 'nothing'}; deadlocks: {deadlocks[0][0]}")
        for kind in ("Analyst", "Importer", "Searcher"):
            times = [second for one in done if one.who.startswith(kind) for second in one.seconds]
            print(f"{kind}: {len(times)} commands, s p50 / p95 {spread(times)}, the longest {max(times):.1f} s")


def ranks(claims_file: Path, queries_file: Path, server: str) -> None:
    """Print how well both rank."""
    made, queries = matching.read(claims_file), matching.read(queries_file)
    with tempfile.TemporaryDirectory() as folder, on_server(server, "ranks") as url:
        for name, location in (("file", str(Path(folder) / "factcheck.db")), ("server", url)):
            names = matching.store(location, made)  # a place is as good as a path
            matching.report(name, queries, matching.ranked(open_store(location, print), names, queries, False))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["speed", "crowd", "ranks"])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--in", dest="folder", type=Path)
    parser.add_argument("--server", default=servers.LOCAL)
    given = parser.parse_args()
    if given.what == "crowd":
        crowd(given.server)
    elif given.what == "ranks":
        ranks(*given.files, given.server)
    else:
        with tempfile.TemporaryDirectory() as temporary:
            folder = given.folder or Path(temporary)
            folder.mkdir(parents=True, exist_ok=True)
            speed(given.claims, folder, given.server)


if __name__ == "__main__":
    main()
