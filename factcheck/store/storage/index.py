"""Keeping the full-text index and the vocabulary in step with the claims: in the same transaction as the write."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck.errors import StoreError
from factcheck.store.storage.database import BATCH, Damaged, Database, Incomplete, Unwritable
from factcheck.text.fold import fold, word_key, word_skeleton, words
from factcheck.text.initials import acronyms
from factcheck.text.valued import may_have_values

REBUILD_BATCH = 20_000
"""Claims that are indexed at once when all are: a word that stands in many is counted once for all of them."""

SHARED = 1 << 15
"""Speakers and titles whose words are remembered: a bound on memory, some 20 MB."""

_WORD = re.compile(r"[a-z0-9]+")
_CAPITALISED = re.compile(r"\b[A-Z][\w']*(?:-[\w']+)*")
_STARTS_LIKE_A_NAME = re.compile("\\b[^\\W\\d_a-z][\\w'’\u0300-\u036f]*(?:-[\\w'’\u0300-\u036f]+)*")


def add(db: Database, ids: Collection[int]) -> None:
    """Index new claims."""
    tally = _Tally()
    _insert(db, sorted(ids), tally)
    tally.store(db)


def update(db: Database, ids: Collection[int]) -> None:
    """Index changed claims again; those whose words did not change, say because they were marked, cost two reads."""
    tally, gone = _Tally(), Counter[str]()
    for batch in _batches(sorted(ids)):
        before = db.index.indexed(batch)
        now = {row[0]: (*map(fold, row[1:]), _beside(row[1:]).terms) for row in db.index.contents(batch)}
        changed = [claim_id for claim_id in batch if before.get(claim_id) != now.get(claim_id)]
        for claim_id in changed:
            for field in before.get(claim_id, ())[:-1]:
                gone.update(_WORD.findall(field))
        db.index.delete(claim_id for claim_id in changed if claim_id in before)
        _insert(db, [claim_id for claim_id in changed if claim_id in now], tally)
    tally.store(db)
    db.index.uncount_words(gone)


def rebuild(db: Database, progress: Callable[[int], None] = lambda done: None) -> int:
    """Make the index anew from the claims, inside the caller's transaction; `progress` hears how many are done."""
    db.index.clear()
    tally, done, last = _Tally(), 0, 0
    while ids := db.column("SELECT id FROM claim WHERE id > ? ORDER BY id LIMIT ?", [last, REBUILD_BATCH]):
        _insert(db, ids, tally)
        last, done = ids[-1], done + len(ids)
        progress(done)
    tally.store(db)
    db.index.settle()
    return done


def check(db: Database) -> str | None:
    """What is wrong with the index, as a sentence, or None. Needs a connection that may write."""
    try:
        missing = db.index.unindexed()
        db.index.verify()
    except Unwritable:
        raise
    except StoreError:
        return "The search index is damaged."
    if missing:
        return f"The search index is behind: {missing} {'claim differs' if missing == 1 else 'claims differ'}."
    return None


def require(db: Database) -> None:
    """Raise StoreError when the index is missing, damaged or behind, as far as two look-ups can tell."""
    try:
        if not db.index.behind():
            return
    except (Damaged, Incomplete) as error:
        raise damaged() from error
    raise StoreError("The search index is behind the claims.", "`factcheck doctor --fix` makes it anew.")


def damaged() -> StoreError:
    """The error for an index that cannot be read."""
    return StoreError("The search index is damaged.", "`factcheck doctor --fix` makes it anew from the claims.")


class _Tally:
    """Counts words and names over many claims, to touch the vocabulary once a word."""

    def __init__(self) -> None:
        self.words, self.names = Counter[str](), Counter[str]()

    def add_shared(self, words: list[str], names: list[str], claims: int) -> None:
        """Count what so many claims have in common, which is looked through once for all of them."""
        for word in words:
            self.words[word] += claims
        for name in names:
            self.names[name] += claims

    def store(self, db: Database) -> None:
        db.index.count_words(self._row(term) for term in sorted(self.words))

    def _row(self, term: str) -> tuple[str, int, int, str, str | None, str | None]:
        n, names = self.words[term], min(self.names[term], self.words[term])
        if not names:
            return term, n, 0, term[::-1], None, None
        return term, n, names, term[::-1], word_key(term), word_skeleton(term) or None


