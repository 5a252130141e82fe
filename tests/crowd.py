"""A whole desk at once on one store: analysts who mark, some who import, some who search, each a process of its own."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from typing import Any

from factcheck.domain.claim import Claim
from factcheck.domain.status import Status
from factcheck.errors import StoreError

IMPORTED = "batch"
"""The tag of what the importers brought."""


@dataclass(frozen=True)
class Crowd:
    """How many there are of each, and how much each does; `claims` are marked, each by one analyst alone."""

    claims: int = 1_600
    analysts: int = 16
    importers: int = 4
    searchers: int = 4
    batch: int = 250
    """Claims that one import holds."""


@dataclass(frozen=True)
class Done:
    """What one of them did: seconds that each command took, and what went wrong, in words."""

    who: str
    seconds: tuple[float, ...]
    failed: tuple[str, ...]


def made(location: str, claims: int) -> list[int]:
    """A new store with so many claims; their ids."""
    from factcheck.actions.begin import begin
    from factcheck.actions.sources import store_source
    from factcheck.domain.source import Source
    from factcheck.store.storage.bulk import Intake
    from factcheck.store.storage.migrate import create

    create(location)
    with begin(location, "Seeder", "import", print) as work:
        slug, _ = store_source(work, Source("", title="The paper"))
        rows = [Claim(0, "", f"Plant {n} made {n * 7} tonnes in {1990 + n % 30}.", slug) for n in range(claims)]
        return [one.id for one in Intake(work, index_at_once=True).store(rows)]


def _mark(location: str, who: str, ids: Sequence[int]) -> list[Callable[[], object]]:
    from factcheck.actions.begin import begin
    from factcheck.actions.marking import Ruling, mark

    def one(number: int) -> None:
        with begin(location, who, "mark", print) as work:
            mark(work, Ruling(Status.DENIED), [number], note=f"seen by {who}")

    return [partial(one, number) for number in ids]


def _import(location: str, who: str, many: int) -> list[Callable[[], object]]:
    from contextlib import closing

    from factcheck.actions.begin import begin
    from factcheck.actions.comparing_later import compare
    from factcheck.actions.importing import Import
    from factcheck.actions.records import taken
    from factcheck.store.storage.opening import open_store

    def one(first: int) -> None:
        rows = [
            (n, taken({"text": f"Harbour {who} {n} is shut.", "source": "The paper", "tags": [IMPORTED]}))
            for n in range(first, first + many)
        ]
        with begin(location, who, "import", print) as work:
            report = Import(work, later=True).run(rows, lambda _: None)
            if report.refused:
                raise StoreError(str(report.refused[0]))
        compare(report, lambda: closing(open_store(location, print)), lambda: begin(location, who, "import", print))

    return [lambda: one(0), lambda: one(many)]


def _search(location: str, times: int) -> list[Callable[[], object]]:
    from contextlib import closing

    from factcheck.query import parse
    from factcheck.store.search.search import search
    from factcheck.store.storage.opening import open_store

    def one(number: int) -> None:
        with closing(open_store(location, print)) as db:
            if not search(db, parse(["plant", str(number), "tonnes"])).hits:
                raise StoreError(f"Plant {number} was not found.")

    return [partial(one, number) for number in range(times)]


def _worked(who: str, jobs: Sequence[Callable[[], object]], said: Any) -> None:
    seconds, failed = [], []
    for job in jobs:
        began = time.perf_counter()
        try:
            job()
        except Exception as error:  # noqa: BLE001  whatever it is, the crowd is told
            failed.append(f"{type(error).__name__}: {error}")
        seconds.append(time.perf_counter() - began)
    said.put(json.dumps([who, seconds, failed]))


def set_to_work(location: str, ids: Sequence[int], crowd: Crowd) -> list[Done]:
    """Let them all work at once, and wait for the last."""
    share = len(ids) // crowd.analysts
    jobs = {}
    for n in range(crowd.analysts):
        jobs[f"Analyst {n}"] = _mark(location, f"Analyst {n}", ids[n * share : (n + 1) * share])
    for n in range(crowd.importers):
        jobs[f"Importer {n}"] = _import(location, f"Importer {n}", crowd.batch)
    for n in range(crowd.searchers):
        jobs[f"Searcher {n}"] = _search(location, share)
    processes = get_context("fork")
    said = processes.Queue()
    at_work = [processes.Process(target=_worked, args=(who, job, said)) for who, job in jobs.items()]
    for one in at_work:
        one.start()
    found = [json.loads(said.get()) for _ in at_work]
    for one in at_work:
        one.join()
    return [Done(who, tuple(seconds), tuple(failed)) for who, seconds, failed in sorted(found)]


def lost(location: str, ids: Sequence[int], crowd: Crowd) -> list[str]:
    """What is not there though somebody stored it: marks in another's name or none, and claims that were imported."""
    from contextlib import closing

    from factcheck.store.reads import claims, history
    from factcheck.store.storage.opening import open_store

    share = len(ids) // crowd.analysts
    with closing(open_store(location, print)) as db:
        missing = []
        for place, claim in enumerate(claims.by_ids(db, ids[: share * crowd.analysts])):
            given = history.given_by(db, claim.id, "mark")
            if claim.mark is not Status.DENIED or not given or given.by != f"Analyst {place // share}":
                missing.append(f"the mark of claim {claim.id}")
        brought = db.value(
            "SELECT count(*) FROM claim_tag JOIN tag ON tag.id = claim_tag.tag_id WHERE tag.name = ?", [IMPORTED]
        )
    expected = crowd.importers * 2 * crowd.batch
    return missing + ([f"{expected - brought} imported claims"] if brought != expected else [])
