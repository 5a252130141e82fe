"""Ids keep their order and know what is among them."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.ids import Ids


@given(st.lists(st.integers(1, 2**62), unique=True), st.integers(1, 2**62))
def test_ids_are_a_sequence_and_a_set(numbers: list[int], other: int) -> None:
    ids = Ids(numbers)
    assert (list(ids), len(ids), list(ids.rising())) == (numbers, len(numbers), sorted(numbers))
    assert all(number in ids for number in numbers)
    assert (other in ids) == (other in numbers)
    assert "1" not in ids