def _insert(db: Database, ids: list[int], tally: _Tally) -> None:
    speakers, titles = Counter[str](), Counter[str]()
    batches = list(_batches(ids))
    following = list(db.index.contents(batches[0])) if batches else []
    for number in range(1, len(batches) + 1):
        contents, rows, amounts = following, [], list[tuple[int, str, float]]()
        said, named = list[str](), list[str]()
        for claim_id, text, quotes, speaker, source in contents:
            folded, quoted = fold(text), fold(quotes)
            words_said = [*_WORD.findall(folded), *_WORD.findall(quoted)]
            beside = _beside((text, quotes, speaker, source), words_said)
            rows.append((claim_id, folded, quoted, _shared(speaker).folded, _shared(source).folded, beside.terms))
            amounts += [(claim_id, kind, number) for kind, number in beside.amounts]
            said += words_said
            named += names_in(f"{text}\n{quotes}")
            speakers[speaker] += 1
            titles[source] += 1
        # Read before these are sent: a server takes them in while the next ones are folded.
        following = [one for batch in batches[number : number + 1] for one in db.index.contents(batch)]
        db.index.insert(rows, amounts, more=number < len(batches))
        tally.words.update(said)
        tally.names.update(named)
    for text, claims in speakers.items():
        tally.add_shared(_shared(text).words, _shared(text).words, claims)
    for text, claims in titles.items():
        tally.add_shared(_shared(text).words, _shared(text).names, claims)


class _Beside(NamedTuple):
    """What is found of a claim beside its words: the terms, a blank between two, and the amounts to compare."""

    terms: str
    amounts: tuple[tuple[str, float], ...] = ()


def _beside(parts: Sequence[str], said: Sequence[str] = ()) -> _Beside:
    """Of a claim's text, quotes, speaker and title: its amounts, its dates, the initials of its names.

    `said` are the folded words of text and quotes, where somebody has them already.
    """
    text = f"{parts[0]}\n{parts[1]}"
    who, title = _shared(parts[2]), _shared(parts[3])
    terms = dict.fromkeys([*acronyms(text), *who.initials, *title.initials])
    if not (title.may_have_values or may_have_values(text, said)):
        return _Beside(" ".join(terms))
    from factcheck.text.values import values  # most commands index nothing, and those who mark read no amounts

    found = values(f"{text}\n{parts[3]}")
    terms |= dict.fromkeys(term for value in found for term in value.terms)
    return _Beside(" ".join(terms), tuple(amount for value in found for amount in value.amounts))


class _Shared(NamedTuple):
    folded: str
    words: list[str]
    names: list[str]
    initials: list[str]
    may_have_values: bool


@lru_cache(maxsize=SHARED)
def _shared(text: str) -> _Shared:
    """A speaker or a title: they come again and again."""
    folded = fold(text)
    said = _WORD.findall(folded)
    return _Shared(folded, said, names_in(text), acronyms(text), may_have_values(text, said))


def names_in(text: str) -> list[str]:
    """The folded words of `text` that are written like names: with a capital, or in a script that has none.

    Behind a hyphen a small letter is of a name too: "Jung-hee".
    """
    if text.isascii():
        return words(" ".join(_CAPITALISED.findall(text)))
    found = _STARTS_LIKE_A_NAME.findall(text)
    return words(" ".join(word for word in found if word[0].isupper() or word[0].upper() == word[0].lower()))


def _batches(ids: list[int]) -> Iterator[list[int]]:
    for at in range(0, len(ids), BATCH):
        yield ids[at : at + BATCH]
