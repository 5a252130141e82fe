"""Countries by what they, their capitals and their peoples are called."""

import pytest

from factcheck.drafting.geography import country_of, government_of, is_national
from factcheck.text.countries import countries, country_by_word


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Baku", "Azerbaijan"),
        ("the Netherlands", "Netherlands"),
        ("The Hague", "Netherlands"),
        ("Welsh", ""),
        ("Türkiye", "Turkey"),
        ("Czechia", "Czech Republic"),
        ("Danish", "Denmark"),
        ("Kiev", "Ukraine"),
        ("Kyiv", "Ukraine"),
        ("Congolese", ""),
        ("Brussels", ""),
        ("Atlantis", ""),
    ],
)
def test_the_country_that_a_word_stands_for(word: str, country: str) -> None:
    assert country_of(word) == country


def test_a_country_and_its_capital_speak_as_a_government_and_its_people_do_not() -> None:
    assert government_of("Washington") == "Government of the United States"
    assert government_of("official Baku") == "Government of Azerbaijan"
    assert government_of("Suriname") == "Government of Suriname"
    assert government_of("Danish") == ""


def test_whom_a_nation_names() -> None:
    assert is_national("Norwegian")
    assert is_national("Swede")
    assert is_national("Scot")
    assert not is_national("Norway")
    assert not is_national("Luxembourg")


def test_every_country_has_a_name_and_no_word_stands_for_two() -> None:
    assert len(countries()) >= 196
    assert all(country.names for country in countries())
    assert all(word in _words(country) for word, country in country_by_word().items())


def _words(country: object) -> set[str]:
    return {word for kind in ("names", "capitals", "adjectives", "peoples") for word in getattr(country, kind)}
