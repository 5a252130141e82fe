"""What every reader of a foreign format needs: the library or how to get it, silence, and names for failures."""

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from factcheck.errors import FactcheckError

_UNSTORABLE = re.compile(r"[\0\ud800-\udfff]")


@contextmanager
def needs(library: str) -> Iterator[None]:
    """Wrap the import of an extra's library: a missing one names the command that installs it."""
    try:
        yield
    except ImportError as error:
        raise FactcheckError(
            f"reading this needs {library}, which is not installed: run pip install 'factcheck-cli[read]'"
        ) from error


@contextmanager
def parsing(what: str) -> Iterator[None]:
    """Wrap a parser of files from anywhere: it may fail with any exception, and all of them mean a damaged file."""
    try:
        yield
    except FactcheckError:
        raise
    except RecursionError as error:
        raise FactcheckError(f"the {what} nests too deep to be read", "Save it as plain text.") from error
    except Exception as error:
        detail = one_line(str(error))[:160] or type(error).__name__
        raise FactcheckError(f"the {what} is damaged: {detail}") from error


@contextmanager
def quiet(*loggers: str) -> Iterator[list[str]]:
    """Collect what these libraries log, in order and without repeats, instead of letting it reach the terminal."""
    heard: list[str] = []
    listener = _Listener(heard)
    kept = [(logger, logger.propagate) for logger in map(logging.getLogger, loggers)]
    for logger, _ in kept:
        logger.addHandler(listener)
        logger.propagate = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield heard
    finally:
        for logger, propagate in kept:
            logger.removeHandler(listener)
            logger.propagate = propagate


class _Listener(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        message = one_line(record.getMessage())
        if message not in self.heard:
            self.heard.append(message)


def storable(text: str) -> str:
    """`text` without NUL, and with U+FFFD for lone surrogates: a PDF with faulty fonts gives both, databases refuse."""
    return _UNSTORABLE.sub(lambda found: "" if found[0] == "\0" else "\ufffd", text)


def one_line(text: str) -> str:
    """Metadata as one line: storable, runs of white space as one space."""
    return " ".join(storable(text).split())
