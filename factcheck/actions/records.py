"""A record of a file as a frozen value of one form: anybody may have written the file, so every key has its shape."""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from factcheck.actions import checks, scaling
from factcheck.domain import event_shapes
from factcheck.domain.beside import NOTHING, Beside, Verdict
from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Finding, Judgement
from factcheck.domain.desk import UNTOUCHED, Desk, Priority, State
from factcheck.domain.event_shapes import is_date_or_empty, is_text, is_words, is_words_each
from factcheck.domain.evidence import WHATS, Evidence
from factcheck.domain.proposition import Proposition
from factcheck.domain.reply import Reply
from factcheck.domain.scale import Label
from factcheck.domain.selector import Quote
from factcheck.domain.source import Source
from factcheck.domain.speaker import Known, SpeakerKind
from factcheck.domain.status import Stance, Status, is_opposite
from factcheck.errors import FactcheckError
from factcheck.exporting.checking import check_keys, checked_claim
from factcheck.text.fold import name_words
from factcheck.text.places import role
from factcheck.text.suggesting import did_you_mean

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """A command of another store: its key, when, who as the file says, what; the key of the step that it undoes."""

    key: str
    at: str
    by: str
    verb: str
    undoes: str


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of another store.

    `after` are the keys of the steps that it had seen, None where the file does not say.

    `thing` is "claim", "source" or "speaker", `of` its key, id or name in the file; `evidence` names sources by their
    id and claims by their key there.
    """

    step: str
    thing: str
    of: str
    field: str
    old: Any
    new: Any
    why: str
    as_of: str
    evidence: tuple[Evidence, ...]
    after: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement of another store."""

    step: str
    verdict: Judgement
    note: str
    after: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A conflict of another store, between the claims with these keys."""

    claims: tuple[str, str]
    finding: Finding
    closed: bool
    texts: str
    judgements: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Scaled:
    """What a command of another store said of one verdict of its scale; `after` as of an event."""

    step: str
    label: Label
    dropped: bool
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceNamed:
    """What another store's command said of a place: that it has another name or, `gone`, has it no more."""

    step: str
    place: str
    also: str
    gone: bool
    note: str


Taken = Claim | Source | Known | Proposition | Step | Scaled | Happening | Contradiction | PlaceNamed


def taken(record: Record) -> Taken:
    """The record as a value; of a claim, `source` is the name that the file has, and quotes stand where it says.

    Raises FactcheckError for a key or a kind that no record has, a value of another shape, and words that are none.
    """
    if "record" not in record:
        return _claim(checked_claim(record))
    kind = record["record"]
    if not isinstance(kind, str) or kind not in _KINDS:
        raise FactcheckError(f"There is no record of the kind “{kind}”.", did_you_mean(str(kind), _KINDS))
    made, shapes = _KINDS[kind]
    check_keys(record, ["record", *shapes], kind)
    for key, fits in shapes.items():
        if key not in record and kind != "source" and key not in _LATER:
            raise FactcheckError(f"This {kind} has no “{key}”.")
        if not fits(record.get(key)):
            raise FactcheckError(f"“{key}” of this {kind} cannot be {json.dumps(record.get(key))[:60]}.")
    return made(record)


def _claim(record: Record) -> Claim:
    known = {key: value for key, value in record.items() if value is not None}
    reported = Status(known.get("reported") or known.get("status") or "alleged")
    stance = known.get("stance")
    return checks.claim(
        Claim(
            id=0,
            key=known.get("key", ""),
            text=known["text"],
            source=known.get("source", ""),
            speaker=known.get("speaker", ""),
            speaker_as_written=known.get("speaker_as_written", ""),
            speaker_role=_role(known),
            via=tuple(known.get("via", ())),
            quotes=tuple(_quote(quote) for quote in known.get("quotes", ())),
            cue=known.get("cue", ""),
            reported=reported,
            mark=Status(known["mark"]) if "mark" in known else None,
            said_on=known.get("said_on", ""),
            proposition=known.get("proposition", ""),
            opposite=stance is not None and is_opposite(Stance(stance), reported),
            tags=tuple(known.get("tags", ())),
            note=known.get("note", ""),
            origin=known.get("origin", "import"),
            draft=known.get("draft", False),
            withdrawn=known.get("withdrawn", False),
            created_at=known.get("created_at", ""),
            created_by=known.get("created_by", ""),
            beside=_beside(known),
            desk=_desk(known),
        )
    )


