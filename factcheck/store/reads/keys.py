"""By which keys two stores of one work meet: of commands, sources and claims."""

from factcheck.store.storage.database import Database

_COMING_BACK = """
SELECT claim.key FROM claim WHERE NOT (claim.withdrawn AND EXISTS (
  SELECT 1 FROM step JOIN step u ON u.undoes_id = step.id WHERE step.id = claim.step_id AND step.file <> ''))
"""


def of(db: Database, table: str) -> set[str]:
    """The keys of all of a "step", "source" or "claim"."""
    return set(db.column(f"SELECT key FROM {table}"))


def of_own_steps(db: Database) -> set[str]:
    """The keys of the commands that were given here."""
    return set(db.column("SELECT key FROM step WHERE NOT imported"))


def of_sources(db: Database) -> dict[str, str]:
    """The id of each source, by its key."""
    return dict(db.rows("SELECT key, slug FROM source ORDER BY id"))


def new_claims(here: Database, there: Database) -> list[int]:
    """The ids of the claims of another store that this one has not, or that came with a merge which was undone."""
    known = set(here.column(_COMING_BACK))
    return [number for number, key in there.rows("SELECT id, key FROM claim ORDER BY id") if key not in known]


def made_by(db: Database, claim: int) -> int:
    """The step that made a claim which is known to be there."""
    return int(db.value("SELECT step_id FROM claim WHERE id = ?", [claim]))


def is_speaker(db: Database, name: str) -> bool:
    """Whether somebody has, or had, just this name as the full one."""
    return db.row("SELECT 1 FROM speaker WHERE name = ?", [name]) is not None
