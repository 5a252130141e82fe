"""ClaimReview (https://schema.org/ClaimReview): what the desk has established, for search engines to read on its page.

It goes out to everybody: the verdict is in it, not who gave it, why, or what the desk noted.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TextIO
from urllib.parse import quote

from factcheck.domain.claim import Claim
from factcheck.domain.speaker import SpeakerKind
from factcheck.domain.status import Status
from factcheck.exporting.linked import known, root, web_address, write_things

_SCALE = {Status.DENIED: 1, Status.ALLEGED: 2, Status.CONFIRMED: 3}
"""The desk's three words as numbers, the worst first: `ratingValue` wants some, `alternateName` is the word itself. A
verdict of the desk's own scale is counted by its order there."""
_KINDS: dict[str, str] = {
    SpeakerKind.PERSON: "Person", SpeakerKind.ORGANISATION: "Organization",
    SpeakerKind.GOVERNMENT: "GovernmentOrganization", SpeakerKind.MEDIA: "NewsMediaOrganization",
}  # fmt: skip


def write(
    claims: Iterable[Claim], stream: TextIO, columns: Sequence[str] = (), *, base_url: str = "", desk: str = ""
) -> None:
    """Write one object, or an array of several; a claim without a mark is passed over. `base_url` begins the address of
    the page of each claim, which its key ends; `desk` is who publishes the verdict. `columns` mean nothing here.
    """
    write_things((_review(claim, base_url, desk) for claim in claims if claim.decided), stream)


def unfit(claim: Claim) -> str:
    """Why a claim has no review: nobody here has marked it, or it is withdrawn or a draft."""
    if claim.withdrawn or claim.draft:
        return "withdrawn or a draft"
    if not claim.decided:
        return "without a mark"
    if claim.reported is Status.DENIED:
        return "that its speaker denies (nobody there claims it)"
    return "that only a file has marked (mark them yourself)" if claim.beside.verdict.hearsay else ""


def _review(claim: Claim, base_url: str, desk: str) -> dict[str, Any]:
    beside = claim.beside
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        **known(
            url=base_url + quote(claim.key, safe=""),
            datePublished=beside.verdict.at[:10],
            author=known(type_="Organization", name=desk, url=root(base_url)) if desk else None,
            claimReviewed=claim.text,
        ),
        "itemReviewed": {
            "@type": "Claim",
            **known(
                author=_claimant(claim),
                datePublished=claim.said_on,
                description=_relayed(claim),
                appearance=_appearance(claim),
            ),
        },
        "reviewRating": {"@type": "Rating", "alternateName": claim.verdict, **_rating(claim)},
    }


def _rating(claim: Claim) -> dict[str, int]:
    """How true it is, in numbers; nothing of a verdict that says nothing of that, for a number would."""
    label = claim.desk.label
    if label:
        rating, best = label.rating, label.best
    else:
        rating, best = (_SCALE[claim.mark] if claim.mark else 0), max(_SCALE.values())
    return {"ratingValue": rating, "worstRating": 1, "bestRating": best} if rating else {}


def _claimant(claim: Claim) -> dict[str, Any]:
    """Who claims it; of a document's own voice its publisher, else its author. Without a kind where none is known."""
    if claim.speaker:
        return known(type_=_KINDS.get(claim.beside.kind, ""), name=claim.speaker)
    if claim.beside.publisher:
        return known(type_="Organization", name=claim.beside.publisher)
    return known(name=claim.beside.author)


def _relayed(claim: Claim) -> str:
    """That the claim comes through others: whoever is named as its author may not have been heard saying it."""
    return f"As relayed by {', who cites '.join(claim.via)}." if claim.via else ""


def _appearance(claim: Claim) -> dict[str, Any]:
    """The document in which the claim stands."""
    beside = claim.beside
    publisher = known(type_="Organization", name=beside.publisher) if beside.publisher else None
    return known(
        type_="CreativeWork", url=web_address(beside.url), name=claim.document,
        datePublished=beside.published, publisher=publisher,
    )  # fmt: skip
