"""Pictures as SVG: well-formed and harmless whatever others wrote, and in the order of time."""

from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.claim import Claim
from factcheck.domain.status import Status
from factcheck.rendering import pictures

SVG = "{http://www.w3.org/2000/svg}"


def claim(number: int, said_on: str = "", text: str = "It rained.", **more: object) -> Claim:
    return Claim(number, "k", text, "s", said_on=said_on, created_at="", created_by="", **more)  # type: ignore[arg-type]


FILED = [
    claim(1, "2024-03", speaker="Ada Lund", proposition="It rained"),
    claim(2, "", speaker="Bo <b>Marr</b>", proposition="It rained", reported=Status.DENIED, mark=Status.DENIED),
    claim(3, "2024", proposition="It rained", via=("The & Gazette",)),
    claim(4, "2024-03-01", text="It rained “all” day & night </svg> " * 9, proposition="It rained"),
]


def words(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_the_time_line_is_a_picture_as_it_was(golden: Callable[[str, str], None]) -> None:
    moments = pictures.in_time(FILED, {"s": ""})
    golden("timeline.svg", pictures.timeline_svg(moments, "p1  It rained", {"s": "The Gazette, 2024"}))


def test_bars_are_a_picture_as_they_were(golden: Callable[[str, str], None]) -> None:
    golden("bars.svg", pictures.bars_svg([("Ada Lund", 12), ("Bo <Marr>", 3), ("none", 0)], "Claims by speaker"))


def test_a_year_stands_before_its_months_a_month_before_its_days_and_no_date_last() -> None:
    found = pictures.in_time(FILED, {"s": ""})
    assert [moment.when for moment in found] == ["2024", "2024-03", "2024-03-01", "no date"]
    later = pictures.in_time(FILED, {"s": "2024-02"})
    assert [(moment.when, moment.published) for moment in later][1] == ("2024-02", True)


def test_yes_and_no_are_said_of_one_question_alone() -> None:
    assert {moment.side for moment in pictures.in_time(FILED, {})} == {"says yes", "says no"}
    assert {moment.side for moment in pictures.in_time([*FILED, claim(5)], {})} == {""}


def test_what_is_cut_is_whole_in_the_tip() -> None:
    svg = pictures.timeline_svg(pictures.in_time(FILED, {}), "", {})
    tips = [e.text or "" for e in ElementTree.fromstring(svg).iter(f"{SVG}title")]
    assert any(word.endswith("…") for word in words(svg))
    assert any(tip.count("It rained") > 5 for tip in tips)


HOSTILE = ["</text><script>alert(1)</script>", "\x00\x1b[31m\u202eevil", "&amp;]]>", "\ud800"]


@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
def test_nothing_that_others_wrote_is_markup(hostile: str) -> None:
    one = claim(1, "2024", text=hostile, speaker=hostile)
    line = pictures.timeline_svg(pictures.in_time([one], {}), hostile, {"s": hostile})
    for svg in (line, pictures.bars_svg([(hostile, 1)], hostile)):
        tags = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(svg).iter()}
        assert tags <= {"svg", "title", "rect", "text", "line", "circle"}
        assert all(character.isprintable() or character == "\n" for character in svg)


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=())), st.integers(0, 10**9)), max_size=5))
def test_any_labels_and_numbers_are_a_picture(counted: list[tuple[str, int]]) -> None:
    ElementTree.fromstring(pictures.bars_svg(counted, "Any"))


def test_a_bar_is_as_long_as_its_number() -> None:
    root = ElementTree.fromstring(pictures.bars_svg([("a", 100), ("b", 50), ("c", 0)], "x"))
    widths = [float(rect.get("width", "")) for rect in root.iter(f"{SVG}rect")][1:]
    assert widths[0] == pytest.approx(2 * widths[1], rel=0.01)
    assert widths[2] == 0
