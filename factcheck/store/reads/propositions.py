"""Reading propositions: called by `p3`, by their text, or by words that only fit one.

A proposition under which no claim is filed any more (its filings were undone, or moved to another) is in no list, and
no words find it; its number and its exact text still do, for whoever wrote them down.
"""

import json
from collections.abc import Iterable

from factcheck.domain.numbers import proposition_number
from factcheck.domain.proposition import Proposition
from factcheck.errors import NotFound, UsageError
from factcheck.store.reads.lookup import like, unknown
from factcheck.store.storage.database import Database
from factcheck.text.clock import ago_and_why
from factcheck.text.fold import name_words

_PROPOSITIONS = """
SELECT id, text, (SELECT count(*) FROM claim WHERE claim.proposition_id = proposition.id AND NOT claim.withdrawn)
FROM proposition
"""


FILED = "EXISTS (SELECT 1 FROM claim WHERE claim.proposition_id = proposition.id AND NOT claim.withdrawn)"
"""The condition that a claim is filed under a proposition now."""

GONE = (
    "EXISTS (SELECT 1 FROM proposition_gone WHERE proposition_gone.proposition_id = proposition.id AND NOT EXISTS "
    f"(SELECT 1 FROM step later WHERE later.undoes_id = proposition_gone.step_id)) AND NOT {FILED}"
)
"""The condition that somebody took an empty proposition off: no number finds it any more, until a claim is filed there.
"""

SAME = 0.85
"""From this share of shared words on a new proposition may be one that is there. Of 13,021 pairs of different claims of
the stores in tests/gold/conflict_stores/seen two are as much alike, and a person is asked only.
"""


def every(db: Database) -> list[Proposition]:
    """The propositions that claims are filed under, oldest first."""
    return [Proposition(*row) for row in db.rows(f"{_PROPOSITIONS} WHERE {FILED} ORDER BY id")]


def proposition(db: Database, name: str) -> Proposition:
    """The one proposition that `name` means. Raises NotFound, and UsageError when it may be several."""
    found = named(db, [name])
    if len(found) > 1:
        texts = [_text(db, n) for n in found[:5]]
        listed = "; ".join(f"p{n}: {text}" for n, text in zip(found, texts, strict=False))
        raise UsageError(f"“{name}” may be {listed}.", "Name one by its number.")
    return Proposition(*db.row(f"{_PROPOSITIONS} WHERE id = ?", found))


def is_there(db: Database, text: str) -> bool:
    """Whether there is a proposition with just this text."""
    return db.row(f"SELECT 1 FROM proposition WHERE text = ? AND NOT ({GONE})", [text]) is not None


def empty(db: Database) -> list[Proposition]:
    """The propositions that no claim is filed under any more and that nobody took off yet, oldest first."""
    return [Proposition(*row) for row in db.rows(f"{_PROPOSITIONS} WHERE NOT {FILED} AND NOT ({GONE}) ORDER BY id")]


def gone(db: Database) -> set[str]:
    """The texts of the propositions that somebody took off."""
    return set(db.column(f"SELECT text FROM proposition WHERE {GONE}"))


def taken_off(db: Database, number: int) -> str:
    """Who took an empty proposition off, when and why, in a sentence; "" for one that is there."""
    row = db.row(
        "SELECT step.analyst, step.at, note FROM proposition_gone JOIN step ON step.id = proposition_gone.step_id "
        f"JOIN proposition ON proposition.id = proposition_id WHERE proposition.id = ? AND {GONE} "
        "ORDER BY proposition_gone.id DESC",
        [number],
    )
    return f"{row[0]} took p{number} off {ago_and_why(row[1], row[2])}." if row else ""


def _text(db: Database, number: int) -> str:
    return str(db.value("SELECT text FROM proposition WHERE id = ?", [number]))


def filed(db: Database, number: int, *, opposite: bool) -> list[int]:
    """The ids of the claims, withdrawn ones too, that state a proposition, or its opposite."""
    return db.column("SELECT id FROM claim WHERE proposition_id = ? AND opposite = ? ORDER BY id", [number, opposite])


def turned_down(db: Database, number: int) -> list[int]:
    """The ids of the claims that a person did not want under a proposition."""
    return db.column("SELECT claim_id FROM dismissal WHERE proposition_id = ? ORDER BY claim_id", [number])


def followed(db: Database, gone: Proposition) -> str:
    """The text of the proposition that the claims of one without any were filed under last; "" when there is none."""
    old = [json.dumps([gone.text, opposite]) for opposite in (False, True)]
    row = db.row(
        "SELECT new FROM event WHERE field = 'proposition' AND old IN (?, ?) AND new <> 'null' ORDER BY id DESC", old
    )
    return str(json.loads(row[0])[0]) if row else ""


def alike(db: Database, text: str) -> list[tuple[Proposition, float]]:
    """The propositions whose words are nearly those of `text`, the most alike first, each with how alike (0 to 1).

    None where `text` names one, by its number or its very words.
    """
    from factcheck.text.similarity import same_words

    if is_there(db, text) or proposition_number(text) is not None:
        return []
    known = every(db)
    found = same_words(text, [one.text for one in known], SAME)
    return [(known[place], share) for place, share in found]


def named(db: Database, values: Iterable[str]) -> list[int]:
    """The ids of all propositions that one of `values` may mean. Raises NotFound for one that fits none."""
    found: list[int] = []
    for value in values:
        ids = _fitting(db, value)
        if not ids:
            texts = db.column(f"SELECT text FROM proposition WHERE {FILED}")
            raise unknown("proposition", value, texts)
        found += ids
    return found


def _fitting(db: Database, value: str) -> list[int]:
    number = proposition_number(value)
    if number is not None:
        if gone := taken_off(db, number):
            raise NotFound(gone, f"Claims that are filed under “{_text(db, number)}” bring it back.")
        if db.row("SELECT 1 FROM proposition WHERE id = ?", [number]):
            return [number]
        last = db.newest("proposition")
        raise NotFound(
            f"There is no proposition {value}.", f"The newest is p{last}." if last else "There are none yet."
        )
    exact = db.row(f"SELECT id FROM proposition WHERE text = ? AND NOT ({GONE})", [value])
    if exact:
        return [exact[0]]
    same = list(db.rows(f"SELECT id FROM proposition WHERE folded = ? AND {FILED}", [name_words(value)]))
    condition, words = like(db, value)
    rows = same or list(db.rows(f"SELECT id FROM proposition WHERE {condition} AND {FILED} ORDER BY id", words))
    return [row[0] for row in rows]
