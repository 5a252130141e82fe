"""Who is who: other names, kinds, one name that was two people, two that were one. A person says so, never a score."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.actions import checks
from factcheck.actions.called import Called
from factcheck.actions.changing import Changed
from factcheck.actions.checking import recheck
from factcheck.actions.seen import refuse_of_thing
from factcheck.domain.speaker import SpeakerKind
from factcheck.errors import FactcheckError, UsageError
from factcheck.store.reads import claims, replies, speakers
from factcheck.store.storage.database import Database
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.suggesting import did_you_mean


def describe(
    work: UnitOfWork,
    name: str,
    add: Sequence[str],
    remove: Sequence[str],
    kind: str,
    note: str,
    *,
    over: bool = False,
) -> Called:
    """Give a speaker aliases, take some away, or say what kind of speaker it is; returns what was changed.

    Raises NotFound, UsageError when the name may be several speakers or the kind is unknown; unless `over`, Differs for
    a kind that a colleague gave, and for a name to be taken away that one did.
    """
    if not (add or remove or kind):
        raise UsageError("Nothing to change.", "Give another name, --remove or --kind.")
    number, note = speakers.one_named(work.db, name), checks.remark(note, "note")
    full = str(work.value("speaker", number, "name"))
    if not over:
        _leave_to_colleagues(work, number, _kind(kind) if kind else "", remove)
    besides = (
        f"of the kind {_kind(kind)}"
        if kind and work.change("speaker", [number], "kind", _kind(kind), note=note)
        else ""
    )
    if add or remove:
        given = {*checks.names(add, "alias")}
        _refuse_the_names_of_others(work, number, given)
        known = set(work.value("speaker", number, "aliases"))
        taken = {*checks.names(remove, "alias")}
        for alias in sorted(taken - known):
            raise UsageError(f"{name} has no other name “{alias}”.", did_you_mean(alias, sorted(known)))
        work.change("speaker", [number], "aliases", sorted((known | given) - taken), note=note)
        return Called(full, tuple(given - known), tuple(taken), besides)
    return Called(full, besides=besides)


def _leave_to_colleagues(work: UnitOfWork, number: int, kind: str, remove: Sequence[str]) -> None:
    """Raises Differs where a colleague said what kind of speaker it is, or changed the names of which some go."""
    known = work.value("speaker", number, "aliases")
    left = [alias for alias in known if alias not in remove]
    values = {"kind": kind} if kind else {}
    refuse_of_thing(work, "speaker", number, values | ({"aliases": left} if left != known else {}))


@dataclass(frozen=True, slots=True)
class Brought:
    """What a table of names brought: who got how many names, and which names may be several people's."""

    names: dict[str, int]
    unsure: tuple[str, ...]


def bring(work: UnitOfWork, table: Iterable[Sequence[str]], note: str) -> Brought:
    """Give speakers the other names that a table has for them; a name that is another speaker's own is left out."""
    given, unsure = dict[str, int](), list[str]()
    for group in table:
        meant = {number for name in group for number in speakers.called(work.db, name)}
        meant = meant or {number for name in group for number in speakers.exactly(work.db, name)}
        if len(meant) != 1:
            unsure += group[:1] if meant else []
            continue
        (number,) = meant
        full, known = str(work.value("speaker", number, "name")), set(work.value("speaker", number, "aliases"))
        new = {*checks.names(group, "alias")} - known - {full}
        if new:
            work.change("speaker", [number], "aliases", sorted(known | new), note=note)
            given[full] = given.get(full, 0) + len(new)
    return Brought(given, tuple(unsure))


def _refuse_the_names_of_others(work: UnitOfWork, number: int, aliases: Iterable[str]) -> None:
    """Another speaker's own name would list one person's claims as the other's; an alias may be shared."""
    for alias in aliases:
        for other in speakers.called(work.db, alias):
            if other != number:
                raise UsageError(f"“{alias}” is the name of {work.value('speaker', other, 'name')}.")


