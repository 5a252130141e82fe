"""Quotation marks of every kind, over sentences and paragraphs, closed or not."""

from collections.abc import Callable

import pytest
from desk import tries
from hypothesis import given
from hypothesis import strategies as st

from drafting.conftest import Row
from factcheck.domain.draft import Draft
from factcheck.drafting.draft import attributions, draft
from factcheck.drafting.parser import Parser
from factcheck.drafting.quotations import paragraphs, quotations

Claims = Callable[[str], list[Row]]
Drafts = Callable[[str], list[Draft]]


@pytest.mark.parametrize(
    "said",
    [
        "“It is late.”",
        '"It is late."',
        "''It is late.''",
        "«It is late.»",
        "„It is late.“",
        "‘It is late.’",
        "'It is late.'",
    ],
)
def test_every_kind_of_mark(said: str) -> None:
    text = f"He said: {said} Then he left."
    (found,) = quotations(text, 0, len(text))
    assert text[found.start : found.end] == said
    assert text[slice(*found.inner)].lower().endswith("late.")
    assert found.closed


@pytest.mark.parametrize(
    "text", ["It isn't the dogs' fault.", "rock 'n' roll in the '90s", 'a 5" pipe and a 6" pipe', "no marks"]
)
def test_what_is_no_quotation(text: str) -> None:
    assert quotations(text, 0, len(text)) == []


def test_a_quotation_inside_a_quotation_is_part_of_it() -> None:
    text = "“She said ‘no’ twice,” he said."
    assert [text[q.start : q.end] for q in quotations(text, 0, len(text))] == ["“She said ‘no’ twice,”"]


WHOLE = "[Ana Reyes and others] checked every gate. [They] found no cracks. The dam will hold."


def test_a_quotation_goes_on_after_the_cue(claims: Claims) -> None:
    text = "“We checked every gate,” said Ana Reyes. “We found no cracks. The dam will hold.”"
    assert claims(text) == [("Ana Reyes", "said", "alleged", WHOLE)]


def test_a_quotation_over_paragraphs(claims: Claims) -> None:
    text = (
        "“We checked every gate,” said Ana Reyes.\n\n“We found no cracks.\n\n“The dam will hold.”\n\nThe farmers left."
    )
    assert claims(text) == [("Ana Reyes", "said", "alleged", WHOLE)]


def test_a_colon_hands_the_next_paragraph_over(claims: Claims) -> None:
    text = "Ana Reyes added:\n\n“We found no cracks.”"
    assert claims(text) == [("Ana Reyes", "added", "alleged", "We found no cracks.")]


@pytest.mark.parametrize(
    "text",
    [
        '"We checked every gate, said Ana Reyes.',
        "“We checked every gate, Ana Reyes said.",
        '"We checked every gate, Ana Reyes said, "and every wall".',
    ],
)
def test_a_missing_mark_does_not_swallow_the_speaker(claims: Claims, text: str) -> None:
    ((speaker, cue, _, said),) = claims(text)
    assert (speaker, cue) == ("Ana Reyes", "said")
    assert said.startswith("[Ana Reyes and others] checked every gate")


@tries(60)
@given(st.text(alphabet="ab .,:\"'“”‘’«»„\n\r[]()—", max_size=80))
def test_quotations_lie_in_order_inside_their_paragraph(text: str) -> None:
    for start, end in paragraphs(text):
        last = start
        for found in quotations(text, start, end):
            assert last <= found.start < found.end <= end
            inner = found.inner
            assert found.start <= inner[0] <= inner[1] <= found.end
            last = found.end


PIECES = (
    'Ana Reyes said that “ ” " the dam , . : ; according to told him ( ) [2] denied it '
    "\n — ' 4 percent U.S. 😀 é \u202e Leo Brandt Ana Sadek he it the minister of called a as which Q: A: was by claim"
)
words = st.sampled_from(PIECES.split(" "))


@tries(80)
@given(st.lists(words, max_size=40))
def test_every_span_is_a_piece_of_the_text(parser: Parser, drawn: list[str]) -> None:
    text = " ".join(drawn)
    for one in attributions(text, parser=parser):
        for start, end in (*one.source, *one.cue, *one.content):
            assert 0 <= start < end <= len(text)
    for draft_ in draft(text, parser=parser):
        assert draft_.text.strip()
        assert all(0 <= start < end <= len(text) for start, end in draft_.quotes)
