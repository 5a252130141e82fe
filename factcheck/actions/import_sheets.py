"""A sheet of ours that an editor has filled in: what was changed in it becomes the events of whoever imports it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from factcheck.actions.changing import edit
from factcheck.actions.marking import NONE, Ruling, mark, ruling
from factcheck.domain.claim import Claim
from factcheck.domain.event import in_words
from factcheck.errors import Differs, FactcheckError
from factcheck.exporting.csv_reading import plain, read_again
from factcheck.exporting.state import EDITABLE, changed, fields
from factcheck.exporting.xlsx_sheets import fitting, is_cut
from factcheck.store.reads import claims, history, whole
from factcheck.store.storage.bulk import claims_with_keys
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.clock import local

VERDICT = ("mark", "mark_why", "mark_as_of", "evidence", "verdict", "confidence", "grade")
"""The columns that are one verdict."""
NOT_TAKEN = (
    *("speaker", "speaker_as_written", "via", "reported", "said_on", "quotes", "places", "cue", "proposition"),
    *("stance", "draft", "withdrawn", "source", "source_title", "source_publisher", "source_author"),
    *("source_published", "source_url", "state", "assignee", "priority", "due", "status"),
)
"""The columns of a sheet that are not taken back: what is otherwise in them is said."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A row of a sheet: the claim as it stands there, how it stood when it was handed over ("" where that column is
    gone), its number, and the cells of the columns that the sheet has.
    """

    claim: Claim
    was: str
    number: int
    cells: Mapping[str, Any] = field(default_factory=dict)


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
    """Meets the rows of sheets with the claims that are here; `differences` are what it took, `apart` the columns of a
    claim that are otherwise in the sheet and are not taken, `emptied` counts the rows without a state in which a cell
    is empty that has something here; `older` are the claims that nobody changed in the sheet and that stand otherwise
    here now.
    """

    def __init__(self, work: UnitOfWork, *, over: bool = False) -> None:
        self.work, self.over = work, over
        self.differences: list[Difference] = []
        self.apart: list[tuple[int, list[str]]] = []
        self.emptied = 0
        self.older: list[int] = []
        self._here: dict[str, Claim] = {}
        self._seen: dict[str, tuple[int, int]] = {}

    def look_up(self, rows: Iterable[Filled]) -> None:
        """Read the claims that some rows are about, all at once."""
        ids = claims_with_keys(self.work.db, [row.claim.key for row in rows])
        self._here = {claim.key: claim for claim in whole.by_ids(self.work.db, sorted(set(ids.values())))}

    def take(self, row: Filled, line: int = 0) -> bool:
        """Take what a row changes; False where no claim here has its key, which may be a claim of another store, and
        for a claim that is a draft or withdrawn on one side alone, in a row that does not say how it stood.

        Raises FactcheckError for a row whose key was changed or stands twice with other words, a state that cannot be
        read, and what somebody changed here since the sheet was handed over; Differs for a colleague's mark unless
        `over`; UsageError as marking does.
        """
        here = self._here.get(row.claim.key)
        if here is None:
            _refuse_a_changed_key(self.work, row)
            return False
        if not row.was and (here.draft, here.withdrawn) != (row.claim.draft, row.claim.withdrawn):
            return False
        if fitting(here.text).strip() != row.claim.text:
            _refuse_another_text(here)
        sheet = _completed(row, here)
        now, new = fields(here), fields(sheet)
        self._refuse_a_second(here, line, hash(tuple(new.values())))
        differing = self._differing(here, row, now, new)
        if otherwise := [name for name in NOT_TAKEN if _is_otherwise(name, row, here)]:
            self.apart.append((here.id, otherwise))
        if row.was and not differing and any(now[name] != new[name] for name in EDITABLE):
            self.older.append(here.id)
        self._carry_out(here, sheet, differing)
        self.differences += [Difference(here.id, name, now[name], new[name]) for name in new if name in differing]
        return True

    def _refuse_a_second(self, here: Claim, line: int, said: int) -> None:
        """Two rows of one claim that say different things: which of them counts, nobody has said."""
        first, before = self._seen.setdefault(here.key, (line, said))
        if before != said:
            raise FactcheckError(
                f"Row {first} has the key of this one too, claim {here.id}, and says otherwise.",
                "Leave one of them in, and look at what the first has changed.",
            )

    def _differing(self, here: Claim, row: Filled, now: Mapping[str, str], new: Mapping[str, str]) -> set[str]:
        """The columns in which a row changes the claim. Raises as `take` does."""
        try:
            touched = changed(row.was, new) if row.was else {name for name in EDITABLE if new[name]}
            moved = changed(row.was, now) if row.was else {name for name in EDITABLE if now[name]}
        except ValueError:
            raise FactcheckError(f"The last column of this row is not as it was: “{row.was[:40]}”.") from None
        self.emptied += not row.was and any(now[name] and not new[name] for name in EDITABLE)
        differing = {name for name in touched if now[name] != new[name]}
        for name in sorted(differing):
            if name in moved and not self.over:
                if not row.was:
                    _refuse_without_a_state(here, name, now[name], new[name])
                _refuse_what_moved(self.work, here, name, now[name], new[name])
            if is_cut(new[name]):
                raise FactcheckError(
                    f"“{name}” was cut for the sheet, and is not changed there.", "Use `factcheck edit`."
                )
        return differing

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


def _completed(row: Filled, here: Claim) -> Claim:
    """The claim as the row has it; what the sheet has no column for is as it stands here."""
    claim, said, was = row.claim, row.claim.beside.verdict, here.beside.verdict
    gone = {name for name in EDITABLE if row.cells and name not in row.cells}
    if not gone:
        return claim
    verdict = replace(
        said,
        why=was.why if "mark_why" in gone else said.why,
        as_of=was.as_of if "mark_as_of" in gone else said.as_of,
        evidence=was.evidence if "evidence" in gone else said.evidence,
    )
    desk = replace(
        claim.desk,
        label=here.desk.label if "verdict" in gone else claim.desk.label,
        confidence=here.desk.confidence if "confidence" in gone else claim.desk.confidence,
        grade=here.desk.grade if "grade" in gone else claim.desk.grade,
    )
    return replace(
        claim,
        mark=here.mark if "mark" in gone else claim.mark,
        note=here.note if "note" in gone else claim.note,
        tags=here.tags if "tags" in gone else claim.tags,
        beside=replace(claim.beside, verdict=verdict),
        desk=desk,
    )


def _is_otherwise(name: str, row: Filled, here: Claim) -> bool:
    if name not in row.cells:
        return False
    given, known = plain(row.cells[name]), plain(read_again(name, here))
    if name == "status" and given in (here.reported, row.claim.mark):  # it follows from the other two, and is not typed
        return False
    return given != known and not (given == "" and known in ("False", "false"))


def _refuse_without_a_state(here: Claim, name: str, now: str, new: str) -> None:
    """Which of the two is newer is not known."""
    raise Differs(
        f"{name} of claim {here.id} is {in_words(now)} here, and {in_words(new)} in the sheet, whose hidden last "
        "column is gone: which came later is not known.",
        "--over takes the sheet's.",
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


def refuse_cut(claim: Claim) -> None:
    """Raises FactcheckError for a claim of which a sheet has not the whole: it would be stored as if that were all."""
    parts = {
        "text": claim.text, "note": claim.note, "mark_why": claim.beside.verdict.why, "proposition": claim.proposition,
        "quotes": " ".join(quote.exact for quote in claim.quotes), "evidence": " ".join(claim.beside.verdict.evidence),
    }  # fmt: skip
    for name, text in parts.items():
        if is_cut(text):
            raise FactcheckError(
                f"“{name}” of this row was cut for a sheet: it is not the whole.",
                "`export jsonl` or csv has the whole.",
            )
