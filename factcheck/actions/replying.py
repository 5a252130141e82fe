"""The right of reply: noting what somebody was asked about claims, and what came of it; every entry is an event."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from shlex import quote

from factcheck.actions import checks
from factcheck.actions.adding import meant
from factcheck.domain.claim import Claim
from factcheck.domain.reply import CLOSING, Reply, Standing, Turn, due, standing, with_each
from factcheck.errors import FactcheckError, UsageError
from factcheck.store.reads import claims, history, replies, speakers
from factcheck.store.storage import past
from factcheck.store.storage.past import Happened
from factcheck.store.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Noted:
    """What was noted: the full name of whom it is about, the entry, and the ids of the claims."""

    who: str
    entry: Reply
    ids: tuple[int, ...]


def note(work: UnitOfWork, who: str, entry: Reply, ids: Sequence[int], *, new_speaker: bool = False) -> Noted:
    """Add an entry to the log of claims; without ids, to all about which an answer is waited for from `who`.

    `entry.to` is left to this function, and an entry without a day is of today. Raises UsageError for a draft, a claim
    that was withdrawn, more time or an answer where nobody was asked, days that do not follow each other or are to
    come, time that is not longer; NotFound; FactcheckError for an entry that is there already.
    """
    asking = entry.turn is Turn.ASKED
    full = meant(work, who, new=new_speaker) if asking else _known(work, who)
    entry = checks.reply(replace(entry, to=full, on=entry.on or date.today().isoformat()))
    _check_sense(entry)
    wanted = list(dict.fromkeys(ids)) or _waiting(work, full, entry)
    logs = replies.of_claims(work.db, wanted)
    changed = []
    for claim in claims.every_one(work.db, wanted):
        _check_claim(claim)
        log = logs.get(claim.id, ())
        _check_turn(claim.id, log, entry)
        value = [one.as_dict() for one in (*log, entry)]
        changed += work.change("claim", [claim.id], "replies", value)
    return Noted(full, entry, tuple(changed))


def _known(work: UnitOfWork, who: str) -> str:
    return speakers.full_name(work.db, speakers.one_named(work.db, who))


def _check_sense(entry: Reply) -> None:
    """Raises UsageError for an entry that says nothing, is of a day to come, or whose end is before its beginning."""
    if entry.on > replies.now()[: len(entry.on)]:
        raise UsageError(f"{entry.on} is still to come.", "--on is the day on which it was.")
    if entry.turn is Turn.ASKED and entry.until and entry.until[: len(entry.on)] < entry.on:
        raise UsageError(f"The day to answer by, {entry.until}, is before the question, {entry.on}.")
    if entry.turn is Turn.EXTENDED and not entry.until:
        raise UsageError("Until when is not said.", "Give --until.")
    if entry.turn in (Turn.ANSWERED, Turn.CORRECTION) and not (entry.words or entry.documents):
        what = "answer" if entry.turn is Turn.ANSWERED else "correction"
        raise UsageError(f"What the {what} was is not said.", "Give --text, or --document.")
    if entry.turn is Turn.DOCUMENTS and not entry.documents:
        raise UsageError("No document is named.", "Give --document.")


def _waiting(work: UnitOfWork, full: str, entry: Reply) -> list[int]:
    """The claims about which an answer is waited for. Raises UsageError where ids must be given."""
    if entry.turn not in (Turn.EXTENDED, *CLOSING):
        raise UsageError(
            "No claim is named.", f"Give the ids of the claims: `factcheck replies {quote(full)}` lists them."
        )
    found = replies.claims_with(work.db, speakers.one_named(work.db, full))
    logs = replies.of_claims(work.db, found)
    there = {claim.id for claim in claims.by_ids(work.db, found) if not claim.withdrawn}
    open_ones = [
        number
        for number in found
        if number in there
        and standing(with_each(logs[number])[full], replies.now()) in (Standing.ASKED, Standing.OVERDUE)
    ]
    if not open_ones:
        raise UsageError(
            f"No answer is waited for from {full}.", f"`factcheck replies ask {quote(full)} ID…` notes a question."
        )
    return open_ones


def _check_claim(claim: Claim) -> None:
    if claim.withdrawn or claim.draft:
        state, way = ("withdrawn", "`factcheck restore` it") if claim.withdrawn else ("a draft", "accept it")
        raise UsageError(f"Claim {claim.id} is {state}: {way} before asking anybody about it.")


def _check_turn(claim_id: int, log: Sequence[Reply], entry: Reply) -> None:
    """Raises UsageError for more time where nobody waits, FactcheckError for what is noted already."""
    if entry in log:
        raise FactcheckError(f"That is noted already of claim {claim_id}: {entry.told}.")
    with_them = with_each(log).get(entry.to, [])
    waits = standing(with_them, replies.now()) in (Standing.ASKED, Standing.OVERDUE)
    if entry.turn is Turn.EXTENDED and not waits:
        raise UsageError(f"No answer is waited for from {entry.to} about claim {claim_id}.")
    if entry.turn is Turn.DECLINED and not with_them:
        raise UsageError(f"{entry.to} was not asked about claim {claim_id}.")
    _check_order(claim_id, with_them, entry)


def _check_order(claim_id: int, with_them: Sequence[Reply], entry: Reply) -> None:
    """Raises UsageError for an answer, or more time, of a day before the question, and for less time than there was."""
    asked = min((one.on for one in with_them if one.turn is Turn.ASKED and one.on), default="")
    if entry.turn not in (Turn.EXTENDED, *CLOSING) or not asked:
        return
    question = f"before {entry.to} was asked about claim {claim_id}, {asked}"
    if entry.on < asked[: len(entry.on)]:
        raise UsageError(f"{entry.on} is {question}.", "--on is the day on which it was.")
    if entry.turn is Turn.EXTENDED:
        before = due(with_them)
        if entry.until < asked:
            raise UsageError(f"{entry.until} is {question}.")
        if before and _end(entry.until) <= _end(before):
            had, given = (until.replace("T", " ") for until in (before, entry.until))
            raise UsageError(
                f"{entry.to} has until {had} already to answer about claim {claim_id}: {given} is no longer time.",
                "Name the claims that it is for, or a later day.",
            )


def _end(until: str) -> str:
    """When it ends, to compare: of a day its last minute."""
    return until if "T" in until else f"{until}T24:00"


def own_replies(work: UnitOfWork, claim_id: int, claim: Claim, from_file: str) -> None:
    """Log the replies of a new claim as the words of who imports them, unless their history came along."""
    value = [entry.as_dict() for entry in claim.beside.replies]
    last = history.last_change(work.db, claim_id, "replies")
    if last is None or last.new != value:
        before = last.new if last else []
        past.new_event(work, Happened(work.step, "claim", claim_id, "replies", before, value, from_file, "", ()))


def add_replies(work: UnitOfWork, claim_id: int, brought: Sequence[Reply], note: str) -> bool:
    """Add the entries that a file has and a claim has not; nothing is taken away. Whether any was added."""
    value = work.value("claim", claim_id, "replies") if brought else []
    new = [entry.as_dict() for entry in brought if entry.as_dict() not in value]
    return bool(new and work.change("claim", [claim_id], "replies", [*value, *new], note=note))
