"""Whom minutes hand the word inside a paragraph, and whom they list over several lines."""

import pytest

from factcheck.domain.block import BlockKind
from factcheck.text.layout import blocks

HEAD = "Minutes of the Mill Society\n\nPresent: Edda Holm (EH, chair), Bruno Falk (BF),\n         Ines Torp (IT)\n\n"


def turns(text: str) -> list[tuple[str, str]]:
    found = blocks(text)
    return [(text[slice(*b.speaker)], text[b.start : b.end]) for b in found if b.speaker and b.kind is BlockKind.TURN]


def test_those_present_go_on_in_lines_that_are_set_in() -> None:
    front = [block for block in blocks(HEAD + "The dam is old.\n") if block.kind is BlockKind.FRONT_MATTER]
    assert [HEAD[block.start : block.end].split()[-1] for block in front] == ["(IT)"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("BF doubted this, since the vet had come twice. IT: He came once.", [("IT", "He came once.")]),
        ("BF - the weir has been shut since May.", [("BF", "the weir has been shut since May.")]),
        ("2.1 Weir – no news. (EH: It was shut in May.) Left over.", [("EH", "It was shut in May.")]),
        ("BF: It broke in May. IT: It broke in June.", [("BF", "It broke in May."), ("IT", "It broke in June.")]),
        ("Ines Torp – the weir was mended twice.", [("Ines Torp", "the weir was mended twice.")]),
        ("BF - apologies", []),
        ("The pump (type IT: heavy) is old and was never used.", []),
        ("Key to the plan, part BF - the weir is marked in red.", []),
        ("UK: Sales fell by a third in the spring of last year.", []),
    ],
)
def test_what_stands_behind_initials_is_said_by_whoever_bears_them(line: str, said: list[tuple[str, str]]) -> None:
    assert turns(f"{HEAD}{line}\n") == said


def test_a_list_of_what_is_to_be_done_holds_no_remarks() -> None:
    assert turns(f"{HEAD}ACTIONS\n\nBF - ring the vet before Friday\nIT - mend the weir by May\n") == []


def test_initials_of_nobody_present_are_a_word_as_any_other() -> None:
    assert turns("The Salt Board (SB) met.\n\nSB - the mine is dry again since May.\n") == []
