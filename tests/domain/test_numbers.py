"""The numbers by which people call claims and propositions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.numbers import GREATEST, claim_number, proposition_number
from factcheck.errors import NotFound


@given(st.integers(0, GREATEST), st.integers(0, 30))
def test_a_number_is_read_with_and_without_its_sign(number: int, noughts: int) -> None:
    digits = "0" * noughts + str(number)
    assert claim_number(digits) == claim_number(f"#{digits}") == number
    assert proposition_number(f"p{digits}") == proposition_number(f"P{digits}") == number


@pytest.mark.parametrize("word", ["", "#", "p", "four", "-4", "+4", "4.0", " 4", "٤", "4²", "p4", "##4"])
def test_what_is_no_number_of_a_claim(word: str) -> None:
    assert claim_number(word) is None


@pytest.mark.parametrize("word", ["", "p", "4", "#4", "pp4", "p-4", "q4"])
def test_what_is_no_number_of_a_proposition(word: str) -> None:
    assert proposition_number(word) is None


@given(st.integers(GREATEST + 1, 10**400))
def test_no_store_has_so_many(number: int) -> None:
    with pytest.raises(NotFound, match=r"There is no claim [0-9]{19,24}…?\."):
        claim_number(str(number))
    with pytest.raises(NotFound, match="There is no proposition p"):
        proposition_number(f"p{number}")
