"""Conflicts of authorship told in the text: one quotation, and each side names somebody else as the one who said it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from factcheck.conflicts.alignment import counterpart, other_names, spare
from factcheck.conflicts.dating import figures_differ
from factcheck.conflicts.scope import KEPT
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding
from factcheck.domain.marks import CLOSING_DOUBLE, DOUBLE, OPENING_DOUBLE
from factcheck.text.negation import Turn
from factcheck.text.stems import Word, stems_in, words_with_places

TWO_AUTHORS = 0.9
"""As of one quotation with two speakers (attribution.py)."""

WORDS = 3
"""Words that a quotation must have to be known again."""

_QUOTED = re.compile(
    rf"[{OPENING_DOUBLE}]([^{DOUBLE}]{{8,300}})[{CLOSING_DOUBLE}“]|(?<!\w)['‘]([^'‘’]{{12,300}})['’](?!\w)"
)


_OWN = re.compile(r"\b(?:I|my|mine|me|we|our|ours)\b")
_WHERE = re.compile(r"\b(?:in|at|near|on)\s+(?:the\s+)?$", re.IGNORECASE)


def find_author(left: Side, right: Side) -> Finding | None:
    """The same words stand in quotation marks on both sides, and each names a person that the other does not, or denies
    the one whom the other names.
    """
    if left.denied or right.denied or figures_differ(left, right):
        return None
    shared = _shared(left, right)
    if not shared:
        return None
    (one, said), (other, _) = shared
    if not (_authored(left, one) and _authored(right, other)):
        return None
    names = [_named(here, there, inside) for here, there, inside in ((left, right, one), (right, left, other))]
    written, spans = [], []
    for side, found, inside in ((left, names[0], one), (right, names[1], other)):
        if found:
            start, end = _whole_name(side, found, inside)
            written.append(side.text[start:end])
            spans.append((start, end))
        elif side.claim.speaker and _OWN.search(side.text[: inside[0]] + "|" + side.text[inside[1] :]):
            written.append(side.claim.speaker)
            spans.append(inside)
        else:
            return None
    why = f"“{said}” is given to {written[0]} and to {written[1]}."
    return Finding("attribution", why, TWO_AUTHORS, ((spans[0], spans[1]),))


def _authored(side: Side, inside: tuple[int, int]) -> bool:
    """Whether the text says of somebody that these are their words. What it begins with does not: a list of claims
    writes "Says X wants to \"...\"".
    """
    authoring = stems_in("telling.txt", "authoring")
    return any(word.stem in authoring and not inside[0] <= word.start < inside[1] for word in side.words[1:])


def quoted_alike(left: Side, right: Side) -> bool:
    """Whether a quotation of the one stands in the other."""
    return _shared(left, right) is not None


def _shared(left: Side, right: Side) -> tuple[tuple[tuple[int, int], str], tuple[tuple[int, int], str]] | None:
    """A quotation of either side whose words stand in the other in one run, in quotation marks or not; where it stands
    on both sides.
    """
    for here, there, turned in ((left, right, False), (right, left, True)):
        for span, said in _quotations(here):
            found = _run(there, _key(said))
            if found:
                one, other = (span, said), (found, said)
                return (other, one) if turned else (one, other)
    return None


def _run(side: Side, key: tuple[str, ...]) -> tuple[int, int] | None:
    """Where these words stand in the text, one after the other."""
    if len(key) < WORDS:
        return None
    words = side.words
    for at in range(len(words) - len(key) + 1):
        if all(words[at + n].folded == word for n, word in enumerate(key)):
            return words[at].start, words[at + len(key) - 1].end
    return None


@lru_cache(maxsize=KEPT)
def _quotations(side: Side) -> list[tuple[tuple[int, int], str]]:
    return [(match.span(), (match[1] or match[2]).strip(" .,;!?")) for match in _QUOTED.finditer(side.text)]


@lru_cache(maxsize=KEPT)
def _key(said: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words_with_places(said))


def _named(here: Side, there: Side, inside: tuple[int, int]) -> list[Word]:
    """Whom `here` names as the author: names that the other text has not, or only to turn them away; none that this
    text turns away itself.
    """
    own = other_names(here, there, spare(here, there, [inside]))
    for word in here.told:
        if word.name and word not in own and not inside[0] <= word.start < inside[1]:
            met = counterpart(here, there, word)
            if met and _refused(there, met.start):
                own.append(word)
    kept = [word for word in own if not _refused(here, word.start) and not _WHERE.search(here.text, 0, word.start)]
    return sorted(kept, key=lambda word: word.start)


def _whole_name(side: Side, names: Sequence[Word], inside: tuple[int, int]) -> tuple[int, int]:
    """Where the name next to the quotation stands, whole: words with nothing but blanks, dots and hyphens between."""
    runs = [[names[0]]]
    for before, word in pairwise(names):
        if side.text[before.end : word.start].strip(" .-"):
            runs.append([])
        runs[-1].append(word)
    places = [(run[0].start, run[-1].end) for run in runs]
    return min(places, key=lambda place: max(inside[0] - place[1], place[0] - inside[1]))


def _refused(side: Side, start: int) -> bool:
    """Whether a name only stands there to be turned away: "and not Vik's". What is quoted turns nothing."""
    quoted = [span for span, _ in _quotations(side)]
    return any(
        cue.turn is Turn.NOT
        and cue.scope[0] <= start < cue.scope[1]
        and not any(begin <= cue.start < end for begin, end in quoted)
        for cue in side.cues
    )
