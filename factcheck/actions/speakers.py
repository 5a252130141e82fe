"""Who is who: aliases that a person confirms, kinds, and splitting one name into two people. Never merging by score."""

from collections.abc import Sequence

from factcheck.actions import checks
from factcheck.actions.changing import Changed
from factcheck.actions.checking import recheck
from factcheck.domain.speaker import SpeakerKind
from factcheck.errors import FactcheckError, UsageError
from factcheck.store.reads import claims, speakers
from factcheck.store.storage.fields import current
from factcheck.store.storage.tables import SpeakerRow
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.suggesting import did_you_mean


def describe(
    work: UnitOfWork, name: str, add: Sequence[str] = (), remove: Sequence[str] = (), kind: str = "", note: str = ""
) -> str:
    """Give a speaker aliases, take some away, or say what kind of speaker it is; returns the full name.

    Raises NotFound, and UsageError when the name may be several speakers or the kind is unknown.
    """
    if not (add or remove or kind):
        raise UsageError("Nothing to change.", "Give another name, --remove or --kind.")
    row = work.session.get_one(SpeakerRow, speakers.one_named(work.db, name))
    if kind:
        work.change(row, "kind", _kind(kind), note=note)
    if add or remove:
        given = {checks.words(alias, "alias").strip() for alias in add}
        aliases = (set(current(work, row, "aliases")) | given) - set(remove)
        work.change(row, "aliases", sorted(aliases), note=note)
    return row.name


def _kind(word: str) -> str:
    try:
        return SpeakerKind(word.lower()).value
    except ValueError:
        raise UsageError(
            f"“{word}” is no kind of speaker.", did_you_mean(word.lower(), [k.value for k in SpeakerKind])
        ) from None


def split(work: UnitOfWork, name: str, new_name: str, ids: Sequence[int], note: str = "") -> Changed:
    """Give some of a speaker's claims to another, made if new. Raises FactcheckError for somebody else's claims."""
    row = work.session.get_one(SpeakerRow, speakers.one_named(work.db, name))
    checks.words(new_name, "new name")
    if new_name == row.name:
        raise UsageError("The two names are the same.", "Add what tells them apart: “John Smith (MP)”.")
    for claim_id in ids:
        if claims.claim(work.db, claim_id).speaker != row.name:
            raise FactcheckError(
                f"Claim {claim_id} is not by {row.name}.", f"`factcheck list 'by:{row.name}'` shows which are."
            )
    changed = [n for n in dict.fromkeys(ids) if work.change(work.claim(n), "speaker", new_name.strip(), note=note)]
    return changed, recheck(work, changed)
