"""What a merge left contested, decided in a review: by keys, for a reason, in words, and taken back."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk import altered, copy_of, query, run_here, store_of

pytest.importorskip("textual")

from desk_screens import flat, piloted, screen
from rich.console import Console

from factcheck.query import parse
from factcheck.review.items import Shelf
from factcheck.review.screen import View, draw
from factcheck.review.walk import Walk
from factcheck.store.storage.opening import open_store


@pytest.fixture
def apart(empty: Path, tmp_path: Path) -> Path:
    """A store in which Rana's and Omar's marks of claim 1, and their words of claim 2, are kept apart."""
    rana, omar = empty, tmp_path / "omar.db"
    store_of(rana, [("The dam is safe.", "Ana", "alleged"), ("It hailed.", "Cy", "alleged")])
    copy_of(rana, omar)
    for db, who, mark, words in (
        (rana, "Rana", "confirmed", "It hailed hard."),
        (omar, "Omar", "denied", "It snowed."),
    ):
        assert run_here("mark", mark, 1, "--note", f"{who} read it", "--as", who, db=db).code == 0
        assert run_here("edit", 2, "--text", words, "--as", who, db=db).code == 0
    done = run_here("merge", omar, "--as", "Rana", db=rana)
    assert done.code == 0, done.err
    assert len(run_here("differences", "--json", db=rana).json) == 2
    return rana


def kinds(app: Any) -> list[str]:
    return [str(key.kind) for key in app.walk.waiting]


@pytest.mark.slow
def test_a_side_is_taken_for_a_reason_and_given_back(apart: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        assert kinds(app) == ["difference", "difference"]
        said = flat(app)
        assert "apart the mark of claim 1" in said
        assert "side 1 denied, says Omar" in said
        assert ": Omar read it" in said
        assert "side 2 confirmed, says Rana" in said
        await pilot.press("a", "r", "y")
        await pilot.press("1", "enter")
        assert "Left as it was." in flat(app)
        await pilot.press("1", "escape", "3")
        assert "There is no side 3." in flat(app)
        assert query(apart, "SELECT count(*) FROM contested") == [(2,)]
        await pilot.press("1", *"the later transcript", "enter")
        assert "Decided the mark of claim 1: “denied”." in flat(app)
        assert query(apart, "SELECT mark FROM claim WHERE id = 1") == [("denied",)]
        await pilot.press("u")
        assert "Took back: Decided the mark of claim 1: “denied”." in flat(app)
        assert "apart the mark of claim 1" in flat(app)
        assert query(apart, "SELECT count(*) FROM contested") == [(2,)]
        await pilot.press("2", *"r", "enter")

    app = piloted(apart, script)
    assert query(apart, "SELECT mark FROM claim WHERE id = 1") == [("confirmed",)]
    assert app.walk.done[-1].verb == "decide"
    log = run_here("log", 1, "--json", db=apart).json[-1]
    assert (log["by"], log["verb"], log["why"]) == ("Ana", "decide", "r")


@pytest.mark.slow
def test_all_sides_are_asked_for_and_what_stood_can_stay(apart: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("A")
        assert "denied, says Omar" in flat(app)
        await pilot.press("0", *"neither was there", "enter")
        assert "Decided the mark of claim 1: as it stood." in flat(app)
        assert "apart the text of claim 2" in flat(app)
        await pilot.press("x", *"nor here", "enter")

    piloted(apart, script)
    assert query(apart, "SELECT mark FROM claim WHERE id = 1") == [(None,)]
    assert query(apart, "SELECT text FROM claim WHERE id = 2") == [("It hailed.",)]
    assert query(apart, "SELECT count(*) FROM contested") == [(0,)]


def test_what_a_colleague_decided_meanwhile_is_said(apart: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("1", *"mine")
        done = run_here("differences", "take", "claim", 1, 2, "--note", "o", "--as", "Omar", db=apart)
        assert done.code == 0, done.err
        await pilot.press("enter")
        assert "apart the text of claim 2" in flat(app)
        assert "Omar" in flat(app)

    piloted(apart, script)
    assert query(apart, "SELECT mark FROM claim WHERE id = 1") == [("confirmed",)]


def test_a_filter_chooses_differences_too(apart: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        assert [(key.kind, key.claim) for key in app.walk.waiting] == [("difference", 2)]

    piloted(apart, script, words="#2")


def test_a_source_is_shown_by_its_first_claim(empty: Path, tmp_path: Path) -> None:
    rana, omar = empty, tmp_path / "omar.db"
    store_of(rana, [("The dam is safe.", "Ana", "alleged")])
    copy_of(rana, omar)
    slug = run_here("source", "list", "--json", db=rana).json[0]["id"]
    for db, who, name in ((rana, "Rana", "The Gazette"), (omar, "Omar", "The Courier")):
        assert run_here("source", "edit", slug, "--publisher", name, "--as", who, db=db).code == 0
    assert run_here("merge", omar, "--as", "Rana", db=rana).code == 0

    async def script(app: Any, pilot: Any) -> None:
        assert f"apart the publisher of source {slug}" in flat(app)
        await pilot.press("2", *"as printed", "enter")
        assert "“The Gazette”" in flat(app)

    piloted(rana, script)
    assert run_here("source", "list", "--json", db=rana).json[0]["publisher"] == "The Gazette"


SIZES = ((50, 20), (80, 24), (120, 40))
Golden = Callable[[str, str], None]


@pytest.fixture
def dated(apart: Path) -> Path:
    """The same, everything on one day."""
    altered(apart, "UPDATE step SET at = '2026-11-21T12:00:00Z'")
    return apart


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
@pytest.mark.parametrize(("name", "keys"), [("difference", ""), ("difference-asked", "1"), ("difference-all", "A")])
def test_the_full_screen_of_a_difference_is_as_it_was_drawn(
    dated: Path, golden: Golden, size: tuple[int, int], name: str, keys: str
) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press(*keys)
        await pilot.pause()
        golden(f"desk.{name}.{size[0]}.txt", screen(app))

    piloted(dated, script, size=size)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
def test_a_difference_line_by_line_is_as_it_was_drawn(dated: Path, golden: Golden, size: tuple[int, int]) -> None:
    db = open_store(str(dated), print)
    try:
        walk = Walk(parse([])).onward(db)
        assert walk.queue.current
        drawn = io.StringIO()
        console = Console(file=drawn, width=size[0], height=size[1], force_terminal=True, color_system=None)
        draw(View(walk.queue, Shelf(db).fetch(walk.queue.current)), console)
    finally:
        db.close()
    golden(f"lines.difference.{size[0]}.txt", drawn.getvalue() + "\n")
