"""What a terminal sends, and which key that is."""

import os
import sys
from collections.abc import Iterator

import pytest

from factcheck.review.keys import named

pty = pytest.importorskip("pty")


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("a", "a"), ("\x1b[A", "up"), ("\x1bOC", "right"), ("\x1b", "escape"), ("\r", "enter"), ("\x04", "end"),
        ("\x1b[15~", "unknown"), ("ж", "ж"),
    ],
)  # fmt: skip
def test_names(sent: str, key: str) -> None:
    assert named(sent) == key


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Standard input as a terminal; what is written to this end are the keys."""
    ours, theirs = pty.openpty()
    with os.fdopen(theirs) as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        yield ours
    os.close(ours)


def test_keys_arrive_one_by_one_whatever_their_bytes(terminal: int) -> None:
    from factcheck.review.keys import keyboard

    with keyboard() as keys:
        os.write(terminal, "a\x1b[Aж\x1b[1;5C \x1bOB€q".encode())
        assert [keys.key() for _ in range(8)] == ["a", "up", "ж", "unknown", " ", "down", "€", "q"]
        os.write(terminal, b"\x1b")
        assert keys.key() == "escape"
        os.write(terminal, b"\x1bx\xff")
        assert [keys.key() for _ in range(2)] == ["unknown", "\ufffd"]
        os.write(terminal, b"\x04")
        assert keys.key() == "end"


def test_the_terminal_is_left_as_it_was(terminal: int) -> None:
    import termios

    from factcheck.review.keys import keyboard

    before = termios.tcgetattr(sys.stdin.fileno())
    with pytest.raises(ZeroDivisionError), keyboard():
        _ = 1 / (termios.tcgetattr(sys.stdin.fileno()) == before)
    assert termios.tcgetattr(sys.stdin.fileno()) == before


def test_a_key_that_somebody_prefers_stands_on_the_screen_and_does_what_it_should() -> None:
    from factcheck.review.items import Kind
    from factcheck.review.screen import keys

    own = {"y": "a", "n": " "}
    assert keys(Kind.DRAFT, 200, own).plain.startswith("y accept  r reject")
    assert "n skip" in keys(Kind.DRAFT, 200, own).plain
    assert keys(Kind.DRAFT, 200, {}).plain.startswith("a accept  r reject")


def test_a_key_of_another_kind_of_thing_does_nothing() -> None:
    from factcheck.review.items import Kind
    from factcheck.review.keytable import acts, chosen

    for kind in Kind:
        known = {act.name for act in acts(kind, full=True)}
        for key, name in chosen(kind, {}, full=True).items():
            assert name.rstrip("23") in known, f"{key} on a {kind}"
