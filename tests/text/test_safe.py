"""Nothing untrusted reaches a terminal, a spreadsheet, a table or a page as anything but text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.safe import cell, encodable, markdown, uncell, visible

ANY_TEXT = st.text(st.characters(exclude_categories=()))
NEAR_FORMULAS = st.text("'=+-@\t\r\n1.,% e", max_size=8)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Баку «отрицает» – “so” 日本", "Баку «отрицает» – “so” 日本"),
        ("red \x1b[31m", "red ␛[31m"),
        ("\x00\x07\x7f", "␀␇␡"),
        ("a\u202eb\u2066c", "a\\u202eb\\u2066c"),
        ("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"),
        ("\x85\u2028", "\\u0085\\u2028"),
        ("\ud800", "\\ud800"),
        ("hidden\U000e0041", "hidden\\U000e0041"),
        ("hangul filler \u3164", "hangul filler \\u3164"),
        ("no\u00a0break", "no\u00a0break"),
        ("one\ntwo\tthree\r", "one␊two␉three␍"),
        ("[bold]:apple:[2]", "[bold]:apple:[2]"),
    ],
)
def test_what_cannot_be_seen_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_line_breaks_and_tabs_stay_where_lines_are_wanted_but_no_carriage_return() -> None:
    assert visible("one\n\ttwo\r\x1b", lines=True) == "one\n\ttwo␍␛"


@given(ANY_TEXT)
def test_visible_text_is_printable_and_encodable(text: str) -> None:
    shown = visible(text)
    assert all(character.isprintable() or character.isspace() for character in shown)
    assert not set(shown) & set("\n\t\r\v\f\x85\u2028\u2029")
    shown.encode()


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1", "-", "+7 (495)"]
)
def test_a_cell_that_starts_like_a_formula_is_guarded(text: str) -> None:
    assert cell(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["-5", "+3.2 %", "-1,000.50", "+1e6", "-1 000 %", "-.5", "5-3", "a=b", "", "'tis", "–5", "'-5"]
)
def test_plain_text_and_plain_signed_numbers_are_not(text: str) -> None:
    assert cell(text) == text


@given(ANY_TEXT | NEAR_FORMULAS)
def test_the_guard_comes_off_exactly(text: str) -> None:
    assert uncell(cell(text)) == text


@given(NEAR_FORMULAS)
def test_guarding_twice_is_taken_off_twice(text: str) -> None:
    assert uncell(uncell(cell(cell(text)))) == text


def test_markdown_cells_hold_text_only() -> None:
    assert markdown("a|b *c* [d](e) `f` <g> $1 and $2\nh\\") == (
        r"a\|b \*c\* \[d\](e) \`f\` \<g\> \$1 and \$2<br>h" + "\\\\"
    )
    assert markdown("\u202e\x1b") == "\\u202e␛"


@given(ANY_TEXT)
def test_encodable_text_encodes_and_leaves_the_rest_alone(text: str) -> None:
    written = encodable(text)
    written.encode()
    if written != text:
        with pytest.raises(UnicodeEncodeError):
            text.encode()
