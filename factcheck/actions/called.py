"""What somebody or a place is called: as it was changed, and names in a past as they are called now, for under the old
one there would be somebody else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from factcheck.store.reads import keys, speakers
from factcheck.store.storage.database import Database


@dataclass(frozen=True, slots=True)
class Called:
    """What a command changed of a name: which other names were `given` and which `taken` away, and what else it says of
    whose name it is ("kind person").
    """

    name: str
    given: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    besides: str = ""

    def said(self, dry: bool) -> str:
        """In a sentence what was changed, or with `dry` what would be."""
        parts = [
            f"also called {_all(self.given)}" if self.given else "",
            f"no more called {_all(self.taken)}" if self.taken else "",
            self.besides,
        ]
        told = ", ".join(filter(None, parts))
        return f"{self.name} {'would be' if dry else 'is now'} {told}." if told else f"{self.name} is so already."


def _all(names: Iterable[str]) -> str:
    *first, last = sorted(names)
    return f"{', '.join(first)} and {last}" if first else last


def as_called_now(db: Database, thing: str, field: str, value: Any) -> Any:
    """A value of a field as it would stand now: a speaker who was renamed since has the new name."""

    def called(name: str) -> str:
        found = [] if not name or keys.is_speaker(db, name) else speakers.exactly(db, name)
        return speakers.full_name(db, found[0]) if len(found) == 1 else name

    if thing == "claim" and field == "speaker":
        return called(value)
    if thing == "claim" and field == "via":
        return [called(name) for name in value]
    if thing == "claim" and field == "replies":
        return [{**reply, "to": called(reply["to"])} for reply in value]
    return value
