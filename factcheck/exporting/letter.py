"""A letter's list: what is said of somebody and what they are reported to have said, for them to answer.

It has nothing of the desk's own: no verdict, no note, no evidence. The desk sends it; factcheck does not.
"""

from collections.abc import Iterable, Sequence
from typing import TextIO

from factcheck.domain.claim import Claim
from factcheck.domain.status import Status
from factcheck.text.safe import encodable, visible

_VERBS = {Status.ALLEGED: "alleged", Status.DENIED: "denied", Status.CONFIRMED: "confirmed"}


def write(who: str, of_them: Sequence[Claim], by_them: Sequence[Claim], stream: TextIO, *, until: str = "") -> None:
    """Write the letter as plain text; the claims are whole, with their sources beside them."""
    by = f" by {_one_line(until.replace('T', ' '))}" if until else ""
    lines = [
        f"To: {_one_line(who)}",
        "",
        "We are preparing a publication that concerns you. Before we publish, we ask you to answer each of the points",
        f"below{by}: whether it is right, what you say of it, and which documents show it.",
    ]
    number = 0
    for heading, claims, mine in (
        ("What is said of you", of_them, False), ("What you are reported to have said", by_them, True),
    ):  # fmt: skip
        if claims:
            lines += ["", heading]
        for claim in claims:
            number += 1
            lines += ["", *_point(number, claim, who if mine else "")]
    stream.writelines(encodable(line) + "\n" for line in lines)


def _point(number: int, claim: Claim, you: str) -> Iterable[str]:
    """One point: a plain sentence, the words of the source, the source."""
    yield f"{number}. {_sentence(claim, you)}"
    for quote in claim.quotes:
        yield f"   In the words of the source: “{_one_line(quote.exact)}”"
    beside = claim.beside
    about = ", ".join(_one_line(part) for part in (beside.publisher, beside.author, beside.published) if part)
    source = _one_line(claim.document) + (f" ({about})" if about else "")
    yield f"   Source: {source}" + (f", {_one_line(beside.url)}" if beside.url else "")


def _sentence(claim: Claim, you: str) -> str:
    on = f" on {claim.said_on}" if claim.said_on else ""
    said_by = "you" if you and claim.speaker == you else claim.speaker
    relays = ["you" if you and relay == you else relay for relay in claim.via]
    chain = f", as {_one_line(', then '.join(reversed(relays)))} handed it on" if relays else ""
    begun = f"{_one_line(said_by)} {_VERBS[claim.reported]}" if said_by else f"{claim.voice} {_states(claim)}"
    return f"{begun[:1].upper()}{begun[1:]}{on}{chain}: {_one_line(claim.text)}"


def _states(claim: Claim) -> str:
    return {Status.ALLEGED: "states", Status.DENIED: "denies", Status.CONFIRMED: "confirms"}[claim.reported]


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))
