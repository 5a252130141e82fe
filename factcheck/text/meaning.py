"""Words as vectors, from the table of static embeddings that the package `wordllama` carries (extra `[semantic]`).

The two files are read as they are, without the package's own code, which looks for a hub and imports much. A table of
32,000 word pieces, 256 numbers each (https://github.com/dleemiller/WordLlama, MIT). It was trained from the token
embeddings of Llama 2 and others, so the Llama 2 Community License may bear on the table: whoever installs the extra
fetches it, this package does not carry it.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

_TABLE = Path("weights") / "l2_supercat_256.safetensors"
_PIECES = Path("tokenizers") / "l2_supercat_tokenizer_config.json"
_WORD_START = "▁"
_AT_FIRST = 1_024
"""Words for whose vectors there is room at first; it doubles when they are more."""

FEATURES = ("meaning", "meant", "asked in other words")


def available() -> bool:
    """Whether the table is installed with what it takes to read it; imports nothing."""
    return _folder() is not None and all(find_spec(name) for name in ("numpy", "tokenizers"))


def _folder() -> Path | None:
    spec = find_spec("wordllama")
    if not spec or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0])
    return folder if (folder / _TABLE).is_file() and (folder / _PIECES).is_file() else None


@lru_cache(maxsize=1)
def meaning() -> "Meaning | None":
    """The table, read once a process, or None when the extra is not installed."""
    return Meaning() if available() else None


class Meaning:
    """Vectors of words, of length one, and what can be asked of them."""

    def __init__(self) -> None:
        import json

        import numpy as np
        from tokenizers import Tokenizer

        folder = _folder()
        assert folder, "asked for only when available"
        raw = np.memmap(folder / _TABLE, dtype=np.uint8, mode="r")
        header = int.from_bytes(raw[:8].tobytes(), "little")
        shape = json.loads(raw[8 : 8 + header].tobytes())["embedding.weight"]["shape"]
        self._table = raw[8 + header :].view(np.float16).reshape(shape)
        self._pieces: Any = Tokenizer.from_file(str(folder / _PIECES))
        self._known: dict[str, int] = {}
        self._vectors = np.zeros((_AT_FIRST, shape[1]), np.float32)

    def vector(self, word: str) -> "Vectors":
        """The mean of the pieces of a word, at length one; zeros for an empty one."""
        at = self._row(word)  # first, for it may make room
        vector: Vectors = self._vectors[at]
        return vector

    def _row(self, word: str) -> int:
        """Where the vector of a word stands among those that were asked for: to take many at once is one step."""
        import numpy as np

        if word not in self._known:
            if len(self._known) == len(self._vectors):
                self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
            ids = self._pieces.encode(word, add_special_tokens=False).ids
            if ids:
                mean = self._table[ids].astype(np.float32).mean(axis=0)
                self._vectors[len(self._known)] = mean / (float(np.linalg.norm(mean)) + 1e-9)
            self._known[word] = len(self._known)
        return self._known[word]

    def text(self, words: Sequence[str], weights: Sequence[float]) -> "Text | None":
        """The words of a text with their weights, ready to compare; None when nothing weighs anything."""
        import numpy as np

        weighed = [(word, weight) for word, weight in zip(words, weights, strict=True) if weight > 0]
        if not weighed:
            return None
        rows = [self._row(word) for word, _ in weighed]
        matrix = self._vectors[rows]
        share = np.array([weight for _, weight in weighed], np.float32)
        mean = share @ matrix
        return Text(matrix, share / share.sum(), mean / (float(np.linalg.norm(mean)) + 1e-9))

    def related(self, word: str, least: float) -> list[tuple[str, float]]:
        """English words with a cosine of `least` or more to `word`, nearest first, itself left out.

        None for a word of three pieces or more: what the table knows of such is what its pieces look like.
        """
        import numpy as np

        if len(self._pieces.encode(word, add_special_tokens=False).ids) > 2:
            return []
        names, matrix = self._vocabulary()
        near = matrix @ self.vector(word)
        found = np.flatnonzero(near >= least)
        return [(names[at], float(near[at])) for at in found[np.argsort(-near[found])] if names[at] != word]

    @lru_cache(maxsize=1)  # noqa: B019  there is one table a process
    def _vocabulary(self) -> "tuple[list[str], Vectors]":
        import numpy as np

        whole = [
            (piece[1:], at)
            for piece, at in self._pieces.get_vocab().items()
            if piece.startswith(_WORD_START) and len(piece) > 3 and piece[1:].isascii() and piece[1:].islower()
        ]
        matrix = self._table[[at for _, at in whole]].astype(np.float32)
        return [name for name, _ in whole], matrix / (np.linalg.norm(matrix, axis=1, keepdims=True) + 1e-9)


class Text:
    """A text's word vectors, the share of each in what it says, and their weighted mean."""

    __slots__ = ("mean", "shares", "vectors")

    def __init__(self, vectors: "Vectors", shares: "Vectors", mean: "Vectors") -> None:
        self.vectors, self.shares, self.mean = vectors, shares, mean


def features(query: Text | None, text: Text | None) -> list[float]:
    """Cosine of the two, how much of `text` the words of `query` mean, and how much of `query` those of `text`."""
    if query is None or text is None:
        return [0.0, 0.0, 0.0]
    alike = text.vectors @ query.vectors.T
    return [
        float(text.mean @ query.mean),
        float(text.shares @ alike.max(axis=1)),
        float(query.shares @ alike.max(axis=0)),
    ]
