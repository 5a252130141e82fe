"""How a command ends: the one place that turns errors into sentences on stderr and exit codes."""

import atexit
import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from io import TextIOBase, TextIOWrapper
from typing import Any, NoReturn, TextIO

from typer import Abort, TyperException

from factcheck.errors import FactcheckError, UsageError
from factcheck.text.safe import visible

INTERRUPTED = 130
"""What shells say of a program that an interrupt ended: 128 and the signal's number (POSIX, XCU 2.8.2)."""


def ended(run: Callable[[], Any]) -> int:
    """Run and return the exit code; no traceback reaches a person unless FACTCHECK_DEBUG is set."""
    _open_what_is_closed()
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_stdout()
        return 0
    except SystemExit as asked:  # how Typer and Rich end when a pipe breaks, with 1
        code = 0 if isinstance(asked.__context__, BrokenPipeError) else asked.code
    except (KeyboardInterrupt, Abort):
        _say("Interrupted.")
        return INTERRUPTED
    except FactcheckError as error:
        _debug()
        _say(f"Error: {error}", error.hint)
        return error.exit_code
    except TyperException as error:
        _say(f"Error: {error.format_message()}", _try(error))
        return error.exit_code
    except OSError as error:
        return _failed(error)
    except UnicodeEncodeError as error:
        _debug()
        _say(f"Error: “{error.object[:80]}” is not valid Unicode.")
        return UsageError.exit_code
    except Exception as error:  # noqa: BLE001  (the last resort: a person gets a sentence, never a traceback)
        _debug()
        _say(
            f"Error: factcheck failed where it should not: {type(error).__name__}: {error}",
            "Please report it, with what FACTCHECK_DEBUG=1 prints.",
        )
        return 1
    if code == INTERRUPTED:
        _say("Interrupted.")
    return code if isinstance(code, int) else 0


def leave(code: int) -> NoReturn:
    """End the process with this exit code, as `sys.exit` would, but at once.

    Python takes its modules apart one by one before it ends, and nothing here waits for that: `list` on the seeds took
    135 ms of processor time, and 165 with `sys.exit` (2026-11-25, best of thirty in turn, Python 3.11, a busy machine).
    """
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # `ended` has said what there was to say
            stream.flush()
    os._exit(code)


def _failed(error: OSError) -> int:
    _debug()
    where = f": {error.filename}" if error.filename else ""
    said = "the output could not be written, the disk is full" if error.errno == errno.ENOSPC else error.strerror
    _say(f"Error: {said or error}{where}.")
    _forget_stdout()
    return 1


_HABITS = {
    **dict.fromkeys(
        ("--format", "-f", "--output-format"),
        "Say --csv, --json, --jsonl or --ids; `factcheck export FORMAT` writes files.",
    ),
    **dict.fromkeys(("--output", "--out"), "`factcheck export FORMAT FILE` writes a file; or redirect with >."),
    **dict.fromkeys(("--all", "-a"), "--limit 0 shows all."),
    **dict.fromkeys(("--verbose", "-v", "--debug"), "FACTCHECK_DEBUG=1 before the command prints tracebacks."),
    **dict.fromkeys(("--order", "--order-by", "--sort-by"), "It is --sort, as in --sort -date."),
    **dict.fromkeys(("--force", "-y", "--yes"), "This command asks nothing."),
    **dict.fromkeys(("--reason", "--why", "--message", "-m", "--comment"), 'Why is said with --note "…".'),
    **dict.fromkeys(("--user", "--analyst"), "Who acts is said with --as."),
    **dict.fromkeys(("--store", "--database"), "The store is named with --db."),
    **dict.fromkeys(("--speaker", "--who"), "Filters are words: by:peskov. `factcheck help filters` has all."),
    **dict.fromkeys(("--source", "--tag", "--status", "--date"), "Filters are words, as in source:… tag:… status:…."),
}
"""Options that people are used to, and the sentence that helps; an option that a command has is never looked up."""


def _try(error: TyperException) -> str:
    option = str(getattr(error, "option_name", ""))
    if option in _HABITS:
        return _HABITS[option]
    typed = next((word for word in sys.argv[1:] if option and word.startswith(option) and ":" in word), "")
    if len(option) == 2 and typed:
        return f"`not {typed[1:]}` turns a filter round."
    param = getattr(error, "param", None)
    if getattr(param, "name", "") == "ids" and not option:
        return "Give a claim's number, as in 8 or '#8': the shell takes a bare # and what follows for a remark."
    context = getattr(error, "ctx", None)
    if context and context.command_path.endswith("proposition list"):
        return "`factcheck positions p3` shows one, and who says yes and no."
    return f"`{context.command_path} --help` shows how it is used." if context else ""


def _debug() -> None:
    if os.environ.get("FACTCHECK_DEBUG"):
        import traceback

        from factcheck.text.secrets import without_passwords

        sys.stderr.write(without_passwords(traceback.format_exc()))


def _say(*sentences: str) -> None:
    from factcheck.text.installing import working
    from factcheck.text.secrets import without_passwords
    from factcheck.text.wrapping import width_of, wrapped

    told = [visible(without_passwords(working(sentence)), lines=True) for sentence in sentences if sentence]
    sys.stderr.write("".join(f"{wrapped(one, width_of(sys.stderr))}\n" for one in told))
    sys.stderr.flush()


def _open_what_is_closed() -> None:
    """A program may be started without one of the three streams; then it reads nothing and writes nowhere.

    Files and pipes are UTF-8, whatever the environment says; a terminal keeps its own encoding, and what that cannot
    carry is written as its escape, so that no output ends in the middle.
    """
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115  (open until the end)
    sys.stdout = sys.stdout or Closed()
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  (open until the end)
    for stream, errors in (
        (sys.stdin, "surrogateescape"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors, encoding=None if stream.isatty() else "utf-8")
    sys.stderr = Unheard(sys.stderr)


class Unheard(TextIOBase):
    """Standard error: a message that nobody can read ends no command, and is no reason for another exit code."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream

    def write(self, text: str) -> int:
        """Write it if it can be."""
        with suppress(OSError, ValueError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Send it if it can be."""
        with suppress(OSError, ValueError):
            self._stream.flush()

    def isatty(self) -> bool:
        """Whether somebody sits before it."""
        return self._stream.isatty()

    def fileno(self) -> int:
        """Its descriptor."""
        return self._stream.fileno()

    @property
    def encoding(self) -> str:  # type: ignore[override]  # an attribute in the stub
        """As the stream has it; Rich asks."""
        return self._stream.encoding


class Closed(TextIOBase):
    """The standard output of a program that was started without one: what is written there is lost, which is said."""

    def write(self, text: str) -> int:
        """Raises OSError, for any text at all."""
        if text:
            raise OSError(errno.EBADF, "the output is closed")
        return 0

    def isatty(self) -> bool:
        """Never."""
        return False


def typed(word: str) -> str:
    """A word of the command line as UTF-8, where Python took its bytes for those of a locale that cannot hold them."""
    try:
        word.encode()
    except UnicodeEncodeError:
        return os.fsencode(word).decode("utf-8", "surrogateescape")
    return word


def _forget_stdout() -> None:
    """Nobody reads on: what is still buffered goes nowhere, without a message at exit."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
