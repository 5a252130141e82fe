"""Quote selectors: the exact words of a source and where they stand in it.

The shape is the W3C Web Annotation model's `TextQuoteSelector` with `TextPositionSelector`
(https://www.w3.org/TR/annotation-model/#selectors): offsets count Unicode code points, end exclusive.
"""

from dataclasses import dataclass

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

    Raises QuoteNotFound (saying where quote and source part) and QuoteAmbiguous.
    """
    if not exact.strip():
        raise QuoteNotFound("An empty quote stands nowhere in the source.")
    places = occurrences(text, exact)
    if not places:
        raise QuoteNotFound(*_where_they_part(text, exact))
    fitting = [at for at in places if _fits(text, at, exact, prefix, suffix)]
    if not fitting:
        raise QuoteNotFound("The quote stands in the source, but not with that text before and after it.")
    if nth is not None:
        if not 1 <= nth <= len(fitting):
            raise QuoteNotFound(f"The quote stands {len(fitting)} times in the source; there is no number {nth}.")
        fitting = [fitting[nth - 1]]
    if len(fitting) > 1:
        shown = "; ".join(f"{n}: …{text[max(0, at - 20) : at]}" for n, at in enumerate(fitting[:3], 1))
        raise QuoteAmbiguous(
            f"The quote stands {len(fitting)} times in the source (after {shown}).",
            "Give --nth, or --prefix with the words before it.",
        )
    return quote_at(text, fitting[0], fitting[0] + len(exact))


def _fits(text: str, at: int, exact: str, prefix: str, suffix: str) -> bool:
    return text.endswith(prefix, 0, at) and text.startswith(suffix, at + len(exact))


def _where_they_part(text: str, exact: str) -> tuple[str, str]:
    """A sentence and a hint that show how far the quote matches."""
    low, high = 0, len(exact)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if exact[:middle] in text else (low, middle - 1)
    if low < 3:
        return "The quote is not in the source.", "Copy it from `factcheck source show`."
    at = text.find(exact[:low]) + low
    said = (
        f"The quote is not in the source: it matches for {low} characters, up to “{exact[max(0, low - 30) : low]}”; "
        f"then the quote has “{exact[low : low + 20]}” and the source “{text[at : at + 20]}”."
    )
    return said, "Copy the words as they stand in `factcheck source show`."


def is_spoken(quote: Quote) -> bool:
    """Whether the quote stands between quotation marks in its source."""
    return quote.prefix.rstrip()[-1:] in _OPENING or quote.exact[:1] in _OPENING


_OPENING = tuple("\"“„«‘'‹「")
