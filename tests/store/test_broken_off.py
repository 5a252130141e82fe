"""A merge and a copy that are killed anywhere and run again: nothing lost, nothing double, on either database."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from desk import ROOT, done, dump, query, run_here

pytestmark = pytest.mark.slow

POINTS = (0.35, 0.55, 0.7, 0.8, 0.9, 0.97)
"""Where a command is killed, as shares of the time that it takes."""
CLAIMS = 400


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """A store of Rana's and Omar's copy of it, each with work of its own, a tenth of it about the same claims."""
    rana, omar = tmp_path / "rana.db", tmp_path / "omar.db"
    assert run_here("init", rana).code == 0
    rows = ({"text": f"Dam {n} is safe.", "speaker": f"Speaker {n % 9}", "source": "paper"} for n in range(CLAIMS))
    done("t", rana, "import", "-", input="".join(json.dumps(row) + "\n" for row in rows))
    shutil.copy(rana, omar)
    done("Rana", rana, "mark", "confirmed", f"1-{CLAIMS // 2}", "--note", "read it")
    done("Omar", omar, "mark", "denied", f"{CLAIMS // 2 - CLAIMS // 10}-{CLAIMS}", "--note", "asked the engineer")
    row = {"text": "The mill is shut.", "speaker": "Ada Lund", "source": "letter"}
    done("Omar", omar, "import", "-", input=json.dumps(row))
    done("Omar", omar, "work", 5, "--to", "Omar")
    return rana, omar


def started(*words: object) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "factcheck", *map(str, words)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "FACTCHECK_ANALYST": "Ed"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def killed(after: float, *words: object) -> None:
    process = started(*words)
    time.sleep(after)
    process.kill()
    process.communicate()


def taken(*words: object) -> float:
    """Seconds that a command takes from beginning to end."""
    begun = time.monotonic()
    process = started(*words)
    _, err = process.communicate()
    assert process.returncode == 0, err
    return time.monotonic() - begun


def said(db: Path | str) -> tuple[Any, ...]:
    """What a store says, but for the numbers and times of the merges themselves."""
    return (
        [
            (row["key"], row["mark"], row["contested"], row["assignee"])
            for row in run_here("list", "--json", db=db).json
        ],
        sorted(query(db, "SELECT key, analyst FROM step WHERE verb NOT IN ('merge', 'compare')")),
        query(db, "SELECT count(*) FROM event"),
        sorted(query(db, "SELECT thing, number, field FROM contested")),
        query(db, "SELECT count(*) FROM source"),
    )


def test_a_merge_that_is_killed_anywhere_is_made_again_and_nothing_is_lost_or_double(
    two: tuple[Path, Path], empty: Path, tmp_path: Path
) -> None:
    rana, omar = two
    whole = Path(shutil.copy(rana, tmp_path / "whole.db"))
    seconds = taken("--db", whole, "merge", omar)
    wanted = said(whole)
    assert len(wanted[3]) == CLAIMS // 10 + 1
    assert run_here("copy", rana, empty).code == 0
    before = said(empty)
    for share in POINTS:
        killed(seconds * share, "--db", empty, "merge", omar)
        assert said(empty) in (before, wanted), "all or nothing"
    assert run_here("doctor", db=empty).code == 0
    done("Ed", empty, "merge", omar)
    assert said(empty) == wanted
    assert "Nothing new" in done("Ed", empty, "merge", omar).err
    done("Ed", empty, "undo")
    assert said(empty)[0] == before[0]


def test_a_copy_that_is_killed_anywhere_goes_on_and_arrives_whole(
    two: tuple[Path, Path], empty: Path, tmp_path: Path
) -> None:
    rana, _ = two
    seconds = taken("copy", rana, tmp_path / "whole.db")
    for share in POINTS:
        killed(seconds * share, "copy", rana, empty)
    again = run_here("copy", rana, empty)
    assert again.code == 0, again.err
    assert said(empty) == said(rana)
    assert run_here("doctor", db=empty).code == 0
    if isinstance(empty, Path):
        assert dump(empty) == dump(tmp_path / "whole.db")
