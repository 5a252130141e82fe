"""Every view from 20 to 400 columns: nothing is wider than the terminal, nothing hostile is obeyed, and an id, a date
and a slug stand on one line.
"""

import json
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from desk import Factcheck, run_here
from rich.cells import cell_len

pytestmark = pytest.mark.slow

WIDTHS = (20, 50, 80, 120, 400)
ESC, BIDI = "\x1b[2J\x1b]0;evil\x07", "\u202eevil\u2066"
ROWS = (
    {
        "text": f"Text {ESC}with{BIDI} [red]everything[/red] :apple: " + "中文字符很长" * 9,
        "speaker": f"Spea{ESC}ker {BIDI}Long", "via": [f"Vi{ESC}a {BIDI}one", "two"], "said_on": "2024-05-01",
        "tags": [f"ta{ESC}g{BIDI}"], "note": f"no{ESC}te{BIDI}", "proposition": f"Pro{ESC}p{BIDI}", "stance": "for",
    },
    {
        "text": "👨\u200d👩\u200d👧 family 🇦🇿🇷🇺 flags and العربية النص من اليمين إلى اليسار mixed",
        "speaker": "עברית שם", "said_on": "2024-03", "reported": "denied", "proposition": f"Pro{ESC}p{BIDI}",
        "stance": "against",
    },
    {"text": "A" * 300, "speaker": "B" * 120, "said_on": "2024-05-17"},
    {"text": "Short.", "speaker": ""},
    {"text": "It costs 5 million.", "speaker": "Ana", "draft": True},
)  # fmt: skip
VIEWS = (
    "list --limit 0", "list id:102-105", "search weapons", "search zzzzz", "show 36", "show 102",
    "show 103 104", "positions", "positions p2", "positions 102", "conflicts", "conflicts --compare",
    "conflicts --all", "conflicts stats", "log", "log 36", "source", "source show new-stage",
    "source show 36", "speaker", "speaker show peskov", "proposition", "differences", "replies",
    "replies peskov", "stats", "stats --by speaker", "stats --by month", "stats --by source",
    "timeline by:peskov", "timeline p2", "timeline source:paper", "suggest", "match weapons", "", "scale",
    "place", "evidence 36", "config", "doctor",
)  # fmt: skip
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
DATES = ("2024-05-01", "2024-05-17", "2024-03", "2026-12-01")
MARGIN = 4
"""Columns that may stand before a word: what is longer than the rest cannot stay whole."""


@pytest.fixture(scope="module")
def walked(made_stores: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds, and claims with everything that a view can stumble over."""
    rana = Path(shutil.copy(made_stores / "seeds.db", tmp_path_factory.mktemp("walked") / "store.db"))
    omar = rana.with_name("omar.db")

    def done(*words: object, input: str = "", db: Path = rana, by: str = "Rana") -> None:
        result = run_here("--as", by, *words, db=db, input=input)
        assert result.code == 0, result.err

    done("import", "-", input="".join(json.dumps({"source": "paper", **row}) + "\n" for row in ROWS))
    done("scale", "add", "half true", "--counts-as", "denied")
    done("mark", "half true", 103, "--note", f"why{ESC}")
    done("mark", "confirmed", 36, "--note", f"seen {BIDI}", "--evidence", "https://example.org/" + "a" * 90)
    done("replies", "ask", "Dmitry Peskov", 46, "--until", "2026-12-01")
    done("place", "alias", "Baku", f"Bak{ESC}")
    shutil.copy(rana, omar)
    done("mark", "confirmed", 7, "--note", "r")
    done("mark", "denied", 7, "--note", "o", by="Omar", db=omar)
    done("merge", omar)
    return rana


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_fits_every_terminal(
    walked: Path, view: str, factcheck: Factcheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    slugs = [one["id"] for one in run_here("source", "--json", db=walked).json]
    for width in WIDTHS:
        monkeypatch.setenv("COLUMNS", str(width))
        shown = factcheck("--table", *view.split(), db=walked)
        assert shown.code == 0, shown.err
        assert not CONTROLS.search(shown.out)
        lines = shown.out.split("\n")
        assert [line for line in lines if cell_len(line) > width] == []
        for whole in (*DATES, *slugs, *(f"#{number}" for number in range(30, 107))):
            if len(whole) <= width - MARGIN:
                assert not broken(whole, lines)


def broken(word: str, lines: list[str]) -> bool:
    """Whether a word begins at the end of a line and goes on at the beginning of the next."""
    return any(
        re.search(rf"(?<![\w-]){re.escape(word[:at])}\s*$", line)
        and re.match(rf"\s*{re.escape(word[at:])}(?![\w-])", after)
        for line, after in pairwise(lines)
        for at in range(2, len(word))
    )


def test_what_is_broken_is_seen() -> None:
    assert broken("2024-05-01", ["said 2024-05-", "   01 there"])
    assert not broken("2024-05-01", ["said 2024-05-01", "01 there"])
