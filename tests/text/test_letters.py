"""Which letters of another script stand for which: right names are likely, others are not, whatever they share."""

import pytest

from factcheck.text.fold import words
from factcheck.text.letters import SCRIPTS, likeness, script_of, spellings


@pytest.mark.parametrize(
    ("typed", "right", "wrong"),
    [
        ("बनत", "banat", "bounty"),
        ("إلوي", "eloy", "ali"),
        ("파머", "palmer", "pam"),
        ("สตูล", "satun", "shuttle"),
        ("Денисов", "denisov", "tanisha"),
        ("Γουέικ", "weik", "chick"),
    ],
)
def test_the_right_name_is_likelier_than_one_with_its_consonants(typed: str, right: str, wrong: str) -> None:
    script, word = script_of(typed), "".join(words(typed))
    assert likeness(word, right, script) > 5 > likeness(word, wrong, script)


def test_han_that_spell_out_a_foreign_name() -> None:
    assert likeness("sidanli", "stanley", "Han") > 10
    assert likeness("aogesidinuo", "agostino", "Han") > 10


def test_scripts_and_what_is_none() -> None:
    assert [script_of(word) for word in ("Δ", "д", "אב", "漢字", "かな", "한글", "Latin", "", "42")] == [
        *("Greek", "Cyrillic", "Hebrew", "Han", "Kana", "Hangul"),
        *("", "", ""),
    ]
    assert likeness("anything", "else", "") == 0
    assert all(likeness("", "", script) == likeness("", "", script) for script in SCRIPTS)
    assert likeness("x" * 500, "y" * 500, "Greek") < 0


def test_letters_that_a_script_does_not_tell_apart() -> None:
    assert spellings("buru", "Kana") == ["buru", "bulu"]
    assert spellings("buru", "Greek") == ["buru"]
    assert len(spellings("lrlrlrlrlr", "Hangul")) == 8
