"""Conflicts that follow from filings, reported statuses and the desk's marks."""

from dataclasses import replace

import pytest

from factcheck.conflicts.rules import check
from factcheck.conflicts.side import Side
from factcheck.domain.claim import Claim
from factcheck.domain.status import Status

P = "The dam was opened in May"


def claim(number: int, speaker: str = "", **fields: object) -> Claim:
    made = Claim(id=number, key=f"k{number}", text="The dam was opened in May", source=f"s{number}", proposition=P)
    return replace(made, speaker=speaker, **fields)  # type: ignore[arg-type]


def kinds(left: Claim, right: Claim) -> list[str]:
    there = check(Side(left), Side(right))
    back = check(Side(right), Side(left))
    assert [finding.rule for finding in there] == [finding.rule for finding in back]
    return [finding.rule for finding in there]


def test_a_denial_stands_against_an_allegation():
    left, right = claim(1, "Ministry", reported=Status.DENIED), claim(2, "Herald")
    assert kinds(left, right) == ["stance"]
    why = check(Side(left), Side(right))[0].why
    assert "Ministry says no (denied)" in why
    assert "Herald says yes (alleged)" in why
    assert P in why


def test_a_text_that_states_the_opposite_stands_against():
    opposite = claim(2, "Herald", text="The dam stayed shut", opposite=True)
    assert kinds(claim(1, "Ministry"), opposite) == ["stance"]


def test_a_denied_opposite_is_for():
    assert kinds(claim(1, "Ministry"), claim(2, "Herald", opposite=True, reported=Status.DENIED)) == []


def test_other_propositions_and_unfiled_claims_have_no_stance():
    denied = claim(1, "Ministry", reported=Status.DENIED)
    assert kinds(denied, claim(2, "Herald", proposition="Another")) == []
    assert kinds(replace(denied, proposition=""), claim(2, "Herald", proposition="")) == ["denial"]


def test_the_voices_of_two_sources_are_two_speakers():
    denied = claim(1, reported=Status.DENIED)
    assert kinds(denied, claim(2)) == ["stance"]
    assert kinds(denied, claim(2, source="s1")) == []


def test_one_speaker_on_two_dates_is_a_reversal():
    before = claim(1, "Minister", said_on="2024-03-01")
    after = claim(2, "minister", said_on="2024-05", reported=Status.DENIED)
    assert kinds(before, after) == ["reversal"]
    assert "said yes on 2024-03-01, no on 2024-05" in check(Side(after), Side(before))[0].why


@pytest.mark.parametrize(("one", "other"), [("2024-03-01", "2024-03-01"), ("2024-03-01", "2024"), ("", "2024")])
def test_no_reversal_without_two_dates_that_differ(one: str, other: str):
    assert kinds(claim(1, "A", said_on=one), claim(2, "A", said_on=other, reported=Status.DENIED)) == []


def test_the_date_of_the_source_serves_where_the_claim_has_none():
    left, right = claim(1, "A"), claim(2, "A", reported=Status.DENIED)
    assert [f.rule for f in check(Side(left, "2023"), Side(right, "2024-01"))] == ["reversal"]


@pytest.mark.parametrize(
    ("one", "other", "opposite", "expected"),
    [
        (Status.CONFIRMED, Status.DENIED, False, ["desk"]),
        (Status.CONFIRMED, Status.CONFIRMED, True, ["desk"]),
        (Status.CONFIRMED, Status.DENIED, True, []),
        (Status.CONFIRMED, Status.CONFIRMED, False, []),
        (Status.CONFIRMED, Status.ALLEGED, True, []),
        (Status.CONFIRMED, None, True, []),
    ],
)
def test_marks_are_read_against_the_proposition(one: Status, other: Status | None, opposite: bool, expected: list[str]):
    left, right = claim(1, "A", mark=one), claim(2, "A", mark=other, opposite=opposite)
    assert kinds(left, right) == expected


def test_withdrawn_claims_drafts_and_the_claim_itself_conflict_with_nothing():
    denied = claim(1, "Ministry", reported=Status.DENIED)
    assert kinds(denied, claim(2, "Herald", withdrawn=True)) == []
    assert kinds(denied, claim(2, "Herald", draft=True)) == []
    assert kinds(denied, claim(1, "Herald")) == []
