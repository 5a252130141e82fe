"""What goes with a claim that leaves the desk: the verdict with its reason, the source, the place, the other side."""

from dataclasses import dataclass
from typing import Any

from factcheck.domain.conflict import called
from factcheck.domain.evidence import Evidence, bare
from factcheck.domain.reply import Reply
from factcheck.domain.scale import Label
from factcheck.domain.status import Stance, Status

CONFIDENTIAL = "a confidential source"
"""What the public is told of a source that the desk names to nobody."""


def voice(speaker: str, source: str) -> str:
    """Who says so: the speaker, the document's own voice, or, where no source is named, a confidential one."""
    return speaker or ("the source itself" if source else CONFIDENTIAL)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why the desk's mark stands: who marked (as it may be shown), when (UTC), as of which ISO date, why, resting on
    what (URLs, source ids, "claim 3"). `hearsay`: a file says so, and nobody here has marked the claim. `records` are
    the same evidence with all that is known of it; what was given by itself is there without a mark too.
    """

    by: str = ""
    at: str = ""
    as_of: str = ""
    why: str = ""
    evidence: tuple[str, ...] = ()
    hearsay: bool = False
    records: tuple[Evidence, ...] = ()

    @property
    def given(self) -> tuple[Evidence, ...]:
        """The evidence as records; where only its names are known, as far as these say."""
        return self.records or tuple(map(bare, self.evidence))


@dataclass(frozen=True, slots=True)
class Other:
    """A claim of the other side: in conflict with this one, or filed on the other side of its proposition.

    `label` is a verdict of the desk's scale. `kind` is the rule of the conflict, "position" where the two are only
    filed apart; `judgement` is "" there.
    """

    id: int
    speaker: str
    text: str
    reported: Status
    mark: Status | None
    stance: Stance | None
    source: str
    kind: str
    why: str = ""
    judgement: str = ""
    label: Label | None = None

    @property
    def called(self) -> str:
        """What the kind of the conflict is called before a person."""
        return called(self.kind)

    def as_dict(self) -> dict[str, Any]:
        """The other claim in JSON: exactly these keys, always all of them."""
        return {
            "id": self.id,
            "speaker": self.speaker or None,
            "text": self.text,
            "reported": self.reported.value,
            "mark": self.mark.value if self.mark else None,
            "stance": self.stance.value if self.stance else None,
            "source": self.source or None,
            "kind": self.kind,
            "why": self.why or None,
            "judgement": self.judgement or None,
            "verdict": self.label.name if self.label else None,
        }

    @property
    def ruled(self) -> str:
        """The desk's verdict of it, as it is handed over; "" for none."""
        mark = self.mark.value if self.mark else ""
        return f"{self.label.said} ({mark})" if self.label and mark else self.label.said if self.label else mark

    @property
    def voice(self) -> str:
        """Who says so, in words."""
        return voice(self.speaker, self.source)

    @property
    def said(self) -> str:
        """The other claim in a sentence: "#10 Government of Russia, denied: Russia made … (stance, open)"."""
        marked = self.label.name if self.label else self.mark.value if self.mark else ""
        status = f"{self.reported.value}, marked {marked}" if marked else self.reported.value
        how = f"{called(self.kind)}, {self.judgement}" if self.judgement else called(self.kind)
        return f"#{self.id} {self.voice}, {status}: {self.text} ({how})"


@dataclass(frozen=True, slots=True)
class Beside:
    """What the store knows beside the claim itself; empty where it was not asked for.

    `role` is what the source calls the speaker besides the name. `places` has one entry a quote, "paragraph 3, 120-158"
    (code points, end exclusive) or "". `positions` counts who is for and against the claim's proposition, None when it
    is not filed; `others` are those of the other side; `replies` is the log of what somebody was asked about the claim.
    `retrieved` is the UTC time at which the source was read; it is no key in JSON. `confidential`: the source is.
    """

    verdict: Verdict = Verdict()
    kind: str = ""
    role: str = ""
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    places: tuple[str, ...] = ()
    positions: tuple[int, int] | None = None
    others: tuple[Other, ...] = ()
    replies: tuple[Reply, ...] = ()
    retrieved: str = ""
    confidential: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The keys that follow those of the claim itself, always all of them; what is not known is null."""
        verdict, positions = self.verdict, self.positions
        return {
            "mark_by": verdict.by or None,
            "mark_at": verdict.at or None,
            "mark_as_of": verdict.as_of or None,
            "mark_why": verdict.why or None,
            "evidence": list(verdict.evidence),
            "speaker_kind": self.kind or None,
            "speaker_role": self.role or None,
            "source_title": self.title or None,
            "source_publisher": self.publisher or None,
            "source_author": self.author or None,
            "source_published": self.published or None,
            "source_url": self.url or None,
            "places": list(self.places),
            "positions": {"for": positions[0], "against": positions[1]} if positions else None,
            "other_side": [other.as_dict() for other in self.others],
            "replies": [reply.as_dict() for reply in self.replies],
            "source_confidential": self.confidential,
        }


NOTHING = Beside()
