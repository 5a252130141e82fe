"""Progress on a terminal that is there, and on one that is no more."""

import errno
import io

import pytest

from factcheck.cli import progress
from factcheck.cli.session import Session

SESSION = Session("factcheck.db", "Ana", "never", quiet=False, no_input=True)


class Terminal(io.StringIO):
    """A stream that says it is a terminal, and fails like one whose window was closed."""

    gone = False

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self.gone:
            raise OSError(errno.EIO, "Input/output error")
        return super().write(text)


def at_once(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Standard error as a terminal, and a count that is shown at once; called in the test, for pytest's own capture."""
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    monkeypatch.setattr("sys.stderr", stream := Terminal())
    return stream


def test_a_count_is_told_and_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_once(monkeypatch)
    with progress.counting(SESSION, "claims checked") as tell:
        tell(12_000)
    assert terminal.getvalue() == "\r12,000 claims checked\r\033[K"


def test_work_goes_on_when_the_terminal_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_once(monkeypatch)
    with progress.counting(SESSION, "claims checked") as tell:
        tell(1)
        terminal.gone = True
        tell(2)
    assert terminal.getvalue() == "\r1 claims checked"


def test_a_single_document_says_how_much_of_it_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_once(monkeypatch)
    with progress.bar(SESSION, 1) as move:
        move(0, "long.txt")
        move(0.25, "long.txt")
    assert terminal.getvalue() == "\r  0% of long.txt\r 25% of long.txt\r\033[K"
