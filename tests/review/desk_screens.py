"""What the tests of the full screen share: a store with drafts, an application on it, and its screen as text."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

from desk import query

from factcheck.actions.begin import begin
from factcheck.actions.sources import store_source
from factcheck.domain.claim import Claim
from factcheck.domain.selector import quote_at
from factcheck.domain.source import Source
from factcheck.domain.status import Status
from factcheck.query import parse
from factcheck.review.deciding import Desk
from factcheck.review.desk.app import Desktop
from factcheck.review.like import like
from factcheck.store.storage.bulk import Intake
from factcheck.store.storage.opening import open_store

TEXT = (
    "The harbour report\n\nPort director Mira Sol said on Monday that the crane had failed twice. The union denied "
    "that anybody was hurt.\nUnknown hands wrote \x1b[2J[red]the gate\u202e was open[/red] :apple: on the wall.\n"
    + "".join(f"Row {n} of the port's own tables, in which nobody ever looks.\n" for n in range(40))
)
HOSTILE = "\x1b[2J[red]The gate\u202e was open[/red] :apple:"
DRAFTS = (
    ("The crane had failed twice.", "Mira Sol", "the crane had failed twice", "said", Status.ALLEGED),
    ("Anybody was hurt.", "The union", "anybody was hurt", "denied", Status.DENIED),
    (HOSTILE, "Unknown \x1b[31mhands", "the gate\u202e was open", "wrote", Status.ALLEGED),
    ("Nobody ever looks.", "Mira Sol", "nobody ever looks", "", Status.ALLEGED),
)  # fmt: skip


def drafted(path: Path, drafts: Any = DRAFTS, text: str = TEXT, slug: str = "harbour") -> Path:
    """The store, with these drafts in it."""
    with begin(str(path), "Machine", "ingest", print) as work:
        made, _ = store_source(work, Source(slug, "The harbour report", text))
        claims = [
            Claim(
                0, "", words, made, speaker, speaker, cue=cue, reported=Status(reported), draft=True, confidence=0.9,
                origin="ingest:clause", quotes=(quote_at(text, at := text.index(quoted), at + len(quoted)),),
            )
            for words, speaker, quoted, cue, reported in drafts
        ]  # fmt: skip
        list(Intake(work).store(claims))
    return path


CONFLICTING = (
    ("The bridge was closed on Monday.", "Mira Sol", "the crane had failed twice", "said", "confirmed"),
    ("The bridge was closed on Monday.", "The union", "anybody was hurt", "denied", "denied"),
)

Script = Callable[[Desktop, Any], Awaitable[None]]


def piloted(path: Path, script: Script, size: tuple[int, int] = (80, 24), words: str = "", **more: Any) -> Desktop:
    """The application on a store, driven by a script; returns it as it was left."""
    db = open_store(str(path), print)
    write = partial(begin, str(path), "Ana")
    app = Desktop(
        Desk(db, lambda verb: write(verb, print)), parse(words.split()), **{"like": partial(like, db), **more}
    )

    async def run() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await script(app, pilot)

    try:
        asyncio.run(run())
    finally:
        db.close()
    return app


def screen(app: Desktop) -> str:
    """What stands on the screen, as text without trailing blanks."""
    lines = app.screen._compositor.render_strips(app.size)
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in lines) + "\n"


def flat(app: Desktop) -> str:
    """The words of the screen, lines joined."""
    return " ".join(screen(app).split())


def state(path: Path, claim_id: int) -> tuple[bool, bool]:
    (row,) = query(path, "SELECT draft, withdrawn FROM claim WHERE id = ?", claim_id)
    return bool(row[0]), bool(row[1])


def claim(path: Path, number: int, fields: str) -> tuple[Any, ...]:
    (row,) = query(path, f"SELECT {fields} FROM claim WHERE id = ?", number)
    return tuple(row)


def steps(path: Path) -> list[str]:
    return [verb for (verb,) in query(path, "SELECT verb FROM step ORDER BY id")][1:]


async def typed(pilot: Any, key: str, words: str) -> None:
    """Press a key, and write these words instead of what stands in its line."""
    await pilot.press(key, "end", "ctrl+u", *words, "enter")


async def until(app: Any, pilot: Any, words: str) -> None:
    """Wait for these words, however long it takes; the suite itself has an end."""
    while words not in flat(app):
        await pilot.pause(0.02)
