"""Which letters of another script stand for which: right names are likely, others are not, whatever they share."""

import pytest

from factcheck.text.fold import name_skeleton
from factcheck.text.letters import (
    LATIN,
    SCRIPTS,
    by_chance,
    likeness,
    pattern,
    patterns,
    script_of,
    skeletons,
    spelt,
)


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
    script = script_of(typed)
    word = spelt(typed, script)
    assert likeness(word, right, script) > 5 > likeness(word, wrong, script)


@pytest.mark.parametrize(("typed", "letters"), [
    ("แซ็ง", "ซแง"), ("โคสกี", "คโสกี"), ("ລາວ", "ลาว"),
    ("シャーロック", "syaーroッku"), ("あかまつ", "akamatu"),
    ("ফতে", "फते"), ("பே", "पे"), ("አበ", "አəበə"), ("Ίγκορ", "ιγκορ"), ("ירושלים", "ירושלימ"), ("ג׳וש", "ג'וש"),
    ("کریم", "كريم"), ("중국", "\u110c\u116e\u11bc\u1100\u116e\u11a8"), ("史丹利", "shidanli"), ("Putin", "Putin"),
])  # fmt: skip
def test_a_word_is_spelt_as_its_letters_were_learnt(typed: str, letters: str) -> None:
    assert spelt(typed, script_of(typed)) == letters


def test_patterns_have_one_vowel_and_no_letter_twice() -> None:
    assert pattern("roxanna") == "raxana"
    assert "jan" in patterns(spelt("ジョン", "Kana"), "Kana")
    assert patterns("jon", "") == {}


def test_what_is_likely_by_chance_is_measured_by_script() -> None:
    assert by_chance("Han") > by_chance("Greek") > 0 == by_chance("")


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


@pytest.mark.parametrize(("word", "script", "name"), [
    ("제니퍼", "Hangul", "jennifer"), ("诺里斯", "Han", "norris"), ("schytomyr", LATIN, "zhytomyr"),
])  # fmt: skip
def test_a_name_is_looked_for_under_the_consonants_that_it_likely_has(word: str, script: str, name: str) -> None:
    letters = spelt(word, script)
    assert name_skeleton(name) in skeletons(letters, script)
    assert len(skeletons(letters, script, 2)) == 2
    assert skeletons(word, "") == []


def test_how_other_languages_spell_a_name_in_latin_letters() -> None:
    assert likeness("schytomyr", "zhytomyr", LATIN) > 15
    assert likeness("baranasi", "burns", LATIN) < 0 < 10 < likeness("baranasi", "varanasi", LATIN)
