"""What one text is to another: a contradiction, the same statement, or neither (extra `[semantic]`).

A sentence model of six layers, trained for this project (`tests/bench/judge_fit.py`) from all-mpnet-base-v2 (K. Song et
al., MPNet, NeurIPS 2020; N. Reimers and I. Gurevych, Sentence-BERT, EMNLP 2019; Apache-2.0) on free sets of inferences
and on pairs of claims written for it (`tests/gold/judge_pairs`). What went in, under which licences, and what it can do
stands in `tests/bench/judge.md`. Its weights are whole numbers of four bits, `lexicon/judge.onnx`, 38 MB, run by ONNX
Runtime.
It knows of the two claims how long after the one the other was said, and whether one speaker said both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from struct import Struct
from typing import Any

from factcheck import lexicon
from factcheck.text import likeness
from factcheck.text.remembering import mark, remembered

KEPT = 20_000
"""Answers that a process keeps: some 5 MB of texts of a sentence, for a check of 2,000 claims asks of fewer."""

PIECES = 124
"""Word pieces that are read of both texts together: the model was trained on up to 128, four of them marks."""

_CHANCES = Struct("<3f")
"""An answer as it is kept: three numbers, as exact as the model gives them."""

_MODEL = Path(lexicon.__file__).with_name("judge.onnx")

_BEGIN, _END, _MARKS = 0, 2, 4
"""The marks of a text's beginning and end, and how many marks stand before the pieces of BERT in the model's table."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """Chances, 0 to 1, together 1: that two texts cannot both be true, say the same, or neither."""

    contradict: float
    same: float
    neither: float


@lru_cache(maxsize=1)
def available() -> bool:
    """Whether there is all that it takes to run the model; imports nothing."""
    return _MODEL.is_file() and all(find_spec(name) for name in ("onnxruntime", "tokenizers", "numpy"))


def model() -> "Model | None":
    """The model, loaded once a process, or None where the extra is not installed or meanings are not to be read."""
    return _loaded() if available() and not likeness.off() else None


@lru_cache(maxsize=1)
def _loaded() -> "Model":
    return Model()


class Model:
    """Reads two texts side by side."""

    def __init__(self) -> None:
        self._mark = mark(_MODEL)
        self._kept = lru_cache(maxsize=KEPT)(self._read)

    @cached_property
    def _loaded(self) -> tuple[Any, Any]:
        """The model's session and what cuts a text into pieces."""
        return likeness.loaded(_MODEL)

    def read(self, first: str, second: str, relation: str, *, both_ways: bool) -> Opinion:
        """What `second` is to `first`; `relation` is one that the model was trained with ("days later, another").

        `both_ways`: nothing says which came first, so each is read after the other, and the mean is taken.
        """
        one = self._told(first, second, relation)
        if not both_ways:
            return one
        other = self._told(second, first, relation)
        return Opinion(
            (one.contradict + other.contradict) / 2, (one.same + other.same) / 2, (one.neither + other.neither) / 2
        )

    def asked(self) -> int:
        """How many times a pair was read so far, what is remembered left out."""
        return int(self._kept.cache_info().misses)

    def _told(self, *asked: str) -> Opinion:
        return Opinion(*_CHANCES.unpack(remembered(self._mark, (PIECES, *asked), lambda: self._kept(*asked))))

    def _read(self, first: str, second: str, relation: str) -> bytes:
        import numpy as np

        session, _ = self._loaded
        sides = [self._numbers(first), self._numbers(f"{relation}: {second}")]
        while sum(map(len, sides)) > PIECES:
            max(sides, key=len).pop()
        ids = np.array([[_BEGIN, *sides[0], _END, _END, *sides[1], _END]], np.int64)
        return _CHANCES.pack(*session.run(None, {"ids": ids, "mask": np.ones_like(ids)})[0][0].tolist())

    def _numbers(self, text: str) -> list[int]:
        _, cutter = self._loaded
        return [number + _MARKS for number in cutter.encode(text, add_special_tokens=False).ids[:PIECES]]


RELATIONS: Sequence[tuple[int, str]] = (
    (0, "same day"), (1, "a day later"), (6, "days later"), (60, "weeks later"), (329, "months later"),
)  # fmt: skip
"""Up to how many days the model was told what: the words are those of its training."""

LATER, UNDATED = "years later", "undated"
ONE_VOICE, ANOTHER = "same speaker", "another"


def relation(days: int | None, *, one_voice: bool) -> str:
    """In the model's words, how the second text stands to the first: `days` after it, None where a day is unknown."""
    when = UNDATED if days is None else next((said for most, said in RELATIONS if days <= most), LATER)
    return f"{when}, {ONE_VOICE if one_voice else ANOTHER}"