def _desk(known: Record) -> Desk:
    if _DESK.isdisjoint(known):
        return UNTOUCHED  # most rows say nothing of it, and a file has many
    state, priority = State(known.get("state", "new")), Priority(known.get("priority", "normal"))
    names = (checks.perhaps_name(known.get(key, ""), "analyst") for key in ("assignee", "approved_by"))
    assignee, approved_by = names
    label = Label(name) if (name := checks.perhaps_name(known.get("verdict", ""), "verdict")) else None
    due, confidence, grade = (
        checks.until(known.get("due", ""), "due day"),
        known.get("confidence", ""),
        known.get("grade", ""),
    )
    return Desk(state, assignee, priority, due, approved_by, label, confidence, grade)


def _role(known: Record) -> str:
    """The role that the desk of the file gave; one that is in the source's own words is read there again."""
    given = str(known.get("speaker_role", ""))
    return "" if given == role(known.get("speaker_as_written", ""), known.get("speaker", "")) else given


def _beside(known: Record) -> Beside:
    """What a row says of its verdict's reason, its source and the places of its quotes; the rest is looked up here."""
    if _SAID_BESIDE.isdisjoint(known):
        return NOTHING
    as_of, why = known.get("mark_as_of", ""), known.get("mark_why", "")
    records = tuple(
        Evidence(**{key: said for key, said in one.items() if said is not None and key not in ("by", "at")})
        for one in known.get("evidence_records", ())
    )
    reason = Verdict(as_of=as_of, why=why, evidence=tuple(known.get("evidence", ())), records=records)
    return Beside(
        reason,
        title=known.get("source_title", ""),
        publisher=known.get("source_publisher", ""),
        author=known.get("source_author", ""),
        published=known.get("source_published", ""),
        url=known.get("source_url", ""),
        confidential=known.get("source_confidential", False),
        places=tuple(known.get("places", ())),
        replies=tuple(map(Reply.of, known.get("replies", ()))),
    )


_DESK = frozenset(["state", "priority", "assignee", "approved_by", "verdict", "due", "confidence", "grade"])
"""The keys of a row that say what a desk does about the claim."""
_SAID_BESIDE = frozenset(
    [
        *("mark_as_of", "mark_why", "evidence", "evidence_records", "source_title", "source_publisher"),
        *("source_author", "source_published", "source_url", "source_confidential", "places", "replies"),
    ]
)
"""The keys of a row that are read of what stands beside the claim."""


def _quote(given: Record) -> Quote:
    known = {key: value for key, value in given.items() if value is not None}
    return Quote(**known)


def _source(record: Record) -> Source:
    return checks.source(Source(**{"id": ""} | {k: v for k, v in record.items() if k != "record" and v is not None}))


def _speaker(record: Record) -> Known:
    aliases = tuple(dict.fromkeys(checks.names(record["aliases"], "alias")))
    name = checks.name(record["name"], "name")
    return Known(0, name, SpeakerKind(record["kind"]), aliases, born=checks.name(record.get("born") or name, "name"))


def _proposition(record: Record) -> Proposition:
    return Proposition(0, checks.words(record["text"], "proposition"))


def _step(record: Record) -> Step:
    by = checks.name(record["by"], "analyst")
    return Step(record["key"], record["at"], by, record["verb"], record["undoes"] or "")


def _scaled(record: Record) -> Scaled:
    label = scaling.label(
        record["verdict"], record["counts_as"] or "", order=record["order"], colour=record["colour"],
        sign=record["sign"],
    )  # fmt: skip
    return Scaled(record["step"], label, record["dropped"], tuple(record["after"]))


def _happening(record: Record) -> Happening:
    subjects = [(thing, record[thing]) for thing in ("claim", "source", "speaker") if record[thing]]
    if len(subjects) != 1:
        raise FactcheckError("This event must be about one thing: a claim, a source or a speaker.")
    ((thing, of),) = subjects
    for key in ("from", "to"):
        if not event_shapes.fits(thing, record["field"], record[key]):
            shown = json.dumps(record[key])[:60]
            raise FactcheckError(
                f"“{record['field']}” of a {thing} cannot be {shown}, as “{key}” of this event has it."
            )
    return Happening(
        record["step"], thing, of, record["field"], record["from"], record["to"], record["why"] or "",
        record["as_of"] or "", tuple(map(_piece, record["evidence"])),
        _after(record),
    )  # fmt: skip


def _after(record: Record) -> tuple[str, ...] | None:
    return tuple(record["after"]) if record.get("after") is not None else None


