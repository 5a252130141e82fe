"""Reading propositions: called by `p3`, by their text, or by words that only fit one."""

from collections.abc import Iterable

from factcheck.domain.numbers import proposition_number
from factcheck.domain.proposition import Proposition
from factcheck.errors import NotFound, UsageError
from factcheck.store.reads.lookup import like, unknown
from factcheck.store.storage.database import Database
from factcheck.text.fold import name_words

_PROPOSITIONS = """
SELECT id, text, (SELECT count(*) FROM claim WHERE claim.proposition_id = proposition.id AND NOT claim.withdrawn)
FROM proposition
"""


def every(db: Database) -> list[Proposition]:
    """All propositions, oldest first."""
    return [Proposition(*row) for row in db.rows(f"{_PROPOSITIONS} ORDER BY id")]


def proposition(db: Database, name: str) -> Proposition:
    """The one proposition that `name` means. Raises NotFound, and UsageError when it may be several."""
    found = named(db, [name])
    if len(found) > 1:
        texts = [db.value("SELECT text FROM proposition WHERE id = ?", [n]) for n in found[:5]]
        listed = "; ".join(f"p{n}: {text}" for n, text in zip(found, texts, strict=False))
        raise UsageError(f"“{name}” may be {listed}.", "Name one by its number.")
    return Proposition(*db.row(f"{_PROPOSITIONS} WHERE id = ?", found))


def is_there(db: Database, text: str) -> bool:
    """Whether there is a proposition with just this text."""
    return db.row("SELECT 1 FROM proposition WHERE text = ?", [text]) is not None


def named(db: Database, values: Iterable[str]) -> list[int]:
    """The ids of all propositions that one of `values` may mean. Raises NotFound for one that fits none."""
    found: list[int] = []
    for value in values:
        ids = _fitting(db, value)
        if not ids:
            texts = db.column("SELECT text FROM proposition")
            raise unknown("proposition", value, texts)
        found += ids
    return found


def _fitting(db: Database, value: str) -> list[int]:
    number = proposition_number(value)
    if number is not None:
        if db.row("SELECT 1 FROM proposition WHERE id = ?", [number]):
            return [number]
        last = db.newest("proposition")
        raise NotFound(
            f"There is no proposition {value}.", f"The newest is p{last}." if last else "There are none yet."
        )
    exact = db.row("SELECT id FROM proposition WHERE text = ?", [value])
    if exact:
        return [exact[0]]
    same = list(db.rows("SELECT id FROM proposition WHERE folded = ?", [name_words(value)]))
    condition, words = like(db, value)
    rows = same or list(db.rows(f"SELECT id FROM proposition WHERE {condition} ORDER BY id", words))
    return [row[0] for row in rows]
