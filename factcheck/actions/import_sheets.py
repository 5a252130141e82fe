"""A sheet of ours that an editor has filled in: what was changed in it becomes the events of whoever imports it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from factcheck.actions.changing import edit
from factcheck.actions.marking import NONE, Ruling, mark, ruling
from factcheck.domain.claim import Claim
from factcheck.domain.event import in_words
from factcheck.errors import Differs, FactcheckError
from factcheck.exporting.state import changed, fields
from factcheck.exporting.xlsx_sheets import fitting, is_cut
from factcheck.store.reads import claims, history, whole
from factcheck.store.storage.bulk import claims_with_keys
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.clock import local

VERDICT = ("mark", "mark_why", "mark_as_of", "evidence", "verdict", "confidence", "grade")
"""The columns that are one verdict."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A row of a sheet: the claim as it stands there, how it stood when it was handed over, and its number."""

    claim: Claim
    was: str
    number: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What a sheet changes in one claim: a column, from what to what."""

    claim: int
    column: str
    old: str
    new: str

    @property
    def said(self) -> str:
        """The change in words."""
        return f"claim {self.claim}: {self.column} from {in_words(self.old)} to {in_words(self.new)}"


class Sheets:
    """Meets the rows of sheets with the claims that are here; `differences` are what it took."""

    def __init__(self, work: UnitOfWork, *, over: bool = False) -> None:
        self.work, self.over = work, over
        self.differences: list[Difference] = []
        self._here: dict[str, Claim] = {}

    def look_up(self, rows: Iterable[Filled]) -> None:
        """Read the claims that some rows are about, all at once."""
        ids = claims_with_keys(self.work.db, [row.claim.key for row in rows])
        self._here = {claim.key: claim for claim in whole.by_ids(self.work.db, sorted(set(ids.values())))}

    def take(self, row: Filled) -> bool:
        """Take what a row changes; False where no claim here has its key, which may be a claim of another store.

        Raises FactcheckError for a row whose key was changed, a state that cannot be read, and what somebody changed
        here since the sheet was handed over; Differs for a colleague's mark unless `over`; UsageError as marking does.
        """
        here = self._here.get(row.claim.key)
        if here is None:
            _refuse_a_changed_key(self.work, row)
            return False
        if fitting(here.text).strip() != row.claim.text:
            _refuse_another_text(here)
        now, new = fields(here), fields(row.claim)
        try:
            touched, moved = changed(row.was, new), changed(row.was, now)
        except ValueError:
            raise FactcheckError(f"The last column of this row is not as it was: “{row.was[:40]}”.") from None
        differing = {name for name in touched if now[name] != new[name]}
        for name in sorted(differing):
            if name in moved and not self.over:
                _refuse_what_moved(self.work, here, name, now[name], new[name])
            if is_cut(new[name]):
                raise FactcheckError(
                    f"“{name}” was cut for the sheet, and is not changed there.", "Use `factcheck edit`."
                )
        self._carry_out(here, row.claim, differing)
        self.differences += [Difference(here.id, name, now[name], new[name]) for name in new if name in differing]
        return True

    def _carry_out(self, here: Claim, sheet: Claim, differing: set[str]) -> None:
        if differing.intersection(VERDICT):
            self._mark(here, sheet, differing)
        given = {"note": sheet.note, "tags": list(sheet.tags)}
        values = {name: value for name, value in given.items() if name in differing}
        if values:
            edit(self.work, [here.id], values, note=self._from, new_speakers=False)

    @property
    def _from(self) -> str:
        return f"from {self.work.file}" if self.work.file else ""

    def _ruling(self, here: Claim, sheet: Claim, differing: set[str]) -> Ruling:
        """What the row says: a label that was filled in or stands goes before the status, unless only that is another.

        Raises UsageError for a label that is none, FactcheckError for one that does not count as the row's mark.
        """
        label = sheet.desk.verdict
        if label and "mark" in differing and "verdict" not in differing:
            label = ""  # the editor changed the status of a labelled claim: the old label is no word for the new one
        word = label or (sheet.mark.value if sheet.mark else NONE)
        sure = (sheet.desk.confidence or NONE) if "confidence" in differing else None
        grade = (sheet.desk.grade or NONE) if "grade" in differing else None
        if word == NONE:
            return Ruling(None)
        given = ruling(self.work.db, word, confidence=sure, grade=grade)
        if label and "mark" in differing and given.status is not sheet.mark:
            counts_as = given.status.value if given.status else "nothing"
            raise FactcheckError(f"The verdict “{label}” counts as {counts_as}; “mark” says {in_words(sheet.mark)}.")
        return replace(given, bare="verdict" in differing and not label)

    def _mark(self, here: Claim, sheet: Claim, differing: set[str]) -> None:
        """Mark as the sheet says; the reason of another mark is no reason of this one."""
        said, before = sheet.beside.verdict, here.beside.verdict
        given = self._ruling(here, sheet, differing)
        if given.said == NONE:
            if not here.decided:
                raise FactcheckError("The row gives a reason, but no mark.", "Fill in “mark” too.")
            why = said.why if "mark_why" in differing and said.why else f"taken away, {self._from}"
            mark(self.work, Ruling(None), [here.id], note=why, over=self.over)
            return
        again = given.said != here.verdict
        if again and said.why and "mark_why" not in differing:
            raise FactcheckError(
                f"The mark is {given.said} now, but “mark_why” still says why it was {in_words(here.verdict)}."
            )
        if not again and (gone := [piece for piece in before.evidence if piece not in said.evidence]):
            raise FactcheckError(f"Evidence is not taken away from a mark that stays: {gone[0]}.")
        fresh = [piece for piece in said.evidence if piece not in before.evidence]
        mark(
            self.work,
            given,
            [here.id],
            note=said.why if "mark_why" in differing else "",
            as_of=said.as_of if "mark_as_of" in differing or not again else "",
            evidence=[re.sub(r"^claim (\d+)$", r"\1", piece) for piece in fresh],
            over=self.over,
        )


def _refuse_a_changed_key(work: UnitOfWork, row: Filled) -> None:
    """A row whose number and words are those of a claim here, but not its key: stored as new, it would be twice."""
    for here in claims.by_ids(work.db, [row.number] if row.number else []):
        if here.text == row.claim.text:
            raise FactcheckError(
                f"The key of this row was changed: claim {here.id} has the key {here.key}.",
                "Put it back, or leave the row out.",
            )


def _refuse_another_text(here: Claim) -> None:
    raise FactcheckError(
        f"The key of this row is that of claim {here.id}, which has another text: “{here.text[:200]}”.",
        "A sheet changes mark, note and tags; a text is corrected with `factcheck edit`.",
    )


def _refuse_what_moved(work: UnitOfWork, here: Claim, name: str, now: str, new: str) -> None:
    """Somebody has changed it here since the sheet was handed over."""
    last = history.given_by(work.db, here.id, "mark" if name in VERDICT else name)
    who = f"{last.who} at {local(last.at)}" if last else "somebody"
    raise Differs(
        f"{name} of claim {here.id} was changed here by {who} to {in_words(now)}; the sheet says {in_words(new)}.",
        "--over takes the sheet's.",
    )
