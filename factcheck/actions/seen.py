"""Compare and set: what somebody else changed since a person looked is said before it is decided on."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from factcheck.domain.claim import Claim
from factcheck.domain.event import Event
from factcheck.domain.hearsay import HERE
from factcheck.errors import Differs
from factcheck.store.reads import claims, history
from factcheck.store.storage.database import Database
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.clock import ago, ago_and_why

FIELDS = {
    "withdrawn": "withdrawn", "draft": "draft", "text": "text", "speaker": "speaker", "via": "chain",
    "reported": "reported status", "mark": "mark", "verdict": "verdict", "said_on": "date",
    "proposition": "proposition", "opposite": "proposition", "quotes": "quote", "tags": "tags", "note": "note",
}  # fmt: skip
"""What a person decides by, and what it is called."""
UNTOLD = frozenset({"quotes", "aliases"})
"""Fields whose values are no short words."""
TOLD = 3
"""Changes of colleagues that are told one by one, for the eye alone; the number of the others is said."""


def elsewhere(*fields: str) -> frozenset[str]:
    """What a person decides by, but for these fields: the one concern of a command that writes no others."""
    return frozenset(FIELDS) - {*fields}


Shown = Callable[[int], int | None]
"""The last step of the store when a claim was shown to who decides now; None for a claim that was not."""


def as_seen(work: UnitOfWork, seen: Sequence[Claim]) -> None:
    """Raises Differs, which says who changed what, when a claim is no more as it was seen; NotFound."""
    for before, now in zip(seen, claims.every_one(work.db, [claim.id for claim in seen]), strict=True):
        if said := difference(work.db, before, now):
            raise Differs(said, "" if now.withdrawn else "Look again, then decide.")


def as_shown(
    work: UnitOfWork, ids: Sequence[int], shown: Shown, writing: Collection[str] = (), besides: Collection[str] = ()
) -> None:
    """Raises Differs where a colleague changed what a person decides by since these claims were shown; of a claim that
    was not shown, where the value of a field that is to be written is a colleague's. Fields `besides` are left out, and
    of `writing` that is a mapping those whose value is what is to be written.
    """
    met: dict[int, int] = {}
    written: set[int] = set()
    for number, field, step, undoes, event in history.by_others(work.db, dict.fromkeys(ids), work.analyst):
        since = shown(number)
        if step <= (since or 0) or field in besides:
            continue
        if undoes > (since or 0) and _as_before(work, "claim", number, field, since or 0):
            continue
        decides = field in writing or (since is not None and field in FIELDS)
        if decides and not _agreed(work.db, writing, field, event):
            met[event] = number
            written |= {event} if field in writing else set()
    if met:
        order = sorted(met, key=lambda event: (event not in written, event))
        first = [told_whole(history.event(work.db, event)) for event in order[:TOLD]]
        which = " ".join(dict.fromkeys(str(met[event]) for event in order[:TOLD]))
        raise Differs(first_told(first, len(met)), f"Look at `factcheck show {which}`, or say --over.")


def _agreed(db: Database, writing: Collection[str], field: str, event: int) -> bool:
    """Whether a colleague gave the field the value that it is to get."""
    values = writing if isinstance(writing, Mapping) else {}
    return field in values and history.event(db, event).new == values[field]


def _as_before(work: UnitOfWork, thing: str, number: int, field: str, since: int = 0) -> bool:
    """Whether the undo that changed a field last brought back what it began with, what this analyst gave it, or what
    they saw, up to the step `since`: then nobody else says anything of it.
    """
    kept, last = history.kept(work.db, thing, number, field), history.last_of_thing(work.db, thing, number, field)
    if kept is None or last is None:
        return True
    own = kept.by == work.analyst and kept.brought == HERE
    return kept.new == last.new and (own or kept.step <= since)


def refuse_of_thing(work: UnitOfWork, thing: str, number: int, values: Mapping[str, Any]) -> None:
    """Raises Differs where a field of a source or speaker that is to get another value has it from a colleague."""
    for field, value in values.items():
        last = history.last_of_thing(work.db, thing, number, field)
        if not last or last.new == value or (last.by == work.analyst and last.brought == HERE):
            continue
        if last.verb != "undo" or not _as_before(work, thing, number, field):
            raise Differs(told_whole(last), "--over goes over that.")


def taken_out(work: UnitOfWork, number: int) -> str:
    """Which colleague took a claim out that is withdrawn, when and why, in a sentence; "" for none, or an undo."""
    last = history.last_change(work.db, number, "withdrawn")
    return told_whole(last) if last and last.new and last.verb != "undo" and last.by != work.analyst else ""


def refuse(met: Sequence[str], over: str) -> None:
    """Raises Differs where colleagues did something, a sentence for each; `over`: what --over does, "marks {} anew"."""
    if met:
        raise Differs(first_told([*dict.fromkeys(met)]), f"--over {over.format('them' if len(met) > 1 else 'it')}.")


def first_told(sentences: Sequence[str], many: int = 0) -> str:
    """The first of what colleagues did, and how much more of the kind there is."""
    more = (many or len(sentences)) - TOLD
    return " ".join([*sentences[:TOLD], *([f"And {more} more."] if more > 0 else [])])


def told_whole(event: Event) -> str:
    """What somebody did, when and why, as a sentence."""
    return f"{told_with_reason(event)}."


def told_with_reason(event: Event) -> str:
    """What somebody did, when and why, without a full stop."""
    thing, _, name = event.subject.partition(" ")
    return f"{_doing(event, f'#{name}' if thing == 'claim' else name)} {ago_and_why(event.at, event.why)}"


def difference(db: Database, before: Claim, now: Claim) -> str:
    """What became of a claim since it was seen, in a sentence; "" for nothing."""
    for field in FIELDS:
        if getattr(before, field) != getattr(now, field):
            last = history.last_change(db, now.id, "proposition" if field == "opposite" else field)
            said = told(last, f"#{now.id}") if last else f"Somebody changed the {FIELDS[field]} of #{now.id}"
            return f"{said}{BACK}." if field == "withdrawn" and now.withdrawn else f"{said}."
    return ""


BACK = ": u brings it back"
"""What a review says of a claim that a colleague has taken out."""


def told(event: Event, name: str) -> str:
    """What somebody did to a thing of that name, and how long ago: "Rana rejected #28 a second ago"; no full stop."""
    return f"{_doing(event, name)} {ago(event.at)}"


def _doing(event: Event, name: str) -> str:
    who = f"{event.who}," if event.brought != HERE else event.who
    return f"{who} {_did(event, name)}"


def _did(event: Event, name: str) -> str:
    if event.field == "withdrawn":
        gone = "rejected" if event.verb == "reject" else "took out"
        return f"{gone if event.new else 'brought back'} {name}"
    if event.field == "draft":
        return f"made {name} a draft again" if event.new else f"accepted {name}"
    if event.field == "evidence":
        return f"{'took evidence away from' if event.old else 'gave evidence of'} {name}"
    if event.field == "proposition":
        return f"filed {name} under {_quoted(event.new[0])}" if event.new else f"took {name} out of its proposition"
    called = FIELDS.get(event.field, event.field.replace("_", " "))
    if event.field in UNTOLD:
        return f"changed the {called} of {name}"
    if event.old == event.new:
        return f"gave the {called} of {name} once more, {_quoted(event.new)},"
    return f"changed the {called} of {name} from {_quoted(event.old)} to {_quoted(event.new)}"


def _quoted(value: object) -> str:
    joined = (" > " if isinstance(value, tuple) else ", ").join(map(str, value)) if isinstance(value, list) else value
    return f"“{joined or '–'}”"
