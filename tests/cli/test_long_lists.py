"""Lists that are longer than a block are drawn as they come, in one table, and through a pager that may be left."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desk import Factcheck

from factcheck.rendering import claims as lists

BLOCKS = "from factcheck.rendering import claims; claims.BLOCK = 10; from factcheck.cli.app import main; main()"


@pytest.mark.parametrize("width", [50, 80, 120])
def test_blocks_are_one_list(factcheck: Factcheck, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    whole = factcheck("--table", "list", "--limit", 0).out
    monkeypatch.setattr(lists, "BLOCK", 10)
    parted = factcheck("--table", "list", "--limit", 0).out
    for text in (whole, parted):
        ids = re.findall(r"^ *#?(\d+) ", text, re.MULTILINE)
        assert [int(number) for number in ids][-1] == 101 or "101 of 101" in text
        assert len(set(ids)) >= 101
    assert "101 of 101 · ⚡ disputed" in " ".join(parted.split())
    assert max(map(len, parted.splitlines())) <= width
    headers = parted.count("reported  ") if width > 70 else 0
    assert headers <= 6, "headers come again only where a block needs wider columns"


def test_a_block_that_fits_keeps_the_columns_of_the_one_before(
    factcheck: Factcheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "BLOCK", 4)
    out = factcheck("--table", "list", "#30-45").out
    assert out.count("claim   ") == 1
    starts = {line.index("alleged") for line in out.splitlines() if "  alleged  " in line}
    assert len(starts) == 1


def test_chosen_columns_come_in_blocks_too(factcheck: Factcheck, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "BLOCK", 10)
    out = factcheck("--table", "list", "--columns", "id,said_on", "--limit", 0).out
    assert len(re.findall(r"^\d+", out, re.MULTILINE)) >= 101
    assert "101 of 101" in out


def test_an_exact_number_of_blocks_has_its_last_line(factcheck: Factcheck, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "BLOCK", 8)
    assert "16 of 16" in factcheck("--table", "list", "#30-45").out
    assert factcheck("--table", "list", "#900", "--limit", 0).out == ""


@pytest.fixture
def listed(store: Path) -> Iterator[Callable[..., object]]:
    pytest.importorskip("pty")
    from terminal import Terminal

    opened: list[Terminal] = []

    def start(**environ: str) -> Terminal:
        words = [sys.executable, "-c", BLOCKS, "--db", str(store), "list", "--limit", "0"]
        opened.append(Terminal(words, 24, 80, **environ))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


@pytest.mark.slow
@pytest.mark.parametrize("pager", ["cat", "head -2", "false"])
def test_a_pager_may_be_left_at_any_time(listed: Callable[..., object], pager: str) -> None:
    terminal = listed(PAGER=pager, MANPAGER="")
    assert terminal.end() == 0
    assert "Traceback" not in terminal.seen
    assert ("101 of 101" in terminal.seen) == (pager == "cat")
