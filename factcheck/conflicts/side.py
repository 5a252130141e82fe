"""One claim as the rules see it: the whole record, with what its words amount to worked out once."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from factcheck.conflicts.lexicon import canonical
from factcheck.domain.claim import Claim
from factcheck.domain.marks import CLOSING
from factcheck.domain.status import Status
from factcheck.text.dates import Date, dates
from factcheck.text.likeness import Model, Reading
from factcheck.text.negation import Cue, cues
from factcheck.text.pronouns import THIRD
from factcheck.text.quantities import Quantity, quantities
from factcheck.text.stems import Word, stem, words_with_places

READ = 1500
"""A claim is a sentence; of a whole book that somebody pasted in, the rules read the beginning. Of 10,190 claims
(CheckThat! 2020) the longest has 668 code points."""

QUOTED = 200
"""Code points of a text that a reason quotes: three lines of a terminal."""

MOST = 20
"""A claim with more figures than this is a table: of 10,190 claims (CheckThat! 2020) none has more than seven."""

TOLD = 60
"""Of how many words a claim is compared word by word, a bound on time: of 10,190 claims (CheckThat! 2020) one in a
thousand has 77 or more, most have 16."""

_OPEN = re.compile(r"\b(?:may|(?i:might|could|possibl[ey]|perhaps|maybe|if|would|whether))\b")
_NAMED_BEFORE = r"(?:The|[A-Z][\w\s]{0,40}, the) (?:film|series|song|album|book|band|show)"
_BEFORE = "|".join(sorted(word.capitalize() for word in THIRD | {"this", "that"}))
_ANAPHOR = re.compile(rf"\W*(?:{_BEFORE}|{_NAMED_BEFORE})\b")
_CURRENT = re.compile(
    r"\b(?:this (?:season|year|month|week|summer|winter|spring|autumn)|today|now|currently|at present)\b", re.IGNORECASE
)
_BE = r"\b(?:is|are|was|were|be|been|being)\s+(?:(?:\w+ly|still|yet|now)\s+)?"
_PHRASES = (
    (re.compile(rf"{_BE}(over)\b(?!\s+(?!and\b|but\b|now\b)\w)", re.IGNORECASE), stem("ended")),
    (
        re.compile(
            rf"{_BE}(?:(going)\s+on|(under)\s+way|in\s+(progress))\b(?!\s+(?!and|but|now|in|at|as|for|since)\w)",
            re.IGNORECASE,
        ),
        stem("ongoing"),
    ),
)
"""What is said in several words and stands for one: what is over has ended, what is still going on is ongoing."""
_BOUNDS = frozenset({"before", "after", "until", "since"})


@dataclass(frozen=True, eq=False)
class Side:
    """A claim and the day, month or year its source was published (ISO, or "").

    Everything derived is computed on first use and kept, so that comparing one claim with a thousand is cheap.
    Two sides are equal only if they are one object.
    """

    claim: Claim
    published: str = ""
    _read: Reading | None = field(default=None, init=False, repr=False)

    @property
    def text(self) -> str:
        """What the rules read of the claim's text, which all spans refer to: its first `READ` code points."""
        return self.claim.text[:READ]

    @property
    def short(self) -> str:
        """The text as a reason quotes it."""
        return self.text if len(self.text) <= QUOTED else self.text[: QUOTED - 1] + "…"

    @cached_property
    def voice(self) -> tuple[str, str]:
        """Who speaks: a speaker's name, or the source's own voice where no speaker is named."""
        if self.claim.speaker:
            return ("speaker", " ".join(self.claim.speaker.casefold().split()))
        return ("source", self.claim.source)

    @cached_property
    def when(self) -> str:
        """When it was said, as well as we know: the claim's own date, else its source's; "" when neither is known."""
        return self.claim.said_on or self.published

    @property
    def denied(self) -> bool:
        """Whether the source reports the text as denied."""
        return self.claim.reported is Status.DENIED

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word of the text, in order."""
        return words_with_places(self.text)

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """The dates in the text, the first `MOST`."""
        return tuple(dates(self.text)[:MOST])

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities in the text, the first `MOST`."""
        return tuple(quantities(self.text, self.dates)[:MOST])

    @cached_property
    def content(self) -> tuple[Word, ...]:
        """The words that say what the text is about: no function words, no dates, no quantities."""
        taken = [(it.start, it.end) for it in self.dates] + [(it.start, it.end) for it in self.quantities]
        return tuple(
            word
            for word in self.words
            if word.content and not any(start < word.end and word.start < end for start, end in taken)
        )

    @cached_property
    def told(self) -> tuple[Word, ...]:
        """The first `TOLD` words that are no function words: those that are aligned with another claim's. What is
        over has ended.
        """
        means = {
            match.start(match.lastindex or 0): meant
            for phrase, meant in _PHRASES
            for match in phrase.finditer(self.text)
        }
        told = [replace(word, stem=means.get(word.start, word.stem)) for word in self.words]
        return tuple(word for word in told if word.content or word.start in means)[:TOLD]

    @cached_property
    def figures(self) -> tuple[tuple[int, int], ...]:
        """Where the dates and quantities stand."""
        return tuple((it.start, it.end) for it in self.dates) + tuple((it.start, it.end) for it in self.quantities)

    def reading(self, model: Model) -> Reading:
        """The text as a model reads it, kept."""
        if self._read is None:
            object.__setattr__(self, "_read", model.read(self.text, [(word.start, word.end) for word in self.told]))
        assert self._read is not None
        return self._read

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """What turns the text round."""
        return tuple(cues(self.text))

    @cached_property
    def open(self) -> bool:
        """Whether the text asks, supposes or allows for, rather than says."""
        return self.asks or bool(_OPEN.search(self.text))

    @property
    def asks(self) -> bool:
        """Whether the text is a question."""
        return self.text.rstrip(CLOSING + " )").endswith("?")

    @cached_property
    def anaphoric(self) -> bool:
        """Whether the text begins with a pronoun, or with a "the film" that was named before."""
        return bool(_ANAPHOR.match(self.text))

    @cached_property
    def current(self) -> bool:
        """Whether the text speaks of the time it was said at."""
        return bool(_CURRENT.search(self.text))

    @cached_property
    def bounds(self) -> frozenset[str]:
        """The words of time that turn a scope round: before, after, until, since."""
        return frozenset(word.folded for word in self.words) & _BOUNDS

    @cached_property
    def stems(self) -> frozenset[str]:
        """What the content words are matched by: stems, with close synonyms made one."""
        return frozenset(canonical(word.stem) for word in self.content)
