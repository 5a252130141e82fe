"""`factcheck` alone: what is in the store, what waits, what others did meanwhile, what to type next."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import typer

from factcheck.cli.output import is_table, show, write_rows
from factcheck.cli.session import Session
from factcheck.errors import StoreError

if TYPE_CHECKING:
    from rich.console import Console

    from factcheck.store.reads.waiting import Doings, Waiting
    from factcheck.store.storage.database import Database

GROUPED = 500
"""Open conflicts up to which they are counted as questions too: grouping reads all their claims."""


class Todo(NamedTuple):
    """How many of what wait, and the command that shows them."""

    many: int
    what: str
    command: str


def run(ctx: typer.Context) -> None:
    """Print the overview; without a store, how to begin. Raises StoreError for one that cannot be read."""
    from pathlib import Path

    from factcheck.domain.conflict import AT_ONCE
    from factcheck.store.reads import waiting

    session = Session.of(ctx)
    if "://" not in session.location and not Path(session.location).exists():
        if ctx.params.get("db"):
            raise StoreError(f"There is no store at {session.location}.", "Make one with `factcheck init`.")
        session.say("There is no store yet. Look around with `factcheck demo`, or make one with `factcheck init`.")
        return
    who = session.analyst
    with session.reading() as db:
        found = waiting.waiting(db, AT_ONCE)
        todo = [*_own(db, who), *_todo(db, found)]
        last, own = waiting.last_change(db), waiting.last_of(db, who)
        others = waiting.since(db, own[0] if own else 0, who)
    head = _head(found, last)
    told = _others(others)
    here = f"{who}, {_day(own[1])}" if own else f"{who} has done nothing here yet"
    since = f"since your last command ({here})" if own else f"by others ({here})"
    if is_table(session, ""):
        show(session, lambda console: _draw(_short(session.place), head, todo, since, told, own, console))
    else:
        rows = [("store", session.place, ""), *(("holds", part, "") for part in head)]
        rows += [("to do", f"{one.many} {one.what}", one.command) for one in todo]
        write_rows(session, (), rows + [("others", line, "factcheck log") for line in told])
    session.say(f"Next: {_next(found, todo)}. `factcheck help` lists the commands.")


def _own(db: "Database", who: str) -> "list[Todo]":
    """What waits for this analyst."""
    from factcheck.store.reads import desk, replies

    own = desk.own(db, who, replies.now())
    late = f", {own.overdue} overdue" if own.overdue else ""
    rows = [
        Todo(own.assigned, f"{_plural(own.assigned, 'claim')} for you{late}", f"factcheck list {_assigned(who)}"),
        Todo(own.unapproved, f"{_plural(own.unapproved, 'mark')} of others to approve", _APPROVE),
    ]
    return [row for row in rows if row.many]


_APPROVE = "factcheck list is:marked not is:approved"


def _assigned(who: str) -> str:
    return f"'assigned:\"{who}\"' not state:done" if " " in who else f"assigned:{who} not state:done"


def _todo(db: "Database", found: "Waiting") -> "list[Todo]":
    """What waits, the nearest first; what there is none of is left out."""
    from factcheck.store.reads.waiting import NAMED

    titles = [title for title, _ in found.drafts_of]
    of = f" of “{titles[0][:40]}”" if len(titles) == 1 else ""
    resting = ", ".join(f"#{marked} on {ground}" for marked, ground in found.resting[:NAMED])
    overdue = _overdue(db)
    rescan = "factcheck conflicts --rescan"
    rows = [
        Todo(found.drafts, f"{_plural(found.drafts, 'draft')}{of} to decide", "factcheck review"),
        _conflicts(db, found.conflicts),
        Todo(found.unlooked, f"{_plural(found.unlooked, 'claim')} never compared with the others", rescan),
        Todo(found.unread, f"{_plural(found.unread, 'claim')} compared by words so far", "factcheck conflicts"),
        Todo(int(found.broken_off > 0), f"check of everything broken off at claim {found.broken_off}", rescan),
        Todo(
            len(found.resting),
            f"{_plural(len(found.resting), 'mark')} on ground that changed: {resting}",
            _STALE,
        ),
        Todo(found.old, f"{_plural(found.old, 'mark')} older than {db.old_after} days", _STALE),
        Todo(overdue, f"{_plural(overdue, 'claim')} with an answer overdue", "factcheck list reply:overdue"),
        Todo(found.unmarked, f"{_plural(found.unmarked, 'claim')} that nobody marked", "factcheck list is:unreviewed"),
        Todo(found.unfiled, f"{_plural(found.unfiled, 'claim')} under no proposition", "factcheck suggest"),
        Todo(found.compare, f"{_plural(found.compare, 'pair')} worth comparing", "factcheck conflicts --compare"),
    ]
    return [row for row in rows if row.many]


SHORT = 40
"""Columns of a path that is shown whole, about half of the usual terminal."""


def _short(location: str) -> str:
    """The store's place from here or from home, of a long one the end."""
    import os
    from pathlib import Path

    if "://" in location:
        return location
    full = os.path.abspath(location)
    home = str(Path.home())
    ways = [os.path.relpath(full), full.replace(home, "~", 1) if full.startswith(home + os.sep) else full]
    shortest = min(ways, key=len)
    return shortest if len(shortest) <= SHORT else os.path.join("…", *Path(full).parts[-2:])[-SHORT:]


