"""What holds of every rule, whatever the claims are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.conflicts.rules import RULES, check
from factcheck.conflicts.side import Side
from factcheck.domain.claim import Claim
from factcheck.domain.selector import Quote
from factcheck.domain.status import Status

SCRAPS = """Ostria Velm Rem the a not never no signed supplied rejected opened closed open was is by treaty pumps
40 12 million $5 percent in 2019 2023 on 3 March hoax denies fake , . : ? ! - “We will never sell our rivers” It He more
than at least may if film novel Danish Indian first second before after this year born MH-17 2-3 10^6 [2][3] ٣ １２
\u202e \x00"""
WORDS = SCRAPS.split()
SENTENCES = [
    "Ostria supplied 40 pumps to Velm in 2019.",
    "The crossing at Rem is open to lorries.",
    "Ada Lund (2 May 1937 – 8 June 1990) was an Indian chemist.",
    "At least 12 million people in Velm signed the treaty on 3 March 2019.",
    "“Velm attacked Ostria first”: a hoax",
]
EDITS = [("40", "90"), ("open", "closed"), ("is", "is not"), ("Ostria", "Velm"), ("2019", "2023"), ("Indian", "Danish"),
         ("12 million", "5,000"), ("At least", "No more than"), (" a ", " no "), ("supplied", "denies it supplied"),
         ("1937", "1939"), ("was", "may be"), ("signed", "never signed"), ("first", "last")]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join))
QUOTES = st.sampled_from(["", "We will never sell our rivers to them", "No comment", "\x00", "٣"])


@st.composite
def edited(draw: st.DrawFn, sentence: str) -> str:
    """A sentence that has met up to two edits, so that two of them often contradict each other."""
    for old, new in draw(st.lists(st.sampled_from(EDITS), max_size=2)):
        sentence = sentence.replace(old, new, 1)
    return sentence


@st.composite
def claims(draw: st.DrawFn, number: int, text: st.SearchStrategy[str]) -> Side:
    """A claim with anything in it, of which little is likely."""
    if draw(st.booleans()):
        return Side(Claim(id=number, key=str(number), text=draw(text), source=f"s{number}"))
    exact = draw(QUOTES)
    claim = Claim(
        id=number,
        key=str(number),
        text=draw(text),
        source=draw(st.sampled_from(["s1", "s2"])),
        speaker=draw(st.sampled_from(["", "Ada", "ada ", "Osk"])),
        via=draw(st.sampled_from([(), ("Ada",)])),
        quotes=(Quote(exact, "“", "”"),) if exact else (),
        reported=draw(st.sampled_from([Status.ALLEGED, *Status])),
        mark=draw(st.sampled_from([None, *Status])),
        said_on=draw(st.sampled_from(["", "", "2019", "2019-05-01", "2023-01"])),
        proposition=draw(st.sampled_from(["", "", "p", "q"])),
        opposite=draw(st.booleans()),
    )
    return Side(claim, draw(st.sampled_from(["", "2020"])))


@st.composite
def two_claims(draw: st.DrawFn, second: int = 2) -> tuple[Side, Side]:
    """Two claims, most often made from one sentence."""
    texts = draw(st.sampled_from([*map(edited, SENTENCES), TEXTS]))
    return draw(claims(1, texts)), draw(claims(second, texts))


@given(two_claims(), st.booleans())
def test_a_finding_does_not_depend_on_which_claim_comes_first(pair: tuple[Side, Side], same_topic: bool):
    left, right = pair
    there = check(left, right, same_topic=same_topic)
    back = check(right, left, same_topic=same_topic)
    assert sorted((f.rule, f.score) for f in there) == sorted((f.rule, f.score) for f in back)
    for finding in there:
        twin = next(other for other in back if other.rule == finding.rule)
        assert {(one, other) for one, other in finding.spans} == {(one, other) for other, one in twin.spans}


@given(two_claims())
def test_findings_explain_themselves_within_the_texts(pair: tuple[Side, Side]):
    left, right = pair
    for finding in check(left, right, same_topic=True):
        assert finding.why.endswith(".")
        assert 0 < finding.score <= 1
        for (start, end), (begin, stop) in finding.spans:
            assert 0 <= start <= end <= len(left.text)
            assert 0 <= begin <= stop <= len(right.text)


@given(two_claims())
def test_no_rule_sets_a_claim_against_itself(pair: tuple[Side, Side]):
    claim = pair[0]
    for rule in RULES:
        assert rule.find(claim, claim) is None
    copy = Side(claim.claim, claim.published)
    assert check(claim, copy, same_topic=True) == []


@given(two_claims(second=1))
def test_an_edited_claim_is_not_set_against_what_it_was(pair: tuple[Side, Side]):
    assert check(*pair, same_topic=True) == []


@pytest.mark.parametrize(
    "piece", ["1 ", "not ", "1-", "((((", "May ", "two and ", "a", "3 March 2019 ", "“", "\x00", "９"]
)
def test_a_book_pasted_in_for_a_claim_is_read_no_further_than_a_claim_goes(piece: str):
    book = piece * (200_000 // len(piece))
    one, other = (Side(Claim(number, str(number), book + str(number), f"s{number}")) for number in (1, 2))
    for finding in check(one, other, same_topic=True):
        assert len(finding.why) < 2_000
