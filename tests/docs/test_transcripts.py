"""The transcripts in README.md and docs/ are what the program says: run, compared, and rewritten when asked.

`GOLDEN=write pytest -m slow tests/docs` writes them anew.
"""

import os
import re
import shlex
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=^```)", re.DOTALL | re.MULTILINE)
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
AGO = re.compile(r"\b(?:a|\d+) (?:second|minute)s? ago")
SOME_TIME = "2026-11-21T12:00:00Z"
LOCAL = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")


def run(line: str, folder: Path) -> str:
    """What one line of a transcript prints, stdout before stderr."""
    program = shlex.join([sys.executable, "-m", "factcheck"])
    wide = {
        "COLUMNS": "100",
        "FACTCHECK_ANALYST": "Rana",
        "FACTCHECK_DB": "",
        "FACTCHECK_STATE": str(folder / ".state"),
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
        "TZ": "UTC",
    }
    script = re.sub(r"(?<![\w./-])factcheck(?= |$)", f"{program} --table", line)
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env={**os.environ, **wide}, capture_output=True, text=True, check=False
    )
    said = TIME.sub(SOME_TIME, done.stderr + done.stdout).replace(str(folder), ".")
    said = AGO.sub("a second ago", said)
    said = LOCAL.sub("2026-11-21 12:00", said).replace(datetime.now(UTC).strftime("%Y-%m-%d"), "2026-11-21")
    return "\n".join(text.rstrip() for text in said.rstrip("\n").split("\n"))


def anew(block: str, folder: Path) -> str:
    """The block with every command's output as it is now."""
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"$ {command}\n{run(command, folder)}".rstrip() for command in commands) + "\n"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["README.md", "docs/commands.md", "docs/conflicts.md"])
def test_transcripts_are_what_the_program_says(name: str, tmp_path: Path) -> None:
    for folder in ("seeds", "docs"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    page = (ROOT / name).read_text(encoding="utf-8")
    fresh = BLOCK.sub(lambda block: anew(block[1], tmp_path), page)
    if os.environ.get("GOLDEN") == "write":
        (ROOT / name).write_text(fresh, encoding="utf-8")
    assert "```console" in page
    assert fresh == (ROOT / name).read_text(encoding="utf-8")


def test_every_command_has_a_transcript() -> None:
    from factcheck.cli.registry import COMMANDS

    shown = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/commands.md"))
    assert [command for command in COMMANDS if not re.search(rf"\$.*factcheck (--db \S+ )?{command}\b", shown)] == []
