"""How a command ends: the one place that turns errors into sentences on stderr and exit codes."""

import errno
import os
import sys
from collections.abc import Callable
from typing import Any

from typer import Abort
from typer._click.exceptions import ClickException

from factcheck.errors import FactcheckError
from factcheck.text.safe import visible

INTERRUPTED = 130


def ended(run: Callable[[], Any]) -> int:
    """Run and return the exit code; no traceback reaches a person unless FACTCHECK_DEBUG is set."""
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_stdout()
        return 0
    except (KeyboardInterrupt, Abort):
        _say("Interrupted.")
        return INTERRUPTED
    except FactcheckError as error:
        _debug()
        _say(f"Error: {error}", error.hint)
        return error.exit_code
    except ClickException as error:
        _say(f"Error: {error.format_message()}", _try(error))
        return error.exit_code
    except OSError as error:
        return _failed(error)
    except Exception as error:  # noqa: BLE001  (the last resort: a person gets a sentence, never a traceback)
        _debug()
        _say(
            f"Error: factcheck failed where it should not: {type(error).__name__}: {error}",
            "Please report it, with what FACTCHECK_DEBUG=1 prints.",
        )
        return 1
    return code if isinstance(code, int) else 0


def _failed(error: OSError) -> int:
    _debug()
    if error.errno == errno.ENOSPC:
        _say("Error: the disk is full; nothing was stored.", "Make room and run the command again.")
        return 4
    where = f": {error.filename}" if error.filename else ""
    _say(f"Error: {error.strerror or error}{where}.")
    return 1


def _try(error: ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f"`{context.command_path} --help` shows how it is used." if context else ""


def _debug() -> None:
    if os.environ.get("FACTCHECK_DEBUG"):
        import traceback

        traceback.print_exc()


def _say(*sentences: str) -> None:
    try:
        sys.stderr.write("".join(f"{visible(s, lines=True)}\n" for s in sentences if s))
        sys.stderr.flush()
    except (BrokenPipeError, ValueError):
        return


def _forget_stdout() -> None:
    """Nobody reads on: what is still buffered goes nowhere, without a message at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
