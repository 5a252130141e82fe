"""Conflicts of role: the same words with agent and patient exchanged."""

from factcheck.conflicts.compare import compare
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding
from factcheck.text.stems import FUNCTION_WORDS, Word, stems_in

EXCHANGED = 0.9
"""The score: no word differs but in its place."""

LEAST = 3
"""Content words of a sentence with a doer, a deed and something it is done to."""

WITHIN = 5
"""How many words after “was” its “by” may stand: the participle and an adverb or two."""

LONGEST = 6
"""How many words an agent or a patient may have."""

_ARTICLES = frozenset({"the", "a", "an"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "gets", "got"})
_PARTICLES = frozenset({"over", "out", "off", "down", "up", "to", "on", "into", "away", "back", "in"})
_LINKS = frozenset({"and", "or", "with", "between", "than", "as", "from", "to", "vs", "versus", "nor"})


def find_roles(left: Side, right: Side) -> Finding | None:
    """What one text says A did to B, the other says B did to A; the passive voice is turned round first."""
    if left.denied != right.denied or len(left.cues) % 2 != len(right.cues) % 2 or left.open or right.open:
        return None
    common = compare(left, right)
    if common.left_only or common.right_only or common.opposed or len(common.shared) < LEAST:
        return None
    exchanged = _exchanged(_active(_plain(left)), _active(_plain(right)))
    if not exchanged:
        return None
    agent, patient = exchanged
    a, b = left.text[agent[0].start : agent[-1].end], left.text[patient[0].start : patient[-1].end]
    why = f"“{a}” and “{b}” have changed places: “{left.short}” against “{right.short}”."
    spans = tuple((_span(one), _same_words(right, one)) for one in (agent, patient))
    return Finding("roles", why, EXCHANGED, spans)


def _plain(side: Side) -> list[Word]:
    """The words in order, without articles and dates, and without the preposition that hands a date over."""
    words = [word for word in side.words if word.folded not in _ARTICLES]
    kept: list[Word] = []
    for word in words:
        if any(date.start < word.end and word.start < date.end for date in side.dates):
            if kept and kept[-1].folded in ("in", "on", "since", "by", "of"):
                kept.pop()
        else:
            kept.append(word)
    return kept


def _active(words: list[Word]) -> list[Word]:
    """ "B was V-ed by A ..." as "A V-ed B ...": the first passive that names its agent."""
    for at, word in enumerate(words[:-3]):
        if word.folded not in _BE or at == 0:
            continue
        by = next((n for n in range(at + 2, min(at + WITHIN, len(words) - 1)) if words[n].folded == "by"), None)
        if by is None or any(words[n].folded not in _PARTICLES for n in range(at + 2, by)):
            continue
        end = by + 1
        while end < len(words) and (words[end].folded not in FUNCTION_WORDS):
            end += 1
        return [*words[by + 1 : end], *words[at + 1 : by], *words[:at], *words[end:]]
    return words


def _exchanged(left: list[Word], right: list[Word]) -> tuple[list[Word], list[Word]] | None:
    """The two runs of words that stand exchanged: left is P X M Y S and right is P Y M X S, all else equal."""
    one, other = [word.stem for word in left], [word.stem for word in right]
    if len(one) != len(other) or one == other or sorted(one) != sorted(other):
        return None
    start = next(n for n in range(len(one)) if one[n] != other[n])
    stop = len(one) - next(n for n in range(len(one)) if one[-1 - n] != other[-1 - n])
    for first in range(1, LONGEST + 1):
        for last in range(1, LONGEST + 1):
            a, b = start + first, stop - last
            if a >= b:
                break
            middle = one[a:b]
            turned = [*one[b:stop], *middle, *one[start:a]]
            if turned == other[start:stop] and _relates(left[a:b]):
                return left[start:a], left[b:stop]
    return None


def _relates(middle: list[Word]) -> bool:
    """Whether what stands between is a relation with a direction: a content word, and none that holds both ways."""
    symmetric = stems_in("telling.txt", "symmetric")
    if any(word.stem in symmetric for word in middle):
        return False
    return any(word.folded not in FUNCTION_WORDS and word.folded not in _LINKS for word in middle)


def _span(words: list[Word]) -> tuple[int, int]:
    return min(word.start for word in words), max(word.end for word in words)


def _same_words(side: Side, words: list[Word]) -> tuple[int, int]:
    """Where the same run stands on the other side."""
    wanted = [word.stem for word in words]
    plain = [word for word in side.words if word.folded not in _ARTICLES]
    for at in range(len(plain)):
        if [word.stem for word in plain[at : at + len(wanted)]] == wanted:
            return _span(plain[at : at + len(wanted)])
    return 0, len(side.text)
