"""`factcheck` alone: what is in the store, what waits, what to type next."""

import typer

from factcheck.cli.output import write_rows
from factcheck.cli.session import Session
from factcheck.errors import StoreError


def run(ctx: typer.Context) -> None:
    """Print the overview; without a store, how to begin. Raises StoreError for one that cannot be read."""
    from pathlib import Path

    from factcheck.store.reads import stats

    session = Session.of(ctx)
    if "://" not in session.location and not Path(session.location).exists():
        if ctx.params.get("db"):
            raise StoreError(f"There is no store at {session.location}.", "Make one with `factcheck init`.")
        session.say("There is no store yet. Look around with `factcheck demo`, or make one with `factcheck init`.")
        return
    with session.reading() as db:
        found = stats.counted(db)
    write_rows(session, ("store", session.location), [
        ("claims", f"{found['claims']}, {found['marked']} of them marked"),
        ("sources", str(found["sources"])),
        ("speakers", str(found["speakers"])),
        ("waiting", f"{found['drafts']} drafts, {found['open_conflicts']} open conflicts"),
    ])  # fmt: skip
    session.say(f"Next: {_next(found)}. `factcheck --help` lists the commands.")


def _next(found: dict[str, int]) -> str:
    if found["drafts"]:
        return "`factcheck review`"
    if found["open_conflicts"]:
        return "`factcheck conflicts`"
    return "`factcheck search WORDS`" if found["claims"] else "`factcheck ingest FILE` or `factcheck add`"
