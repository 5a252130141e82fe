"""Messages and pages of help on a terminal: lines break between words, commands and long words stay whole."""

import os
import pty

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.cli import helping
from factcheck.text.wrapping import width_of, wrapped


@pytest.mark.parametrize(
    ("text", "width", "folded"),
    [
        ("There is no claim 9999.", 0, "There is no claim 9999."),
        ("There is no claim 9999.", 23, "There is no claim 9999."),
        ("There is no claim 9999.", 20, "There is no claim\n9999."),
        ("Next: `factcheck conflicts --rescan` does that.", 30, "Next:\n`factcheck conflicts --rescan`\ndoes that."),
        ("`factcheck conflicts --rescan` now", 12, "`factcheck\nconflicts\n--rescan`\nnow"),
        ("in azerbaijan-russia-relations of 2025-07-28", 12, "in\nazerbaijan-russia-relations\nof\n2025-07-28"),
        ("  by:      somebody who says it", 24, "  by:      somebody who\n           says it"),
        ("  a very long name:   of it", 20, "  a very long name:\n    of it"),
        ("one\n\n  two three", 8, "one\n\n  two\n  three"),
    ],
)
def test_lines_break_between_words(text: str, width: int, folded: str) -> None:
    assert wrapped(text, width) == folded


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.sampled_from(" `"), max_size=80))
def test_no_word_is_lost(text: str) -> None:
    for width in (1, 20, 50):
        assert wrapped(text, width).split() == text.split()


@pytest.mark.parametrize("topic", helping.TOPICS)
@pytest.mark.parametrize("width", [50, 80])
def test_pages_of_help_fit(topic: str, width: int) -> None:
    page = wrapped(getattr(helping, topic)(), width)
    assert [line for line in page.split("\n") if len(line) > width and " " in line.strip()] == []


def test_a_terminal_says_how_wide_it_is_and_nothing_else_does() -> None:
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w") as terminal, open(os.devnull, "w", encoding="utf-8") as file:
        os.set_blocking(ours, False)
        assert width_of(terminal) in (0, *range(1, 1000))
        assert width_of(file) == 0
    os.close(ours)
    assert width_of(file) == 0