def _kind(word: str) -> str:
    try:
        return SpeakerKind(word.lower()).value
    except ValueError:
        raise UsageError(
            f"“{word}” is no kind of speaker.", did_you_mean(word.lower(), [k.value for k in SpeakerKind])
        ) from None


def rename(work: UnitOfWork, name: str, new_name: str, note: str = "", *, over: bool = False) -> tuple[str, str]:
    """Give a speaker another full name; the old one still finds them. Returns both.

    Raises UsageError when somebody else has that name, NotFound, and unless `over` Differs for a colleague's name.
    """
    number, new_name = speakers.one_named(work.db, name), checks.name(new_name, "new name")
    old, note = speakers.full_name(work.db, number), checks.remark(note, "note")
    for other in speakers.called(work.db, new_name):
        if other != number:
            raise UsageError(
                f"“{new_name}” is the name of {speakers.full_name(work.db, other)}.",
                "If the two are one person: `factcheck speaker merge`.",
            )
    if not over:
        refuse_of_thing(work, "speaker", number, {"name": new_name})
    if not work.change("speaker", [number], "name", new_name, note=note):
        raise UsageError(f"{old} has that name already.")
    known = set(work.value("speaker", number, "aliases"))
    work.change("speaker", [number], "aliases", sorted((known | {old}) - {new_name}), note=note)
    return old, new_name


def named_in(db: Database, name: str) -> list[int]:
    """The ids of the claims that a speaker said or relayed. Raises NotFound, UsageError."""
    said, relayed = speakers.named_in(db, speakers.one_named(db, name))
    return sorted({*said, *relayed})


def merge(work: UnitOfWork, name: str, into: str, note: str = "") -> Changed:
    """Give all that one speaker said and relayed to another, with the names: the two were one.

    Raises UsageError when both are one, NotFound.
    """
    gone, kept = speakers.one_named(work.db, name), speakers.one_named(work.db, into)
    old, full = speakers.full_name(work.db, gone), speakers.full_name(work.db, kept)
    if gone == kept:
        raise UsageError(f"Both are {full}.")
    note = checks.remark(note, "note")
    said, relayed = speakers.named_in(work.db, gone)
    changed = set(work.change("claim", said, "speaker", full, note=note))
    for claim_id in relayed:
        via = [full if relay == old else relay for relay in work.value("claim", claim_id, "via")]
        changed |= set(work.change("claim", [claim_id], "via", list(dict.fromkeys(via)), note=note))
    for claim_id in replies.claims_with(work.db, gone):
        log = [{**r, "to": full if r["to"] == old else r["to"]} for r in work.value("claim", claim_id, "replies")]
        changed |= set(work.change("claim", [claim_id], "replies", log, note=note))
    names = {*work.value("speaker", gone, "aliases"), *work.value("speaker", kept, "aliases"), old} - {full}
    work.change("speaker", [gone], "aliases", [], note=note)
    work.change("speaker", [kept], "aliases", sorted(names), note=note)
    if work.value("speaker", kept, "kind") == SpeakerKind.UNKNOWN.value:
        work.change("speaker", [kept], "kind", work.value("speaker", gone, "kind"), note=note)
    return sorted(changed), recheck(work, changed)


def split(work: UnitOfWork, name: str, new_name: str, ids: Sequence[int], note: str = "") -> Changed:
    """Give some of a speaker's claims to another, made if new. Raises FactcheckError for somebody else's claims."""
    full = speakers.speaker(work.db, name).name
    new_name = checks.name(new_name, "new name")
    if new_name == full:
        raise UsageError("The two names are the same.", "Add what tells them apart: “John Smith (MP)”.")
    for claim in claims.every_one(work.db, list(dict.fromkeys(ids))):
        if claim.speaker != full:
            raise FactcheckError(
                f"Claim {claim.id} is not by {full}.", f"`factcheck list 'by:{full}'` shows which are."
            )
    changed = work.change("claim", ids, "speaker", new_name, note=checks.remark(note, "note"))
    return changed, recheck(work, changed)
