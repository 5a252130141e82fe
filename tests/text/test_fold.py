import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.fold import fold, name_key, name_skeleton, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Əliyev", "aliyev"),
        ("Сердюков", "serdyukov"),
        ("Müller", "muller"),
        ("İlham ALİYEV", "ilham aliyev"),
        ("Straße", "strasse"),
        ("Харків і Львів", "kharkiv i lviv"),
        ("Μητσοτάκης", "mitsotakis"),
        ("الأسد", "al asd"),
        ("O’Brien’s don't", "obrien dont"),
        ("rock 'n' roll", "rock 'n' roll"),
        ("café", "cafe"),
        ("zero\u200bwidth", "zerowidth"),
    ],
)
def test_case_accents_scripts_and_apostrophes_go(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_composed_and_decomposed_letters_fold_alike() -> None:
    assert fold("Cafe\u0301 Сергеи\u0306") == fold("Café Сергей")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("azerbaijan-russia, $800", ["azerbaijan", "russia", "800"]),
        ("€800 3½", ["800", "3", "1", "2"]),
        ("习近平", ["xi", "jin", "ping"]),
        ('… " — !', []),
        ("", []),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(st.text())
def test_folding_makes_ascii_and_once_is_enough(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert folded == folded.lower()
    assert words(folded) == words(text) == re.findall("[a-z0-9]+", folded)


@pytest.mark.parametrize(
    "spellings",
    [
        "Əliyev Aliyev Алиев Aliev",
        "Сердюков Serdyukov Serdiukov Serdjukow",
        "Yekaterinburg Ekaterinburg Екатеринбург",
        "Müller Mueller Muller",
        "Зеленський Zelensky Zelenskyy Зеленский",
        "Юрий Yuri Iurii Yury",
        "Romanoff Romanov Романов",
    ],
)
def test_spellings_of_a_name_share_its_key(spellings: str) -> None:
    assert len({name_key(name) for name in spellings.split()}) == 1


@pytest.mark.parametrize("pair", ["Aliyev Guliyev", "Serdyukov Medvedev", "Putin Peskov", "Müller Möller"])
def test_different_names_keep_different_keys(pair: str) -> None:
    one, other = pair.split()
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    "spellings",
    ["Mohammed Muhammad محمد", "Nasrallah Nasralla", "Gaddafi Qadhafi Kadhafi", "Shoigu Choïgou", "Xambala Shambala"],
)
def test_romanisations_that_part_further_share_a_skeleton(spellings: str) -> None:
    assert len({name_skeleton(name) for name in spellings.split()}) == 1
