"""Interviews that no label marks: questions by themselves, and what is answered between them."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from factcheck.domain.block import Block, BlockKind
from factcheck.domain.marks import CLOSING, OPENING_DOUBLE, PAIRS
from factcheck.text.firstnames import is_first_name
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
    marked = {n for n in asking if _ends_asking(text, found[n])}
    bold = _of_one_mark(
        {n: m["set"] for n in asking if (m := _BOLD.fullmatch(text, found[n].start, found[n].end))}, marked
    )
    items = _items(text, found)
    if items and not bold:
        questions = items
    elif len(bold & marked) > 1 or (bold & marked and len(bold) >= _FEWEST):
        questions = bold
    elif any(block.kind in (K.TURN, K.ANSWER, K.QUOTATION) for block in found):
        return tuple(found)
    else:
        questions = marked
    first = min(questions, default=0)
    behind = [n for n, block in enumerate(found) if n > first and n not in questions and block.kind in _ANSWERS]
    answers = [n for n in behind if not _FOOTNOTE.match(text, found[n].start, found[n].end)]
    if not _is_talk(text, found, questions, answers, _guests(text, found[:first])):
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


def _of_one_mark(setting: Mapping[int, str], marked: Collection[int]) -> set[int]:
    """The blocks set as most of those that ask: a standfirst in italics over questions in bold is none of them."""
    counted = Counter(setting[n] for n in setting if n in marked).most_common(1)
    return {n for n, mark in setting.items() if not counted or mark == counted[0][0]}


_FOOTNOTE = re.compile(r"\[\^[\w-]{1,20}\]:")
"""What begins a note in Markdown, which is the page's and no answer."""
_LABELLED = re.compile(r"([A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}):[ \t\u00a0]+(?=\S)")
"""As in "Siddiqui: On 9 January.", which an interview may have at its first answer alone."""


def _unlabelled(text: str, answer: Block, above: str) -> list[Block]:
    """An answer behind the name of whoever answers, which the text `above` the questions has, as label and answer."""
    label = _LABELLED.match(text, answer.start, answer.end)
    if label is None or label[1].split()[-1] not in re.findall(r"[\w'’-]+", above):
        return [answer]
    name = label.span(1)
    return [Block(K.LABEL, answer.start, name[1] + 1, name), replace(answer, start=label.end())]


def _items(text: str, found: Sequence[Block]) -> set[int]:
    """The questions of an interview that sets a dash or a number before each and nothing before the answers."""
    items = [n for n, block in enumerate(found) if block.kind is K.LIST_ITEM]
    alone = all(n + 1 < len(found) and found[n + 1].kind is K.PARAGRAPH for n in items)
    marks = [text[max(0, found[n].start - _MARK) : found[n].start].rstrip() for n in items]
    dashes = all(mark.endswith(_DASHES) for mark in marks) or all(_NUMBERED.search(mark) for mark in marks)
    asking = sum(_ends_asking(text, found[n]) for n in items)
    return set(items) if len(items) >= _FEWEST and alone and dashes and asking * 2 >= len(items) else set()


_DASHES = tuple("–—-")
_NUMBERED = re.compile(r"\d[.)]$")
_MARK = 4
"""Code points before an item in which its dash or its number stands."""


_ANSWERS = (K.PARAGRAPH, K.TURN, K.ANSWER)


def _title(text: str, found: Sequence[Block]) -> range:
    """The blocks over the first paragraph, which ask without an answer, but the last where I or we answer it or a guest
    is named over it."""
    first = next((n for n, block in enumerate(found) if block.kind not in _OVER), 0)
    own = bool(first) and bool(_I.search(text, found[first].start, found[first].end))
    answered = own or bool(first and _guests(text, found[: first - 1]))
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
_TALKED = r"\b(?:spoke|speaks|talked|talks|sat down|sits down) (?:to|with) "
_ASKED = rf"\binterview(?:ed|s)?\b|\b(?:met|visited) (?:{'|'.join(sorted(PERSONS_ACTED_ON))}|our|the)\b"
_ANSWERED = r"\b(?:answer(?:s|ed)?|took) (?:\w+ ){0,3}questions\b|\bquestions (?:for|to)\b|\bminutes with\b"
_CALLED = r"\b(?:we|I) asked (?-i:(?=[A-Z]))|\bq ?(?:&|and|\+) ?a\b|\bin conversation\b|\bconversation with\b"
_MET = re.compile("|".join((_TALKED, _ASKED, _ANSWERED, _CALLED)), re.I)
"""What a page says over an interview: in its title ("Q&A: …", "Five questions for …") or where it introduces one."""
_KIND = re.compile(r"\W*(?:the )?(?:interview|q ?(?:&|and) ?a|questions and answers)\W*", re.I)
_HEADED = re.compile(r"(?:[A-Z]\w+ )+([A-Z]\w+): [\"“‘']")
"""As in "Bishop Roos: “…”", a title."""
_NAME = re.compile(r"\b(?=([A-ZÀ-Þ][\w’'-]+)(?: (?:[A-ZÀ-Þ]\.|[a-z]{2,3}))? ([A-ZÀ-Þ][\w’'-]+))")
_EXPLAINS = re.compile(
    r"\b(?:what (?:we|you) (?:need to )?know|explained|explainer|things to know|at a glance)\b", re.I
)
"""What stands over an article whose headings ask, whoever else was talked to."""


def _guests(text: str, above: Sequence[Block]) -> frozenset[str] | None:
    """The surnames of whoever a page says above its first question that it talked with; None where it tells no talk."""
    said = [text[block.start : block.end] for block in above]
    if any(map(_EXPLAINS.search, said)):
        return None
    over = [words for words in said if _MET.search(words)]
    headed = (
        {title[1] for words in said if (title := _HEADED.match(words))} if any(map(_KIND.fullmatch, over)) else set()
    )
    names = {m[2] for words in over for m in _NAME.finditer(words) if is_first_name(m[1])}
    return frozenset(names | headed) if over else None


def _is_talk(
    text: str, found: Sequence[Block], questions: set[int], answers: Sequence[int], guests: frozenset[str] | None
) -> bool:
    """Whether two people talk: a page of frequent questions is asked by nobody and answered in nobody's name.

    Where the page names its `guests` the questions need not turn to anybody, nor the answers speak of their speaker;
    they do not speak of the guest, as an article does whose headings ask.
    """
    if len(questions) < _FEWEST or not len(questions) - 1 <= len(answers) <= _LONG_WINDED * len(questions):
        return False
    said = [_QUOTED.sub("", text[found[n].start : found[n].end]) for n in answers]
    if guests and sum(not guests.isdisjoint(re.findall(r"[\w’'-]+", words)) for words in said) <= _AT_THE_END:
        return True
    you = sum(bool(_YOU.search(text, found[n].start, found[n].end)) for n in questions)
    mine = sum(map(bool, map(_I.search, said)))
    return (guests is not None or you >= _SHARE * len(questions)) and mine >= _SHARE * len(answers)


_AT_THE_END = 1
"""Paragraphs that may tell of the guest: under the last answer stands where the book of hers can be had."""
