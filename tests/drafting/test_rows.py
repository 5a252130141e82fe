"""Lines that are no sentence are drafted with the reason and not offered; headlines and prose are."""

import pytest

from factcheck.domain.draft import Draft
from factcheck.drafting.draft import draft
from factcheck.drafting.parser import Parser, load_parser

OVER = "The harbour board met on Monday, and it was a long day for all of its pilots.\n\n"


@pytest.fixture(scope="module")
def parser() -> Parser:
    pytest.importorskip("spacy")
    return load_parser()


def own(parser: Parser, line: str) -> list[Draft]:
    text = f"{OVER}- {line}\n- The rest of the list\n"
    return [one for one in draft(text, parser=parser, everything=True) if one.quotes[0][0] >= len(OVER)]


@pytest.mark.parametrize(
    "line",
    [
        "Motion: drop the fee for pilots in 2026",
        "Authorize harbour master to sign lease with Orda Ferries for 9 years",
        "tide: update the chart of the quay #114",
        "pilots: rework the tables of the tide [#32](https://quay.example/32)",
    ],
)
def test_what_is_to_be_done_is_no_sentence(parser: Parser, line: str) -> None:
    found = own(parser, line)
    assert not [one.text for one in found if not one.withheld]


def test_an_entry_of_references_says_nothing(parser: Parser) -> None:
    text = f"{OVER}The pilots write of it. Quay News Ltd. Retrieved 2012-05-10.\n"
    assert not [one.text for one in draft(text, parser=parser) if "Retrieved" in one.text]


@pytest.mark.parametrize(
    "line",
    [
        "Harbour fees rise 12 percent in May",
        "The government spend 12 million on ferries",
        "The quay was built in 1904",
        "Storm sank 12 boats in 2023",
        "The diver retrieved 14 coins on 4 May 2020.",
    ],
)
def test_a_headline_without_a_stop_says_something(parser: Parser, line: str) -> None:
    assert [one.text for one in own(parser, line) if not one.withheld]
