"""Who a hand-over is for, and what of a claim the public may see.

Of a confidential source the public sees nothing that it says or that says which it is: what stays of its claims is what
the desk says of them, their text, verdict and filing. A speaker may be the source, a date may lead to it, and the key
of a claim is a digest by which somebody could try a guess; so they go too.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from factcheck.domain.beside import CONFIDENTIAL, Beside, Other
from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Conflict
from factcheck.domain.desk import UNTOUCHED
from factcheck.domain.evidence import Evidence
from factcheck.domain.hearsay import HERE
from factcheck.exporting.spotting import Spellings, Stretches, hosts

AUDIENCES = ("desk", "editor", "public")
"""Who a hand-over is for: the desk sees all of it, an editor no history, the public neither notes nor analysts nor what
is confidential. How the desk grades its sources, and how sure it is, are its own too.
"""
PRIVATE = (
    *("note", "mark_by", "mark_at", "created_by", "created_at", "imported_from", "imported_by", "replies"),
    *("state", "assignee", "priority", "due", "approved_by", "contested", "confidence", "grade"),
)
"""Keys of a claim that are not for the public."""


class Secrets:
    """What leads to confidential sources: their ids (`slugs`), and names, looked for as they stand and as others spell
    them; of `people` parts of the name too, unless they are in a name of `elsewhere`, which the public knows.
    """

    def __init__(
        self,
        slugs: Iterable[str] = (),
        names: Iterable[str] = (),
        people: Iterable[str] = (),
        elsewhere: Iterable[str] = (),
    ) -> None:
        self.slugs = frozenset(slugs)
        known, given = list(elsewhere), list(names)
        self._stretches = Stretches([*given, *hosts(given, known)])
        self._spellings = Spellings(given, people, known)

    def __bool__(self) -> bool:
        return bool(self.slugs)

    def named_in(self, *texts: str) -> bool:
        """Whether one of them is named in these words."""
        return any(self._stretches.stand_in(text) or self._spellings.stand_in(text) for text in texts)


NONE = Secrets()


@dataclass(frozen=True, slots=True)
class Public:
    """Makes claims fit for the public."""

    secrets: Secrets = NONE

    def names(self, claim: Claim) -> bool:
        """Whether the desk's own words of a claim name what is confidential: then it cannot be shown at all."""
        return self.secrets.named_in(claim.text, claim.proposition, *claim.tags)

    def claim(self, claim: Claim) -> Claim:
        """The claim without what is not for the public; of a confidential source what the desk says of it alone."""
        beside = self._beside(claim.beside)
        desk = replace(UNTOUCHED, label=claim.desk.label)
        known = replace(claim, note="", created_at="", created_by="", brought=HERE, desk=desk, beside=beside)
        if claim.source not in self.secrets.slugs:
            return known
        return replace(
            known, key="", source="", speaker="", speaker_as_written="", speaker_role="", via=(), quotes=(),
            cue="", said_on="",
            beside=replace(beside, kind="", role="", title="", publisher="", author="", published="", url="", places=(),
                           retrieved="", others=tuple(replace(other, why="") for other in beside.others)),
        )  # fmt: skip

    def conflict(self, conflict: Conflict, one: Claim, other: Claim) -> Conflict:
        """The conflict of two such claims, without who judged it and why, or what it is where a source is withheld."""
        told = one.source and other.source and not self.secrets.named_in(conflict.why)
        return replace(conflict, note="", judged_by="", judged_at="", why=conflict.why if told else "")

    def _beside(self, beside: Beside) -> Beside:
        verdict = beside.verdict
        evidence = dict.fromkeys(CONFIDENTIAL if self.secrets.named_in(one) else one for one in verdict.evidence)
        why = "" if self.secrets.named_in(verdict.why) else verdict.why
        records = {record.said: record for record in map(self._record, verdict.records)}
        told = replace(verdict, by="", at="", why=why, evidence=tuple(evidence), records=tuple(records.values()))
        others = tuple(self._other(other) for other in beside.others if not self.secrets.named_in(other.text))
        return replace(beside, verdict=told, others=others, replies=())

    def _record(self, record: Evidence) -> Evidence:
        """A record without who gave it, what the desk notes of it, and where a file of the desk's lies; of one that
        leads to a confidential source only which way it points.
        """
        if self.secrets.named_in(record.of, record.where, record.archive):
            return Evidence("source", CONFIDENTIAL, stands=record.stands)
        of = record.name.removeprefix("file ") if record.what == "file" else record.of
        return replace(record, of=of, note="", by="", at="", key="")

    def _other(self, other: Other) -> Other:
        if other.source in self.secrets.slugs:
            return replace(other, speaker="", source="", why="")
        return replace(other, why="") if self.secrets.named_in(other.why) else other
