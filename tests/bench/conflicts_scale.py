"""What finding conflicts costs as a store grows, and how many planted ones are found.

usage: conflicts_scale.py [SIZE...]        (1000 5000 20000 100000)

The claims are made up: names of syllables, as many as a tenth of the claims; nouns with the frequencies that the words
of `../shared/bench/conflicts/store.jsonl` have (of Zipf's law where that is not there); half of the sentences with a
figure. One claim in fifty is planted again with its figure changed, negated, or with an antonym. For each size they are
stored, and everything is checked as `factcheck conflicts --rescan` does it: how many of the planted are flagged, how
many more offered for comparison; then claims are added one by one, each checked as `factcheck add` does it. Beside it,
the floor that pairing replaces: all pairs, measured on 20,000 pairs and multiplied.
"""

import itertools
import json
import random
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from stores import flags, rescanned, stored, work

from factcheck.actions.checking import recheck
from factcheck.conflicts.rules import check
from factcheck.conflicts.side import Side
from factcheck.domain.claim import Claim
from factcheck.store.reads import conflicts
from factcheck.store.storage.bulk import Intake
from factcheck.store.storage.opening import open_store

BENCH = Path(__file__).parents[2] / "../shared/bench/conflicts"

NEW = 40
"""New claims looked up at each size; the slowest twentieth is shown too."""

_CONSONANTS = "b d f g k l m n p r s t v z br dr gr kr st tr sh th"
_SYLLABLES = [consonant + vowel for consonant in _CONSONANTS.split() for vowel in "aeiou"]
_ACTIONS = "approved rejected supplied opened closed increased visited signed funded raised cleaned strengthened"
_VERBS = _ACTIONS.split()
_OPPOSITE = {"approved": "rejected", "opened": "closed", "rejected": "approved", "closed": "opened",
             "increased": "decreased", "strengthened": "weakened"}  # fmt: skip


class Maker:
    """Makes claims; the same seed makes the same ones."""

    def __init__(self, size: int) -> None:
        self.random = random.Random(size)
        self.names = [self._word(2, 4).capitalize() for _ in range(max(50, size // 10))]
        self.nouns, weights = _real_words() or self._made_words()
        self.weights = list(itertools.accumulate(weights))

    def _made_words(self) -> tuple[list[str], list[float]]:
        return [self._word(2, 3) + "s" for _ in range(20_000)], [1 / rank for rank in range(1, 20_001)]

    def _word(self, least: int, most: int) -> str:
        return "".join(self.random.choice(_SYLLABLES) for _ in range(self.random.randint(least, most)))

    def _noun(self) -> str:
        return self.random.choices(self.nouns, cum_weights=self.weights)[0]

    def parts(self) -> list[str]:
        """Subject, verb, figure or article, object, place, company."""
        number = f"{self.random.randint(2, 490)}" if self.random.random() < 0.5 else "the"
        pick = self.random.choice
        return [pick(self.names), pick(_VERBS), number, self._noun(), self._noun(), pick(self.names), self._noun()]

    @staticmethod
    def text(parts: list[str]) -> str:
        who, verb, number, one, other, where, company = parts
        return f"{who} {verb} {number} {one} and {other} in {where} with the {company}."

    def planted(self, parts: list[str]) -> str:
        """A text that cannot stand beside the one of these parts."""
        changed = list(parts)
        if parts[2].isdigit():
            changed[2] = str(int(parts[2]) * 2 + 7)
        elif parts[1] in _OPPOSITE:
            changed[1] = _OPPOSITE[parts[1]]
        else:
            changed[1] = "never " + parts[1]
        return self.text(changed)


def _real_words() -> tuple[list[str], list[float]] | None:
    """The words of real claims with how often they occur; no name of the headlines is left out."""
    if not (BENCH / "store.jsonl").exists():
        return None
    lines = (BENCH / "store.jsonl").read_text(encoding="utf-8").splitlines()
    counts = Counter(word for line in lines for word in re.findall(r"[A-Za-z]{4,}", json.loads(line)["text"]))
    return list(counts), [float(number) for number in counts.values()]


def made(size: int) -> tuple[list[str], list[tuple[int, int]]]:
    """`size` texts, and the places of the planted pairs among them."""
    maker = Maker(size)
    texts: list[str] = []
    parted: list[tuple[int, list[str]]] = []
    while len(texts) < size - size // 50:
        parts = maker.parts()
        parted.append((len(texts), parts))
        texts.append(maker.text(parts))
    pairs = []
    for at, parts in maker.random.sample(parted, size // 50):
        pairs.append((at, len(texts)))
        texts.append(maker.planted(parts))
    return texts, pairs


def claim(number: int, text: str) -> Claim:
    return Claim(0, "", text, "made-up")


def all_pairs(texts: list[str], size: int) -> float:
    """Seconds that comparing every two of `size` claims would take, from 1,000 of them."""
    sides = [Side(claim(number, text)) for number, text in enumerate(texts[:1000])]
    started = time.process_time()
    for left, right in itertools.islice(itertools.combinations(sides, 2), 20_000):
        check(left, right)
    return (time.process_time() - started) / 20_000 * size * (size - 1) / 2


def new_claims(path: Path, texts: list[str]) -> Iterator[float]:
    """Milliseconds of processor time from a new claim's text to its findings; nothing of it is kept."""
    maker = Maker(len(texts) + 1)
    for _ in range(NEW):
        text = texts[maker.random.randrange(len(texts))].replace(" and ", " or not ")
        with work(path, dry=True) as unit:
            (one,) = Intake(unit).store([claim(0, text)])
            started = time.process_time()
            recheck(unit, [one.id])
            yield 1000 * (time.process_time() - started)


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [1_000, 5_000, 20_000, 100_000]
    print("claims     store s  rescan s  all pairs s    pairs      flagged  planted  offered  new ms (95%)  MB")
    for size in sizes:
        texts, planted = made(size)
        with tempfile.TemporaryDirectory() as folder:
            path, started = Path(folder) / "factcheck.db", time.process_time()
            ids = stored(path, (claim(n, text) for n, text in enumerate(texts)), {"made-up": "Made up"})
            begun = time.process_time()
            report = rescanned(path)
            took = begun - started, time.process_time() - begun
            flagged = {one.claims for one in flags(path)}
            offered = {one.claims for one in conflicts.every(open_store(str(path), print), compare=True)} - flagged
            share = [sum((ids[a], ids[b]) in found for a, b in planted) / len(planted) for found in (flagged, offered)]
            spent = sorted(new_claims(path, texts))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:<10,} {took[0]:<8.1f} {took[1]:<9.1f} {all_pairs(texts, size):<14,.0f} {report.pairs:<10,}"
            f" {len(flagged):<8,} {share[0]:<8.3f} {share[1]:<8.3f}"
            f" {spent[NEW // 2]:.1f} ({spent[-NEW // 20]:.1f}){'':5}{memory:,.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
