"""Reading the log of replies: who was asked about which claim, and how that stands."""

import json
from collections.abc import Iterable
from datetime import datetime

from factcheck.domain.reply import CLOSING, WAITING, Reply, Standing, Turn
from factcheck.store.storage.database import Condition, Database

_WAITING = f"('{WAITING[0].value}', '{WAITING[1].value}')"
_CLOSING = f"('{CLOSING[0].value}', '{CLOSING[1].value}')"


def _last(turns: str, more: str = "") -> str:
    """The condition that no later entry of the same claim and person is one of these turns."""
    return (
        "NOT EXISTS (SELECT 1 FROM reply later WHERE later.claim_id = reply.claim_id "
        f"AND later.speaker_id = reply.speaker_id AND later.position > reply.position AND later.turn IN {turns}{more})"
    )


_STANDING = {
    Standing.ASKED: (f"claim.id IN (SELECT claim_id FROM reply WHERE reply.turn IN {_WAITING} AND {_last(_CLOSING)})"),
    Standing.OVERDUE: (
        f"claim.id IN (SELECT claim_id FROM reply WHERE reply.turn IN {_WAITING} AND reply.until <> '' "
        f"AND reply.until < substr(?, 1, length(reply.until)) AND {_last(_CLOSING)} "
        f"AND {_last(_WAITING, chr(32) + 'AND later.until <> ' + chr(39) * 2)})"
    ),
    Standing.ANSWERED: (
        f"claim.id IN (SELECT claim_id FROM reply WHERE reply.turn IN {_CLOSING} AND {_last(_WAITING)})"
    ),
    Standing.NONE: f"claim.id NOT IN (SELECT claim_id FROM reply WHERE reply.turn IN {_WAITING} OR turn IN {_CLOSING})",
}


def now() -> str:
    """This minute by the desk's own clock, as `Reply.until` has it."""
    return datetime.now().isoformat(timespec="minutes")


def condition(values: Iterable[str]) -> Condition:
    """The claims with somebody of whom one of these standings is true; of nobody, for `none`."""
    wanted = [Standing(value) for value in values]
    bound = [now() for standing in wanted if standing is Standing.OVERDUE]
    return "(" + " OR ".join(_STANDING[standing] for standing in wanted) + ")", bound


def of_claims(db: Database, ids: Iterable[int]) -> dict[int, tuple[Reply, ...]]:
    """The log of each of these claims that has one, in its order."""
    where, values = db.among("reply.claim_id", ids)
    found: dict[int, list[Reply]] = {}
    for claim_id, to, turn, day, how, until, words, documents in db.rows(
        "SELECT reply.claim_id, speaker.name, reply.turn, reply.day, reply.how, reply.until, reply.words, "
        f"reply.documents FROM reply JOIN speaker ON speaker.id = reply.speaker_id WHERE {where} "
        "ORDER BY reply.claim_id, reply.position",
        values,
    ):
        entry = Reply(to, Turn(turn), day, how, until, words, tuple(json.loads(documents)))
        found.setdefault(claim_id, []).append(entry)
    return {claim_id: tuple(entries) for claim_id, entries in found.items()}


def claims_with(db: Database, speaker: int) -> list[int]:
    """The ids of the claims, withdrawn ones too, that somebody was asked about."""
    return db.column("SELECT DISTINCT claim_id FROM reply WHERE speaker_id = ? ORDER BY claim_id", [speaker])


def every_claim(db: Database) -> list[int]:
    """The ids of the claims that anybody was asked about."""
    return db.column("SELECT DISTINCT claim_id FROM reply ORDER BY claim_id")
