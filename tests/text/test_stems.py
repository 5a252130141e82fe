"""Words with their places, and what their forms share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.stems import stem, words_with_places


@pytest.mark.parametrize(
    "forms",
    [
        "supply supplies supplied supplying",
        "charge charged charges charging",
        "transfer transferred transferring transfers",
        "fall fell fallen falls falling",
        "agree agreed agreement agrees",
        "deny denies denied denying",
        "nation nations",
        "woman women",
        "confirm confirmed confirms",
        "cat cats",
        "boss bosses",
        "box boxes",
        "dry dries dried",
        "match matches matched",
        "stop stopped stopping",
        "final finally",
        "move movement moves",
        "formation formations",
        "clean cleanness cleaning cleanings",
        "assist assistance",
    ],
)
def test_forms_of_a_word_share_a_stem(forms: str):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nation", "national"),
        ("policy", "police"),
        ("rise", "rice"),
        ("bus", "business"),
        ("new", "news"),
        ("boss", "bos"),
        ("axis", "ax"),
        ("virus", "vir"),
        ("bed", "b"),
        ("sing", "s"),
        ("ion", "i"),
        ("fly", "f"),
    ],
)
def test_other_words_do_not(one: str, other: str):
    assert stem(one) != stem(other)


def test_words_lose_possessives_hyphens_and_accents_but_not_their_place():
    text = "Čapek’s well-known play"
    found = words_with_places(text)
    assert [(text[word.start : word.end], word.folded) for word in found] == [
        ("Čapek", "capek"), ("well", "well"), ("known", "known"), ("play", "play"),
    ]  # fmt: skip


def test_a_capital_makes_a_name_unless_it_begins_a_sentence_or_everything_has_one():
    assert [word.folded for word in words_with_places("Then Osk met Lund. Rain fell") if word.name] == ["osk", "lund"]
    assert not any(word.name for word in words_with_places("Angry Crowd Storms Ostria Bank"))


@given(st.text(max_size=80))
def test_words_stand_in_order_within_the_text(text: str):
    end = 0
    for word in words_with_places(text):
        assert end <= word.start < word.end <= len(text)
        end = word.end


@pytest.mark.parametrize(
    "forms",
    ["fly flies", "cry cried cries", "ass asses", "tax taxes", "free freed", "say saying sayings", "add added adding",
     "miss mission missions", "search searches", "crash crashes", "dark darkness", "publication publications",
     "state statement statements", "final finally", "quick quickly", "charge charged charging charges"],
)  # fmt: skip
def test_forms_of_a_word_have_one_stem(forms: str):
    assert len({stem(form) for form in forms.split()}) == 1


def test_a_last_e_goes_and_a_last_y_is_an_i():
    assert [stem(word) for word in ("city", "charge", "fly", "be", "rolled", "try", "fulfill")] == [
        "citi", "charg", "fly", "be", "roll", "try", "fulfil",
    ]  # fmt: skip


@pytest.mark.parametrize("pair", ["act action", "fly flight", "king kin", "us use", "red reed", "on ion", "all ally"])
def test_short_words_keep_what_would_leave_too_little(pair: str):
    one, other = pair.split()
    assert stem(one) != stem(other)


@given(st.text(max_size=20))
def test_a_stem_is_never_empty(word: str):
    assert stem(word) or not word
