"""Which claims are near in words, by how many claims each word stands in."""

import os
import subprocess
import sys

from desk import ROOT

from factcheck.conflicts.nearness import nearest

DAM = "The Kelsk dam leaks."
COUNTS = {"kelsk": 3, "dam": 40, "leaks": 9}


def test_the_likest_in_rare_words_come_first() -> None:
    others = [(7, "The dam is old."), (8, "Kelsk leaks."), (9, "The Kelsk dam leaks badly."), (5, "Kelsk leaks.")]
    assert nearest(DAM, others, COUNTS, 1000, 10) == [5, 8, 9, 7]
    assert nearest(DAM, others, COUNTS, 1000, 2) == [5, 8]
    assert nearest(DAM, [(4, "It rains in Velm.")], COUNTS, 1000, 10) == []


def test_a_word_that_only_the_other_has_takes_something_off() -> None:
    longer = "The Kelsk dam leaks and its keeper sold the pumps to farmers in Velm."
    assert nearest(DAM, [(1, longer), (2, DAM)], COUNTS, 1000, 2) == [2, 1]


def test_which_claims_are_nearest_does_not_hang_on_the_order_of_a_set() -> None:
    script = """
import json, sys
from collections import Counter
from factcheck.conflicts.nearness import nearest
from factcheck.conflicts.pairing import Blocks, surfaces
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
everywhere, blocks = Counter(word for text in texts for word in surfaces(text)), Blocks()
for text in texts:
    blocks.add(frozenset(surfaces(text).values()))
others = list(enumerate(texts))
for text in texts:
    counts = {word: everywhere[word] for word in set(surfaces(text))}
    print(nearest(text, others, counts, len(texts), 10))
print(blocks.nearest())
"""

    def found(seed: str) -> str:
        given = {**os.environ, "PYTHONHASHSEED": seed}
        run = [sys.executable, "-c", script, str(ROOT / "seeds/claims.jsonl")]
        return subprocess.run(run, env=given, capture_output=True, text=True, check=True).stdout

    assert len({found(seed) for seed in ("1", "4", "18")}) == 1
