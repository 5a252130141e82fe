"""Quantities as they stand in prose, with the bounds that the words give."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.quantities import quantities


def read(text: str) -> list[tuple[str, float, str]]:
    return [(text[q.start : q.end], round(q.value, 4), q.kind) for q in quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost exporters $40 million a week.", [("$40 million", 4e7, "$")]),
        ("1.1 million dollars", [("1.1 million dollars", 1.1e6, "$")]),
        ("a fine of £25m", [("£25m", 2.5e7, "£")]),
        ("RUB 700k or ₺5m", [("RUB 700k", 7e5, "RUB"), ("₺5m", 5e6, "TRY")]),
        ("900 million euros", [("900 million euros", 9e8, "€")]),
        ("25m people fled", [("25m", 2.5e7, "count")]),
        ("they sold 19M watches", [("19M", 1.9e7, "count")]),
        ("1,400 metres long", [("1,400 metres", 1400, "length")]),
        ("0.9 km long", [("0.9 km", 900, "length")]),
        ("three million cubic metres", [("three million cubic metres", 3e6, "volume")]),
        ("two hours and 24 minutes", [("two hours and 24 minutes", 8640, "time")]),
        ("for an hour and a half", [("an hour and a half", 5400, "time")]),
        ("two and a half years", [("two and a half years", 2.5 * 365.25 * 86400, "time")]),
        ("50 % of them", [("50 %", 50, "percent")]),
        ("12 per cent", [("12 per cent", 12, "percent")]),
        ("two thirds of the deputies", [("two thirds", 66.6667, "percent")]),
        ("one in four wells", [("one in four", 25, "percent")]),
        ("half of the wells", [("half", 50, "percent")]),
        ("half a million people", [("half a million", 5e5, "count")]),
        ("sixty-nine children", [("sixty-nine", 69, "count")]),
        ("one hundred and five thousand men", [("one hundred and five thousand", 105_000, "count")]),
        ("a dozen beds", [("a dozen", 12, "count")]),
        ("a 16-year-old boy", [("16-year-old", 16, "age")]),
        ("beat them 3-1 at home", [("3-1", 3, "score")]),
        ("it took 2-3 weeks", [("2-3 weeks", 2.5 * 7 * 86400, "time")]),
        ("$20 to $30 billion", [("$20 to $30 billion", 2.5e10, "$")]),
        ("between two and four", [("two and four", 3, "count")]),
        ("4.3 bn crowns", [("4.3 bn", 4.3e9, "count")]),
        ("800 Million dollars", [("800 Million dollars", 8e8, "$")]),
        ("1,5 Mio. Euro", [("1,5 Mio. Euro", 1.5e6, "€")]),
        ("1.200 men came", [("1.200", 1200, "count")]),
        ("1.609 kilometres", [("1.609 kilometres", 1609, "length")]),
        ("a quarter of a million eggs", [("a quarter of a million", 250_000, "count")]),
        ("it weighed 90 pounds", [("90 pounds", 40823.3133, "mass")]),
        ("swam it in 1:52:40", [("1:52:40", 6760, "time")]),
        ("9 working hours", [("9 working hours", 32400, "time")]),
        ("prices doubled", [("doubled", 2, "times")]),
        ("took over 12 mills", [("12", 12, "count")]),
        ("86°F", [("86°F", 30, "celsius")]),
        ("٣٤ men", [("٣٤", 34, "count")]),
    ],
)
def test_what_a_quantity_says(text: str, expected: list[tuple[str, float, str]]):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the 51st state", "flight MH-17", "the G20", "an F-35", "1,2", "10^6", "as said [2][3]", "open 24/7",
        "at 10:30", "version 1.2.3", "House Bill 481 would pass", "Apollo 11 landed",
        "Resolution 1701 calls for peace", "Flight 2501 landed", "page 12", "one of the worst", "in 2019",
        "on October 10",
        "call 555-1234", "", "#3", "9" * 400, "9" * 5000 + " men",
    ],
)  # fmt: skip
def test_what_is_no_quantity(text: str):
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("40 miners", 40, 40),
        ("at least 40 miners", 40, math.inf),
        ("no fewer than 40 miners", 40, math.inf),
        ("no more than 40 miners", 0, 40),
        ("up to 40 miners", 0, 40),
        ("40 or more miners", 40, math.inf),
        ("40+ miners", 40, math.inf),
        ("exactly 40 miners", 40, 40),
        ("1.2 million people", 1.15e6, 1.25e6),
        ("1,486,000 people", 1_485_500, 1_486_500),
        ("between 30 and 50 miners", 30, 50),
    ],
)
def test_bounds(text: str, low: float, high: float):
    (quantity,) = quantities(text)
    assert (quantity.low, quantity.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14 tanks", "31 tanks"),
        ("at least 40 miners", "no more than 25 miners"),
        ("fewer than 200 people", "more than 5,000 people"),
        ("less than 4 percent", "5 percent"),
        ("nearly 200 people", "200 dozen people"),
        ("3 million litres", "3 billion litres"),
        ("1,400 metres", "0.9 km"),
        ("won 3-1", "won 2-0"),
        ("a quarter of the wells", "half of the wells"),
    ],
)
def test_amounts_that_cannot_both_hold(one: str, other: str):
    first, second = quantities(one)[0], quantities(other)[0]
    assert first.parts_from(second)
    assert second.parts_from(first)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at least 40 miners", "52 miners"),
        ("up to 30 aircraft", "eighteen aircraft"),
        ("some 1.5 million people", "1,486,000 people"),
        ("1.2 billion euros", "1,200 million euros"),
        ("1.4 km", "1,400 metres"),
        ("67 percent", "two thirds of them"),
        ("one in four wells", "a quarter of the wells"),
        ("twelve men", "a dozen men"),
        ("about three weeks", "between two and four weeks"),
        ("9.7 percent", "nearly a tenth of it"),
        ("90 minutes", "an hour and a half"),
        ("won 3-1", "lost 1-3"),
        ("40 miners", "40 percent"),
        ("£25m", "25 million pounds"),
    ],
)
def test_amounts_that_can_both_hold(one: str, other: str):
    assert not quantities(one)[0].parts_from(quantities(other)[0])


def test_a_count_knows_what_it_counts():
    assert quantities("120 intensive care beds in Norrby")[0].noun == ("intensive", "care", "beds")
    assert quantities("40 of the deputies left")[0].noun == ("deputies", "left")


SCRAPS = (
    "3 12 1,400 1.5 2-3 10^6 [2] $ € % percent million bn km half a an dozen two-thirds of one in four about more "
    "than at least between and to from people men 2019 3-1 51st MH-17 hundred thousand hours minutes ٣ ５ or + ,"
)
PIECES = st.sampled_from(SCRAPS.split())
PROSE = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map(" ".join))


@given(PROSE)
def test_spans_stand_in_order_and_bounds_around_the_value(text: str):
    end = 0
    for quantity in quantities(text):
        assert end <= quantity.start < quantity.end <= len(text)
        end = quantity.end
        assert math.isfinite(quantity.value)
        if quantity.kind != "score":
            assert 0 <= quantity.low <= quantity.high


@given(PROSE)
def test_no_quantity_parts_from_itself_and_parting_is_mutual(text: str):
    found = quantities(text)
    for one in found:
        assert not one.parts_from(one)
        assert all(one.parts_from(other) == other.parts_from(one) for other in found)


def test_all_parts_of_a_thing_are_no_share_of_it() -> None:
    assert [found.kind for found in quantities("Three quarters of the town are dry.")] == ["percent"]
    assert "percent" not in [found.kind for found in quantities("Four quarters of the town are dry.")]
