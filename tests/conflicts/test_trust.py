"""Which kinds are flagged: by what was measured, and by what a desk has judged in its own store."""

import pytest

from factcheck.conflicts.rules import check
from factcheck.conflicts.side import Side
from factcheck.conflicts.trust import in_the_same_words, lower_bound, measured, trusted_kinds
from factcheck.domain.claim import Claim


def side(number: int, text: str, speaker: str = "") -> Side:
    return Side(Claim(number, str(number), text, f"s{number}", speaker=speaker or f"Speaker {number}"))


def test_a_bound_is_below_the_share_and_near_it_for_many() -> None:
    assert lower_bound(0, 0) == 0.0
    assert lower_bound(3, 3) < 0.8 <= lower_bound(7, 7)
    assert 0.88 < lower_bound(900, 1000) < 0.9


def test_what_a_desk_upholds_lifts_a_kind_and_what_it_dismisses_drops_one() -> None:
    assert "negation" not in trusted_kinds()
    assert "negation" in trusted_kinds({"negation": (40, 40)})
    assert "attribution" in trusted_kinds()
    assert "attribution" not in trusted_kinds({"attribution": (0, 12)})
    assert {"desk", "stance"} <= trusted_kinds({"stance": (0, 500)})


def test_the_same_words_are_trusted_until_a_desk_finds_otherwise() -> None:
    one, other = side(1, "Orda sold the mill to Velm."), side(2, "Orda never sold the mill to Velm.")
    assert [finding.rule for finding in check(one, other)] == ["negation"]
    assert in_the_same_words("negation") in trusted_kinds()
    doubting = trusted_kinds({"negation": (0, 60)})
    assert check(one, other, trusted=doubting) == []


@pytest.mark.parametrize("kind", sorted(measured()))
def test_what_was_measured_is_a_share(kind: str) -> None:
    right, flags = measured()[kind]
    assert 0 <= right <= flags