def _contradiction(record: Record) -> Contradiction:
    left, right = record["claims"]
    spans = tuple((tuple(one), tuple(other)) for one, other in record["spans"])
    judged = tuple(Judged(j["step"], Judgement(j["verdict"]), j["note"], _after(j)) for j in record["judgements"])
    finding = Finding(record["kind"], record["why"], record["score"], spans)
    return Contradiction((left, right), finding, record["closed"], record["texts"], judged)


def _place_named(record: Record) -> PlaceNamed:
    place, also = (checks.name(record[key], "name of a place") for key in ("place", "also"))
    if not (name_words(place) and name_words(also)):
        raise FactcheckError("A name of a place must have a letter.")
    return PlaceNamed(record["step"], place, also, record["gone"], record["why"] or "")


def _or_null(fits: event_shapes.Fits) -> event_shapes.Fits:
    return lambda value: value is None or fits(value)


def _list_of(fits: event_shapes.Fits) -> event_shapes.Fits:
    return lambda value: isinstance(value, list) and all(map(fits, value))


def _anything(_: Any) -> bool:
    return True


def _is_kind(value: Any) -> bool:
    return isinstance(value, str) and value in list(SpeakerKind)


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_place(value: Any) -> bool:
    return type(value) is int and 0 < value <= scaling.MOST


def _is_share(value: Any) -> bool:
    return type(value) in (int, float) and 0 <= value <= 1


def _is_pair(value: Any) -> bool:
    return is_words_each(value) and len(set(value)) == 2 == len(value)


def _is_span(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(n) is int and 0 <= n < 2**31 for n in value)


def _are_spans(value: Any) -> bool:
    return _list_of(lambda two: _list_of(_is_span)(two) and len(two) == 2)(value)


def _is_judgement(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() - _LATER == {"step", "verdict", "note"}
        and _or_null(is_words_each)(value.get("after"))
        and is_text(value["step"])
        and isinstance(value["verdict"], str)
        and value["verdict"] in list(Judgement)
        and is_text(value["note"])
    )


def _is_evidence(value: Any) -> bool:
    if not isinstance(value, dict) or len(what := [key for key in value if key in WHATS]) != 1:
        return False
    return all(map(is_words, value.values())) and event_shapes.is_evidence(
        {"what": what[0], "of": value[what[0]], **{key: said for key, said in value.items() if key not in WHATS}}
    )


def _piece(value: Record) -> Evidence:
    (what,) = (key for key in value if key in WHATS)
    return Evidence(what, value[what], **{key: said for key, said in value.items() if key not in WHATS})


_LATER = {"after", "born"}
"""Keys that the files of older versions do not have."""

_KINDS: dict[str, tuple[Callable[[Record], Taken], dict[str, event_shapes.Fits]]] = {
    "source": (
        _source,
        {
            **{field.name: _or_null(is_text) for field in fields(Source)},
            "title": is_words, "withdrawn": _or_null(_is_flag), "confidential": _or_null(_is_flag),
        },
    ),
    "speaker": (_speaker, {"name": is_words, "kind": _is_kind, "aliases": is_words_each, "born": _or_null(is_text)}),
    "proposition": (_proposition, {"text": is_words}),
    "step": (_step, {"key": is_words, "at": is_words, "by": is_words, "verb": is_words, "undoes": _or_null(is_text)}),
    "scale": (
        _scaled,
        {
            "step": is_words, "verdict": is_words, "counts_as": _or_null(is_text), "order": _is_place,
            "colour": is_text, "sign": is_text, "dropped": _is_flag, "after": is_words_each,
        },
    ),
    "event": (
        _happening,
        {
            "step": is_words, "claim": _or_null(is_text), "source": _or_null(is_text), "speaker": _or_null(is_text),
            "field": is_words, "from": _anything, "to": _anything, "why": _or_null(is_text),
            "as_of": _or_null(is_date_or_empty), "evidence": _list_of(_is_evidence), "after": _or_null(is_words_each),
        },
    ),
    "place": (
        _place_named,
        {"step": is_words, "place": is_words, "also": is_words, "gone": _is_flag, "why": _or_null(is_text)},
    ),
    "conflict": (
        _contradiction,
        {
            "kind": is_words, "claims": _is_pair, "why": is_text, "spans": _are_spans, "score": _is_share,
            "closed": _is_flag, "texts": is_text, "judgements": _list_of(_is_judgement),
        },
    ),
}  # fmt: skip
"""What is made of each kind of record, and the shape of its every key."""
