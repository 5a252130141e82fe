"""Quotes that stand in a source although the page broke, hyphenated or spelt them otherwise."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.selector import QuoteAmbiguous, QuoteNotFound, anchor

PAGE = (
    "The mill, its owner’s son told the “Quay Post”, would cost\n  40 million crowns – or so he said.\n"
    "The ﬁrst oﬃce of the govern-\nment opened in So\u00adfia\u00a0and there. The co-\npilot’s son left.\n"
)


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("would cost 40 million crowns", "would cost\n  40 million crowns"),
        ('its owner\'s son told the "Quay Post"', "its owner’s son told the “Quay Post”"),
        ("crowns - or so", "crowns – or so"),
        ("The first office of the government opened", "The ﬁrst oﬃce of the govern-\nment opened"),
        ("opened in Sofia and", "opened in So\u00adfia\u00a0and"),
        ("The co-pilot's", "The co-\npilot’s"),
        ("  would   cost\n40 million ", "would cost\n  40 million"),
    ],
)
def test_a_quote_is_found_and_keeps_the_source_s_characters(quote: str, stands: str) -> None:
    found = anchor(PAGE, quote)
    assert found.exact == stands
    assert PAGE[found.start : found.end] == stands


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_accent_in_one_code_point_or_two_is_one_letter(form: str) -> None:
    other = "NFD" if form == "NFC" else "NFC"
    text = unicodedata.normalize(other, "At the café in Łódź they met.")
    found = anchor(text, unicodedata.normalize(form, "café in Łódź"))
    assert found.exact == unicodedata.normalize(other, "café in Łódź")


def test_a_letter_without_its_accent_and_another_figure_are_no_match() -> None:
    with pytest.raises(QuoteNotFound):
        anchor("At the\ncafe\u0301 they met.", "the cafe")
    with pytest.raises(QuoteNotFound):
        anchor("It cost 10⁶ crowns.", "cost 106 crowns")


def test_what_stands_before_and_after_is_alike_too() -> None:
    text = "He said the mill\nwas shut. She said “the mill was\nshut”."
    assert anchor(text, "the mill was shut", prefix='said "').start == text.rindex("the mill")
    assert anchor(text, "the mill was shut", suffix=". She").start == text.index("the mill")
    assert anchor(text, "the mill was shut", nth=2).start == text.rindex("the mill")
    with pytest.raises(QuoteAmbiguous):
        anchor(text, "the mill was shut")


def test_what_differs_is_said_without_what_is_alike() -> None:
    with pytest.raises(QuoteNotFound) as caught:
        anchor(PAGE, "would cost 41 million crowns")
    assert "up to “would cost 4”; then the quote has “1 million crowns” and the source “0 million" in str(caught.value)


words = st.text(st.sampled_from("abé’“” -\n\u00ad\u00a0ﬁ.e\u0301"), min_size=1, max_size=40)


@given(words, st.integers(0, 39), st.integers(1, 40))
def test_every_stretch_of_a_text_is_found_where_it_stands_however_it_is_spelt(text: str, at: int, length: int) -> None:
    piece = unicodedata.normalize("NFD", text[at : at + length]).replace("\n", " ").replace("’", "'")
    if not piece.strip():
        return
    try:
        found = anchor(text, piece)
    except (QuoteAmbiguous, QuoteNotFound):
        return
    assert text[found.start : found.end] == found.exact
