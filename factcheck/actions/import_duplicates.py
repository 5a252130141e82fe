"""What an import does with a claim that is there already."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.actions.changing import edit
from factcheck.actions.import_verdicts import marked_again, refuse_an_old_reason, says_more
from factcheck.actions.replying import add_replies
from factcheck.actions.seen import as_shown
from factcheck.domain.beside import Verdict
from factcheck.domain.claim import Claim
from factcheck.errors import FactcheckError, UsageError
from factcheck.exporting.annotations_reading import ORIGIN as ANNOTATED
from factcheck.exporting.claimreview_reading import ORIGIN as REVIEWED
from factcheck.store.reads import claims, whole
from factcheck.store.reads.withdrawals import withdrawal
from factcheck.store.storage import bulk, past
from factcheck.store.storage.unit_of_work import UnitOfWork

POLICIES = ("skip", "update", "fail")
RULING = ("verdict", "confidence", "grade")
"""What a mark says besides the status."""
_UNSAID = Verdict()


@dataclass(frozen=True, slots=True)
class Met:
    """Whether the claim that was there came back after an undo, was accepted, was updated; whether the file says
    otherwise of it and nothing was taken.
    """

    restored: bool = False
    accepted: bool = False
    updated: bool = False
    differs: bool = False


class Duplicates:
    """Meets the claims of one import with those that are there."""

    def __init__(self, work: UnitOfWork, policy: str, *, over: bool = False) -> None:
        if policy not in POLICIES:
            raise UsageError(f"“{policy}” is nothing to do with duplicates.", f"Known: {', '.join(POLICIES)}.")
        self.work, self.policy, self.over = work, policy, over
        self._here: dict[int, Claim] = {}
        self._standing: dict[int, bulk.Standing] = {}
        self._seen: dict[int, tuple[int, int]] = {}

    def look_up(self, met: Sequence[tuple[int, Claim]], *, history: bool = False) -> None:
        """Read the claims that some rows meet, all at once; the reasons of their marks where a row has one too."""
        self._here, self._standing = {}, {}  # a batch is as much as is to be kept in memory
        self._look_at(met, history=history)

    def _look_at(self, met: Sequence[tuple[int, Claim]], *, history: bool = False) -> None:
        ids = {claim_id for claim_id, _ in met}
        standing = bulk.standings(self.work.db, sorted(ids))
        self._standing.update(standing)
        if history:  # of those only what this file has made itself is looked at
            ids = {number for number, one in standing.items() if one.step == self.work.step_so_far}
        reasoned = {number for number, claim in met if number in ids and claim.beside.verdict != _UNSAID}
        self._here.update(claims.index(self.work.db, ids - reasoned))
        self._here.update((one.id, one) for one in whole.by_ids(self.work.db, sorted(reasoned)))

    def meet(self, line: int, claim: Claim, claim_id: int, *, history: bool = False) -> Met:
        """Accept a draft, bring back what an undo withdrew, and update where that is the policy.

        An update corrects what the file says and erases nothing that it does not mention. Raises FactcheckError for the
        policy `fail`, for another text than the claim has or had, for a claim that a person withdrew here, and for an
        update of what a colleague decided, unless `over`.
        """
        if self.policy == "fail":
            raise FactcheckError(f"Line {line}: that claim is there already, as {claim_id}. Nothing was stored.")
        there = self._standing[claim_id]
        new = there.step == self.work.step_so_far
        if history and not new:
            return self._met_with_its_past(there.withdrawn and not claim.withdrawn, claim_id)
        if there.text != claim.text and (new or self.policy != "update"):
            self._refuse_a_clash(claim, claim_id, there.text)
        if new:
            self._refuse_another_mark(claim, claim_id)
            return Met()
        if self.policy == "update":
            self._refuse_the_key_of_another(claim, claim_id, there.text)
            self._refuse_a_second(line, claim, claim_id)
        met = self._met(claim, claim_id, there)
        if met.restored or met.accepted or met.updated:  # the next row of this claim meets it as it is now
            self._look_at([(claim_id, claim)])
        return met

    def _met(self, claim: Claim, claim_id: int, there: bulk.Standing) -> Met:
        restored = there.withdrawn and not claim.withdrawn
        if restored:
            self._refuse_to_revive(claim_id)
            self.work.change("claim", [claim_id], "withdrawn", False, note="imported again")
        accepted = there.draft and not claim.draft
        if accepted:
            self.work.change("claim", [claim_id], "draft", False, note="imported as a claim")
        if self.policy == "update":
            return Met(restored, accepted, self._update(claim, claim_id))
        return Met(restored, accepted, differs=self._differs(claim, self._here[claim_id]))

    def _differs(self, claim: Claim, here: Claim) -> bool:
        """Whether an update would change the claim. What others publish of it is their word, and no other version."""
        if claim.origin in (ANNOTATED, REVIEWED):
            return False
        there = _fields(here)
        said = {
            key: value for key, value in _given(claim).items() if key != "text"
        }  # another one is a clash, or was here
        return any(there[key] != value for key, value in said.items()) or says_more(claim, here)

    def _refuse_another_mark(self, claim: Claim, claim_id: int) -> None:
        """One file, one claim, two marks: which of them is meant, nobody has said."""
        if claim.mark and (first := self._here[claim_id].mark) and first is not claim.mark:
            raise FactcheckError(
                f"An earlier row of this file is the same claim ({claim_id}) and marks it {first}; this one marks it "
                f"{claim.mark}.",
                "Leave one of them in.",
            )

    def _refuse_a_second(self, line: int, claim: Claim, claim_id: int) -> None:
        """Two rows of one claim that say different things are not both taken."""
        said = hash((str(_given(claim)), claim.beside.verdict))
        first, before = self._seen.setdefault(claim_id, (line, said))
        if before != said:
            raise FactcheckError(f"Line {first} is claim {claim_id} too, and says otherwise.", "Leave one of them in.")

    def _refuse_the_key_of_another(self, claim: Claim, claim_id: int, text: str) -> None:
        """The words of one claim under the key of another are a row that slipped, and no correction."""
        if text != claim.text and (other := bulk.claim_with_text(self.work.db, claim.text)):
            raise FactcheckError(
                f"This has the key of claim {claim_id} and the text of claim {other}.", "Put the right key back."
            )

    def _met_with_its_past(self, gone: bool, claim_id: int) -> Met:
        """What was done decides, not how the file has it; only what an undone merge made comes back with the next."""
        back = gone and past.came_with_what_was_undone(self.work.db, claim_id)
        if back:
            self.work.change("claim", [claim_id], "withdrawn", False, note="merged again")
        return Met(restored=back)

    def _refuse_a_clash(self, claim: Claim, claim_id: int, text: str) -> None:
        """Another text under one key is lost unless it is said; a text that was corrected here is not another one."""
        if bulk.had_text(self.work.db, claim_id, claim.text):
            return
        raise FactcheckError(
            f"This is claim {claim_id}, which has another text here: “{text[:200]}”.",
            "Compare the two; --on-duplicate update takes the file's.",
        )

    def _refuse_to_revive(self, claim_id: int) -> None:
        gone = withdrawal(self.work.db, "claim", claim_id)
        if gone and not gone.by_undo:
            raise FactcheckError(
                f"This is claim {claim_id}, which {gone.said}; it stays withdrawn.",
                f"`factcheck restore {claim_id}` brings it back.",
            )

    def _update(self, claim: Claim, claim_id: int) -> bool:
        values, here = _given(claim), self._here[claim_id]
        ruled = claim.decided and says_more(claim, here)
        there = _fields(here)
        changed = {"mark"} if ruled else set[str]()
        changed |= {key for key, value in values.items() if there[key] != value}
        if not self.over:
            if changed:
                as_shown(self.work, [claim_id], lambda _: None, changed)
            refuse_an_old_reason(claim, here)
        if not (changed or claim.beside.replies):
            return False
        note = f"from {self.work.file}" if self.work.file else "import"
        replied = add_replies(self.work, claim_id, claim.beside.replies, note)
        if ruled:
            marked_again(self.work, claim_id, claim, note)
        return bool(edit(self.work, [claim_id], values, note=note, new_speakers=True)[0]) or replied or ruled


def _fields(claim: Claim) -> dict[str, Any]:
    """What a file can change of a claim, as `edit` takes it."""
    return {
        "text": claim.text,
        "speaker": claim.speaker or None,
        "speaker_as_written": claim.speaker_as_written or None,
        "via": list(claim.via),
        "cue": claim.cue or None,
        "reported": claim.reported.value,
        "mark": claim.mark.value if claim.mark else None,
        "said_on": claim.said_on or None,
        "note": claim.note or None,
        "tags": list(claim.tags),
        "speaker_role": claim.speaker_role,
        "proposition": [claim.proposition, claim.opposite],
        **{key: getattr(claim.desk, key) for key in RULING},
    }


def _given(claim: Claim) -> dict[str, Any]:
    """The fields that a file says something of: what it leaves empty stays, but a decision replaces all of the last."""
    said = {key: value for key, value in _fields(claim).items() if value not in (None, "", [], ["", False])}
    return said | {key: getattr(claim.desk, key) for key in RULING if claim.decided}
