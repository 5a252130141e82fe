"""A block on one line, and the way back from every character of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.block import Block, BlockKind
from factcheck.text.joining import joined


def whole(text: str, *gaps: tuple[int, int]) -> Block:
    return Block(BlockKind.PARAGRAPH, 0, len(text), gaps=gaps)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The ferry was\nlate.", "The ferry was late."),
        ("The ferry was  \r\n   late.", "The ferry was late."),
        ("A par-\ntial refund", "A partial refund"),
        ("A par\u00ad\ntial refund, in\u00addeed", "A partial refund, indeed"),
        ("The co-pilot slept. The co-\npilot woke.", "The co-pilot slept. The co-pilot woke."),
        ("A long time, a term. The long-\nterm plan.", "A long time, a term. The long-term plan."),
        ("The Baku-\nTbilisi line", "The Baku-Tbilisi line"),
        ("the ﬁrst oﬃce", "the first office"),
        ("the ferry—\nor so he said", "the ferry—or so he said"),
        ("the ferry –\nor so he said", "the ferry – or so he said"),
        ("ﬁne", "fine"),
        ("Hale &amp; Sons said it&#8217;s\u00a0late; A&B; &nosuch;", "Hale & Sons said it’s\u00a0late; A&B; &nosuch;"),
    ],
)
def test_a_page_s_breaks_are_gone_for_the_reader(text: str, read: str) -> None:
    assert joined(text, whole(text)).text == read


def test_a_gap_is_left_out_and_parts_a_quotation() -> None:
    text = "He said the dam\n\nHARBOUR REPORT 12\n\nwould hold."
    shown = joined(text, whole(text, (17, 34)))
    assert shown.text == "He said the dam would hold."
    at = shown.text.index("the dam would")
    start, end = shown.span(at, at + len("the dam would"))
    assert text[start:end] == "the dam\n\nHARBOUR REPORT 12\n\nwould"
    assert [text[a:b] for a, b in shown.spans(at, at + len("the dam would"))] == ["the dam", "would"]


def test_a_quotation_s_words_lead_back_through_a_hyphen_and_a_ligature() -> None:
    text = "The oﬃce of the govern-\nment closed."
    shown = joined(text, whole(text))
    for words, stored in (("office", "oﬃce"), ("government", "govern-\nment"), ("of the", "of the")):
        at = shown.text.index(words)
        start, end = shown.span(at, at + len(words))
        assert text[start:end] == stored
        assert shown.spans(at, at + len(words)) == [(start, end)]


@given(st.text(st.sampled_from("ab-\n ﬁ\u00ad>A.")), st.lists(st.integers(0, 40), max_size=4))
def test_every_offset_leads_into_the_block_and_in_order(text: str, cuts: list[int]) -> None:
    cuts = sorted({cut for cut in cuts if cut <= len(text)})
    gaps = tuple(zip(cuts[::2], cuts[1::2], strict=False))
    shown = joined(text, whole(text, *gaps))
    spans = [shown.span(at, at + 1) for at in range(len(shown.text))]
    assert spans == sorted(spans)
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    for at, (start, end) in enumerate(spans):
        assert shown.text[at] in (" ", text[start], *"fi") or text[start:end] == "ﬁ"
        assert start < end or shown.text[at] == " "


def test_what_a_transcript_notes_in_a_turn_is_not_said_and_brackets_elsewhere_are() -> None:
    text = "HALE: We cut it — (applause) — in half. (Laughter.) It cost 9 (nine) pounds (in all)."
    turn = Block(BlockKind.TURN, 6, len(text), speaker=(0, 4))
    view = joined(text, turn)
    assert view.text == "We cut it in half. It cost 9 (nine) pounds (in all)."
    at = view.text.index("in half")
    assert text[slice(*view.span(at, at + 7))] == "in half"
    assert "(applause)" in joined(text, whole(text)).text
