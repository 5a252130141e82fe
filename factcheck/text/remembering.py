"""What models have read before, kept by whoever calls, so that a text is read once and not by every command.

A model asks for its answer by a digest of everything that the answer depends on; a memory is given for a while
(`with_memory`), and without one everything is read anew.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

PROBED = 65_536
"""Bytes from the middle of a model's file that tell it from another: they are weights, so a model that was trained anew
has others; to read all 38 MB would take longer than to load them."""


class Memory(Protocol):
    """Where answers are kept."""

    def recall(self, key: str) -> bytes | None:
        """What was kept under a key, if anything."""

    def keep(self, key: str, answer: bytes) -> None:
        """Keep an answer that was not there."""


_given: list[Memory] = []


@contextmanager
def with_memory(memory: Memory) -> Iterator[None]:
    """Let models ask this memory for a while."""
    _given.append(memory)
    try:
        yield
    finally:
        _given.pop()


def remembered(model: str, asked: Sequence[object], answer: Callable[[], bytes]) -> bytes:
    """The answer of `model`, which is its file's `mark`, to what was `asked` (anything JSON has), made where no memory
    has it.
    """
    if not _given:
        return answer()
    key = hashlib.sha256(json.dumps([model, *asked]).encode()).hexdigest()[:32]
    known = _given[-1].recall(key)
    if known is None:
        known = answer()
        _given[-1].keep(key, known)
    return known


def mark(file: Path) -> str:
    """What tells a model's file from every other: a digest of its size and of `PROBED` bytes in its middle."""
    size = file.stat().st_size
    with file.open("rb") as opened:
        opened.seek(max(0, (size - PROBED) // 2))
        return hashlib.sha256(str(size).encode() + opened.read(PROBED)).hexdigest()[:16]
