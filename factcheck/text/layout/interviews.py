"""Interviews that no label marks: questions by themselves, and what is answered between them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.domain.block import Block, BlockKind
from factcheck.domain.marks import CLOSING, OPENING_DOUBLE, PAIRS
from factcheck.text.pronouns import FIRST, PERSONS_ACTED_ON

K = BlockKind
_BOLD = re.compile(r"(?P<set>\*\*|__|\*|_)(?=[^\s*_])(?:(?!(?P=set)).)+(?<=\S)(?P=set)", re.S)
"""A question in bold or in italics."""
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.I)
_MINE = sorted(FIRST - {"i", "mine"})  # a mine is a place as well
_ME = "|".join((*_MINE, *(word.title() for word in _MINE if word != "us")))
_I = re.compile(rf"\b(?:I|{_ME})\b|\bI['’]")
_LONGEST = 400
"""Code points of a question that stands by itself."""
_FEWEST = 3
"""Questions that make an interview: an article may have one or two as headings."""
_SHARE = 0.3
"""How many of the questions turn to somebody, and of the answers speak of their speaker, at least."""
_LONG_WINDED = 5
"""Paragraphs to an answer, on average: an article that asks now and then has many between its questions."""
_QUOTED = re.compile("|".join(f"{mark}[^{PAIRS[mark]}]*[{PAIRS[mark]}]" for mark in OPENING_DOUBLE))


def asked(text: str, found: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with questions and answers told apart where a text is an interview without labels.

    A question is a paragraph or a heading that ends with a question mark, or one in bold among others that do; from
    the first on, what stands between is an answer. Questions in bold are questions in a text with labels as well.
    """
    title = _title(text, found)
    asking = [n for n, block in enumerate(found) if _may_ask(block) and n not in title]
    bold = {n for n in asking if _BOLD.fullmatch(text, found[n].start, found[n].end)}
    marked = {n for n in asking if _ends_asking(text, found[n])}
    dashed = _dashed(text, found)
    if dashed and not bold:
        questions = dashed
    elif len(bold & marked) > 1 or (bold & marked and len(bold) >= _FEWEST):
        questions = bold
    elif any(block.kind in (K.TURN, K.ANSWER, K.QUOTATION) for block in found):
        return tuple(found)
    else:
        questions = marked
    first = min(questions, default=0)
    answers = [n for n, block in enumerate(found) if n > first and n not in questions and block.kind in _ANSWERS]
    met = _MEETING.search(text[: found[first].start]) is not None if questions else False
    if not _is_talk(text, found, questions, answers, met=met):
        return tuple(found)
    if questions == marked:
        questions |= {n for n in range(first + 1, max(questions)) if _prompts(text, found, n, questions)}
    held, above = set(answers), text[: found[first].start]
    told: list[Block] = []
    for n, block in enumerate(found):
        if n in questions:
            told.append(replace(block, kind=K.QUESTION))
        elif n in held and block.kind is K.PARAGRAPH:
            told += _unlabelled(text, replace(block, kind=K.ANSWER), above)
        else:
            told.append(block)
    return tuple(told)


_LABELLED = re.compile(r"([A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}):[ \t\u00a0]+(?=\S)")
"""As in "Siddiqui: On 9 January.", which an interview may have at its first answer alone."""


def _unlabelled(text: str, answer: Block, above: str) -> list[Block]:
    """An answer behind the name of whoever answers, which the text `above` the questions has, as label and answer."""
    label = _LABELLED.match(text, answer.start, answer.end)
    if label is None or label[1].split()[-1] not in re.findall(r"[\w'’-]+", above):
        return [answer]
    name = label.span(1)
    return [Block(K.LABEL, answer.start, name[1] + 1, name), replace(answer, start=label.end())]


def _dashed(text: str, found: Sequence[Block]) -> set[int]:
    """The questions of an interview that sets a dash before each and nothing before the answers."""
    items = [n for n, block in enumerate(found) if block.kind is K.LIST_ITEM]
    alone = all(n + 1 < len(found) and found[n + 1].kind is K.PARAGRAPH for n in items)
    dashes = all(text[max(0, found[n].start - _MARK) : found[n].start].rstrip()[-1:] in _DASHES for n in items)
    asking = sum(_ends_asking(text, found[n]) for n in items)
    return set(items) if len(items) >= _FEWEST and alone and dashes and asking * 2 >= len(items) else set()


_DASHES = tuple("–—-")
_MARK = 4
"""Code points before an item in which its dash stands."""


_ANSWERS = (K.PARAGRAPH, K.TURN, K.ANSWER)


def _title(text: str, found: Sequence[Block]) -> range:
    """The blocks over the first paragraph, which ask without an answer, but the last where I or we answer it."""
    first = next((n for n, block in enumerate(found) if block.kind not in _OVER), 0)
    answered = bool(first) and bool(_I.search(text, found[first].start, found[first].end))
    return range(first - answered)


_OVER = (K.HEADING, K.BYLINE, K.TIMESTAMP, K.FURNITURE, K.FRONT_MATTER, K.CAPTION, K.DATELINE)


def _may_ask(block: Block) -> bool:
    return block.kind in (K.PARAGRAPH, K.HEADING, K.TURN) and block.end - block.start <= _LONGEST


def _ends_asking(text: str, block: Block) -> bool:
    return text[block.start : block.end].rstrip("*_) " + CLOSING).endswith("?")


def _prompts(text: str, found: Sequence[Block], n: int, questions: set[int]) -> bool:
    """Whether a paragraph between an answer and a longer one is what the interviewer puts: one sentence, not "I"."""
    if n in questions or n - 1 in questions or n + 1 in questions or n + 1 >= len(found):
        return False
    before, words, after = (text[found[m].start : found[m].end] for m in (n - 1, n, n + 1))
    single = found[n].kind is K.PARAGRAPH and len(words) <= _PROMPT and not _SENTENCES.search(words)
    told = found[n + 1].kind is K.PARAGRAPH and _SENTENCES.search(after) and _SENTENCES.search(before)
    return bool(single and told and not _I.search(_QUOTED.sub("", words)))


_PROMPT = 160
"""Code points of what an interviewer puts without a question mark."""
_SENTENCES = re.compile(r"[.!?…][”\"’')]* +[A-ZÀ-Þ“\"‘]")
_MEETING = re.compile(
    r"\b(?:spoke|speaks|talked|talks|sat down|sits down) (?:to|with) |\binterview(?:ed|s)?\b"
    rf"|\b(?:met|visited) (?:{'|'.join(sorted(PERSONS_ACTED_ON))})\b",
    re.I,
)


def _is_talk(
    text: str, found: Sequence[Block], questions: set[int], answers: Sequence[int], *, met: bool = False
) -> bool:
    """Whether two people talk: a page of frequent questions is asked by nobody and answered in nobody's name.

    Where the page says that they `met` the questions need not turn to anybody.
    """
    if len(questions) < _FEWEST or not len(questions) - 1 <= len(answers) <= _LONG_WINDED * len(questions):
        return False
    you = sum(bool(_YOU.search(text, found[n].start, found[n].end)) for n in questions)
    mine = sum(bool(_I.search(_QUOTED.sub("", text[found[n].start : found[n].end]))) for n in answers)
    return (met or you >= _SHARE * len(questions)) and mine >= _SHARE * len(answers)
