"""The full screen through the real actions and a real store: keys in, decisions in the store."""

import re
from pathlib import Path
from typing import Any

import pytest
from desk import query

pytest.importorskip("textual")

from desk_screens import DRAFTS, claim, drafted, flat, piloted, state, steps, typed


@pytest.fixture
def drafts(empty: Path) -> Path:
    return drafted(empty)


def test_accept_reject_skip_and_undo_are_stored_at_once(drafts: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        assert "▸the crane had failed twice◂" in flat(app)
        await pilot.press("a")
        assert state(drafts, 1) == (False, False)
        assert "Accepted #1." in flat(app)
        await pilot.press("r")
        assert state(drafts, 2) == (True, True)
        await pilot.press("space", "b", "b")
        assert "decided Rejected #2." in flat(app)
        await pilot.press("u")
        assert "Took back: Rejected #2." in flat(app)
        assert state(drafts, 2) == (True, False)
        await pilot.press("z")
        assert state(drafts, 1) == (True, False)
        await pilot.press("u")
        assert "Nothing was decided in this review yet." in flat(app)

    piloted(drafts, script)


@pytest.mark.slow
def test_a_question_takes_every_key_until_it_is_answered(drafts: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("s")
        for _ in range(8):
            await pilot.press("backspace")
        await pilot.press(*"Mirra Sol", "enter")
        assert "do you mean Mira Sol?" in flat(app)
        await pilot.press("a", "r", "y")
        assert "“y” is no answer here." in flat(app)
        assert len(query(drafts, "SELECT id FROM step")) == 1
        await pilot.press("escape")
        assert "Left as it was." in flat(app)
        await pilot.press("s", "end", *"a", "enter", "n")
        assert query(
            drafts, "SELECT name FROM speaker JOIN claim ON claim.speaker_id = speaker.id WHERE claim.id = 1"
        ) == [("Mira Sola",)]

    piloted(drafts, script)


@pytest.mark.slow
def test_corrections(drafts: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("t", "d")
        assert "reported denied" in flat(app)
        await typed(pilot, "e", "The crane failed.")
        assert "claim The crane failed." in flat(app)
        await typed(pilot, "v", "The union > The wire")
        assert "chain The union > The wire" in flat(app)
        await typed(pilot, "d", "2025-13")
        assert "is no date that exists" in flat(app)
        await typed(pilot, "d", "2025-07")
        assert "date 2025-07" in flat(app)
        await typed(pilot, "p", "The crane held.")
        await pilot.press("x")
        assert "about says yes: The crane held." in flat(app)  # the denial of the opposite speaks for it
        await pilot.press("s", "q", "escape", "e", "escape", "t", "x", "escape")

    app = piloted(drafts, script)
    assert claim(drafts, 1, "text, reported, said_on, draft, opposite") == (
        "The crane failed.",
        "denied",
        "2025-07",
        1,
        1,
    )
    assert steps(drafts) == ["edit", "edit", "edit", "edit", "file"]
    assert app.walk.current
    assert app.walk.current.claim == 1


def test_the_words_in_an_editor(drafts: Path) -> None:
    given: list[str] = []

    def edited(text: str) -> str | None:
        given.append(text)
        return "The crane\nfailed." if len(given) == 1 else None

    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("E", "E")
        assert "Left as it was." in flat(app)

    piloted(drafts, script, edited=edited)
    assert given == ["The crane had failed twice.", "The crane\nfailed."]
    assert claim(drafts, 1, "text, draft") == ("The crane\nfailed.", 1)


@pytest.mark.slow
def test_all_of_a_speaker_and_a_range_are_one_step_each(drafts: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("A")
        assert "all 2 drafts" in flat(app)
        await pilot.press("a", "escape")
        assert steps(drafts) == []
        await pilot.press("A", "enter")
        assert "Accepted 2 drafts." in flat(app)
        await typed(pilot, "R", "2-3")
        await pilot.press("r")
        assert r"Why\|x" not in flat(app)
        assert steps(drafts) == ["accept", "reject"]
        await pilot.press("u")
        assert [state(drafts, n) for n in (2, 3)] == [(True, False)] * 2
        await typed(pilot, "R", "is:draft gate")
        await pilot.press("r")
        await pilot.press("u", "u")

    piloted(drafts, script)
    assert [state(drafts, n) for n in (1, 2, 3, 4)] == [(True, False)] * 4


@pytest.mark.slow
def test_a_draft_is_parted_and_its_parts_come_next(drafts: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await typed(pilot, "S", "The crane failed. // It failed twice.")
        await pilot.press("a")
        assert "It failed twice." in flat(app)
        await pilot.press("a", "u", "u", "u")
        assert "claim The crane had failed twice." in flat(app)

    piloted(drafts, script)
    assert query(drafts, "SELECT id, text, withdrawn FROM claim WHERE id IN (1, 5) ORDER BY id") == [
        (1, "The crane had failed twice.", 0),
        (5, "It failed twice.", 1),
    ]


def test_what_a_claim_says_already_is_filed_with_it_or_merged_into_it(drafts: Path, factcheck: Any) -> None:
    text = "At the port, Ms Sol told the wire, the crane had failed twice."
    drafted(drafts, [(DRAFTS[0][0], "The wire", "the crane had failed twice", "told", "alleged")], text, "second")
    factcheck("accept", 1, db=drafts)

    async def script(app: Any, pilot: Any) -> None:
        assert "like 1 #1 Mira Sol: The crane had failed twice." in flat(app)
        await pilot.press("M", "enter")
        assert "each stays a claim of its own" in flat(app)
        await pilot.press("2")
        assert "No claim is shown as like 2." in flat(app)
        await pilot.press("1")

    piloted(drafts, script, words="id:5")
    rows = query(drafts, "SELECT id, draft, proposition_id FROM claim WHERE proposition_id IS NOT NULL ORDER BY id")
    assert rows == [(1, 0, 1), (5, 0, 1)]
    assert steps(drafts)[-1] == "accept"


def test_a_repetition_gives_its_quote_to_the_claim_that_is_there(drafts: Path, factcheck: Any) -> None:
    with_words = ("The crane failed twice.", "Mira Sol", "Row 7 of the port's own tables", "said", "alleged")
    drafted(drafts, [with_words])
    factcheck("accept", 1, db=drafts)

    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("M", "enter")
        assert "Merged #5 into #1." in flat(app)

    piloted(drafts, script, words="id:5")
    quotes = query(drafts, "SELECT exact FROM quote WHERE claim_id = 1 ORDER BY position")
    assert quotes == [("the crane had failed twice",), ("Row 7 of the port's own tables",)]
    assert state(drafts, 5) == (True, True)


@pytest.mark.slow
def test_a_filter_and_the_list_of_what_was_decided(drafts: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("a")
        await typed(pilot, "/", "by:union")
        assert "1 draft left" in flat(app)
        await pilot.press("r", "slash", *"by:nobody", "enter")
        assert "knows no speaker" in flat(app)
        await pilot.press("slash", "enter")
        assert "2 drafts" in flat(app)
        await pilot.press("l")
        assert "Rejected #2. Accepted #1." in flat(app)
        await pilot.press("r", "u")
        assert "Took back: Rejected #2." in flat(app)

    piloted(drafts, script)
    assert state(drafts, 3) == (True, False)


def test_what_somebody_else_changed_is_said_before_it_is_decided(drafts: Path, factcheck: Any) -> None:
    async def script(app: Any, pilot: Any) -> None:
        assert factcheck("edit", 1, "--text", "The crane fell.", "--as", "Omar", db=drafts).code == 0
        await pilot.press("a")
        assert "Omar changed the text of #1 from “The crane had failed twice.” to “The crane fell.”" in flat(app)
        assert state(drafts, 1) == (True, False)
        assert "claim The crane fell." in flat(app)
        factcheck("reject", 1, "--as", "Omar", db=drafts)
        await pilot.press("a")
        assert re.search(r"Omar rejected #1 (a|\d+) (second|minute)s? ago: u brings it back\.", flat(app))
        assert state(drafts, 1) == (True, True)
        await pilot.press("u")
        assert "Brought back #1." in flat(app)
        assert "claim The crane fell." in flat(app)
        await pilot.press("a")
        assert "Accepted #1." in flat(app)
        factcheck("accept", 3, "--as", "Omar", db=drafts)
        await pilot.press("space")
        assert re.search(r"Omar accepted #3 (a|\d+) (second|minute)s? ago\.", flat(app))
        await pilot.press("b", "u")
        assert "outside this review" not in flat(app)

    piloted(drafts, script)
    assert state(drafts, 1) == (True, False), "u took the own decision back once nothing else had just been passed over"


def test_keys_of_the_settings_file_decide(drafts: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        assert "y accept x reject" in flat(app)
        await pilot.press("y", "x", "a")

    piloted(drafts, script, own={"y": "a", "x": "r"})
    assert steps(drafts) == ["accept", "reject", "accept"]


def test_nothing_waits(empty: Path) -> None:
    async def script(app: Any, pilot: Any) -> None:
        assert "That was the last one." in flat(app)
        await pilot.press("a", "b", "u", "slash", "escape", "K", "l", "escape", "question_mark", "x")

    piloted(empty, script)
