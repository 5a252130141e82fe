"""Names in a past as they are called now: under the old one there would be somebody else."""

from typing import Any

from factcheck.store.reads import speakers
from factcheck.store.storage.database import Database


def as_called_now(db: Database, thing: str, field: str, value: Any) -> Any:
    """A value of a field as it would stand now: a speaker who was renamed since has the new name."""

    def called(name: str) -> str:
        found = [] if not name or speakers.is_there(db, name) else speakers.exactly(db, name)
        return speakers.full_name(db, found[0]) if len(found) == 1 else name

    if thing == "claim" and field == "speaker":
        return called(value)
    if thing == "claim" and field == "via":
        return [called(name) for name in value]
    if thing == "claim" and field == "replies":
        return [{**reply, "to": called(reply["to"])} for reply in value]
    return value
