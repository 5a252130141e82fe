"""A dossier against the store: does each quote still stand, is each claim still what the page says."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from factcheck.domain.claim import Claim
from factcheck.domain.selector import anchor
from factcheck.errors import FactcheckError
from factcheck.store.reads import claims, sources
from factcheck.store.storage.bulk import claims_with_keys
from factcheck.store.storage.database import BATCH, Database

Record = dict[str, Any]
Shows = Callable[[str], bool]
"""Whether a page shows these words."""
UNSEEN = "the document does not show these words"
TOUCHED = "its visible text is not what was written: its digest differs"
STANDS, DRIFTED, GONE, CHANGED, UNKNOWN = "stands", "drifted", "gone", "changed", "unknown"


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of one thing on the page: `claim` is its number there, `what` "quote", "claim", "source" or "page",
    `words` the quote or the text, `said` the difference in words, "" where there is none.
    """

    claim: int
    what: str
    verdict: str
    words: str
    said: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The finding in JSON: exactly these keys, always all of them."""
        return {
            "claim": self.claim or None,
            "what": self.what,
            "verdict": self.verdict,
            "words": self.words,
            "said": self.said or None,
        }


def verify(db: Database, records: Iterable[Record], shown: Shows = lambda words: True) -> Iterator[Checked]:
    """Every quote of a page, and every claim and source that is not what the page says, or that it does not show.

    Raises FactcheckError.
    """
    texts = _Texts(db)
    waiting = iter(records)
    while batch := list(islice(waiting, BATCH)):
        met = [record for record in batch if "record" not in record]
        here = _here(db, met)
        for record in batch:
            if record.get("record") == "source":
                yield from _source(db, record)
            elif "record" not in record:
                yield from _claim(record, here.get(_name(record)), texts, shown)


def _here(db: Database, records: Sequence[Record]) -> dict[str | int, Claim]:
    """The claims that are here, by their keys; for those whose keys were withheld from the public, by their numbers."""
    names = [_name(record) for record in records]
    ids = claims_with_keys(db, [name for name in names if isinstance(name, str)])
    found: dict[str | int, Claim] = {claim.key: claim for claim in claims.by_ids(db, sorted(ids.values()))}
    return found | {claim.id: claim for claim in claims.by_ids(db, [name for name in names if isinstance(name, int)])}


def _name(record: Record) -> str | int:
    key, number = record.get("key"), record.get("id")
    return number if key is None and isinstance(number, int) and 0 < number < 2**63 else str(key)


def _claim(record: Record, here: Claim | None, texts: "_Texts", shown: Shows) -> Iterator[Checked]:
    number, text, quotes = record.get("id"), record.get("text"), record.get("quotes")
    if not isinstance(number, int) or not isinstance(text, str) or not isinstance(quotes, list):
        raise FactcheckError("A claim of this page has no number, no text or no quotes: it was changed.")
    if here is None:
        yield Checked(number, "claim", UNKNOWN, text, "this store has no such claim")
        return
    for difference in _differences(record, here):
        yield Checked(number, "claim", CHANGED, text, difference)
    if not shown(text):
        yield Checked(number, "claim", CHANGED, text, UNSEEN)
    for quote in quotes:
        found = _quote(number, quote, here, texts)
        yield found if found.verdict != STANDS or shown(found.words) else replace(found, verdict=CHANGED, said=UNSEEN)


def _differences(record: Record, here: Claim) -> Iterator[str]:
    if here.withdrawn and not record.get("withdrawn"):
        yield "it was withdrawn"
    for key, now in (("text", here.text), ("mark", here.mark.value if here.mark else None),
                     ("reported", here.reported.value), ("speaker", here.speaker or None)):  # fmt: skip
        withheld = key == "speaker" and record.get("key") is None
        if record.get(key) != now and not withheld:
            yield f"{key} is “{now or 'nothing'}” now, on the page “{record.get(key) or 'nothing'}”"


def _quote(number: int, quote: Any, here: Claim, texts: "_Texts") -> Checked:
    if not isinstance(quote, dict) or not isinstance(quote.get("exact"), str):
        raise FactcheckError("A quote of this page has no words: it was changed.")
    exact, start, end = quote["exact"], quote.get("start"), quote.get("end")
    for slug, text in texts.of(here.source):
        if not text:
            known = any(exact == one.exact for one in here.quotes)
            if not known:
                return Checked(number, "quote", GONE, exact, f"no such words are kept of {slug}")
        elif isinstance(start, int) and isinstance(end, int) and text[start:end] == exact:
            continue
        else:
            return _elsewhere(number, exact, slug, text)
    return Checked(number, "quote", STANDS, exact)


def _elsewhere(number: int, exact: str, slug: str, text: str) -> Checked:
    try:
        found = anchor(text, exact, nth=1)
    except FactcheckError:
        return Checked(number, "quote", GONE, exact, f"it stands no more in {slug}")
    same = "" if found.exact == exact else f", as “{found.exact}”"
    return Checked(number, "quote", DRIFTED, exact, f"in {slug} it stands from {found.start} to {found.end}{same}")


def _source(db: Database, record: Record) -> Iterator[Checked]:
    slug, digest = str(record.get("id")), record.get("text_sha256")
    if sources.is_id(db, slug):
        kept = sources.source(db, slug)
        if digest and kept.text_sha256 != digest:
            yield Checked(0, "source", CHANGED, kept.title, f"the text of {slug} is another one here")


class _Texts:
    """The texts of sources, each with that of its newest version, kept for the claims that follow."""

    def __init__(self, db: Database) -> None:
        self._db, self._slug = db, ""
        self._texts: list[tuple[str, str]] = []

    def of(self, slug: str) -> list[tuple[str, str]]:
        """The id and text of a source, and of the newest version of it where there is another."""
        if slug != self._slug:
            newest = sources.newest(self._db, slug)
            self._slug = slug
            self._texts = [(one, sources.source(self._db, one).text) for one in dict.fromkeys((slug, newest))]
        return self._texts
