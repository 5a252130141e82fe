"""Sentences that several writing commands say."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.cli.session import Session
from factcheck.domain.conflict import AT_ONCE, Conflict

if TYPE_CHECKING:
    from factcheck.actions.recognising import Known
    from factcheck.actions.settling import Settled
    from factcheck.text.cutting import Lost

SHOWN = 12
"""Ids that are said one by one, for the eye alone."""


def claims_in_words(ids: Sequence[int]) -> str:
    """ "claim 5", "claims 3, 4 and 5", "claims 1, 2, 3 … (40 in all)"."""
    if len(ids) == 1:
        return f"claim {ids[0]}"
    if len(ids) > SHOWN:
        return f"claims {', '.join(map(str, ids[:3]))} … ({len(ids)} in all)"
    return f"claims {', '.join(map(str, ids[:-1]))} and {ids[-1]}" if ids else "no claims"


def tell_filed(session: Session, filed: Mapping[str, str], unsure: Mapping[str, Sequence[str]]) -> None:
    """Say which names were filed under a known one, and which may be somebody's and were not."""
    for name, full in islice(filed.items(), SHOWN):
        session.say(f"“{name}” is filed under {full}; `factcheck speaker split` parts two people.")
    for name, several in islice(unsure.items(), SHOWN):
        if len(several) > 1:
            session.say(f"“{name}” may be {' or '.join(several[:SHOWN])}: not filed under either.")
        else:
            session.say(f"“{name}” may be {several[0]}, and is somebody else so far: `factcheck speaker merge`.")
    more = sum(max(0, len(told) - SHOWN) for told in (filed, unsure))
    if more:
        session.say(f"… and {more} more names.")


def tell_lapsed(session: Session, lapsed: Sequence[tuple[int, str]], *, dry: bool) -> None:
    """Say whose approvals of which claims ended with what was done."""
    from factcheck.actions.working import lapsed_told

    for sentence in lapsed_told(lapsed, dry=dry):
        session.say(sentence)


def tell_resting(session: Session, resting: Sequence[tuple[int, int]]) -> None:
    """Which marks, of the first claim of each pair, rest on what has changed, the second."""
    for marked, changed in resting:
        session.say(f"The mark of claim {marked} rests on claim {changed}: look at it again.")


def tell_conflicts(session: Session, found: Iterable[Conflict], changed: int = 0) -> None:
    """Say which conflicts are new; of very many changed claims, that they were not all looked for."""
    if changed > AT_ONCE:
        session.say("Not checked for new conflicts yet: `factcheck conflicts --rescan` does that.")
    new = list(found)
    for conflict in new[:SHOWN]:
        session.say(conflict.said)
    if len(new) > SHOWN:
        session.say(f"… and {len(new) - SHOWN} more conflicts: `factcheck conflicts`.")


def tell_lost(session: Session, claim_id: int, lost: "Sequence[Lost]") -> None:
    """Say what a new claim's quotes were cut away from."""
    for one in lost:
        session.say(f"Claim {claim_id} may lack its context: {one.said}.")


def tell_matches(session: Session, found: "Sequence[Known]") -> None:
    """Say which new claims are there already, by all appearances or perhaps."""
    from factcheck.store.search.match import WARN

    for claim_id, made in found[:SHOWN]:
        sure = "says what is there already" if made.chance >= WARN else "may say what is there already"
        session.say(f"Claim {claim_id} {sure} ({made.chance:.0%}), claim {made.claim_id}: {made.text}")
    if len(found) > SHOWN:
        session.say(f"… and {len(found) - SHOWN} more are like claims that are there.")


def tell_settled(session: Session, settled: "Settled", changed: Sequence[str], apart: Sequence[str]) -> None:
    """What stands otherwise by what others did, and above all what was kept apart; the first of either by name."""
    for places, names, what in (
        (settled.changed, changed, "changed here"),
        (settled.contested, apart, "kept apart, to be decided"),
    ):
        if places:
            more = " …" if len(places) > len(names[:SHOWN]) else ""
            session.say(f"{len(places)} {what}: {', '.join(names[:SHOWN])}{more}.")
    if settled.scaled:
        session.say("The scale of verdicts is another one now: `factcheck scale`.")
    if settled.began:
        session.say(f"{counted(settled.began, 'field')} of drafts began otherwise there: who accepts one decides.")
    if settled.contested:
        session.say("Next: `factcheck differences`.")


def counted(number: int, thing: str) -> str:
    """ "1 name", "1,234 names"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def drafts_wait(number: int) -> str:
    """ "1 draft waits: `factcheck review`."."""
    return f"{number} {'draft waits' if number == 1 else 'drafts wait'}: `factcheck review`."


def would(dry: bool, done: str, dry_form: str) -> str:
    """The verb of a sentence: what was done, or what would be."""
    return f"Would {dry_form}" if dry else done
