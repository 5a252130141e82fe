"""Adding one claim by hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from factcheck.actions import checks
from factcheck.actions.checking import recheck
from factcheck.actions.whom import Whom
from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Conflict
from factcheck.domain.numbers import proposition_number
from factcheck.domain.selector import Quote, anchor
from factcheck.errors import FactcheckError, UsageError
from factcheck.store.reads import claims, propositions, sources, speakers
from factcheck.store.storage.bulk import Intake
from factcheck.store.storage.unit_of_work import UnitOfWork

Sure = Callable[[str, str], bool]
"""Asked whether a name with a title is the known speaker with this full name."""


def nobody_says(name: str, full: str) -> bool:
    """Where nobody can be asked here: whoever asks a person does so by the error."""
    return False


@dataclass(frozen=True, slots=True)
class Place:
    """Which of several places in a source a quote is meant to be."""

    prefix: str
    suffix: str
    nth: int | None


def add(
    work: UnitOfWork,
    claim: Claim,
    quotes: Sequence[str],
    place: Place,
    *,
    new_speaker: bool,
    new_proposition: bool,
    sure: Sure = nobody_says,
) -> tuple[int, list[Conflict]]:
    """Store a claim whose speakers and source are as a person typed them; returns its id and the new conflicts.

    A name with a title that is filed under a known one is kept as it was written.

    Raises UsageError, NotFound, QuoteNotFound, QuoteAmbiguous, and FactcheckError when the claim is there already.
    """
    claim = checks.claim(claim)
    source = sources.source(work.db, claim.source)
    if source.withdrawn:
        raise UsageError(
            f"The source {source.id} was withdrawn.", "`factcheck restore` of one of its claims brings it back."
        )
    speaker = meant(work, claim.speaker, new=new_speaker, sure=sure)
    titled = speaker != claim.speaker and not speakers.exactly(work.db, claim.speaker)
    made = replace(
        claim,
        source=source.id,
        speaker=speaker,
        speaker_as_written=claim.speaker_as_written or (claim.speaker if titled else ""),
        via=relays(work, claim.via, new=new_speaker, sure=sure),
        quotes=tuple(anchored(source.text, quote, place) for quote in quotes),
        proposition=filed_under(work, claim.proposition, new=new_proposition),
    )
    (stored,) = Intake(work).store([made])
    if stored.known:
        raise _there_already(work, stored.id)
    return stored.id, recheck(work, [stored.id])


def _there_already(work: UnitOfWork, claim_id: int) -> FactcheckError:
    """The error for a claim that the store holds, with the way to it."""
    (there,) = claims.every_one(work.db, [claim_id])
    if there.withdrawn:
        return FactcheckError(
            f"That claim is there already: {claim_id}, withdrawn.", f"`factcheck restore {claim_id}` brings it back."
        )
    return FactcheckError(f"That claim is there already: {claim_id}.", f"See it with `factcheck show {claim_id}`.")


def anchored(text: str, quote: str, place: Place) -> Quote:
    """The selector of a quote; not anchored when the source has no stored text."""
    checks.words(quote, "quote")
    return anchor(text, quote, place.prefix, place.suffix, place.nth) if text else Quote(quote)


def filed_under(work: UnitOfWork, about: str, *, new: bool) -> str:
    """The text of the proposition that `about` names: one that is there, or these words as a new one.

    Raises UsageError when one that is there has nearly these words, unless `new`.
    """
    about = checks.remark(about, "proposition")
    if not about or propositions.is_there(work.db, about):
        return about
    if about.isdecimal():
        raise UsageError(f"“{about}” is no proposition.", f"A number is written with its p: p{about}.")
    if proposition_number(about) is not None:
        return propositions.proposition(work.db, about).text
    near = [] if new else propositions.alike(work.db, about)
    if near:
        known, share = near[0]
        raise UsageError(
            f"p{known.id} says nearly that ({share:.0%}): “{known.text}”.",
            f"Give --about p{known.id}, or add --new-proposition to make a new one.",
        )
    return about


def meant(work: UnitOfWork, name: str, *, new: bool = False, sure: Sure = nobody_says) -> str:
    """The full name of the speaker whom a person calls `name`: a name or alias that is known, or a new name.

    Raises UsageError when it may be several speakers, or is so near to a known one that a person should say which,
    unless `new`; one that is known without a title is meant when somebody is `sure`.
    """
    if not name:
        return ""
    name = checks.name(name, "speaker")
    found = speakers.exactly(work.db, name)
    if len(found) > 1:
        raise speakers.ambiguous(work.db, name, found)
    if found:
        return speakers.full_name(work.db, found[0])
    if new:
        return name
    whom = Whom(work.db)
    titled = whom.meant(name)
    if len(titled) == 1 and sure(name, titled[0]):
        return titled[0]
    near = titled or whom.perhaps(name)[: speakers.MOST] or speakers.near(work.db, name)
    if near:
        raise UsageError(
            f"No speaker is called “{name}” yet; do you mean {' or '.join(near)}?",
            "Write the full name, or add --new-speaker to make a new one.",
        )
    return name


def relays(work: UnitOfWork, names: Sequence[str], *, new: bool = False, sure: Sure = nobody_says) -> tuple[str, ...]:
    """The full names of those who hand a claim on. Raises UsageError as `meant` does."""
    said = []
    for name in filter(None, names):
        full = meant(work, name, new=new, sure=sure)
        titled = [] if speakers.exactly(work.db, name) else Whom(work.db).meant(full)
        said.append(titled[0] if len(titled) == 1 and sure(full, titled[0]) else full)
    return tuple(said)
