"""docs/review.md is a review as it goes: the real screens of the real program on the seed documents, keys between them.

`GOLDEN=write pytest tests/docs/test_review_cast.py` writes it anew.
"""

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from desk import ROOT, Factcheck, query

pytest.importorskip("textual")
pytest.importorskip("spacy")
sys.path.insert(0, str(ROOT / "tests" / "review"))

from desk_screens import piloted, screen

PAGE = ROOT / "docs" / "review.md"
CAST = (
    ("The first draft, where it stands in its document.", ()),
    ("`a` accepts it; the next one comes up, and what was done stands below.", ("a",)),
    ("`s` asks who the speaker is. Esc leaves it as it was.", ("s",)),
    ("`r` turns one down, and `u` takes that back.", ("escape", "r", "u")),
    ("`K` goes on to the next kind of what waits: here, the mark that the desk has still to make.", ("K",)),
    ("`?` shows the keys of what is on the screen.", ("question_mark",)),
)


@pytest.fixture
def ingested(empty: Path, factcheck: Factcheck) -> Path:
    """A store with every draft that the seed documents give."""
    done = factcheck("ingest", "--all-drafts", *sorted((ROOT / "seeds").glob("*.txt")), db=empty)
    assert done.code == 0
    return empty


def test_the_cast_is_what_the_screen_shows(ingested: Path) -> None:
    told = ["# A review\n\n`factcheck review`, on a terminal of 80 columns. Every decision is stored at once.\n"]

    async def script(app: Any, pilot: Any) -> None:
        for words, pressed in CAST:
            await pilot.press(*pressed)
            await pilot.pause()
            told.append(f"{words}\n\n```text\n{screen(app).rstrip()}\n```\n")

    piloted(ingested, script)
    page = "\n".join(told)
    if os.environ.get("GOLDEN") == "write":
        PAGE.write_text(page, encoding="utf-8")
    assert page == PAGE.read_text(encoding="utf-8")


@pytest.mark.slow
def test_every_draft_of_the_seeds_is_decided(ingested: Path) -> None:
    """One key a draft, every third one turned down; all is stored, and all is taken back."""
    ids = [number for (number,) in query(ingested, "SELECT id FROM claim WHERE draft ORDER BY id")]
    assert len(ids) > 70
    keys = ["r" if n % 3 == 2 else "a" for n in range(len(ids))]

    async def script(app: Any, pilot: Any) -> None:
        for key, number in zip(keys, ids, strict=True):
            assert app.item.claim.id == number
            await pilot.press(key)
        assert not any(key.kind == "draft" for key in app.walk.waiting)
        await pilot.press("u")
        assert app.item.claim.id == ids[-1]
        await pilot.press(keys[-1])

    piloted(ingested, script)
    rows = query(ingested, "SELECT draft, withdrawn FROM claim ORDER BY id")
    assert rows == [(1, 1) if key == "r" else (0, 0) for key in keys]
    assert len(query(ingested, "SELECT id FROM step WHERE verb IN ('accept', 'reject')")) == len(ids) + 1
