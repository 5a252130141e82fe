"""Conflicts, marks and filings on the full screen, and every kind of screen as it was drawn."""

import re
from pathlib import Path
from typing import Any

import pytest
from desk import query

pytest.importorskip("textual")

from desk_screens import CONFLICTING, drafted, flat, piloted, screen, until


@pytest.fixture
def drafts(empty: Path) -> Path:
    return drafted(empty)


@pytest.fixture
def conflicting(empty: Path, factcheck: Any) -> Path:
    drafted(empty, CONFLICTING)
    assert factcheck("accept", "1-2", db=empty).code == 0
    return empty


def test_conflicts_are_upheld_and_dismissed(conflicting: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        assert "1 conflict left" in flat(app)
        assert "against #2 The union: The bridge was closed on Monday." in flat(app)
        await pilot.press("a", "r", "x", *"two bridges", "enter")
        assert "Dismissed the conflict between #1 and #2." in flat(app)
        assert query(conflicting, "SELECT judgement FROM conflict") == [("dismissed",)]
        await pilot.press("u")
        assert query(conflicting, "SELECT judgement FROM conflict") == [("open",)]
        await pilot.press("y", "enter")

    piloted(conflicting, script)
    assert query(conflicting, "SELECT judgement FROM conflict") == [("upheld",)]


def test_what_is_cut_off_of_a_decision_is_said_and_reached(conflicting: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        assert re.search(r"\d more: \]", screen(app))
        while "more: ]" in screen(app):
            await pilot.press("]")
            await pilot.pause()
        assert "The bridge was closed on Monday.” and “" in flat(app) or "because" in flat(app)
        assert "claim The bridge" not in flat(app)
        await pilot.press("[", "[", "[", "[")
        await pilot.pause()
        assert "claim The bridge" in flat(app)

    piloted(conflicting, script, size=(50, 20))


def test_all_pairs_of_a_question_are_one_step(empty: Path, factcheck: Any) -> None:
    denial = ("The bridge was closed on Monday.", "A clerk", "Row 3 of the port's own tables", "denied", "denied")
    drafted(empty, [*CONFLICTING, denial])
    assert factcheck("accept", "1-3", db=empty).code == 0

    async def script(app: Any, pilot: Any) -> None:
        assert "2 conflicts left" in flat(app)
        assert "its words …" in flat(app)
        assert "◂" in flat(app).partition("its words …")[2]
        await pilot.press("A", "escape", "A", "enter", "y", "escape")
        assert query(empty, "SELECT DISTINCT judgement FROM conflict") == [("open",)]
        await pilot.press("A", "x", "enter")
        assert "Dismissed 2 conflicts of one question." in flat(app)
        assert query(empty, "SELECT judgement FROM conflict") == [("dismissed",)] * 2
        await pilot.press("u")

    piloted(empty, script)
    assert query(empty, "SELECT judgement FROM conflict") == [("open",)] * 2


def test_enter_opens_the_claim_and_the_palette_finds_an_act(conflicting: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("enter")
        assert "REPORTED" in flat(app)
        assert "Any key goes back." in flat(app)
        await pilot.press("x", "ctrl+p")
        await pilot.press(*"no conflict")
        await until(app, pilot, "no conflict (x)")
        await pilot.press("enter")
        await until(app, pilot, "do not contradict each other.")

    piloted(conflicting, script)
    assert query(conflicting, "SELECT judgement FROM conflict") == [("open",)]


def test_a_judgement_of_a_colleague_is_said_before_another_is_given(conflicting: Path, factcheck: Any) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("x")
        assert factcheck("conflicts", "uphold", 1, 2, "--as", "Omar", db=conflicting).code == 0
        await pilot.press("enter")
        assert "Omar has upheld the conflict between 1 and 2" in flat(app)

    piloted(conflicting, script)
    assert query(conflicting, "SELECT judgement FROM conflict") == [("upheld",)]


@pytest.mark.slow
def test_marks_are_made_with_a_reason(conflicting: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        while "1/2" not in flat(app) or "marks left" not in flat(app):
            await pilot.press("K")
            if app.item.key.kind == "mark":
                break
        await pilot.press("y", "enter", "enter")
        assert "not marked confirmed without saying why" in flat(app)
        await pilot.press("y", *"seen", "enter", *"https://example.org/1", "enter")
        assert "Marked #1 confirmed." in flat(app)
        await pilot.press("x", "escape")
        assert "Left as it was." in flat(app)
        await pilot.press("x", "enter", "enter")

    piloted(conflicting, script)
    assert query(conflicting, "SELECT mark FROM claim ORDER BY id") == [("confirmed",), ("denied",)]
    assert query(conflicting, "SELECT url FROM evidence") == [("https://example.org/1",)]


@pytest.mark.slow
def test_filings_are_accepted_and_turned_down(store: Path, factcheck: Any) -> None:
    assert factcheck("file", "8", "--none", db=store).code == 0

    async def script(app: Any, pilot: Any) -> None:
        for _ in range(4):
            await pilot.press("K")
            if app.item.key.kind == "filing":
                break
        first = app.item.key
        assert "beside" in flat(app)
        await pilot.press("x")
        assert query(store, "SELECT claim_id FROM dismissal") == [(first.claim,)]
        await pilot.press("u")
        assert query(store, "SELECT claim_id FROM dismissal") == []
        assert app.item.key == first
        await pilot.press("y", "enter")

    app = piloted(store, script)
    assert app.walk.done[-1].verb == "suggest accept"


GOLDEN_KEYS = {"draft": (), "asked": ("s",), "choice": ("t",), "help": ("question_mark",), "conflict": ("K",)}


@pytest.mark.parametrize("width", [50, 80, 120])
@pytest.mark.parametrize("name", sorted(GOLDEN_KEYS))
def test_every_screen_is_as_it_was_drawn(drafts: Path, factcheck: Any, golden: Any, name: str, width: int) -> None:
    drafted(drafts, CONFLICTING, slug="bridge")
    assert factcheck("accept", "5-6", db=drafts).code == 0

    async def script(app: Any, pilot: Any) -> None:
        await pilot.press(*GOLDEN_KEYS[name])
        await pilot.pause()
        golden(f"desk.{name}.{width}.txt", screen(app))

    piloted(drafts, script, size=(width, {50: 20, 80: 24, 120: 40}[width]))
