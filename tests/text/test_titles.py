"""Names without what stands around them."""

import pytest

from factcheck.text.titles import untitled


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("President Erdogan", "Erdogan"),
        ("Dr Recep Tayyip Erdoğan", "Recep Tayyip Erdoğan"),
        ("Dr Jane Roe, MP", "Jane Roe"),
        ("Keir Starmer KC MP", "Keir Starmer"),
        ("Rt Hon Justin Trudeau PC MP", "Justin Trudeau"),
        ("Hon. Justin Trudeau, PC", "Justin Trudeau"),
        ("The Rt Hon. Theresa May MP", "Theresa May"),
        ("Rt Hon Sir Keir Starmer", "Keir Starmer"),
        ("Sir Keir Starmer", "Keir Starmer"),
        ("Foreign Minister Sergei Lavrov", "Sergei Lavrov"),
        ("Russian Foreign Minister Sergei Lavrov", "Sergei Lavrov"),
        ("Secretary of State Antony Blinken", "Antony Blinken"),
        ("President of Turkey Recep Tayyip Erdogan", "Recep Tayyip Erdogan"),
        ("UN Secretary-General António Guterres", "António Guterres"),
        ("Maj. Gen. Ali Reza", "Ali Reza"),
        ("Donald Trump, President of the United States", "Donald Trump"),
        ("Vladimir Putin, the Russian president", "Vladimir Putin"),
        ("Prof. Dr. Anna Schmidt, Ph.D.", "Anna Schmidt"),
        ("Herr Schmidt", "Schmidt"),
        ("г-н Путин", "Путин"),
    ],
)
def test_titles_and_letters_go(written: str, name: str) -> None:
    assert untitled(written).name == name


@pytest.mark.parametrize(
    "name",
    [
        "Recep Tayyip Erdoğan", "John Smith Jr.", "John Smith (MP)", "aide to President Erdogan",
        "mother of Dr Jane Roe",
        "spokesman for Prime Minister Keir Starmer", "Erdogan, Recep Tayyip", "Dean Smith", "Marshall Bishop", "King",
        "Trump's lawyer", "JEAN MA", "", "MP",
    ],
)  # fmt: skip
def test_what_is_a_name_stays(name: str) -> None:
    assert untitled(name).name == name


def test_a_title_may_tell_the_sex_and_that_a_first_name_follows() -> None:
    assert [untitled(name).sex for name in ("Mrs Roe", "Lord Roe", "Dr Roe")] == ["she", "he", ""]
    assert untitled("King Charles").by_first_name
    assert not untitled("President Charles").by_first_name


@pytest.mark.parametrize(
    "name", ["French foreign ministry", "Israeli foreign ministry", "federal court", "chief prosecutor"]
)
def test_a_description_has_no_title(name: str) -> None:
    assert untitled(name).name == name
