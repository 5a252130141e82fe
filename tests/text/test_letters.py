"""Which letters of another script stand for which: right names are likely, others are not, whatever they share."""

import pytest

from factcheck.text.fold import name_skeleton, words
from factcheck.text.letters import LATIN, SCRIPTS, likeness, script_of, skeletons, spellings


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


@pytest.mark.parametrize(("word", "script", "name"), [
    ("jenipeo", "Hangul", "jennifer"), ("nuolisi", "Han", "norris"), ("schytomyr", LATIN, "zhytomyr"),
])  # fmt: skip
def test_a_name_is_looked_for_under_the_consonants_that_it_likely_has(word: str, script: str, name: str) -> None:
    assert name_skeleton(name) in skeletons(word, script)
    assert len(skeletons(word, script, 2)) == 2
    assert skeletons(word, "") == []


def test_how_other_languages_spell_a_name_in_latin_letters() -> None:
    assert likeness("schytomyr", "zhytomyr", LATIN) > 15
    assert likeness("baranasi", "burns", LATIN) < 0 < 10 < likeness("baranasi", "varanasi", LATIN)
