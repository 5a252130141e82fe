"""Speakers, propositions and tags by their names: looked up once in a unit of work, and made where they are new."""

from collections.abc import Callable, Iterable

from factcheck.store.storage.database import Database
from factcheck.store.storage.rows import PropositionRow, Row, SpeakerRow, TagRow, insert_new
from factcheck.text.fold import name_words

_MADE: dict[str, Callable[[str], Row]] = {
    "speaker": lambda name: SpeakerRow(name, name_words(name)),
    "proposition": lambda text: PropositionRow(text, name_words(text)),
    "tag": TagRow,
}
_CALLED = {"speaker": "name", "proposition": "text", "tag": "name"}


class Names:
    """The ids of those who were named so far."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known: dict[str, dict[str, int]] = {table: {} for table in _MADE}

    def ids(self, table: str, names: Iterable[str]) -> dict[str, int]:
        """The id of each name in "speaker", "proposition" or "tag"; ids of other names may be among them."""
        known = self._known[table]
        unknown = [name for name in dict.fromkeys(names) if name not in known]
        self._look_up(table, unknown)
        missing = [name for name in unknown if name not in known]
        known.update(zip(missing, insert_new(self._db, list(map(_MADE[table], missing))), strict=True))
        return known

    def know(self, table: str, name: str, number: int) -> None:
        """Learn that a name of another store means what has this id here."""
        self._known[table][name] = number

    def id(self, table: str, name: str) -> int:
        """The id of one name."""
        return self.ids(table, [name])[name]

    def _look_up(self, table: str, names: list[str]) -> None:
        if names:
            column = _CALLED[table]
            where, values = self._db.among(column, names)
            self._known[table].update(self._db.rows(f"SELECT {column}, id FROM {table} WHERE {where}", values))
