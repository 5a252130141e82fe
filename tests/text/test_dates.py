"""Dates as they stand in prose, no more precise than written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.dates import dates


def written(text: str) -> list[tuple[str, tuple[int, int] | None, tuple[int, int] | None, int | None]]:
    return [(text[date.start : date.end], date.years, date.months, date.day) for date in dates(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It took effect on 3 March 2023.", [("3 March 2023", (2023, 2023), (3, 3), 3)]),
        ("It took effect on March 9th, 2023.", [("March 9th, 2023", (2023, 2023), (3, 3), 9)]),
        ("signed 2014-05-06", [("2014-05-06", (2014, 2014), (5, 5), 6)]),
        ("on Tuesday, July 12, 2022", [("July 12, 2022", (2022, 2022), (7, 7), 12)]),
        ("in May 2019", [("May 2019", (2019, 2019), (5, 5), None)]),
        ("She left on October 10.", [("October 10", None, (10, 10), 10)]),
        ("She left in October.", [("October", None, (10, 10), None)]),
        ("(born 1931)", [("1931", (1931, 1931), None, None)]),
        ("in the late 1960s", [("late 1960s", (1965, 1969), None, None)]),
        ("born in the forties", [("the forties", (1940, 1949), None, None)]),
        ("in early 2020", [("early 2020", (2020, 2020), (1, 5), None)]),
        ("at the end of 2026", [("the end of 2026", (2026, 2026), (11, 12), None)]),
        ("in mid-November", [("mid-November", None, (11, 11), None)]),
        ("in the fifteenth century", [("the fifteenth century", (1400, 1500), None, None)]),
        ("in the 19th century", [("the 19th century", (1800, 1900), None, None)]),
        ("in the fourth quarter of 2004", [("the fourth quarter of 2004", (2004, 2004), (10, 12), None)]),
        ("Article 1042 was repealed.", []),
        ("in the spring of 2022", [("spring of 2022", (2022, 2022), (3, 5), None)]),
        ("between 2019 and 2023", [("2019 and 2023", (2019, 2023), None, None)]),
        ("from 1996–1998", [("1996–1998", (1996, 1998), None, None)]),
        ("in the SEVENTIE\u017f", [("the SEVENTIE\u017f", (1970, 1979), None, None)]),  # as good as an S to a pattern
        ("In 2000 people left.", [("2000", (2000, 2000), None, None)]),
    ],
)
def test_what_a_date_says(text: str, expected: list[object]):
    assert written(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2,000",
        "about 2000 people",
        "9/11",
        "1990.5",
        "it may 5 times",
        "$2019",
        "MH-2017",
        "30 February",
        "",
    ],
)
def test_what_is_no_date(text: str):
    assert dates(text) == []


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("3 March 2023", "9 March 2023", True),
        ("3 March 2023", "in March 2023", False),
        ("3 March 2023", "2023", False),
        ("3 March 2023", "2022", True),
        ("on 6 June", "on 11 June", True),
        ("on 6 June", "in June 1999", False),
        ("on 6 June", "1999", False),
        ("the late 1960s", "1968", False),
        ("the late 1960s", "1961", True),
        ("early 2020", "January 2020", False),
        ("early 2020", "November 2020", True),
        ("the end of 2026", "31 December 2026", False),
        ("the 1990s", "3 March 1995", False),
    ],
)
def test_two_dates_part_at_the_precision_that_both_give(one: str, other: str, apart: bool):
    first, second = dates(one)[0], dates(other)[0]
    assert first.parts_from(second) is apart
    assert second.parts_from(first) is apart


def test_a_day_is_one_that_its_month_can_have():
    months = "January February March April May June July August September October November December"
    for month, days in zip(months.split(), (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), strict=True):
        assert [date.day for date in dates(f"on {days} {month} it rained")] == [days]
        assert [date.day for date in dates(f"on {days + 1} {month} it rained") if date.day] == []


SCRAPS = """3 31 March May may October , . 2019 1960s late early the of in to and – - 12, 9/11 2,000 people (born
٣ １９９９ ’s"""
PIECES = st.sampled_from(SCRAPS.split())
PROSE = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join))


@given(PROSE)
def test_spans_stand_in_order_within_the_text(text: str):
    end = 0
    for date in dates(text):
        assert end <= date.start < date.end <= len(text)
        end = date.end


@given(PROSE)
def test_no_date_parts_from_itself_and_parting_is_mutual(text: str):
    found = dates(text)
    for one in found:
        assert not one.parts_from(one)
        assert all(one.parts_from(other) == other.parts_from(one) for other in found)
