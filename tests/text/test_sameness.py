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
            "another number: $900 million, not $800 million",
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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Twelve ferries sank at Orda.", "12 ferries sank at Orda."),
        ("2 in 5 bakers of Orda have gone.", "40% of the bakers of Orda have gone."),
        ("One in four bakers has gone.", "25% of bakers have gone."),
        ("The quay cost $800m.", "The quay cost 800 Million dollars."),
        ("Orda sold 4.3 bn eggs.", "Orda sold 4.3 billion eggs."),
        ("A quarter of a million eggs broke.", "250,000 eggs broke."),
        ("1.200 bakers came to Orda.", "1,200 bakers came to Orda."),
        ("The dike is 5 miles long.", "The dike is 8 km long."),
        ("It was 30°C in Orda.", "It was 86°F in Orda."),
        ("Half of the bakers keep bees.", "Forty-eight percent of the bakers keep bees."),
    ],
)
def test_one_figure_in_another_form_is_the_same(one: str, other: str) -> None:
    assert apart(one, other) == apart(other, one) == ""


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Die Brücke kostet 1,5 Mio. Euro.", "Die Brücke kostet 15 Mio. Euro.", "1,5 Mio. Euro, not 15 Mio. Euro"),
        ("The pike weighed 14 kilograms.", "The pike weighed 90 pounds.", "14 kilograms, not 90 pounds"),
        ("The race took 1:52:40.", "The race took 1:31:05.", "1:52:40, not 1:31:05"),
        ("Orda took over 12 mills.", "Orda took over 31 mills.", "12, not 31"),
        ("Over 20 eels died.", "Over 200 eels died.", "Over 20, not Over 200"),
        ("Decree 1701 closes the mill.", "Decree 1559 closes the mill.", "1701, not 1559"),
        ("Prices in Orda doubled.", "Prices in Orda tripled.", "doubled, not tripled"),
        (
            "Of 300,000 bakers 47 percent keep bees.",
            "46 percent of all bakers keep bees, says a poll of 512 of them.",
            "47 percent, not 46 percent",
        ),
    ],
)
def test_another_figure_is_named_beside_the_nearest_of_its_kind(one: str, other: str, why: str) -> None:
    assert apart(one, other) == f"another number: {why}"


def test_one_sum_in_two_currencies_is_not_the_same_and_converted_is():
    cost = "The search cost the county 410,000 pounds."
    assert (
        apart("The search cost the county 410,000 euros.", cost)
        == "another currency: 410,000 euros, not 410,000 pounds"
    )
    assert apart("The search cost the county €480,000 (£410,000).", cost) == ""
    assert apart("The search cost the county 410,000.", cost) == ""
