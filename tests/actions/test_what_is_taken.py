"""What comes in from a file or a drafter, at the borders of what is taken.

Read the difference before `GOLDEN=write pytest` writes it anew: a check in the code that moves an answer shows here.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factcheck.actions.import_files import rows_of
from factcheck.actions.ingest_carrying import carry, differences
from factcheck.actions.ingest_drafts import as_claims
from factcheck.actions.recognising import already_there
from factcheck.actions.records import taken
from factcheck.actions.sources import store_source
from factcheck.actions.whom import Whom
from factcheck.domain.claim import Claim
from factcheck.domain.draft import Attribution, Draft
from factcheck.domain.selector import quote_at
from factcheck.domain.source import Source
from factcheck.domain.status import Status
from factcheck.errors import FactcheckError
from factcheck.store.reads import sources
from factcheck.store.storage import bulk
from factcheck.store.storage.unit_of_work import UnitOfWork

JUDGED = {"step": "s1", "verdict": "upheld", "note": ""}
RECORDS: list[dict[str, Any]] = [
    {
        "id": 3, "text": "It rained.", "speaker": "Ada  Venn", "source": "s", "via": ["Bo"], "tags": ["b", "a", "b"],
        "reported": "denied", "mark": "confirmed", "status": "denied", "stance": "against", "proposition": "It rains",
        "said_on": "2024", "draft": True, "withdrawn": True, "note": " n ", "cue": "c", "key": "k", "origin": "hand",
        "created_at": "t", "created_by": "Bo", "quotes": [{"exact": "rained", "prefix": "It ", "start": 3, "end": 9}],
    },
    {"record": "source", "id": "s", "title": " T ", "url": "x://y", "published": "2024-05", "withdrawn": True},
    {"record": "speaker", "name": " Ada  Venn ", "kind": "person", "aliases": ["A", "V", "A"]},
    {"record": "proposition", "text": " It rains "},
    {"record": "step", "key": "s1", "at": "2024", "by": "Bo", "verb": "mark", "undoes": None},
    {
        "record": "event", "step": "s1", "claim": "k", "source": None, "speaker": "", "field": "note", "from": None,
        "to": "n", "why": None, "as_of": "2024", "evidence": [{"url": "x://y"}, {"claim": "k2"}],
    },
    {
        "record": "conflict", "kind": "number", "claims": ["k", "k2"], "why": "w", "spans": [[[0, 2], [1, 3]]],
        "score": 0.5, "closed": False, "texts": "t", "judgements": [JUDGED],
    },
]  # fmt: skip
ODD: tuple[Any, ...] = (
    None, "", " ", "x", "2024-02-30", "against", "for", "denied", True, False, 0, 1, -0.1, 0.0, 1.0, 1.1, 2, [], ["x"],
    ["x", "x"],
    ["x", "y"], ["x", "y", "z"], [""], [1], {}, {"x": "y"}, [{"url": "u"}], [{"url": ""}], [{"url": "u", "claim": "k"}],
    [{"other": "u"}], [[0, 1]], [[[0, 1], [0, 1]]], [[[0, 1]]], [[[-1, 1], [0, 1]]], [[[0, 2**31], [0, 1]]],
    [[[0, 2**31 - 1], [0, 1]]], [[[True, 1], [0, 1]]], [[[0, 1, 2], [0, 1]]], [JUDGED | {"verdict": "x"}], "a\x00b",
    [JUDGED | {"note": None}], [JUDGED | {"step": 1}], [JUDGED | {"verdict": []}], [JUDGED | {"more": ""}], "person",
    [{"exact": "x"}], [{"exact": "x", "start": 0, "end": 1}], [{"exact": "x", "start": 0, "end": 2}], [{"exact": " "}],
)  # fmt: skip


def answered(record: dict[str, Any]) -> str:
    try:
        return str(taken(record))
    except FactcheckError as error:
        return f"{error} {error.hint}"


def test_a_record_is_taken_or_refused_for_a_reason(golden: Callable[[str, str], None]) -> None:
    lines = [answered({"record": kind, "text": "x"}) for kind in ("", "sources", 3, None)]
    for record in RECORDS:
        lines += [answered(record), answered(record | {"more": 1})]
        for key in record:
            lines.append(f"{key} left out: {answered({k: v for k, v in record.items() if k != key})}"[:150])
            answers = {repr(value): answered(record | {key: value}) for value in ODD}
            lines.append(f"{key} may be {[value for value, answer in answers.items() if '(' in answer.split()[0]]}")
            lines += sorted({answer[:90] for answer in answers.values() if "(" not in answer.split()[0]})[:4]
    event = RECORDS[5]
    lines += [answered(event | {"source": "s"}), answered(event | {"claim": "", "speaker": "Bo"})]
    golden("records.txt", "\n".join(lines) + "\n")


def test_a_file_of_wrong_lines_is_read_up_to_ten_thousand(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text("{}\n" * 10_001, encoding="utf-8")
    told: list[int] = []
    with (
        pytest.raises(FactcheckError, match="More than 10,000 lines are no claims, the last in line 10001"),
        rows_of(str(path), progress=told.append),
    ):
        pass
    assert told == [*range(1000, 10_001, 1000)]


@pytest.fixture
def work(empty: Path) -> Iterator[UnitOfWork]:
    with UnitOfWork(empty, "Ana", "add") as made:
        yield made


def source(work: UnitOfWork, title: str, text: str, previous: str = "", **more: str) -> Source:
    slug, _ = store_source(work, Source("", title, text=text, previous=previous, **more))
    return sources.source(work.db, slug)


def said(of: Source, words: str, **more: Any) -> Claim:
    at = of.text.index(words)
    return Claim(0, "", words, of.id, quotes=(quote_at(of.text, at, at + len(words)),), **more)


OLD = "Ada Venn said it rained. Bo Lund said it snowed.\nCy Dorn said it hailed. It was cold. Then it thawed twice."
NEW = "A new line came first. " + OLD.replace("was cold", "was warm")


def test_what_stood_on_unchanged_sentences_is_carried(work: UnitOfWork) -> None:
    old = source(work, "Old", OLD)
    intake = bulk.Intake(work)
    before = [
        said(old, "it rained"),
        said(old, "it snowed", draft=True),
        said(old, "it hailed", draft=True, withdrawn=True),
        said(old, "It was cold"),
        said(old, "thawed", withdrawn=True),
        Claim(0, "", "No quote.", old.id),
    ]
    made = list(intake.store(before))
    new = source(work, "New", NEW, previous=old.id)
    drafts = [
        said(new, words, draft=True) for words in ("it rained", "it snowed", "it hailed", "It was warm", "new line")
    ]
    found = carry(work.db, new, drafts)
    assert [claim.text for claim in found.offered] == ["It was warm", "new line"]
    assert [(one.text, was.id) for one, was in found.claims] == [("it rained", made[0].id)]
    ((moved, _),) = found.claims
    (quote,) = moved.quotes
    assert NEW[quote.start : quote.end] == "it rained"
    assert (moved.draft, moved.disputed, moved.id, moved.key, moved.origin) == (False, False, 0, "", "carried")
    assert (found.waiting, found.rejected) == (1, 1)
    (gone,) = [change for change in differences(work.db, old.id, new.id) if change["old"]]
    assert (gone["old"], gone["new"]) == (["It was cold."], ["It was warm."])
    assert gone["claims"] == [{"id": made[3].id, "text": "It was cold"}]
    assert carry(work.db, old, drafts).offered == drafts


def test_the_same_words_said_twice_are_carried_to_where_they_stood(work: UnitOfWork) -> None:
    old = source(work, "Old", "It rained, and it rained. It rained again.")
    twice = replace(said(old, "rained"), quotes=(quote_at(old.text, 3, 9), quote_at(old.text, 18, 24)))
    list(bulk.Intake(work).store([twice]))
    new = source(work, "New", "Now: " + old.text.replace("again", "now"), previous=old.id)
    assert carry(work.db, new, []).claims == []
    same = source(work, "Same", "It began. " + old.text, previous=old.id)
    ((moved, _),) = carry(work.db, same, []).claims
    assert [same.text[one.start : one.end] for one in moved.quotes] == ["rained", "rained"]


def test_twenty_versions_back_are_looked_at(work: UnitOfWork) -> None:
    last = source(work, "v0", "It rained. Version 0.")
    list(bulk.Intake(work).store([said(last, "It rained")]))
    carried = []
    for number in range(1, 23):
        last = source(work, f"v{number}", f"It rained. Version {number}.", previous=last.id)
        carried.append(len(carry(work.db, last, []).claims))
    assert carried == [1] * 20 + [0] * 2


def draft(of: Source, words: str, cue: str = "said", **more: Any) -> Draft:
    at, near = of.text.index(words), of.text.index(cue)
    where = Attribution((), ((near, near + len(cue)),), ((at, at + len(words)),))
    given = {"speaker": "", "confidence": 0.5, "quotes": ((at, at + len(words)),), "attribution": where} | more
    return Draft(words, speaker_as_written="", cue=cue, via=(), reported=Status.ALLEGED, rule="r", **given)


def test_a_draft_is_dated_by_what_stands_near_its_cue(work: UnitOfWork) -> None:
    days = []
    for text in (
        "On 3 May 2021 Ada said it rained.",
        "On 3 May 2021 Ada left. She said it rained.",
        "On 3 May 2021\n\nAda said it rained.",
        "Ada said on 3 May 2021 that it rained.",
        "Ada said it rained. On 3 May 2021 it did.",
        "Ada said it rained on 3 May 2021.",
        "It rained on 3 May 2021, Ada said.",
        "It rained, Ada said on 3 May 2021.",
        *("On 3 May 2021, " + "a" * long + " said it rained." for long in (283, 284, 285, 286, 290)),
        *("Ada said on 3 May 2021 " + "a" * long + " it rained" for long in (55, 60, 300)),
    ):
        of = source(work, text[:40] + str(len(text)), text, published="2024-09-05")
        ((claim,), lost) = as_claims(
            Whom(work.db), of, [draft(of, "it rained" if "it rained" in text else "It rained")]
        )
        assert lost == []
        days.append(claim.said_on)
    day = "2021-05-03"
    assert days == [day, "", "", day, "", "", day, day, day, day, "", day, "", day, day, day]


def test_a_draft_that_no_store_can_hold_is_lost(work: UnitOfWork) -> None:
    of = source(work, "Page", "Ada said it rained.")
    odd = [
        draft(of, "it rained", confidence=0.0),
        draft(of, "it rained", confidence=1.0),
        draft(of, "it rained", confidence=1.01),
        draft(of, "it rained", confidence=-0.01),
        draft(of, "it rained", quotes=()),
        draft(of, "it rained", quotes=((9, 9),)),
        draft(of, "it rained", quotes=((9, 10), (12, 11))),
        draft(of, "it rained", withheld="it is old", remark="So.", attribution=None),
    ]
    claims, lost = as_claims(Whom(work.db), of, odd)
    assert [one for one, _ in lost] == odd[2:7]
    assert [(one.confidence, one.draft, one.note) for one in claims] == [
        (0.0, True, ""), (1.0, True, ""), (0.5, True, "Not offered: it is old. So."),
    ]  # fmt: skip


@pytest.mark.parametrize(("ids", "long", "known"), [(200, 5000, 1), (201, 5000, 0), (200, 5001, 0)])
def test_of_many_or_long_claims_none_is_looked_up(work: UnitOfWork, ids: int, long: int, known: int) -> None:
    of = source(work, "Page", "")
    other = source(work, "Other", "")
    text = ("It rained at Orda in the long spring " * 150)[: long - 1] + "x"
    first, second = bulk.Intake(work).store([Claim(0, "", text, of.id), Claim(0, "", text, other.id)])
    work.reindex()
    found = already_there(work.db, [second.id, *range(10_000, 10_000 + ids - 1)])
    assert [(number, made.claim_id) for number, made in found] == [(second.id, first.id)] * known
