"""Programs on a terminal of their own (a pty), as a person has them: keys in, screens out."""

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time

from desk import ROOT

CLEAR = "\x1b[H\x1b[2J"
PATIENCE = 40
"""Seconds until a terminal that says nothing has failed."""


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, words: list[str], lines: int, columns: int, **environ: str) -> None:
        ours, theirs = pty.openpty()
        self.resize_of(theirs, lines, columns)
        self._ours, self.seen = ours, ""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "LINES")}
        self.process = subprocess.Popen(
            words,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**kept, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "FACTCHECK_ANALYST": "Ana", **environ},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(theirs)

    @staticmethod
    def resize_of(descriptor: int, lines: int, columns: int) -> None:
        fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def resize(self, lines: int, columns: int) -> None:
        self.resize_of(self._ours, lines, columns)

    def read(self, seconds: float) -> bool:
        """Take in what is there, waiting at most so long; False at the end."""
        if not select.select([self._ours], [], [], seconds)[0]:
            return True
        try:
            found = os.read(self._ours, 65536)
        except OSError:
            return False
        self.seen = (self.seen + self._decode(found)).replace("\r\n", "\n")
        return bool(found)

    def until(self, words: str) -> str:
        """Wait until the newest screen shows these words behind its last keys, and return the screen."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            if words in plain(self.screen):
                while select.select([self._ours], [], [], 0.05)[0] and self.read(0):
                    pass
                return self.screen
            if not self.read(0.1) and words not in plain(self.screen):
                break
        raise AssertionError(f"never showed {words!r}, but:\n{self.screen}")

    @property
    def screen(self) -> str:
        return self.seen.rsplit(CLEAR, 1)[-1]

    def press(self, keys: str, words: str) -> str:
        """Send keys and wait for these words on a new screen."""
        self.send(keys)
        return self.until(words)

    def send(self, keys: str) -> None:
        self.seen += CLEAR
        os.write(self._ours, keys.encode())

    def end(self) -> int:
        ends = time.monotonic() + PATIENCE
        while self.read(0.1) and time.monotonic() < ends:
            if self.process.poll() is not None:
                while self.read(0.05) and select.select([self._ours], [], [], 0)[0]:
                    pass
                break
        return self.process.wait(PATIENCE)

    def hang_up(self) -> None:
        """Take the terminal away, as a lost connection does."""
        os.close(self._ours)
        self._ours = os.open(os.devnull, os.O_RDONLY)

    def close(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self._ours)


def plain(screen: str) -> str:
    """The words of a screen without colours, lines joined."""
    return " ".join(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", screen).split())
