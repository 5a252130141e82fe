"""One key at a time from a terminal, and a line of text when it takes more."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

INTERRUPT, END, ESCAPE, PASTE, REDRAW = "interrupt", "end", "escape", "paste", "redraw"
TYPED = 32
"""Bytes that are waiting behind a key beyond which they were pasted: nobody types so far ahead of a screen, and one key
is at most some eight bytes."""
_SEQUENCES = {
    "[A": "up",
    "[B": "down",
    "[C": "right",
    "[D": "left",
    "OA": "up",
    "OB": "down",
    "OC": "right",
    "OD": "left",
}
_CONTROLS = {"\x03": INTERRUPT, "\x04": END, "\x1b": ESCAPE, "\r": "enter", "\n": "enter", "\x0c": REDRAW}


class Keyboard(Protocol):
    """What a review reads: a key by its character or name ("up", "enter", "escape", "end" …), or a line of text."""

    def key(self) -> str:
        """Wait for a key. Raises KeyboardInterrupt for Ctrl-C."""

    def line(self, prompt: str, value: str = "", offers: tuple[str, ...] = ()) -> str | None:
        """A line that begins as `value`, Tab completing to `offers`; None when the person gave up on it."""


@contextmanager
def keyboard() -> Iterator[Keyboard]:
    """The keyboard of this system, the terminal left as it was at the end."""
    if sys.platform == "win32":
        yield _Windows()
        return
    with _Posix.opened() as opened:
        yield opened


def named(pressed: str) -> str:
    """The name of a key from what the terminal sent for it: a character, a control, or an escape sequence."""
    if len(pressed) > 1 and pressed[0] == "\x1b":
        return _SEQUENCES.get(pressed[1:], "unknown")
    return _CONTROLS.get(pressed, pressed)


if sys.platform == "win32":
    import msvcrt

    _ARROWS = {"H": "up", "P": "down", "K": "left", "M": "right"}

    class _Windows:
        def key(self) -> str:
            pressed = msvcrt.getwch()
            if pressed in ("\x00", "\xe0"):
                return _ARROWS.get(msvcrt.getwch(), "unknown")
            if pressed == "\x03":
                raise KeyboardInterrupt
            return END if pressed == "\x1a" else named(pressed)

        def line(self, prompt: str, value: str = "", offers: tuple[str, ...] = ()) -> str | None:
            return asked(f"{prompt}[{value}] " if value else prompt)

else:
    import os
    import select
    import signal
    import termios
    import tty

    PAUSE = 0.05
    """Seconds that the rest of an escape sequence may take to arrive, so that a lone Escape is one."""

    class _Posix:
        """Keys straight from the terminal: no echo, no waiting for Enter, Ctrl-C still an interrupt."""

        def __init__(self, fd: int) -> None:
            self._fd = fd
            self._before = termios.tcgetattr(fd)
            self._woken, self._wake = os.pipe()

        @classmethod
        @contextmanager
        def opened(cls) -> Iterator["_Posix"]:
            made = cls(sys.stdin.fileno())
            resumed = signal.signal(signal.SIGCONT, lambda *_: made._resumed())
            try:
                made._by_key()
                yield made
            finally:
                signal.signal(signal.SIGCONT, resumed)
                made._by_line()
                os.close(made._woken)
                os.close(made._wake)

        def _resumed(self) -> None:
            """Coming back from Ctrl-Z, the shell has set the terminal to its own liking, and written on the screen."""
            self._by_key()
            os.write(self._wake, b".")

        def _by_key(self) -> None:
            tty.setcbreak(self._fd, termios.TCSADRAIN)

        def _by_line(self) -> None:
            termios.tcsetattr(self._fd, termios.TCSADRAIN, self._before)

        def key(self) -> str:
            if self._woken in select.select([self._fd, self._woken], [], [])[0]:
                os.read(self._woken, 1)
                return REDRAW
            pressed = self._read()
            if self._pasted():
                return PASTE
            if pressed == b"\x1b" and self._more():
                pressed += self._read()
                while pressed[1:2] in (b"[", b"O") and not _final(pressed[2:]) and self._more():
                    pressed += self._read()
            elif pressed and pressed[0] >= 0xC0:
                while pressed.decode(errors="replace").endswith("\ufffd") and self._more():
                    pressed += self._read()
            return named(pressed.decode(errors="replace")) if pressed else END

        def _read(self) -> bytes:
            return os.read(self._fd, 1)

        def _pasted(self) -> bool:
            """Whether more is waiting than a person types; it is thrown away, for none of it was meant as a key."""
            if _waiting(self._fd) <= TYPED:
                return False
            while self._more() and os.read(self._fd, _waiting(self._fd) or 1):
                pass
            return True

        def _more(self) -> bool:
            return bool(select.select([self._fd], [], [], PAUSE)[0])

        def line(self, prompt: str, value: str = "", offers: tuple[str, ...] = ()) -> str | None:
            self._by_line()
            try:
                with _editing(value, offers):
                    return asked(prompt)
            finally:
                termios.tcflush(self._fd, termios.TCIFLUSH)  # the lines behind the first of a paste are no keys
                self._by_key()

    def _waiting(fd: int) -> int:
        """Bytes that can be read at once."""
        import fcntl
        import struct

        (number,) = struct.unpack("i", fcntl.ioctl(fd, termios.FIONREAD, struct.pack("i", 0)))
        return int(number)

    def _final(sequence: bytes) -> bool:
        """Whether a control sequence is complete (ECMA-48: its last byte is 0x40 to 0x7E)."""
        return bool(sequence) and 0x40 <= sequence[-1] <= 0x7E

    @contextmanager
    def _editing(value: str, offers: tuple[str, ...]) -> Iterator[None]:
        """Line editing that starts from `value`, where Python has it."""
        try:
            import readline
        except ImportError:
            yield
            return
        kept = readline.get_completer(), readline.get_completer_delims()
        readline.set_startup_hook(lambda: readline.insert_text(value))
        readline.set_completer_delims("")
        readline.set_completer(lambda typed, n: _offer(typed, n, offers))
        readline.parse_and_bind("tab: complete")
        try:
            yield
        finally:
            readline.set_startup_hook(None)
            readline.set_completer(kept[0])
            readline.set_completer_delims(kept[1])

    def _offer(typed: str, number: int, offers: tuple[str, ...]) -> str | None:
        fitting = [offer for offer in offers if typed.casefold() in offer.casefold()]
        return fitting[number] if number < len(fitting) else None


def asked(prompt: str) -> str | None:
    """`input`, where Ctrl-C and Ctrl-D give up on the line and on nothing else."""
    try:
        return input(prompt)
    except (EOFError, KeyboardInterrupt):
        sys.stdout.write("\n")
        return None