_STALE = "factcheck list is:stale"


def _overdue(db: "Database") -> int:
    from factcheck.query import parse
    from factcheck.store.search import listing

    return listing.count(db, parse(["reply:overdue"]))


def _conflicts(db: "Database", many: int) -> Todo:
    """The open conflicts that no marks have settled, as questions too where they are not too many to be read."""
    command = "factcheck conflicts"
    if not 0 < many <= GROUPED:
        return Todo(many, f"open {_plural(many, 'conflict')}", command)
    from factcheck.domain.dispute import disputes, settled
    from factcheck.store.reads import claims, conflicts

    pairs = list(conflicts.every(db))
    known = claims.index(db, {number for pair in pairs for number in pair.claims})
    left = [pair for pair in pairs if not settled(pair, *(known[number] for number in pair.claims))]
    questions = len(disputes(left, known))
    told = f"open {_plural(len(left), 'conflict')} in {questions} {_plural(questions, 'question')}"
    return Todo(len(left), told, command)


def _plural(many: int, one: str) -> str:
    return one if many == 1 else f"{one}s"


def _head(found: "Waiting", last: tuple[str, str] | None) -> list[str]:
    head = [f"{found.claims:,} {_plural(found.claims, 'claim')}"]
    head.append(f"{found.sources:,} {_plural(found.sources, 'document')}")
    return [*head, f"last change {_day(last[0])}, {last[1]}{_ago(last[0])}"] if last else head


def _day(at: str) -> str:
    from factcheck.text.clock import local_day

    return local_day(at)


def _ago(at: str) -> str:
    from factcheck.text.clock import days_since

    days = days_since(at)
    return "" if days is None or days < 1 else f" ({days} {_plural(days, 'day')} ago)"


_PAST = {
    "mark": "marked", "file": "filed", "dismissed": "dismissed", "upheld": "upheld", "reopen": "reopened",
    "add": "added", "edit": "edited", "accept": "accepted", "reject": "rejected", "withdraw": "withdrew",
    "restore": "restored", "ingest": "drafted", "import": "imported", "demo": "imported", "undo": "took back",
    "suggest accept": "filed", "split": "parted", "suggest dismiss": "turned down",
}  # fmt: skip


def _others(doings: "Sequence[Doings]") -> list[str]:
    told: dict[str, dict[str, int]] = {}
    for one in doings:
        verb = _PAST.get(one.verb, f"{one.verb}:")
        told.setdefault(one.who, {})[verb] = told.get(one.who, {}).get(verb, 0) + one.many
    return [f"{who} " + ", ".join(f"{verb} {many:,}" for verb, many in did.items()) for who, did in told.items()]


def _draw(
    location: str,
    head: list[str],
    todo: list[Todo],
    since: str,
    told: list[str],
    own: tuple[int, str] | None,
    console: "Console",
) -> None:
    from rich.text import Text

    from factcheck.rendering.layout import NARROW, plain
    from factcheck.rendering.lines import ends, indented, joined

    indented(plain(location, "bold") + Text("   ") + joined(head), 0, console, hanging=2)
    console.print()
    width = max((len(f"{one.many:,}") for one in todo), default=1)
    indented(plain(" to do" if todo else " nothing waits", "bold"), 0, console)
    for one in todo:
        left = plain(f"   {one.many:>{width},}  ", "bold") + plain(one.what)
        if console.width < NARROW:
            indented(left, 0, console, hanging=width + 5)
            indented(plain(one.command, "dim"), width + 5, console)
        else:
            ends(left, plain(one.command, "dim"), console, min(console.width, 100), below=width + 5)
    indented(plain(f" {since}", "bold"), 0, console, hanging=3)
    for line in told or ["nothing"]:
        indented(plain(line), 3, console, hanging=2)
    if told:
        since_day = f" --since {_day(own[1])}" if own else ""
        indented(plain(f"factcheck log{since_day}", "dim"), 3, console)


def _next(found: "Waiting", todo: list[Todo]) -> str:
    if not found.claims and not found.drafts:
        return "`factcheck ingest FILE` or `factcheck add`"
    urgent = [one for one in todo if one.command.split()[1] not in ("list", "suggest")]
    return f"`{urgent[0].command}`" if urgent else "`factcheck search WORDS`"
