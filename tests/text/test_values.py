"""One normal form of amounts and dates, however they are written, and what `amount:` asks for."""

import pytest

from factcheck.text.valued import may_have_values
from factcheck.text.values import Asked, asked, values


def finds(text: str) -> tuple[str, ...]:
    return tuple(term for value in values(text) for term in value.finds)


@pytest.mark.parametrize(
    "group",
    [
        ("$900 million", "$900m", "$900 m", "US$900,000,000", "USD 900 million", "900 million dollars", "$0.9bn"),
        ("£2.4 billion", "£2.4bn", "2.4 billion pounds", "2,400 million pounds", "GBP 2.4bn"),
        ("4 May 2022", "2022-05-04", "04.05.2022", "4.5.2022", "May 4, 2022", "4th of May 2022", "2022/05/04"),
        ("17 December 2019", "17/12/2019", "12/17/2019", "17.12.2019", "Dec. 17, 2019"),
        ("March 2014", "2014-03", "03/2014", "Mar 2014"),
        ("37 percent", "37%", "37 per cent", "37 pct"),
        ("12 km", "12km", "12,000 metres", "12 kilometres"),
        ("three hundred soldiers", "300 soldiers"),
        ("two dozen houses", "24 houses"),
        ("half a million roubles", "₽500,000", "500k roubles", "RUB500k", "RUB 500,000", "500,000 RUB", "500k ₽"),
        ("€2.4 billion", "EUR2.4bn", "2,4 Mrd. EUR", "2.4 bn €", "2.4 billion euros"),
    ],
)
def test_all_spellings_of_a_value_are_one_term(group: tuple[str, ...]) -> None:
    assert {finds(text) for text in group} == {finds(group[0])}
    assert len(finds(group[0])) == 1


def test_near_values_and_other_kinds_are_other_terms() -> None:
    texts = ("$900m", "£900m", "$90m", "$9bn", "900 km", "900%", "4 May 2022", "5 April 2022", "4 May 2021", "May 2022")
    assert len({finds(text) for text in texts}) == len(texts)


def test_a_code_in_capitals_alone_is_a_currency_and_what_a_sign_stands_before_is_its_own() -> None:
    assert finds("They gave it 5 try.") == finds("5 things")
    assert finds("XRUB500k") == finds("RUB-500k") == ()
    assert finds("between 20 and $30") == finds("between 20-$30")
    assert finds("20 people, €30m") == finds("20 people") + finds("€30m")


def test_what_can_be_read_in_two_ways_has_both_readings() -> None:
    (date,) = values("04/05/2022")
    assert date.shown == ("4 May 2022", "5 April 2022")
    assert date.finds == finds("4 May 2022") + finds("5 April 2022")
    (length,) = values("1.2m")
    assert length.finds == finds("1.2 metres") + finds("1.2 million things")
    assert finds("13/13/2022") == finds("0/0/2022") == ()


def test_money_and_large_amounts_are_indexed_by_their_bare_number_too() -> None:
    assert finds("900 million of them")[0] in values("$900 million")[0].terms
    assert finds("4.5 million of them")[0] in values("4.5 million tonnes")[0].terms
    assert finds("12 of them")[0] not in values("12 tonnes")[0].terms


def test_a_day_is_indexed_by_its_month_and_without_its_year() -> None:
    terms = values("on 4 May 2022")[0].terms
    assert {*finds("May 2022"), *finds("4 May")} < set(terms)
    assert values("in 2022") == []


@pytest.mark.parametrize("text", ["It cost $5.", "Two dozen boats.", "Half of them.", "in May 2022", "A BILLION YEN"])
def test_what_has_a_value_is_told_by_a_look(text: str) -> None:
    assert may_have_values(text)
    assert values(text)


def test_a_text_without_numbers_is_told_by_a_look() -> None:
    assert not may_have_values("Nobody may march to the second of the boats.")


def test_amounts_and_comparisons_are_asked_for() -> None:
    more = asked(">1bn")
    assert more
    assert (more.low, more.over) == (1e9, True)
    assert {"usd", "eur", "n"} < set(more.kinds)
    assert "percent" not in more.kinds
    assert asked(">= $1bn") == Asked(("usd",), 1e9)
    assert asked("<40%") == Asked(("percent",), high=40.0, under=True)
    assert asked("<=40%") == Asked(("percent",), high=40.0)
    assert asked("$20m..30m") == asked("$20m..$30m") == Asked(("usd",), 20e6, 30e6)
    assert asked("..5km") == Asked(("length",), high=5000.0)
    exact = asked("€350m")
    assert exact
    assert exact.kinds == ("eur",)
    assert exact.low < 350e6 < exact.high < 350.01e6


@pytest.mark.parametrize("written", ["", ">", "..", "much", "$5..5%", "30m..20m", ">5..9", "5 km and 6 km", "x5"])
def test_what_is_no_amount_is_none(written: str) -> None:
    assert asked(written) is None
