"""Lines that hand over the quotation under them without a verb of saying."""

import pytest

from factcheck.domain.block import BlockKind
from factcheck.text.layout import blocks

WORDS = '"The bakery is shut. Nobody has bread."'


def told(line: str) -> list[tuple[str, str]]:
    text = f"Snow in Orr - live\n\n10.15am\n{line}\n\n{WORDS}\n\nMore soon.\n"
    return [
        (text[slice(*b.speaker)], text[b.start : b.end]) for b in blocks(text) if b.speaker and b.kind is BlockKind.TURN
    ]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("By text message, from Rune Dahl, baker in Orr:", "Rune Dahl"),
        ("The harbour office on Facebook:", "The harbour office"),
        ("The baker of Orr, Rune Dahl's son, on X:", "The baker of Orr"),
        ("Rune Dahl in an email to the paper:", "Rune Dahl"),
        ("Notice by the county:", "county"),
        ("Message from the power firm on its website:", "power firm"),
        ("And here's Rune Dahl, who bakes in Orr:", "Rune Dahl"),
    ],
)
def test_a_quotation_is_whose_the_line_over_it_names(line: str, who: str) -> None:
    assert told(line) == [(who, WORDS.strip('"'))]


@pytest.mark.parametrize(
    "line",
    [
        "A message from one reader:",
        "Someone on Facebook:",
        "This is what the sign over the door has said since May:",
        "Closed until further notice:",
        "The day in Orr",
    ],
)
def test_a_line_that_names_nobody_hands_over_nothing(line: str) -> None:
    assert told(line) == []


def test_what_is_not_all_of_it_a_quotation_is_not_handed_over() -> None:
    text = 'Rune Dahl on X:\n\n"The bakery is shut", and so is the bank.\n'
    assert [block.speaker for block in blocks(text)] == [None, None]
