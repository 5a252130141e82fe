"""Which dates exist."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.iso import is_date


@pytest.mark.parametrize(
    "day", ["2024-02-29", "2000-02-29", "2025-02-28", "2025-12-31", "2025-04-30", "2025-07", "0001"]
)
def test_days_months_and_years_that_exist(day: str) -> None:
    assert is_date(day)


@pytest.mark.parametrize(
    "day",
    ["2025-02-29", "1900-02-29", "2100-02-29", "2024-02-30", "2025-04-31", "2025-13", "2025-00", "2025-01-00", "0000",
     "2025-1", "25", "2025-07-", "2025-07-01T00", "٢٠٢٥", ""],
)  # fmt: skip
def test_and_those_that_do_not(day: str) -> None:
    assert not is_date(day)


@given(st.dates())
def test_every_day_of_the_calendar_exists(day: object) -> None:
    assert is_date(str(day))
    assert is_date(str(day)[:7])
    assert is_date(str(day)[:4])
