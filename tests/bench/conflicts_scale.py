"""What finding conflicts costs as a store grows, and how many planted ones the blocking keeps.

usage: conflicts_scale.py [SIZE...]        (10000 100000 1000000)

The claims are made up: names of syllables, as many as a tenth of the claims; nouns with the frequencies that the words
of `../shared/bench/conflicts/store.jsonl` have (of Zipf's law where that is not there); half of the sentences with a
figure. One claim in fifty is planted again with its figure changed, negated, or with an antonym; the conflicting
pairs of `headlines_dev.jsonl` are put in too, where they are there. For each size: a full rescan in memory (index,
pairs, rules); how many planted pairs and how many headline pairs share rare terms, and how many of the planted are
flagged; one new claim against all of them. Beside it, the floor that blocking replaces: all pairs, measured on 20,000
pairs and multiplied.
"""

import itertools
import json
import random
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from factcheck.conflicts.pairing import Blocks, terms
from factcheck.conflicts.rules import check
from factcheck.conflicts.side import Side
from factcheck.domain.claim import Claim

BENCH = Path(__file__).parents[2] / "../shared/bench/conflicts"

NEW = 200
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


def headline_pairs() -> list[tuple[str, str]]:
    """The conflicting pairs of headlines, if they are there."""
    path = BENCH / "headlines_dev.jsonl"
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines()) if path.exists() else ()
    return [(row["a"], row["b"]) for row in rows if row["label"]]


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
    return Claim(number + 1, "", text, f"s{number}")


def rescan(texts: list[str]) -> tuple[float, float, set[tuple[int, int]], set[tuple[int, int]]]:
    """Seconds to index, seconds to pair and check, the pairs that met and those that were flagged."""
    started = time.process_time()
    blocks = Blocks()
    for number, text in enumerate(texts):
        blocks.add(terms(claim(number, text)))
    indexed = time.process_time()
    met, flagged = set(), set()
    for later, earlier in blocks.pairs():
        met.add((earlier, later))
        if check(Side(claim(earlier, texts[earlier])), Side(claim(later, texts[later]))):
            flagged.add((earlier, later))
    return indexed - started, time.process_time() - indexed, met, flagged


def sharing(texts: list[str], pairs: list[tuple[int, int]]) -> float:
    """The share of pairs whose terms are rare enough together, however unlike the rest of the two texts is."""
    blocks = Blocks()
    for number, text in enumerate(texts):
        blocks.add(terms(claim(number, text)))
    found = sum(a in blocks.candidates(terms(claim(b, texts[b])), lambda *_: True) for a, b in pairs)
    return found / len(pairs) if pairs else float("nan")


def all_pairs(texts: list[str], size: int) -> float:
    """Seconds that comparing every two of `size` claims would take, from 1,000 of them."""
    sides = [Side(claim(number, text)) for number, text in enumerate(texts[:1000])]
    started = time.process_time()
    for left, right in itertools.islice(itertools.combinations(sides, 2), 20_000):
        check(left, right)
    return (time.process_time() - started) / 20_000 * size * (size - 1) / 2


def new_claims(texts: list[str]) -> Iterator[float]:
    """Milliseconds from a new claim's text to its findings, in memory."""
    blocks = Blocks()
    for number, text in enumerate(texts):
        blocks.add(terms(claim(number, text)))
    maker = Maker(len(texts) + 1)
    for _ in range(NEW):
        text = texts[maker.random.randrange(len(texts))].replace(" and ", " or not ")
        started = time.perf_counter()
        side = Side(claim(len(texts), text))
        for other in blocks.candidates(terms(side.claim)):
            check(Side(claim(other, texts[other])), side)
        yield 1000 * (time.perf_counter() - started)


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [10_000, 100_000, 1_000_000]
    print(
        "claims     index s  rescan s  all pairs s   met       flagged"
        "  planted met  planted flagged  headlines met  new ms (95%)  MB"
    )
    for size in sizes:
        texts, planted = made(size)
        headlines = headline_pairs()
        places = {text: len(texts) + number for number, text in enumerate(dict.fromkeys(itertools.chain(*headlines)))}
        texts += places
        index, pairing, met, flagged = rescan(texts)
        shared = sharing(texts, [tuple(sorted((places[a], places[b]))) for a, b in headlines])
        kept = sum(pair in met for pair in planted) / len(planted)
        found = sum(pair in flagged for pair in planted) / len(planted)
        counts = len(met), len(flagged)
        del met, flagged
        spent = sorted(new_claims(texts))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        floor, middle, slow = all_pairs(texts, size), spent[len(spent) // 2], spent[-NEW // 20]
        print(
            f"{size:<10,} {index:<8.1f} {pairing:<9.1f} {floor:<13,.0f} {counts[0]:<9,} {counts[1]:<8,}"
            f" {kept:<12.3f} {found:<16.3f} {shared:<14.3f} {middle:.1f} ({slow:.1f}){'':5}{memory:,.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
