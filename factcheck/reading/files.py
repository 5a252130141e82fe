"""Files, folders and streams: which documents are meant, and their bytes."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from factcheck.errors import FactcheckError
from factcheck.reading.registry import reader_for_suffix

MAX_BYTES = 50 * 1024 * 1024
"""A bound on memory, as every reader holds its file: 49 MB of plain text take 250 MB (tests/bench/bombs.py)."""


_ADDRESS = re.compile(r"(?i:https?):/+")


def written(path: Path) -> str:
    """The path as it was typed: pathlib takes a slash out of an address."""
    return _ADDRESS.sub(lambda found: found[0].rstrip("/") + "//", str(path), count=1)


def too_large() -> FactcheckError:
    """The error for a document over the limit, in the file or unpacked."""
    return FactcheckError(
        f"the document is larger than {MAX_BYTES // 1024**2} MB, the limit", "Split it; what is no text, save as text."
    )


def load(path: Path) -> bytes:
    """The file's bytes. Raises FactcheckError when it is missing, a folder, unreadable or over MAX_BYTES."""
    if _ADDRESS.match(str(path)):
        raise FactcheckError(
            "this is an address, and nothing is fetched", "Save the page from your browser and ingest that, with --url."
        )
    try:
        if path.is_dir():
            os.scandir(path).close()  # a folder that cannot be listed says so here
            raise FactcheckError("this folder holds no document that can be read")
        if path.exists() and not path.is_file():
            raise FactcheckError("this is not a regular file")
        with path.open("rb") as stream:
            return take(stream)
    except FileNotFoundError as error:
        raise FactcheckError("there is no such file") from error
    except PermissionError as error:
        raise FactcheckError("no permission to read it") from error
    except (OSError, ValueError) as error:
        raise FactcheckError(f"it cannot be read: {getattr(error, 'strerror', None) or error}") from error


def take(stream: BinaryIO) -> bytes:
    """All bytes of a stream (standard input). Raises FactcheckError over MAX_BYTES without reading further."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise too_large()
    return data


def documents(paths: Sequence[str]) -> Iterator[Path | None]:
    """The documents that `paths` mean, in order; None stands for standard input ("-").

    A file that is named is always given, whatever its suffix. A folder is walked in name order: hidden entries and
    suffixes that no reader knows are passed over, and a folder that links back to itself is entered once. A folder
    that cannot be listed, or a named one without documents, is given itself, so that `load` says why.
    """
    for name in paths:
        path = Path(name)
        if name == "-":
            yield None
        elif os.path.isdir(path):  # unlike Path.is_dir, False where a folder above may not be entered
            yield from _walk(path)
        else:
            yield path


def _walk(folder: Path) -> Iterator[Path]:
    seen: set[tuple[int, int]] = set()
    refused: list[Path] = []
    found = False
    walk = os.walk(folder, followlinks=True, onerror=lambda error: refused.append(Path(error.filename)))
    for top, subfolders, files in walk:
        subfolders[:] = sorted(sub for sub in subfolders if not sub.startswith("."))
        here = os.stat(top)
        if (here.st_dev, here.st_ino) in seen:
            subfolders.clear()
            continue
        seen.add((here.st_dev, here.st_ino))
        for file in sorted(files):
            path = Path(top, file)
            if not file.startswith(".") and reader_for_suffix(path):
                found = True
                yield path
    yield from refused
    if not found and not refused:
        yield folder
