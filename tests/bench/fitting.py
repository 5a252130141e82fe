"""What the fits of chances share: examples, a chance, a table's unseen parts, and the file of the weights."""

import math
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """What something of a document showed, and whether it was right; `kind` and `source` part the tables."""

    source: str
    document: str
    kind: str
    shown: frozenset[str]
    right: bool


def chance(weights: Mapping[str, float], shown: Iterable[str]) -> float:
    """The chance, between 0 and 1, that these weights give to what shows this."""
    return 1 / (1 + math.exp(-math.fsum(weights.get(name, 0.0) for name in ("always", *shown))))


def unseen(
    known: Sequence[Example], documents: Iterable[str], parts: int, seed: int, fit: Callable[[list[Example]], Weights]
) -> Iterator[tuple[Example, float]]:
    """Each example of these documents with its chance by a fit on what is not of its part of them."""
    names = sorted(documents)
    random.Random(seed).shuffle(names)
    part = {name: number % parts for number, name in enumerate(names)}
    for number in range(parts):
        weights = fit([one for one in known if part.get(one.document) != number])
        yield from ((one, chance(weights, one.shown)) for one in known if part.get(one.document) == number)


def write(path: Path, weights: Mapping[str, float], least: float) -> None:
    """The weights of at least that size into a file of the lexicon, whose head stays."""
    head = path.read_text(encoding="utf-8").split("[weights]")[0]
    lines = [f"{name}\t{weight:.2f}" for name, weight in sorted(weights.items()) if abs(weight) >= least]
    path.write_text(f"{head}[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} weights written; run again to see what they are worth")
