"""What a draft's quote was cut away from stands under it in review, first of all."""

import io

from rich.console import Console

from factcheck.domain.claim import Claim
from factcheck.domain.selector import quote_at
from factcheck.domain.source import Source
from factcheck.review.items import Item, draft
from factcheck.review.queue import Queue
from factcheck.review.screen import View, draw

TEXT = "Mira Sol said the port will close if the strike goes on. The crane failed twice."


def shown(words: str) -> str:
    at = TEXT.index(words)
    claim = Claim(1, "k", f"{words}.", "s", "Mira Sol", quotes=(quote_at(TEXT, at, at + len(words)),), draft=True)
    screen = io.StringIO()
    console = Console(file=screen, width=80, height=24, color_system=None)
    item = Item(draft(1), (claim,), Source("s", "Harbour", TEXT))
    draw(View(Queue((item.key,)), item), console)
    return screen.getvalue()


def test_a_cut_quote_says_what_it_was_cut_from() -> None:
    assert "the quote stops before “if the strike goes on”" in shown("the port will close")


def test_a_whole_quote_says_nothing() -> None:
    assert "context" not in shown("The crane failed twice")
