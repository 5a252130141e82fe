"""Our stems are those of SQLite's full-text index, word for word, so that both databases find the same claims."""

import re
import sqlite3
from collections.abc import Iterable
from itertools import product

import pytest
from desk import ROOT
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.fold import fold
from factcheck.text.porter import porter

ENDINGS = """
s es sses ies ss eed ed ing at bl iz y ational tional enci anci izer abli alli entli eli ousli ization ation ator alism
iveness fulness ousness aliti iviti biliti logi icate ative alize iciti ical ful ness al ance ence er ic able ible ant
ement ment ent ion sion tion ou ism ate iti ous ive ize e ll
"""
"""The endings that Porter's rules speak of, and their borders."""
STEMS = """
a b by cy tr tree bet sky syzygy agr confl hop hopp fall hiss fizz control roll adjust commun relativ 7 w1x
"""


def of_sqlite(words: Iterable[str]) -> dict[str, str]:
    """The stem of each word, as FTS5 keeps it."""
    wanted = sorted(set(words))
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE word USING fts5(said, tokenize = 'porter ascii')")
    connection.execute("CREATE VIRTUAL TABLE stem USING fts5vocab(word, 'instance')")
    connection.executemany("INSERT INTO word (rowid, said) VALUES (?, ?)", enumerate(wanted, 1))
    stems = dict(connection.execute("SELECT doc, term FROM stem"))
    connection.close()
    return {word: stems[number] for number, word in enumerate(wanted, 1)}


@pytest.mark.slow
def test_every_word_of_what_is_kept_here() -> None:
    files = [*(ROOT / "factcheck/lexicon").glob("*.txt"), *ROOT.glob("docs/*.md"), *ROOT.glob("seeds/*.txt"),
             *ROOT.glob("tests/gold/*.*l"), *ROOT.glob("tests/gold/*.tsv")]  # fmt: skip
    words = {word for file in files for word in re.findall("[a-z0-9]+", fold(file.read_text(encoding="utf-8")))}
    assert len(words) > 10_000
    assert {word: porter(word) for word in words} == of_sqlite(words)


def test_every_ending_behind_every_stem() -> None:
    words = {
        stem + first + second for stem, first, second in product(STEMS.split(), ENDINGS.split(), ["", *ENDINGS.split()])
    }
    assert {word: porter(word) for word in words} == of_sqlite(words)


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz0189", min_size=1, max_size=70), min_size=1, max_size=20))
def test_any_word(words: list[str]) -> None:
    assert {word: porter(word) for word in words} == of_sqlite(words)
