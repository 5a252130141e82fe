import pytest

from factcheck.text.sameness import apart

SAID = "Russia transferred weapons worth $800 million to Armenia in 2008."


@pytest.mark.parametrize(
    "other",
    [
        SAID,
        "Russia transferred weapons worth 800 million dollars to Armenia in 2008",
        "RUSSIA transferred weapons worth $800 million to Armenia!",
        "Weapons worth $800 million were transferred to Armenia by Russia in 2008.",
        "Something about the weather in Chile.",
    ],
)
def test_the_same_in_other_words_is_not_set_apart(other: str) -> None:
    assert apart(other, SAID) == ""


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (
            "Russia transferred weapons worth $900 million to Armenia in 2008.",
            "another number: 900 million, not 800 million",
        ),
        ("Russia transferred weapons worth $800 million to Armenia in 2009.", "another number: 2009, not 2008"),
        ("Russia transferred weapons worth $800 million to Georgia in 2008.", "another name: Georgia, not Armenia"),
        ("Belarus transferred weapons worth $800 million to Armenia in 2008.", "another name: Belarus, not Russia"),
        ("Russia never transferred weapons worth $800 million to Armenia in 2008.", "one of them is negated"),
        ("Russia denied it transferred weapons worth $800 million to Armenia in 2008.", "one of them is negated"),
        ("Armenia transferred weapons worth $800 million to Russia in 2008.", "the names have changed places"),
    ],
)
def test_another_number_name_or_negation_is_said(other: str, why: str) -> None:
    assert apart(other, SAID) == why


def test_a_name_in_another_spelling_is_the_same_name() -> None:
    assert apart("Serdiukov met Aliev in Baku.", "Serdyukov met Aliyev in Baku.") == ""
