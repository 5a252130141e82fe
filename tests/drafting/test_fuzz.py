"""No text stops the drafting: real sentences cut, joined and stripped of marks at random; the offsets of drafts hold.

`FACTCHECK_FUZZ=50000 pytest tests/drafting/test_fuzz.py` runs as many sentences, with another seed each time.
"""

import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.drafting.draft import draft
from factcheck.drafting.parser import Parser, load_parser

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ("seeds/*.txt", "tests/gold/attribution/text/*.txt", "tests/gold/desk_documents/seen/articles/*.txt")
LONG = int(os.environ.get("FACTCHECK_FUZZ", "0"))
SENTENCES = LONG or 2000
A_TEXT = 25
"""Sentences of one text."""
MARKS = "\"“”„«»‘’'()[]{},;:—–-.?!*_#>@\t\u00a0\u200b\n"


def sentences() -> list[str]:
    """The sentences of texts that may be read, and every case that once went wrong."""
    texts = [path.read_text(encoding="utf-8") for glob in TEXTS for path in sorted(ROOT.glob(glob))]
    cases = (ROOT / "tests" / "drafting" / "cases.txt").read_text(encoding="utf-8")
    texts += [line.lstrip(">? ").replace("⏎", "\n") for line in cases.splitlines() if line.startswith(">")]
    return [one for text in texts for one in re.split(r"(?<=[.!?”\"]) +|\n\n", text) if one.strip()]


def broken(chance: random.Random, pool: list[str]) -> str:
    """One sentence, perhaps cut, joined to another, without some of its marks or with marks where none were."""
    words = chance.choice(pool)
    for _ in range(chance.randrange(4)):
        kind = chance.randrange(5)
        at = chance.randrange(len(words) + 1)
        if kind == 0:
            words = words[:at] or words
        elif kind == 1:
            words = words[at:] or words
        elif kind == 2:
            words = words[:at] + chance.choice(["", " ", ", ", ' "', "\n"]) + chance.choice(pool)[:120]
        elif kind == 3:
            gone = set(chance.sample(MARKS, 3))
            words = "".join(char for char in words if char not in gone) or words
        else:
            words = words[:at] + chance.choice(MARKS) + words[at:]
    return words


def broken_texts() -> Iterator[str]:
    chance = random.Random() if LONG else random.Random(10)
    pool = sentences()
    for _ in range(SENTENCES // A_TEXT):
        parts = [broken(chance, pool)[:90] for _ in range(A_TEXT)]
        yield "".join(part + chance.choice([" ", " ", "\n\n", "\n"]) for part in parts)


@pytest.fixture(scope="module")
def parser() -> Parser:
    pytest.importorskip("spacy")
    return load_parser()


def test_broken_sentences_stop_nothing_and_offsets_hold(parser: Parser) -> None:
    for text in broken_texts():
        for one in draft(text, parser=parser, everything=True):
            assert one.text.strip(), text
            assert 0 <= one.confidence <= 1
            assert all(0 <= start < end <= len(text) for start, end in one.quotes), text
            assert list(one.quotes) == sorted(one.quotes), text
            assert "\n" not in one.text, text
