"""Quotes cut away from what turns them: before “although”, “if” or “not”, or under “no evidence that”.

Looks at the sentence that a quote stands in, and says only what stands right beside the quote. A claim whose own words
keep the turn (“would”, “unless”, a negation, a denial reported) has lost nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from factcheck import lexicon
from factcheck.domain.claim import Claim
from factcheck.domain.draft import Span
from factcheck.domain.marks import CLOSING, OPENING
from factcheck.domain.status import Status
from factcheck.text.negation import cues
from factcheck.text.versions import SENTENCE_END

_FILE = "turning.txt"

_FAR = 400
"""Code points before and behind a quote in which its sentence is looked for: the longest sentence of 84 news articles
(PolNeAR, development half) has 83 words, some 500 code points, and the quote is a part of it."""

SHOWN = 80
"""Code points of what turns a quote that are shown: a line of a terminal."""

_STEPS = 6
"""Words of one clause that may stand between a quote and an “unless” that still limits it."""


class Turning(StrEnum):
    """How a quote is turned by what it was cut away from."""

    CONDITION = "condition"
    CONCESSION = "concession"
    EXCEPTION = "exception"
    NEGATION = "negation"
    DENIAL = "denial"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Lost:
    """`text[start:end]` of the source turns a quote that does not have it; code points, end exclusive.

    `after`: it follows the quote. `words` is what to show of it, on one line.
    """

    kind: Turning
    start: int
    end: int
    words: str
    after: bool

    @property
    def said(self) -> str:
        """A sentence for a person, without its stop."""
        if self.after:
            return f"the quote stops before “{self.words}”"
        return f"the quote leaves out “{self.words}” before it"


def lost_context(claim: Claim, text: str) -> list[Lost]:
    """What turns the quotes of a claim in its source's `text` and stands in none of them; [] for all is well."""
    spans = [(q.start, q.end) for q in claim.quotes if q.start is not None and q.end is not None]
    placed = [span for span, q in zip(spans, claim.quotes, strict=False) if text[slice(*span)]]
    return cut_away(text, placed, claim.text, denied=claim.reported is Status.DENIED)


def cut_away(text: str, quotes: Sequence[Span], said: str = "", *, denied: bool = False) -> list[Lost]:
    """What turns these quotes of `text` and stands in none of them, in the order of the text.

    `said` is the claim that rests on them, `denied` that it is reported as denied.
    """
    found = [one for quote in quotes for one in (_behind(text, *quote), _before(text, *quote)) if one]
    outside = [one for one in found if not any(start < one.end and one.start < end for start, end in quotes)]
    lost = {(one.start, one.end): one for one in outside if not _kept(one.kind, said, denied)}
    return sorted(lost.values(), key=lambda one: one.start)


_KEEPING = {
    Turning.CONDITION: r"if|unless|provided|would|could|may|might|should|when|once|condition\w*|until|whether|long as",
    Turning.CONCESSION: r"although|though|despite|but|however|while|even|albeit|not|only",
    Turning.EXCEPTION: r"except\w*|apart|other|excluding|only|all but|save|most|nearly|almost",
    Turning.QUESTION: r"whether|if|may|might|could|question\w*|unclear|ask\w*",
}
"""Words by which a claim says itself what its quote leaves out."""


def _kept(kind: Turning, said: str, denied: bool) -> bool:
    if kind in (Turning.NEGATION, Turning.DENIAL):
        return denied or bool(cues(said))
    return bool(re.search(rf"\b(?:{_KEEPING[kind]})\b", said, re.IGNORECASE))


