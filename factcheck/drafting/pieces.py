"""Words of the text in a row, some of them replaced, as a sentence: marks in pairs, a capital, a full stop."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from factcheck import lexicon
from factcheck.domain.marks import CLOSING, CLOSING_DOUBLE, OPENING, OPENING_DOUBLE, PAIRS
from factcheck.drafting.parser import Frame

_ENDS = " \t\r\n,;:—–-•*·"


def row(text: str, frame: Frame, tokens: Sequence[int], instead: Mapping[int, str]) -> str:
    """The text of these tokens, each as it stands or as `instead` has it ("" leaves it out), gaps as blanks."""
    parts: list[str] = []
    held = sorted(set(tokens))
    shown: list[int] = []
    for i in held:
        start, end = frame.spans[i]
        apart = bool(shown) and i != shown[-1] + 1
        if frame.doc[i].text == "," and (not shown or apart or frame.doc[shown[-1]].text == ","):
            continue
        if apart and frame.doc[shown[-1]].text == "," and not _leads_in(frame, shown):
            parts.pop()
        before = text[frame.spans[shown[-1]][1] : start] if shown and not apart else " "
        word = instead.get(i, text[start:end])
        if word.lower() in {"'d", "’d"} and parts and parts[-1].endswith("]"):
            word = " had" if frame.doc[i].head.tag_ == "VBN" else " would"
        parts += [before if word or before.strip() else " ", word]
        shown.append(i)
    words = whole_verbs(MEET.sub(" ", "".join(parts)))
    return re.sub(r"\s+([,;:!?]|\.(?!\d))", r"\1", re.sub(r"\s+", " ", words)).strip()


MEET = re.compile(r"(?<!audible)(?<!intelligible)\] ?\[", re.IGNORECASE)
"""Two brackets side by side, neither of which says that nobody understood a word."""
_SHORT = re.compile(
    r"(?<=\])['’](?:(s)(?= (?:\w+ )?(?:been|had|got|gone|become)\b)|(s)(?! (?:\w+ )?\w+ed\b)|(re)|(ll)|(ve))(?![\w’'])",
    re.IGNORECASE,
)
"""Of "[it]'s designed" nobody knows whether it is or has: that stays."""
_LONG = ("has", "is", "are", "will", "have")


def whole_verbs(words: str) -> str:
    """Of "[Ana Reyes]’s late" the verb in full: what stands behind a bracket is no short form."""
    return _SHORT.sub(
        lambda short: " " + next(long for long, found in zip(_LONG, short.groups(), strict=True) if found), words
    )


def _leads_in(frame: Frame, held: Sequence[int]) -> bool:
    """Whether these tokens are a clause or phrase in front of the sentence, which keeps its comma."""
    inside = set(held)
    heads = [frame.doc[i] for i in held if frame.doc[i].head.i not in inside and not frame.doc[i].is_punct]
    return bool(heads) and all(t.dep_ in {"advcl", "prep", "advmod", "npadvmod", "mark"} for t in heads)


def unbracketed(words: str) -> str:
    """The words without square brackets, to stand in such."""
    return words.replace("[", "").replace("]", "")


_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\((?:https?:|mailto:|/|#)[^()\s]{0,500}\)")
"""A link of Markdown: its words stay."""


_SIGN = r"\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d"
_SIGNS = re.compile(rf"(?<![\s{_SIGN}])[\s{_SIGN}]*[{_SIGN}](?=\s*[.!?…]*$)|^[{_SIGN}][\s{_SIGN}]*")
"""Emoji and arrows at either end, which posts have."""


def sentence(words: str) -> str:
    """The words as a sentence; footnote marks, single quotation marks and emoji around it go, words stay."""
    words = _SIGNS.sub("", words.strip())
    words = _LINK.sub(r"\1", re.sub(r"\s*\[\d+\]", "", words))
    words = re.sub(r"\s+", " ", words).strip(_ENDS)
    words = _IN_BRACKETS.sub(lambda whole: whole[1] if whole[1][-1] in ".!?" else whole[1] + whole[2], words)
    words = _without_repeats(unwrapped(words))
    words = _joining().sub("", words)
    if not any(map(str.isalnum, words)):
        return ""
    first = next(i for i, char in enumerate(words) if char not in "[(" + OPENING)
    words = words[:first] + words[first].upper() + words[first + 1 :]
    ended = words.rstrip(CLOSING + "“").endswith((".", "!", "?", "…"))
    return words if ended else words + "."


_IN_BRACKETS = re.compile(r"^\(((?:[^()]|\([^()]*\))+)\)([.!?]?)$")
"""A sentence that stands in brackets as a whole, with others in it perhaps."""


@cache
def _joining() -> re.Pattern[str]:
    """What joins a sentence to the one before: "However, ", "But " and not "But for", "Meanwhile "."""
    phrases = "|".join(sorted(lexicon.phrases("grammar.txt", "conjuncts") | {"well", "yeah"}))
    bare = r"(?:but|and)(?! (?:for|yet|if|then)\b)|(?:meanwhile|indeed|instead)(?! of\b)"
    return re.compile(rf"^(?:(?:{phrases}), |(?:{bare}),? )(?=\S+ \S+ \S)", re.IGNORECASE)


_REPEATED = re.compile(r'(?<=[.!?…]) ["“](?=[\w\[])([^"“”]*[.!?…])["”]?$')
_BEGINS = re.compile(r"(?<=[.!?…] \[)[a-z]")


def _without_repeats(words: str) -> str:
    """Without the mark that the paragraphs of one quotation begin with again: "It is late. "It is dark.\""."""
    whole = _REPEATED.sub(r" \1", words) if not words.startswith(tuple(OPENING_DOUBLE)) else words
    return _BEGINS.sub(lambda letter: letter[0].upper(), whole)


def unwrapped(words: str) -> str:
    """Without the marks around the whole, and without one whose partner is missing."""
    words = words.strip(_ENDS)
    while len(words) > 1 and words[0] in OPENING and _partner(words, 0) == len(words) - 1:
        words = words[1:-1].strip(_ENDS)
    lonely = _lonely(words)
    return "".join(char for i, char in enumerate(words) if i not in lonely).strip(_ENDS)


def _partner(words: str, at: int) -> int:
    """Where the quotation that opens at `at` closes, -1 where it does not."""
    closers = PAIRS[words[at]]
    for i in range(at + 1, len(words)):
        apostrophe = words[i] in "'’" and words[i + 1 : i + 2].isalnum()
        if words[i] in closers and not apostrophe:
            return i
    return -1


def _lonely(words: str) -> set[int]:
    """Double marks that open and never close, or close what never opened."""
    open_, lonely = list[int](), set[int]()
    for i, char in enumerate(words):
        if open_ and char in PAIRS[words[open_[-1]]] and char not in "’":
            open_.pop()
        elif char in OPENING_DOUBLE:
            open_.append(i)
        elif char in CLOSING_DOUBLE:
            lonely.add(i)
    return lonely | set(open_)
