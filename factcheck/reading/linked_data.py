"""What a page says of itself in JSON-LD (schema.org): an article's body, who checked which claim."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from factcheck.reading.guard import one_line

_LONGEST = 5_000_000
"""Code points of one script of JSON-LD: a bound on time and memory, five times a book."""
_MOST = 2_000
"""Things in it that are looked at: a bound on time; a page has some tens."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A ClaimReview (https://schema.org/ClaimReview): what who claimed, and how who rated it; "" where missing."""

    claim: str
    claimant: str = ""
    rating: str = ""
    reviewer: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """An article's fields as its page's JSON-LD states them, and the reviews of claims."""

    body: str = ""
    title: str = ""
    author: str = ""
    published: str = ""
    publisher: str = ""
    url: str = ""
    reviews: tuple[Reviewed, ...] = ()


def linked_data(scripts: Iterator[str]) -> Linked:
    """What the scripts state; what is no sound JSON states nothing."""
    things = [thing for script in scripts for thing in _things(script)]
    articles = [thing for thing in things if isinstance(thing.get("articleBody"), str)]
    main = max(articles, key=lambda thing: len(thing["articleBody"]), default={})
    reviews = tuple(_review(thing) for thing in things if "ClaimReview" in _types(thing) and thing.get("claimReviewed"))
    return Linked(
        main.get("articleBody", ""),
        _name(main.get("headline")),
        _name(main.get("author")),
        _name(main.get("datePublished")),
        _name(main.get("publisher")),
        _name(main.get("url")),
        tuple(dict.fromkeys(reviews)),
    )


def _things(script: str) -> Iterator[dict[str, Any]]:
    if len(script) > _LONGEST:
        return
    try:
        waiting: list[Any] = [json.loads(script, strict=False)]
    except (ValueError, RecursionError):
        return
    seen = 0
    while waiting and seen < _MOST:
        seen += 1
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting += thing
        elif isinstance(thing, dict):
            yield thing
            waiting += [thing[key] for key in ("@graph", "mainEntity", "hasPart", "mainEntityOfPage") if key in thing]


def _types(thing: dict[str, Any]) -> list[Any]:
    stated = thing.get("@type")
    return stated if isinstance(stated, list) else [stated]


def _review(thing: dict[str, Any]) -> Reviewed:
    item = thing.get("itemReviewed")
    rating = thing.get("reviewRating")
    return Reviewed(
        _name(thing.get("claimReviewed")),
        _name(item.get("author")) if isinstance(item, dict) else "",
        _name(rating.get("alternateName") or rating.get("ratingValue")) if isinstance(rating, dict) else "",
        _name(thing.get("author")),
    )


def _name(value: Any) -> str:
    """A text, the name of a thing, or the names of several."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value[:20])))
    if isinstance(value, dict):
        value = value.get("name") or ""
    return one_line(str(value)) if isinstance(value, str | int | float) else ""
