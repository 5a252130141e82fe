"""A quote in its context: the sentence before it and the one after, as the source has them."""

import re

from factcheck.domain.selector import Quote

FAR = 320
"""Code points on either side in which the sentence is looked for: a long one has so many."""
_ENDED = r"[.!?…][\"”’»)]*$"
_ENDS = r"(?<=[.!?…])[\"”’»)]*\s+"


def around(text: str, quote: Quote) -> tuple[str, str]:
    """What stands before and after a quote: to the end of the paragraph at most, and about a sentence of it.

    What is cut inside a sentence shows an ellipsis. Where the text is not kept, the selector's own words.
    """
    start, end = quote.start, quote.end
    if start is None or end is None or text[start:end] != quote.exact:
        return (f"…{quote.prefix}" if quote.prefix else ""), (f"{quote.suffix}…" if quote.suffix else "")
    before = _before(text[max(0, start - FAR) : start], start > FAR)
    ended = re.search(_ENDED, quote.exact.rstrip()) is not None
    return before, _after(text[end : end + FAR], 0 if ended else 1, end + FAR < len(text))


def _before(text: str, cut: bool) -> str:
    line = text.rfind("\n") + 1
    text, cut = text[line:], cut and not line
    ends = [match.end() for match in re.finditer(_ENDS, text)]
    if len(ends) > 1:
        return text[ends[-2] :]
    if not cut:
        return text
    return text[ends[0] :] if ends else "…" + text[text.find(" ") + 1 :]


def _after(text: str, sentences: int, cut: bool) -> str:
    line = text.find("\n")
    text, cut = (text[:line], False) if line >= 0 else (text, cut)
    ends = [match.start() for match in re.finditer(_ENDS, text)]
    if len(ends) > sentences:
        return text[: ends[sentences]]
    if not cut:
        return text
    return text[: ends[0]] if ends else text[: text.rfind(" ") if " " in text else len(text)] + "…"
