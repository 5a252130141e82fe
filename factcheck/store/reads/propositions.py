"""Reading propositions: called by `p3`, by their text, or by words that only fit one."""

import re
import sqlite3
from collections.abc import Iterable

from factcheck.domain.proposition import Proposition
from factcheck.errors import NotFound, UsageError
from factcheck.store.reads.lookup import like, name_words, unknown

_NUMBER = re.compile(r"[pP]([0-9]{1,18})")
_PROPOSITIONS = """
SELECT id, text, (SELECT count(*) FROM claim WHERE claim.proposition_id = proposition.id AND NOT claim.withdrawn)
FROM proposition
"""


def every(connection: sqlite3.Connection) -> list[Proposition]:
    """All propositions, oldest first."""
    return [Proposition(*row) for row in connection.execute(f"{_PROPOSITIONS} ORDER BY id")]


def proposition(connection: sqlite3.Connection, name: str) -> Proposition:
    """The one proposition that `name` means. Raises NotFound, and UsageError when it may be several."""
    found = named(connection, [name])
    if len(found) > 1:
        texts = [connection.execute("SELECT text FROM proposition WHERE id = ?", [n]).fetchone()[0] for n in found[:5]]
        listed = "; ".join(f"p{n}: {text}" for n, text in zip(found, texts, strict=False))
        raise UsageError(f"“{name}” may be {listed}.", "Name one by its number.")
    return Proposition(*connection.execute(f"{_PROPOSITIONS} WHERE id = ?", found).fetchone())


def named(connection: sqlite3.Connection, values: Iterable[str]) -> list[int]:
    """The ids of all propositions that one of `values` may mean. Raises NotFound for one that fits none."""
    found: list[int] = []
    for value in values:
        ids = _fitting(connection, value)
        if not ids:
            texts = [row[0] for row in connection.execute("SELECT text FROM proposition")]
            raise unknown("proposition", value, texts)
        found += ids
    return found


def _fitting(connection: sqlite3.Connection, value: str) -> list[int]:
    number = _NUMBER.fullmatch(value)
    if number:
        row = connection.execute("SELECT id FROM proposition WHERE id = ?", [int(number[1])]).fetchone()
        if row:
            return [row[0]]
        last = connection.execute("SELECT max(id) FROM proposition").fetchone()[0]
        raise NotFound(
            f"There is no proposition {value}.", f"The newest is p{last}." if last else "There are none yet."
        )
    exact = connection.execute("SELECT id FROM proposition WHERE text = ?", [value]).fetchone()
    if exact:
        return [exact[0]]
    same = connection.execute("SELECT id FROM proposition WHERE folded = ?", [name_words(value)]).fetchall()
    condition, words = like(value)
    rows = same or connection.execute(f"SELECT id FROM proposition WHERE {condition} ORDER BY id", words).fetchall()
    return [row[0] for row in rows]
