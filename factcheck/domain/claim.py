"""One assertion by one speaker in one source."""

from dataclasses import dataclass
from typing import Any

from factcheck.domain.beside import CONFIDENTIAL, NOTHING, Beside, voice
from factcheck.domain.desk import UNTOUCHED, Desk
from factcheck.domain.hearsay import HERE, Brought
from factcheck.domain.selector import Quote
from factcheck.domain.status import Stance, Status, stance_of


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as it stands now.

    `reported` is the source's wording, `mark` the desk's verdict; both are about `text`.
    `source` is the source's id, `speaker` a name or "" for the document's own voice, `via` the relaying chain,
    outermost first. `said_on` is an ISO day, month, year or "". `opposite`: the text states the opposite of
    `proposition`. `origin` is "hand", "import" or "ingest:RULE"; `confidence` (0 to 1) belongs to drafts.
    `brought` says by which file it came, `created_by` and `created_at` being only what that file says. `beside` is what
    leaves the desk with it; it is empty until it is asked for (`store.reads.whole`). `desk` is what is
    done about it.

    `speaker_role` is the office in which the speaker spoke, as the desk gives it ("spokeswoman of the ministry"),
    beside `speaker_as_written`, which is the source's. It belongs to the claim and not to the speaker: an office is
    held at a time, and with the speaker a new one would be told of all that was said before.
    """

    id: int
    key: str
    text: str
    source: str
    speaker: str = ""
    speaker_as_written: str = ""
    via: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    cue: str = ""
    reported: Status = Status.ALLEGED
    mark: Status | None = None
    said_on: str = ""
    proposition: str = ""
    opposite: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    origin: str = "hand"
    draft: bool = False
    withdrawn: bool = False
    disputed: bool = False
    created_at: str = ""
    created_by: str = ""
    confidence: float | None = None
    brought: Brought = HERE
    contested: tuple[str, ...] = ()
    desk: Desk = UNTOUCHED
    speaker_role: str = ""
    beside: Beside = NOTHING

    @property
    def maker(self) -> str:
        """Who made it, as it may be shown: what a file says of it is said to be the file's."""
        return self.brought.said(self.created_by)

    @property
    def voice(self) -> str:
        """Who says so, in words."""
        return voice(self.speaker, self.source)

    @property
    def document(self) -> str:
        """What its source is called: by its title, by its id, or, where none is named, a confidential one."""
        return self.beside.title or self.source or CONFIDENTIAL

    @property
    def status(self) -> Status:
        """The desk's mark if there is one, else what the source reports."""
        return self.mark or self.reported

    @property
    def decided(self) -> bool:
        """Whether the desk has said anything of it: marked it, or given a verdict of its scale that counts as none."""
        return self.mark is not None or self.desk.label is not None

    @property
    def verdict(self) -> str:
        """What the desk says of it in a word: a label of its scale, the status that it is marked, or ""."""
        return self.desk.verdict or (self.mark.value if self.mark else "")

    @property
    def ruled(self) -> str:
        """The verdict as it is handed over: a label behind its sign, and the status that it counts as."""
        label = self.desk.label
        if label is None:
            return self.verdict
        return f"{label.said} ({self.mark.value})" if self.mark else label.said

    @property
    def stance(self) -> Stance | None:
        """For or against the proposition, from the text and the reported status; None when not filed."""
        return stance_of(self.reported, self.opposite) if self.proposition else None

    @property
    def placed(self) -> tuple[tuple[Quote, str], ...]:
        """The quotes, each with its place in words, "" where none is known."""
        places = self.beside.places if len(self.beside.places) == len(self.quotes) else ("",) * len(self.quotes)
        return tuple(zip(self.quotes, places, strict=True))

    def as_dict(self) -> dict[str, Any]:
        """The claim in JSON: exactly these keys, always all of them; what is not known is null."""
        return {
            "id": self.id,
            "key": self.key or None,
            "text": self.text,
            "speaker": self.speaker or None,
            "speaker_as_written": self.speaker_as_written or None,
            "via": list(self.via),
            "source": self.source or None,
            "quotes": [
                {"exact": q.exact, "prefix": q.prefix, "suffix": q.suffix, "start": q.start, "end": q.end}
                for q in self.quotes
            ],
            "cue": self.cue or None,
            "reported": self.reported.value,
            "mark": self.mark.value if self.mark else None,
            "status": self.status.value,
            "said_on": self.said_on or None,
            "proposition": self.proposition or None,
            "stance": self.stance.value if self.stance else None,
            "tags": list(self.tags),
            "note": self.note or None,
            "origin": self.origin,
            "draft": self.draft,
            "withdrawn": self.withdrawn,
            "disputed": self.disputed,
            "created_at": self.created_at,
            "created_by": self.created_by,
            "imported_from": self.brought.file or None,
            "imported_by": self.brought.by or None,
            **self.beside.as_dict(),
            **self.desk.as_dict(),
            "contested": list(self.contested),
            **self.desk.ruling,
            "evidence_records": [record.as_dict() for record in self.beside.verdict.records],
        }


CLAIM_KEYS = tuple(Claim(0, "", "", "").as_dict())


def claim_key(source_key: str, speaker: str, text: str, via: tuple[str, ...], quotes: tuple[Quote, ...]) -> str:
    """A stable identity for exchange between stores: the first 20 hex digits of a SHA-256 over what was asserted where.

    It is made once, when the claim is made; a later edit keeps it.
    """
    import hashlib  # by those who make claims alone: reading them should not pay for OpenSSL
    import json

    said = [source_key, speaker, text, list(via), [[q.exact, q.start] for q in quotes]]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:20]
