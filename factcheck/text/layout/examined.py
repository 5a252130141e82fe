"""Examinations that set the answer behind its question, with dashes between: "Were you there?---I was."."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.domain.block import Block, BlockKind

K = BlockKind
_HYPHEN = r"[-\u2010\u2011]"
_THREE = rf"[?.!…”’\"')-][ \t\r\n]*(?P<dash>{_HYPHEN}{{3,5}}|[–—]{{2,3}})[ \t\r\n\u00a0]*(?=[\w“‘\"'(\[$£€])"
_ONE = r"\?[ \t\r\n]*(?P<dash>[–—]|--)[ \t\r\n\u00a0]*(?=[A-ZÀ-Þ“‘\"])"
_FORMS = (re.compile(_THREE), re.compile(_ONE))
"""As courts and commissions of Australia set it, and as committees and assizes in Britain did ("Was it you?—No.")."""
_ASKED = re.compile(rf"\?[ \t\r\n]*(?:{_HYPHEN}{{3}}|[–—]{{2}})")
_FEWEST = (2, 3)
"""Questions so answered that make an examination: a dash may stand behind the question of an article as well."""
_SENTENCE = re.compile(r"[.!?…][”’\"')]*\s+(?=[A-ZÀ-Þ“‘\"])")
_FLOWING = frozenset({K.PARAGRAPH, K.TURN, K.LIST_ITEM, K.QUESTION})


def examined(text: str, found: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, a question and the answer behind its dash told apart where a text is set so throughout.

    What counsel says after an answer without a label or an answer is put to the witness and states nothing.
    """
    dashes = next(
        (form for form, fewest in zip(_FORMS, _FEWEST, strict=True) if _times(text, found, form) >= fewest), None
    )
    if dashes is None:
        return tuple(found)
    told: list[Block] = []
    examining = False
    for block in found:
        at = [match.span("dash") for match in _inside(text, block, dashes)]
        if at:
            told += _parted(text, block, at)
            examining = True
        elif examining and block.kind in (K.TURN, K.LIST_ITEM) and told[-1].kind is not K.LABEL:
            told.append(replace(block, kind=K.QUESTION))
        else:
            examining = examining and block.kind not in (K.HEADING, K.LABEL)
            told.append(block)
    return tuple(told)


def _times(text: str, found: Sequence[Block], form: re.Pattern[str]) -> int:
    """Blocks in which a question has its answer behind it."""
    asked = _ASKED if form is _FORMS[0] else form
    return sum(block.kind in _FLOWING and bool(asked.search(text, block.start, block.end)) for block in found)


def _inside(text: str, block: Block, form: re.Pattern[str]) -> list[re.Match[str]]:
    return list(form.finditer(text, block.start, block.end)) if block.kind in _FLOWING else []


def _parted(text: str, block: Block, dashes: Sequence[tuple[int, int]]) -> Iterator[Block]:
    """Questions and answers of one block. Where it holds several, an answer has one sentence: who says what stands
    between that and the next dash, nobody can tell."""
    start = block.start
    for number, (begin, end) in enumerate(dashes):
        last = number + 1 == len(dashes)
        stop = block.end if last else dashes[number + 1][0]
        sentence = None if last else _SENTENCE.search(text, end, stop)
        over = stop if sentence is None else sentence.end()
        if start < begin:
            yield _cut(text, block, K.QUESTION, start, begin)
        yield Block(K.FURNITURE, begin, end)
        yield replace(_cut(text, block, K.ANSWER, end, over), speaker=None)
        start = over


def _cut(text: str, block: Block, kind: BlockKind, start: int, end: int) -> Block:
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    gaps = tuple((a, b) for a, b in block.gaps if start < a and b <= end)
    return replace(block, kind=kind, start=start, end=end, gaps=gaps)
