"""One parser for the whole run, and drafts as short rows that a test can read."""

from collections.abc import Callable

import pytest

from factcheck.domain.draft import Draft
from factcheck.drafting.draft import draft
from factcheck.drafting.parser import Parser, load_parser

Row = tuple[str, str, str, str]
"""Speaker, cue, status, text."""


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load_parser()


@pytest.fixture
def drafts(parser: Parser) -> Callable[[str], list[Draft]]:
    return lambda text: draft(text, parser=parser)


@pytest.fixture
def all_drafts(parser: Parser) -> Callable[[str], list[Draft]]:
    """Also what the gate withholds."""
    return lambda text: draft(text, parser=parser, everything=True)


@pytest.fixture
def claims(parser: Parser) -> Callable[[str], list[Row]]:
    """What is attributed, without the document's own statements."""

    def rows(text: str) -> list[Row]:
        return [
            (one.speaker, one.cue, one.reported.value, one.text)
            for one in draft(text, parser=parser)
            if not one.rule.startswith("own-")
        ]

    return rows
