"""One parser for the whole run, and drafts as short rows that a test can read."""

from collections.abc import Callable

import pytest

from factcheck.domain.draft import Draft
from factcheck.drafting.draft import draft
from factcheck.drafting.parser import Parser, load_parser
from factcheck.drafting.worth import WHY

Row = tuple[str, str, str, str]
"""Speaker, cue, status, text."""


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load_parser()


@pytest.fixture
def drafts(parser: Parser) -> Callable[[str], list[Draft]]:
    """What the rules draft, opinions and talk too, which are withheld for what they say and not for how it is said."""
    return lambda text: [one for one in draft(text, parser=parser, everything=True) if one.withheld in {"", WHY}]


@pytest.fixture
def offered(parser: Parser) -> Callable[[str], list[str]]:
    """The texts that are offered."""
    return lambda text: [one.text for one in draft(text, parser=parser)]


@pytest.fixture
def all_drafts(parser: Parser) -> Callable[[str], list[Draft]]:
    """Also what the gate withholds."""
    return lambda text: draft(text, parser=parser, everything=True)


@pytest.fixture
def claims(drafts: Callable[[str], list[Draft]]) -> Callable[[str], list[Row]]:
    """What is attributed, without the document's own statements."""

    def rows(text: str) -> list[Row]:
        return [
            (one.speaker, one.cue, one.reported.value, one.text)
            for one in drafts(text)
            if not one.rule.startswith("own-")
        ]

    return rows
