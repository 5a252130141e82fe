"""The verdict scale of a desk: given as a whole from a file, or a label at a time; what is used is never dropped."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from factcheck.actions import checks
from factcheck.domain.numbers import claim_number
from factcheck.domain.scale import NOTHING, Label, Scale, folded, named, ordered
from factcheck.domain.status import Status
from factcheck.errors import FactcheckError, UsageError
from factcheck.store.reads import scale as reads
from factcheck.store.storage.past import new_label
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.suggesting import did_you_mean

LONGEST = 40
"""Code points of a label: it stands in a column of a list."""
WIDEST = 4
"""Code points of a sign: one, and what may be joined to it."""
MOST = 100
"""Labels of a scale: more are no scale, but tags."""
_KEYS = ("label", "counts_as", "colour", "sign")


def read(text: str) -> Scale:
    """The scale that a TOML file spells, in its order. Raises UsageError with the number of what is wrong."""
    import tomllib

    try:
        given = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"The scale is no TOML: {error}.", "`factcheck scale example` prints one.") from error
    several = given.get("verdict")
    if set(given) != {"verdict"} or not isinstance(several, list) or not several:
        raise UsageError("A scale is a list of [[verdict]].", "`factcheck scale example` prints one.")
    labels = [_spelt(n, one) for n, one in enumerate(several, 1)]
    if len({folded(label.name) for label in labels}) < len(labels):
        raise UsageError("Two verdicts of the scale have one label.")
    return ordered(labels)


def _spelt(n: int, given: Any) -> Label:
    if not isinstance(given, Mapping) or not all(isinstance(value, str) for value in given.values()):
        raise UsageError(f"Verdict {n} of the scale is no table of texts.", "`factcheck scale example` prints one.")
    for key in given:
        if key not in _KEYS:
            raise UsageError(f"Verdict {n} of the scale has “{key}”.", did_you_mean(str(key), _KEYS))
    return label(
        given.get("label", ""), given.get("counts_as", ""), order=n, colour=given.get("colour", ""),
        sign=given.get("sign", ""),
    )  # fmt: skip


def label(name: str, counts_as: str, *, order: int = 0, colour: str = "", sign: str = "") -> Label:
    """A label as somebody spells it. Raises UsageError for one that means something else already."""
    name = checks.name(name, "label")
    if len(name) > LONGEST:
        raise UsageError(f"“{name[:LONGEST]}…” is too long for a label: {LONGEST} characters.")
    if folded(name) in (*Status, "none") or claim_number(name) is not None or "," in name:
        raise UsageError(f"“{name}” cannot be a label: `mark` would take it for something else.")
    status = counts_as.strip().lower()
    sign = checks.perhaps_name(sign, "sign")
    if len(sign) > WIDEST:
        raise UsageError(f"“{sign}” is no sign: one character.")
    return Label(
        name,
        None if status in ("", NOTHING, "none") else checks.status(status),
        order,
        checks.perhaps_name(colour, "colour"),
        sign,
    )


def give(work: UnitOfWork, wanted: Sequence[Label], is_colour: Callable[[str], bool]) -> Scale:
    """Give the desk a whole scale; labels that are not in it are dropped. Returns it as it stands.

    Raises UsageError for a colour that is none, FactcheckError where a verdict that claims have would be dropped or
    count as something else.
    """
    if len(wanted) > MOST:
        raise UsageError(f"{len(wanted)} verdicts are no scale; {MOST} at most.")
    for one in wanted:
        if one.colour and not is_colour(one.colour):
            hint = "As in denied, red, dark_orange, #ff8800."
            raise UsageError(f"“{one.colour}” is no colour for “{one.name}”.", hint)
    standing = reads.every(work.db)
    spelt = {folded(one.label.name): one.label.name for one in standing}
    wanted = ordered(replace(one, name=spelt.get(folded(one.name), one.name)) for one in wanted)
    for there in standing:
        kept = named(wanted, there.label.name)
        if kept is None:
            _refuse_if_used(there, "stays in the scale")
            _say(work, there.label, dropped=True)
        elif kept.counts_as is not there.label.counts_as:
            _refuse_if_used(there, f"counts as {_meant(there.label)} on")
    stands = {folded(one.name): one for one in reads.current(work.db)}
    for one in wanted:
        if stands.get(folded(one.name)) != one:
            _say(work, one)
    return reads.current(work.db)


def add(work: UnitOfWork, fresh: Label, is_colour: Callable[[str], bool]) -> Scale:
    """Put one label into the scale, last unless it has an order, or give one that is there another meaning.

    Raises as `give` does.
    """
    there = [one for one in reads.current(work.db) if folded(one.name) != folded(fresh.name)]
    at = fresh.order - 1 if fresh.order else len(there)
    several = [*there[:at], fresh, *there[at:]]
    return give(work, _renumbered(several), is_colour)


def drop(work: UnitOfWork, name: str) -> Label:
    """Take a label out of the scale. Raises NotFound, FactcheckError for one that claims have."""
    gone = reads.known(work.db, name)
    give(work, [one for one in reads.current(work.db) if one != gone], lambda _: True)
    return gone


def refuse_undo(work: UnitOfWork, step: int) -> None:
    """Raises FactcheckError where claims have been given a verdict that a command brought."""
    ours = {folded(name) for name in reads.of_step(work.db, step)}
    for one in reads.every(work.db):
        if folded(one.label.name) in ours:
            _refuse_if_used(one, "stays as it is")


def _renumbered(several: Sequence[Label]) -> list[Label]:
    return [replace(one, order=n) for n, one in enumerate(several, 1)]


def _refuse_if_used(there: reads.Standing, what: str) -> None:
    if there.used:
        name = there.label.name
        many = "1 claim has" if there.used == 1 else f"{there.used:,} claims have"
        raise FactcheckError(
            f"{many} the verdict “{name}”: it {what}.", f"Mark them anew first: `factcheck list 'verdict:{name}'`."
        )


def _meant(label: Label) -> str:
    return label.counts_as.value if label.counts_as else NOTHING


def _say(work: UnitOfWork, label: Label, *, dropped: bool = False) -> None:
    new_label(work, work.step, label, dropped=dropped)
