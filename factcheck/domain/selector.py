"""Quote selectors: the exact words of a source and where they stand in it.

The shape is the W3C Web Annotation model's `TextQuoteSelector` with `TextPositionSelector`
(https://www.w3.org/TR/annotation-model/#selectors): offsets count Unicode code points, end exclusive.
"""

import re
from dataclasses import dataclass

from factcheck.domain.alike import alike
from factcheck.domain.draft import Span
from factcheck.domain.marks import OPENING
from factcheck.errors import FactcheckError

CONTEXT = 32
"""How many code points of prefix and suffix a new selector keeps."""


class QuoteNotFound(FactcheckError):
    """The quote does not stand in the source."""


class QuoteAmbiguous(FactcheckError):
    """The quote stands in the source more than once."""


@dataclass(frozen=True, slots=True)
class Quote:
    """`source.text[start:end] == exact`; start and end are None when the source has no stored text."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


def quote_at(text: str, start: int, end: int) -> Quote:
    """The selector of `text[start:end]`."""
    return Quote(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start, end)


def occurrences(text: str, exact: str) -> list[int]:
    """Every offset at which `exact` stands in `text`, overlapping ones included."""
    found, at = [], text.find(exact)
    while exact and at >= 0:
        found.append(at)
        at = text.find(exact, at + 1)
    return found


def anchor(text: str, exact: str, prefix: str = "", suffix: str = "", nth: int | None = None) -> Quote:
    """Find `exact` in `text`, narrowed by what stands before and after it, or by `nth` (from 1).

    Where the words stand only with other white space, marks or normal forms (`alike`), they are found all the same;
    the selector has the text's own characters. Raises QuoteNotFound (saying where quote and source part) and
    QuoteAmbiguous.
    """
    if not exact.strip():
        raise QuoteNotFound("An empty quote stands nowhere in the source.")
    places = [(at, at + len(exact)) for at in occurrences(text, exact)]
    fitting = [place for place in places if _fits(text, place, prefix, suffix)]
    if not fitting:
        if not places and len(exact) <= _LONGEST:
            places = [match.span() for match in re.finditer(alike(exact), text)]
        fitting = [place for place in places if _fits_alike(text, place, alike(prefix), alike(suffix))]
    if not places:
        raise QuoteNotFound(*_where_they_part(text, exact.strip()))
    if not fitting:
        raise QuoteNotFound("The quote stands in the source, but not with that text before and after it.")
    if nth is not None:
        if not 1 <= nth <= len(fitting):
            raise QuoteNotFound(f"The quote stands {len(fitting)} times in the source; there is no number {nth}.")
        fitting = [fitting[nth - 1]]
    if len(fitting) > 1:
        shown = "; ".join(f"{n}: …{_line(text[max(0, at - 20) : at])}" for n, (at, _) in enumerate(fitting[:3], 1))
        raise QuoteAmbiguous(
            f"The quote stands {len(fitting)} times in the source (after {shown}).",
            "Give --nth, or --prefix with the words before it.",
        )
    return quote_at(text, *fitting[0])


_LONGEST = 20_000
"""Code points of a quote that is looked for in another spelling: as a pattern it is many times as long."""


def _fits(text: str, place: Span, prefix: str, suffix: str) -> bool:
    return text.endswith(prefix, 0, place[0]) and text.startswith(suffix, place[1])


def _fits_alike(text: str, place: Span, prefix: str, suffix: str) -> bool:
    """As `_fits`, for patterns of `alike`; blanks where the two meet are not compared."""
    before = text[max(0, place[0] - _FAR) : place[0]]
    return bool(re.search(rf"(?:{prefix})\s*\Z", before) and re.match(rf"\s*(?:{suffix})", text[place[1] :][:_FAR]))


_FAR = 2000
"""Code points around a quote in which its prefix and suffix are looked for."""


def _where_they_part(text: str, exact: str) -> tuple[str, str]:
    """A sentence and a hint that show how far the quote matches."""
    hint = "Copy the words as they stand in `factcheck source show`."
    if len(text) > _SHOWN:
        return "The quote is not in the source.", hint
    low, high = 0, min(len(exact), _FAR)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if re.search(alike(exact[:middle]), text) else (low, middle - 1)
    if low < 3:
        return "The quote is not in the source.", hint
    found = re.search(alike(exact[:low]) + r"\s*" * exact[low - 1].isspace(), text)
    at = found.end() if found else 0
    matched, theirs, ours = (_line(part) for part in (exact[max(0, low - 30) : low], text[at:][:20], exact[low:][:20]))
    said = (
        f"The quote is not in the source: it matches for {low} characters, up to “{matched}”; "
        f"then the quote has “{ours}” and the source “{theirs}”."
    )
    return said, hint


_SHOWN = 2_000_000
"""Code points of a text in which it is looked up how far a quote matches."""


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def is_spoken(quote: Quote) -> bool:
    """Whether the quote stands between quotation marks in its source."""
    return any(mark and mark in OPENING for mark in (quote.prefix.rstrip()[-1:], quote.exact[:1]))
