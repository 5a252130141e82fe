"""Published fact checks back in: ClaimReview in JSON-LD, and the answers of Google's Fact Check Tools API.

The source of such a claim is the review, for that is the document that is there; where the claim is said to have stood
goes into the note, and so does the rating, with who gave it.
"""

import re
from collections.abc import Iterator
from typing import Any

from factcheck.errors import FactcheckError

Record = dict[str, Any]


class Rated(Record):
    """A record whose note holds a rating that somebody has published."""


ORIGIN = "import:claimreview"
MOST_NAMES = 20
"""Names of one field that are joined: a page with more has no author. For the eye."""
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "review", "reviews", "itemListElement", "item")
"""The keys under which a page's JSON-LD holds more of its things."""


def search_results(record: Record) -> Iterator[Record | FactcheckError] | None:
    """The claims of an answer of `claims:search`
    (https://developers.google.com/fact-check/tools/api/reference/rest/v1alpha1/claims), or of one claim of it.
    """
    if isinstance(claims := record.get("claims"), list) and not record.keys() - {"claims", "nextPageToken"}:
        return _results(claims)
    if "text" in record and isinstance(record.get("claimReview"), list):
        return _results([record])
    return None


def _results(claims: list[Any]) -> Iterator[Record | FactcheckError]:
    if not claims:
        yield FactcheckError("There is no claim in this answer.")
    for number, claim in enumerate(claims, 1):
        if not isinstance(claim, dict) or not _text(claim.get("text")):
            yield FactcheckError(f"Claim {number} of this answer has no text.")
            continue
        reviews = claim.get("claimReview")
        for review in reviews if isinstance(reviews, list) and reviews else [{}]:
            review = review if isinstance(review, dict) else {}
            publisher = _first(review.get("publisher"))
            reviewer = _text(publisher.get("name")) or _text(publisher.get("site"))
            given = {key: _text(review.get(key)) for key in ("textualRating", "title", "url", "reviewDate")}
            yield _record(
                text=_text(claim.get("text")), speaker=_text(claim.get("claimant")),
                said_on=_text(claim.get("claimDate")), rating=given["textualRating"], reviewer=reviewer,
                title=given["title"], url=given["url"], published=given["reviewDate"],
            )  # fmt: skip


def reviews(record: Record) -> Iterator[Record | FactcheckError] | None:
    """The claims of an object of JSON-LD that has a ClaimReview in it, however deep; None where there is none."""
    if not record.keys() & {"@type", "@graph", "@context"}:
        return None
    found = [thing for thing in things(record) if is_review(thing)]
    return map(_review, found) if found else None


def things(value: Any) -> Iterator[Record]:
    """Every object of JSON-LD in a value, from the outside inwards."""
    waiting: list[Any] = [value]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, list):
            waiting += reversed(thing)
        elif isinstance(thing, dict):
            yield thing
            waiting += [thing[key] for key in reversed(_INSIDE) if key in thing]


def is_review(thing: Record) -> bool:
    """Whether it is a ClaimReview, written short or as an address of schema.org."""
    stated = thing.get("@type")
    return any(
        isinstance(one, str) and re.split(r"[/:#]", one)[-1] == "ClaimReview"
        for one in (stated if isinstance(stated, list) else [stated])
    )


def _review(thing: Record) -> Record | FactcheckError:
    item = _first(thing.get("itemReviewed"))
    text = _text(thing.get("claimReviewed")) or _text(item.get("text")) or _text(item.get("name"))
    if not text:
        return FactcheckError("A ClaimReview here has no “claimReviewed”.")
    said, *others = [*filter(None, map(_rating, _each(thing.get("reviewRating")))), ""]
    speaker, *too = [*filter(None, map(_name, _each(item.get("author"))[:MOST_NAMES])), ""]
    also = [f"Rated “{one}” too." for one in others if one] + [f"Said by {one} too." for one in too if one]
    return _record(
        text=text, speaker=speaker, said_on=_text(item.get("datePublished")),
        rating=said, reviewer=_name(thing.get("author")) or _name(thing.get("publisher")),
        title=_text(thing.get("headline")) or _text(thing.get("name")), url=_address(thing.get("url")),
        published=_text(thing.get("datePublished")), appeared=_appeared(item),
        relayed="\n".join(filter(None, (_text(item.get("description")), *also))),
    )  # fmt: skip


def _record(
    *,
    text: str,
    speaker: str,
    said_on: str,
    rating: str,
    reviewer: str,
    title: str,
    url: str,
    published: str,
    appeared: str = "",
    relayed: str = "",
) -> Record:
    """A record of ours; the source is named by the review's title, else by its address."""
    by = f" by {reviewer}" if reviewer else ""
    on = f", {published[:10]}" if published else ""
    at = f" ({url})" if url else ""
    note = [
        f"Rated “{rating}”{by}{on}{at}." if rating else f"Reviewed{by}{on}{at}.",
        f"Said to have stood in {appeared}." if appeared else "",
        relayed,
    ]
    named = title or (f"Review by {reviewer}: {text[:_TITLE]}" if reviewer else "")
    fields = {
        "text": text, "speaker": speaker, "said_on": said_on, "note": "\n".join(filter(None, note)),
        "source_title": named, "source_url": url, "source_publisher": reviewer, "source_published": published,
    }  # fmt: skip
    made = {**{key: value for key, value in fields.items() if value}, "origin": ORIGIN}
    return Rated(made) if rating else made


_TITLE = 80
"""Code points of a claim in the title of a review that has none of its own. For the eye."""


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _rating(value: Any) -> str:
    rating = value if isinstance(value, dict) else {}
    return _text(rating.get("alternateName")) or _text(rating.get("name")) or _numbers(rating)


def _numbers(rating: Record) -> str:
    value, best = (_text(rating.get(key)) for key in ("ratingValue", "bestRating"))
    return f"{value} of {best}" if value and best else value


def _appeared(item: Record) -> str:
    """Where the claim is said to have stood: what each appearance is called, and its address."""
    given = [item.get("appearance"), item.get("firstAppearance"), item.get("sameAs")]
    found: dict[str, None] = {}
    for one in (part for value in given for part in (value if isinstance(value, list) else [value])):
        thing = one if isinstance(one, dict) else {"url": one}
        words = (_text(thing.get("name")) or _text(thing.get("headline")), _address(thing.get("url")))
        if any(words):
            found[" ".join(filter(None, words))] = None
    return ", ".join(list(found)[:MOST_NAMES])


def _first(value: Any) -> Record:
    """The object, or the first of several."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            return one
    return {}


def _address(value: Any) -> str:
    return _text(value.get("@id")) if isinstance(value, dict) else _text(value)


def _name(value: Any) -> str:
    """A text, the name of a thing, or the names of several."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value[:MOST_NAMES])))
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str:
    """A text or a number as one line; "" for anything else."""
    if isinstance(value, list) and value:
        return _text(value[0])
    if isinstance(value, dict) and "@value" in value:
        return _text(value["@value"])
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(str(value).split())
