"""How it stands with somebody who was asked: pure, from the log and the minute."""

import pytest

from factcheck.domain.event import Event
from factcheck.domain.event_shapes import fits
from factcheck.domain.reply import Reply, Standing, Turn, change_told, due, said, standing

PORT = "Port Authority"
ASKED = Reply(PORT, Turn.ASKED, "2026-11-20", "e-mail", "2026-11-22")
LONGER = Reply(PORT, Turn.EXTENDED, "2026-11-21", until="2026-11-25T17:00")
ANSWER = Reply(PORT, Turn.ANSWERED, "2026-11-24", words="We never sold it.", documents=("the ledger",))
REFUSAL = Reply(PORT, Turn.DECLINED, "2026-11-24", "telephone")
LEDGER = Reply(PORT, Turn.DOCUMENTS, "2026-11-26", documents=("https://port.example/ledger", "page 3"))
PUT_RIGHT = Reply(PORT, Turn.CORRECTION, "2026-12-01", words="It was $300.")


@pytest.mark.parametrize(
    ("log", "now", "stands", "until"),
    [
        ((), "2026-11-26T12:00", Standing.NONE, ""),
        ((LEDGER, PUT_RIGHT), "2026-11-26T12:00", Standing.NONE, ""),
        ((ASKED,), "2026-11-22T23:59", Standing.ASKED, "2026-11-22"),
        ((ASKED,), "2026-11-23T00:00", Standing.OVERDUE, "2026-11-22"),
        ((ASKED, LONGER), "2026-11-25T17:00", Standing.ASKED, "2026-11-25T17:00"),
        ((ASKED, LONGER), "2026-11-25T17:01", Standing.OVERDUE, "2026-11-25T17:00"),
        ((ASKED, LONGER, ANSWER), "2026-11-26T12:00", Standing.ANSWERED, ""),
        ((ASKED, REFUSAL), "2026-11-26T12:00", Standing.ANSWERED, ""),
        ((ASKED, LEDGER), "2026-11-22T12:00", Standing.ASKED, "2026-11-22"),
        ((ASKED, ANSWER, Reply(PORT, Turn.ASKED)), "2030-01-01T00:00", Standing.ASKED, ""),
        ((ASKED, Reply(PORT, Turn.ASKED)), "2030-01-01T00:00", Standing.OVERDUE, "2026-11-22"),
        ((ANSWER,), "2026-11-26T12:00", Standing.ANSWERED, ""),
    ],
)
def test_how_it_stands_follows_from_the_log(log: tuple[Reply, ...], now: str, stands: Standing, until: str) -> None:
    assert standing(log, now) is stands
    assert due(log) == until


def test_a_claim_without_an_answer_says_so() -> None:
    assert said((), "2026-11-26T12:00") == ("Nobody was asked about this claim.",)
    assert said((ASKED,), "2026-11-21T12:00") == (
        "Port Authority was asked on 2026-11-20 by e-mail and has not answered yet (asked to by 2026-11-22).",
    )
    assert said((ASKED, LONGER), "2026-11-26T12:00") == (
        "Port Authority was asked on 2026-11-20 by e-mail and had not answered by 2026-11-25 17:00.",
    )
    assert said((Reply(PORT, Turn.ASKED),), "2026") == ("Port Authority was asked and has not answered yet.",)
    assert said((PUT_RIGHT,), "2026-12-02")[0] == "Nobody was asked about this claim."


def test_what_came_of_it_is_told_of_each() -> None:
    other = Reply("Mira Oduya", Turn.DECLINED, "2026-11-23")
    assert said((ASKED, other, ANSWER, LEDGER, PUT_RIGHT), "2026-12-02T00:00") == (
        "Port Authority answered on 2026-11-24: “We never sold it.” (the ledger).",
        "Port Authority sent documents on 2026-11-26 (https://port.example/ledger, page 3).",
        "Corrected after Port Authority was heard on 2026-12-01: “It was $300.”",
        "Mira Oduya would not comment on 2026-11-23.",
    )


def test_the_history_says_what_was_added_and_what_was_taken_back() -> None:
    first, both = [ASKED.as_dict()], [ASKED.as_dict(), LONGER.as_dict()]
    assert change_told([], first) == "asked Port Authority on 2026-11-20 by e-mail, until 2026-11-22"
    assert change_told(first, both) == "gave Port Authority longer on 2026-11-21, until 2026-11-25 17:00"
    assert change_told(both, first).startswith("no longer: gave Port Authority longer")
    assert Event(1, "", "", "", "claim 1", "replies", first, both).what == change_told(first, both)
    assert change_told([{"to": 1}], "x") == "from [{'to': 1}] to x"


@pytest.mark.parametrize("entry", [ASKED, LONGER, ANSWER, REFUSAL, LEDGER, PUT_RIGHT])
def test_an_entry_goes_out_and_comes_back(entry: Reply) -> None:
    assert Reply.of(entry.as_dict()) == entry
    assert fits("claim", "replies", [entry.as_dict()])


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": " "}, {"to": None}, {"turn": "shouted"}, {"turn": ["asked"]}, {"on": "yesterday"}, {"on": None},
        {"until": "2026"}, {"until": "2026-11"}, {"until": "2026-11-22T25:00"}, {"until": "2026-11-22T17:00Z"},
        {"until": "2026-02-30T17:00"}, {"until": 5}, {"how": None}, {"words": "half a \ud800"}, {"documents": "a"},
        {"documents": [""]}, {"documents": [1]}, {"more": 1},
    ],
)  # fmt: skip
def test_what_no_reader_could_show_is_no_entry(wrong: dict[str, object]) -> None:
    assert not fits("claim", "replies", [{**ASKED.as_dict(), **wrong}])
    assert not fits("claim", "replies", ASKED.as_dict())
    assert not fits("claim", "replies", None)
