"""Lines that hand over a quotation without a verb of saying: "Via WhatsApp, from Ana Roos, head of the school:"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from factcheck import lexicon
from factcheck.domain.block import Block, BlockKind
from factcheck.domain.draft import Span
from factcheck.domain.marks import DOUBLE, OPENING_DOUBLE, PAIRS

K = BlockKind
_LONGEST = 160
"""Code points of a line that hands over what follows."""
_PERSON = r"(?:[A-ZÀ-Þ][\w.'’-]*)(?: (?:(?:de|da|van|von|der|al|bin|of|the|for) )?[A-ZÀ-Þ][\w.'’-]*){0,5}"
_NOBODY = r"(?i:a|an|one|some|somebody|someone)\b"
_SPOKEN_OF = r"[^,:;\n]{2,60}?"
_MEANS = (
    r"(?:by|in|on) (?:(?:an? )?(?:e-?mail|text(?: message)?|phone|telephone|letter|video|voice message)\b"
    r"|(?:his|her|their|its) )[^:\n]{0,40}"
)
_MESSAGE = r"(?:statement|message|letter|reply|response|comment|post|tweet|e-?mail|text|note|notice|announcement)"


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    networks = "|".join(map(re.escape, sorted(lexicon.lines("layout.txt", "networks"), key=len, reverse=True)))
    return (
        re.compile(
            rf"(?:(?:Via|By|On|In|Over|Through) [^:\n]{{2,40}}?,? )?(?:[Ff]rom|[Bb]y) "
            rf"(?P<name>{_PERSON})(?:, [^:\n]{{2,100}})?:"
        ),
        re.compile(
            rf"(?P<name>(?!{_NOBODY}){_SPOKEN_OF})(?:, [^:\n]{{2,80}},)? (?:on|via) (?:{networks})"
            r"(?:, [^:\n]{2,40})?:"
        ),
        re.compile(
            rf"(?:(?:The|A|Full|In full)[,:]? )?{_MESSAGE} (?:[^:\n]{{2,30}} )?(?:by|from|of) (?:the )?"
            rf"(?P<name>(?!{_NOBODY}){_SPOKEN_OF})(?:, [^:\n]{{2,80}}| (?:on|via|in) [^:\n]{{2,40}})?:",
            re.I,
        ),
        re.compile(rf"(?P<name>{_PERSON})(?:, [^:\n]{{2,80}},)? {_MEANS}:"),
        re.compile(
            rf"(?:And )?[Hh]ere(?:['’]s| is| are)(?: (?:what|how))? (?:[^:\n]{{2,60}}?, )??(?P<name>{_PERSON})"
            r"(?:,? (?:on|in|to|at|speaking|talking) [^:\n]{2,60}|, [^:\n]{2,90})?[:.]"
        ),
    )


def handed_over(text: str, found: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with the paragraphs that are nothing but a quotation under such a line a turn of whom it names."""
    whose: Span | None = None
    forms = _forms()
    for number, block in enumerate(found):
        quoted = _quoted(text, block)
        if whose and quoted:
            yield replace(block, kind=K.TURN, speaker=whose, start=quoted[0], end=quoted[1], level=0)
            continue
        whose = None
        over = number + 1 < len(found) and _quoted(text, found[number + 1]) is not None
        if over and block.speaker is None and block.kind in _OVER and block.end - block.start <= _LONGEST:
            match = next(filter(None, (form.fullmatch(text, block.start, block.end) for form in forms)), None)
            whose = match.span("name") if match else None
        yield replace(block, kind=K.LABEL, speaker=whose, level=0) if whose else block


_OVER = frozenset({K.PARAGRAPH, K.HEADING, K.LIST_ITEM})


def _quoted(text: str, block: Block) -> Span | None:
    """What stands between the marks of a paragraph that is one quotation; None for any other block."""
    words = text[block.start : block.end]
    closes = PAIRS.get(words[0], "") if words[0] in OPENING_DOUBLE else ""
    if block.speaker is not None or block.kind not in {K.PARAGRAPH, K.QUOTATION} or not closes:
        return None
    last = words.rstrip(".")
    if len(words) < _LEAST or last[-1] not in closes or any(mark in last[1:-1] for mark in DOUBLE):
        return None
    return block.start + 1, block.start + len(last) - 1


_LEAST = 8
"""Code points of a quotation that says something."""
