"""Keeping the full-text index and the vocabulary in step with the claims: in the same transaction as the write."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck.errors import StoreError
from factcheck.store.storage.database import BATCH, Damaged, Database, Incomplete, Unwritable
from factcheck.text.fold import fold, folds_word_by_word, parted, word_key, word_skeleton, words
from factcheck.text.initials import acronyms
from factcheck.text.valued import may_have_values

REBUILD_BATCH = 20_000
"""Claims that are indexed at once when all are: a word that stands in many is counted once for all of them."""

SHARED = 1 << 15
"""Speakers and titles whose words are remembered: a bound on memory, some 20 MB."""

# What a word may begin with comes before the look at what stands before it: re passes over all else in half the time.
_CAPITALISED = re.compile(r"[A-Z](?<!\w.)[\w']*(?:-[\w']+)*")
_STARTS_LIKE_A_NAME = re.compile("[^a-z \\W\\d_](?<!\\w.)[\\w'’\u0300-\u036f]*(?:-[\\w'’\u0300-\u036f]+)*")


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
                gone.update(parted(field))
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
        self._written, self._speakers, self._titles = Counter[str](), Counter[str](), Counter[str]()

    def add(self, words: list[str], written: list[str], names: list[str]) -> None:
        """Count folded words of claims, and the names among them: as they are written, or folded already."""
        self.words.update(words)
        self._written.update(written)
        self.names.update(names)

    def add_shared(self, speakers: list[str], titles: list[str]) -> None:
        """Count what claims have in common, which is looked through once for all of them."""
        self._speakers.update(speakers)
        self._titles.update(titles)
        if len(self._speakers) + len(self._titles) + len(self._written) > SHARED:
            self._look_through()

    def store(self, db: Database) -> None:
        self._look_through()
        db.index.count_words([self._row(term) for term in sorted(self.words)])

    def _look_through(self) -> None:
        for texts, all_are_names in ((self._speakers, True), (self._titles, False)):
            for text, claims in texts.items():
                shared = _shared(text)
                for word in shared.words:
                    self.words[word] += claims
                for name in shared.words if all_are_names else shared.names:
                    self.names[name] += claims
            texts.clear()
        for written, times in self._written.items():
            for name in words(written):
                self.names[name] += times
        self._written.clear()

    def _row(self, term: str) -> tuple[str, int, int, str, str | None, str | None]:
        n, names = self.words[term], self.names.get(term)
        if not names:
            return term, n, 0, term[::-1], None, None
        return term, n, min(names, n), term[::-1], word_key(term), word_skeleton(term) or None


def _insert(db: Database, ids: list[int], tally: _Tally) -> None:
    batches = list(_batches(ids))
    following = list(db.index.contents(batches[0])) if batches else []
    for number in range(1, len(batches) + 1):
        contents, rows, amounts = following, [], list[tuple[int, str, float]]()
        said, written, named = list[str](), list[str](), list[str]()
        for claim_id, text, quotes, speaker, source in contents:
            folded, quoted = fold(text), fold(quotes)
            words_said = parted(f"{folded} {quoted}")
            beside = _beside((text, quotes, speaker, source), words_said)
            rows.append((claim_id, folded, quoted, _shared(speaker).folded, _shared(source).folded, beside.terms))
            amounts += [(claim_id, kind, number) for kind, number in beside.amounts]
            said += words_said
            both = f"{text}\n{quotes}"
            if folds_word_by_word(both):
                written += _written_like_names(both)
            else:
                named += names_in(both)
        # Read before these are sent: a server takes them in while the next ones are folded.
        following = [one for batch in batches[number : number + 1] for one in db.index.contents(batch)]
        db.index.insert(rows, amounts, more=number < len(batches))
        tally.add(said, written, named)
        tally.add_shared([one[3] for one in contents], [one[4] for one in contents])


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
    said = parted(folded)
    return _Shared(folded, said, names_in(text), acronyms(text), may_have_values(text, said))


def names_in(text: str) -> list[str]:
    """The folded words of `text` that are written like names: with a capital, or in a script that has none.

    Behind a hyphen a small letter is of a name too: "Jung-hee".
    """
    return words(" ".join(_written_like_names(text)))


def _written_like_names(text: str) -> list[str]:
    if text.isascii():
        return _CAPITALISED.findall(text)
    found = _STARTS_LIKE_A_NAME.findall(text)
    return [word for word in found if word[0].isupper() or word[0].upper() == word[0].lower()]


def _batches(ids: list[int]) -> Iterator[list[int]]:
    for at in range(0, len(ids), BATCH):
        yield ids[at : at + BATCH]
