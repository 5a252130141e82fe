"""What a mark rests on, as a record: what it is, which way it points, where in it, where else it is kept."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Stands(StrEnum):
    """Which way evidence points: it is always about the claim's text."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"


BACKSLASH = "\\"
WHATS = ("url", "source", "claim", "file")
"""What evidence may be."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One record. `what` is one of WHATS, `of` which one: an address, a source's id, a claim's number, a file's path.

    `sha256` is the digest of a file's bytes, `stands` one of Stands or "" where nobody said, `where` words ("p. 12",
    "14:05", "paragraph 3"), `archive` an address where it is kept, `retrieved` a UTC time or "". `key` names the record
    in every store; `by` (as it may be shown) gave it `at` a UTC time, with a mark or, when `alone`, by itself.
    """

    what: str
    of: str
    sha256: str = ""
    stands: str = ""
    where: str = ""
    archive: str = ""
    retrieved: str = ""
    note: str = ""
    key: str = ""
    by: str = ""
    at: str = ""
    alone: bool = False

    @property
    def name(self) -> str:
        """What it is called: an address, a source's id, "claim 3", "file cable.pdf"; of a file without its folders."""
        if self.what == "file":
            return f"file {self.of.replace(BACKSLASH, '/').rpartition('/')[2]}"
        return f"claim {self.of}" if self.what == "claim" else self.of

    @property
    def said(self) -> tuple[str, ...]:
        """All that it says, whoever gave it: two records that say the same are one."""
        return (self.what, self.of, self.sha256, self.stands, self.where, self.archive, self.retrieved, self.note)

    @property
    def told(self) -> str:
        """The record in a line: "https://…, p. 12 (contradicts)"."""
        where = f", {self.where}" if self.where else ""
        return f"{self.name}{where}" + (f" ({self.stands})" if self.stands else "")

    def as_dict(self) -> dict[str, Any]:
        """The record in JSON: exactly these keys, always all of them; what is not known is null."""
        return {
            "what": self.what,
            "of": self.of,
            "sha256": self.sha256 or None,
            "stands": self.stands or None,
            "where": self.where or None,
            "archive": self.archive or None,
            "retrieved": self.retrieved or None,
            "note": self.note or None,
            "by": self.by or None,
            "at": self.at or None,
        }


def bare(name: str) -> Evidence:
    """A record of which only the name is known."""
    what, _, number = name.partition(" ")
    return Evidence("claim", number) if what == "claim" and number.isdecimal() else Evidence("url", name)