@cache
def _pattern(*sections: str) -> re.Pattern[str]:
    phrases = sorted({phrase for name in sections for phrase in lexicon.lines(_FILE, name)}, key=len, reverse=True)
    return re.compile("|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases), re.IGNORECASE)


_AFTER = (
    (Turning.CONDITION, "condition after"),
    (Turning.CONCESSION, "concession after"),
    (Turning.EXCEPTION, "exception after"),
)
_BEFORE = (
    (Turning.DENIAL, "denial before"),
    (Turning.QUESTION, "question before"),
    (Turning.CONDITION, "condition before"),
    (Turning.NEGATION, "negation before"),
)
_RESUMED = re.compile(rf"\s*,?[{CLOSING}]\s*(?:[\w.'’-]+\s+){{0,5}}[\w.'’-]+,\s*[{OPENING}]\s*")
"""The words of who speaks, between a quotation and its going on: “I will resign,” Kern said, “only when …”."""
_JOINT = re.compile(rf"[{CLOSING}\s]*,?[{CLOSING}\s]*")
_STEP = re.compile(r"[\w'’-]+\s+")
_LAST_WORD = re.compile(r"([^\W\d_]+)[\W_]*$")
SENTENCE_BREAK = re.compile(rf"{SENTENCE_END.pattern}|\n\s*\n")
"""Where a sentence ends, or the paragraph with it."""


def _behind(text: str, start: int, end: int) -> Lost | None:
    """What turns a quote and follows it in its sentence."""
    rest = text[end : end + _FAR]
    if text[start:end].rstrip(CLOSING + " )")[-1:] in ".!?…" or re.match(rf"[{CLOSING})]*\s*[.!?…;:]", rest):
        return None
    rest = SENTENCE_BREAK.split(rest)[0]
    last = _last_word(text[start:end])
    at = _JOINT.match(rest)
    begin = at.end() if at else 0
    if "n't" in rest[:3].replace("’", "'") or (begin and last in _words("auxiliaries") and _no(rest, begin)):
        return _lost(Turning.NEGATION, rest, end, begin if rest[:1].isspace() else 0, after=True)
    if found := _phrase(rest, begin, "false after"):
        return _lost(Turning.DENIAL, rest, end, found.start(), after=True)
    if begin and _phrase(rest, begin, "inverted condition"):
        return _lost(Turning.CONDITION, rest, end, begin, after=True)
    if resumed := _RESUMED.match(rest):
        for kind, section in _AFTER:
            if found := _phrase(rest, resumed.end(), section):
                return _lost(kind, rest, end, found.start(), after=True)
    if last in _words("asking"):
        return None
    for step in range(_STEPS + 1):
        for kind, section in _AFTER:
            if (begin or step) and (found := _phrase(rest, begin, section)):
                return _lost(kind, rest, end, found.start(), after=True)
        word = _STEP.match(rest, begin)
        if not word or word[0].split()[0].lower() in _words("parting") | _words("asking") | _words("harmless before"):
            return None
        begin = word.end()
    return None


def _no(rest: str, begin: int) -> bool:
    """Whether a negation follows the auxiliary at the end of a quote."""
    found = re.compile(r"(?:not|never|no longer)\b", re.IGNORECASE).match(rest, begin)
    return bool(found) and "," not in rest[:begin] and not _phrase(rest, begin, "harmless")


def _before(text: str, start: int, end: int) -> Lost | None:
    """What turns a quote and stands right before it, or begins its sentence with “if”."""
    head = text[max(0, start - _FAR) : start]
    head = SENTENCE_BREAK.split(head)[-1]
    first = start - len(head)
    near = head.rstrip(OPENING + " \t\n([")
    if not near or near[-1] in ".!?:;":
        return None
    for kind, section in _BEFORE:
        if (found := _last(near, text[start:end], section)) and not _harmless(head, found, text[start:end]):
            return _lost(kind, head, first, found.start(), after=False)
    leading = re.compile(r"[\W_]*(if|unless)\b[^,;:]{3,}(?:\s+then)?$", re.IGNORECASE).match(near.rstrip(","))
    if leading and near.endswith(",") and not _phrase(head, leading.start(1), "harmless"):
        return _lost(Turning.CONDITION, head, first, leading.start(1), after=False)
    return None


def _last(near: str, quote: str, section: str) -> re.Match[str] | None:
    """The phrase that ends right before the quote, a word or two of those that may stand between left aside."""
    between = "|".join(map(re.escape, sorted(_words("between"))))
    adverbs = rf"(?:\s+(?:{between}|[a-z]{{2,}}ly)){{0,2}}" if section == "negation before" else ""
    article = r"(?:\s+(?:the|a|an|any|his|her|their|its))?" if section == "denial before" else ""
    ends = re.compile(rf"\b(?:{_pattern(section).pattern}){adverbs}{article}\s*$", re.IGNORECASE)
    if found := ends.search(near):
        return found
    if section == "negation before":
        return re.compile(rf"\b\w+n['’]t{adverbs}\s*$", re.IGNORECASE).search(near)
    return None


def _harmless(head: str, found: re.Match[str], quote: str) -> bool:
    """Whether what stands there turns nothing: “not only”, “even if”, “whether or not”."""
    before = _last_word(head[: found.start()])
    whole = head[found.start() :] + quote
    return before in _words("harmless before") or bool(_phrase(whole, 0, "harmless"))


def _phrase(text: str, at: int, section: str) -> re.Match[str] | None:
    """A phrase of a section that begins here and is no harmless one."""
    found = re.compile(rf"(?:{_pattern(section).pattern})\b", re.IGNORECASE).match(text, at)
    if not found or section == "harmless":
        return found
    if _phrase(text, at, "harmless") or _last_word(text[:at]) in _words("harmless before"):
        return None
    return found


def _last_word(text: str) -> str:
    found = _LAST_WORD.search(text[-40:])
    return found[1].lower() if found else ""


@cache
def _words(section: str) -> frozenset[str]:
    return lexicon.words(_FILE, section)


def _lost(kind: Turning, part: str, offset: int, at: int, *, after: bool) -> Lost:
    """What to show of the words that turn, from `part[at:]` on, `offset` being where the part begins."""
    shown = part[at:] if after else part[at:].rstrip(OPENING + " ,\t\n([")
    stop = re.search(rf"[,;:—–][{CLOSING}]*\s|[.!?…][{CLOSING}]*\s*$", shown[1:]) if after else None
    whole = shown[: stop.start() + 1] if stop else shown
    words = " ".join(whole.split())
    cut = words if len(words) <= SHOWN else words[: words.rfind(" ", 0, SHOWN)] + "…"
    return Lost(kind, offset + at, offset + at + len(whole.rstrip()), cut, after)
