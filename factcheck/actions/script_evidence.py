"""What of the store bears on a sentence: claims with their quotes, what stands around those, and who is who."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.domain.claim import Claim
from factcheck.domain.source import Source
from factcheck.store.reads import claims, conflicts, sources, speakers
from factcheck.store.search import vocabulary
from factcheck.store.search.near import Near, near
from factcheck.store.storage.database import Database
from factcheck.text.cutting import SENTENCE_BREAK
from factcheck.text.slots import Held, Slots, is_usual

AROUND = 300
"""Code points of a source on either side of a quote that may bear out what a script says: about two sentences (the
median paragraph of 84 news articles, PolNeAR, has 197)."""

_SOURCES = 20
"""Sources whose texts are held at once: a bound on memory."""

_CLAIMS = 5_000
"""Claims that are held at once, taken apart: a bound on memory."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A claim with all that may bear out a sentence: `held` is what figures and names are looked for in."""

    claim: Claim
    source: Source
    held: Held
    names: tuple[str, ...]
    """Every name under which the claim's speaker goes, those who relay it, and who published it."""
    near: Held
    """The same without the title, and without what stands around the quote outside its sentence: there others speak."""


class Evidence:
    """The store as one script needs it, each thing read once."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._sources: OrderedDict[str, Source] = OrderedDict()
        self._proofs: OrderedDict[int, Proof] = OrderedDict()
        self._aliases = {one.name: one.aliases for one in speakers.every(db)}
        self._common: dict[str, bool] = {}

    def near(self, text: str) -> list[Near]:
        """The claims nearest to a statement. Raises StoreError."""
        return near(self.db, text)

    def proofs(self, ids: Iterable[int]) -> dict[int, Proof]:
        """These claims by their ids."""
        wanted = list(dict.fromkeys(ids))
        for claim in claims.by_ids(self.db, [one for one in wanted if one not in self._proofs]):
            self._proofs[claim.id] = self._proof(claim)
        found = {one: self._proofs[one] for one in wanted}
        while len(self._proofs) > _CLAIMS:
            self._proofs.popitem(last=False)
        return found

    def against(self, ids: list[int]) -> dict[int, list[int]]:
        """For each of these claims the others that deny or contradict it."""
        return conflicts.contradicting(self.db, ids)

    def is_common(self, word: str) -> bool:
        """Whether a folded word is one that the store has, and seldom as a name, or else one that English uses much."""
        if word not in self._common:
            n, names = vocabulary.known(self.db, [word]).get(word, (0, 0))
            self._common[word] = names * 2 < n if n else is_usual(word)
        return self._common[word]

    def _proof(self, claim: Claim) -> Proof:
        source = self._source(claim.source)
        who = tuple(filter(None, (claim.speaker, claim.speaker_as_written, *claim.via)))
        names = tuple(dict.fromkeys(other for name in who for other in (name, *self._aliases.get(name, ()))))
        published = tuple(filter(None, (source.publisher, source.author)))
        quoted = " … ".join(quote.exact for quote in claim.quotes)
        context = " … ".join(filter(None, (around(source, quote.start, quote.end) for quote in claim.quotes)))
        inside = " … ".join(filter(None, (sentence_of(source, quote.start, quote.end) for quote in claim.quotes)))
        besides = (quoted, "; ".join(names), claim.said_on, source.published, "; ".join(published))
        told, beside = Slots(claim.text), tuple(Slots(words) for words in besides)
        held = Held(told, (*beside, Slots(source.title), Slots(context)))
        return Proof(claim, source, held, (*names, *published), Held(told, (*beside, Slots(inside))))

    def _source(self, slug: str) -> Source:
        if slug not in self._sources:
            self._sources[slug] = sources.source(self.db, slug)
            if len(self._sources) > _SOURCES:
                self._sources.popitem(last=False)
        return self._sources[slug]


def around(source: Source, start: int | None, end: int | None) -> str:
    """What stands around a quote in its source; "" for one that has no place there."""
    if start is None or end is None or not source.text:
        return ""
    return source.text[max(0, start - AROUND) : end + AROUND]


def sentence_of(source: Source, start: int | None, end: int | None) -> str:
    """The sentences, each on a line or more, that a quote stands in, as far as `around` sees them."""
    if start is None or end is None or not source.text:
        return ""
    begin, stop = max(0, start - AROUND), end + AROUND
    text = source.text[begin:stop]  # whole, for a sentence's end is known by what begins behind it
    at, to = start - begin, end - begin
    ends = [match.end() for match in SENTENCE_BREAK.finditer(text)]
    return text[
        max((one for one in ends if one <= at), default=0) : min((one for one in ends if one >= to), default=stop)
    ]
