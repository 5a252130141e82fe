"""`timeline` and `stats --by`: what is counted and drawn is what the filter lets through."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from desk import Factcheck


def test_a_time_line_of_a_proposition_has_its_claims_and_no_others(factcheck: Factcheck) -> None:
    rows = factcheck("timeline", "p2").rows
    assert [(row[0], row[1], row[2]) for row in rows] == [
        ("2009", "6", "says yes"), ("2009-01", "9", "says yes"), ("", "10", "says no"),
    ]  # fmt: skip
    table = factcheck("--table", "timeline", "p2").out
    assert "3 claims, 2009 to 2009-01 · 1 without a date" in table


def test_a_time_line_of_a_speaker_takes_the_documents_date_and_says_so(factcheck: Factcheck) -> None:
    dates = [row[0] for row in factcheck("timeline", "by:peskov").rows]
    assert dates == ["2025-07-21"] * 3 + ["2025-07-28"] * 3
    assert "the document's date" in factcheck("--table", "timeline", "by:peskov").out


def test_a_picture_is_a_file_and_says_what_it_is(factcheck: Factcheck, tmp_path: Path) -> None:
    for words, name in ((["timeline", "p2"], "line.svg"), (["stats", "--by", "speaker"], "bars.svg")):
        done = factcheck(*words, "-o", tmp_path / name)
        assert (done.code, done.out) == (0, "")
        assert name in done.err
        ElementTree.parse(tmp_path / name)
    assert factcheck("timeline", "p2", "-o", "line.png").code == 2
    assert factcheck("stats", "--by", "month", "-o", "line.pdf").code == 2


def test_bars_count_what_the_filter_lets_through(factcheck: Factcheck) -> None:
    for what in ("speaker", "source", "status", "month"):
        found = factcheck("stats", "--by", what, "--json").json
        assert sum(one["claims"] for one in found) == 101
    assert factcheck("stats", "--by", "speaker", "tag:weapons", "by:abiyev").rows == [["Safar Abiyev", "1"]]
    months = [row[0] for row in factcheck("stats", "--by", "month").rows]
    assert months == [*sorted(months[:-1]), "no date"]
    assert len(factcheck("stats", "--by", "speaker", "--limit", 2).rows) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["stats", "by:peskov"], "Say what to count by."), (["stats", "--by", "spaker"], "Did you mean speaker?"),
        (["timeline", "p999"], "p999"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_said(factcheck: Factcheck, words: list[str], said: str) -> None:
    done = factcheck(*words)
    assert done.code in (2, 3)
    assert said in done.err


def test_no_claim_no_picture(factcheck: Factcheck, tmp_path: Path) -> None:
    done = factcheck("timeline", "by:peskov", "mark:denied", "-o", tmp_path / "none.svg")
    assert (done.code, (tmp_path / "none.svg").exists()) == (0, False)
    assert "No claim fits." in done.err
