"""A saved web page: the article, without menus, adverts and comments."""

import re
from hashlib import sha256
from itertools import islice
from typing import Any

from factcheck.domain.block import Block, BlockKind
from factcheck.domain.source import Document
from factcheck.errors import FactcheckError
from factcheck.reading.article import article, suspects
from factcheck.reading.composing import Part, composed
from factcheck.reading.dates import iso_date
from factcheck.reading.decoding import decode
from factcheck.reading.guard import needs, one_line, parsing, quiet
from factcheck.reading.linked_data import Linked, Reviewed, linked_data
from factcheck.reading.markup import Walk

_HEAD = 50_000
"""Code points after the head in which a page says what it is: the first screen."""

_CHARSET = re.compile(rb"<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*[\"']?\s*([\w-]+)", re.I)
_HEAD = 4096
"""Bytes in which a page declares its encoding: the standard gives 1,024 (HTML, 4.2.5.4), some pages need more."""
# Only what the page declares: the extensive search takes any date in the text, a copyright line's too.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}
_MANY, _DEEP = 8_000, 150
"""Elements and levels above which the article is told by the elements alone: trafilatura takes time by their square."""
_BODY_SHARE = 0.5
"""A page with less than this share of what its JSON-LD holds shows the beginning of its article, behind a pay wall."""
_LARGEST = 8_000_000
"""Code points without pictures, a bound on time and memory: 4 million take 4 s of the processor and 140 MB
(tests/bench/bombs.py)."""
_PICTURE = re.compile(r"data:[\w/+.;=-]{1,100},[\w+/=%-]{1000,}")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{200000}")
"""The parser takes time by the square of the attributes of one element."""
_LONGEST_SCRIPT = 300_000
"""Code points of a script that trafilatura is shown, which takes a hundred times the memory (tests/bench/bombs.py)."""
_LONGEST_ATTRIBUTE = 20_000
"""Code points: longer ones are pictures, and every rule that looks at attributes would read them again. A bound on
time."""


def read(data: bytes) -> Document:
    """As `page`, in the encoding that the page states."""
    return page(data)


def page(data: bytes, charset: str = "") -> Document:
    """The article's text, one blank line between paragraphs, with the metadata that the page states.

    Marks of notes are left out, powers stay raised, struck and hidden text is left out; list items and table rows are
    kept, and what a script element holds as the article's body (JSON-LD) is taken where the page shows less. What is
    doubtful is a warning. Raises FactcheckError when there is no text, when elements nest too deep, and when
    trafilatura is not installed.
    """
    with needs("trafilatura"):
        from trafilatura import extract, extract_metadata
    markup, warnings = decode(data, charset or _stated(data))
    _refuse_bombs(markup)
    with parsing("HTML"), quiet("trafilatura", "htmldate", "courlan", "justext", "readability"):
        tree = parsed(markup)
        elements = sum(1 for _ in islice(tree.iter(), _MANY + 1))
        linked = linked_data(scripts(tree))
        for script in tree.iter("script"):
            script.text = script.text if len(script.text or "") <= _LONGEST_SCRIPT else None
        about = extract_metadata(tree if elements <= _MANY else _head(markup), date_config=_DATES)
        doubtful = suspects(tree) if elements <= _MANY else ()
        walk = Walk(tree, doubtful)
        hidden = not walk.parts
        walk = Walk(tree, doubtful, hidden=True) if hidden else walk
        told_by_library = elements <= _MANY and walk.deepest <= _DEEP
        extracted = ""
        if told_by_library and not hidden:
            extracted = extract(tree, include_comments=False, date_extraction_params=_DATES) or ""
        parts, doubt = article(walk.parts, extracted)
    text, hints, told = _text(parts, linked)
    if not text.strip():
        raise FactcheckError("the page holds no visible text", "It may need a browser: save the rendered page.")
    if hidden and not told:
        told = "the page hides all its text until a script runs; what it hides was taken, menus too perhaps"
    if not extracted and not told:
        why = "no article was found" if told_by_library else "the page is too large or too deep to tell its article"
        told = f"{why}; all visible text of the page was taken"
    told = "; ".join(filter(None, (told, _left_out(walk.struck, "struck"), _left_out(walk.unshown, "unseen"))))
    return Document(
        text,
        sha256(data).hexdigest(),
        title=one_line(about.title or "") or linked.title,
        author=one_line(about.author or "") or linked.author,
        published=iso_date(about.date or "") or iso_date(linked.published),
        url=_web_address(about.url) or _web_address(linked.url),
        publisher=one_line(about.sitename or "") or linked.publisher,
        language=_language(tree),
        warnings=(*warnings, *filter(None, (doubt, told))),
        hints=hints,
    )


def _refuse_bombs(markup: str) -> None:
    """Raises FactcheckError for what would take minutes: many megabytes without pictures, a tag of thousands."""
    bare = _PICTURE.sub("", markup) if len(markup) > _LARGEST or _LONG_TAG.search(markup) else ""
    if len(bare) > _LARGEST:
        raise FactcheckError(
            f"the page is longer than {_LARGEST // 10**6} million characters without its pictures, the limit",
            "Save it as plain text.",
        )
    if _LONG_TAG.search(bare):
        raise FactcheckError("an element of the page has more than 200,000 characters of attributes, the limit")


def parsed(markup: str) -> Any:
    """The page's root element. Raises FactcheckError where elements nest deeper than the parser goes."""
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    # An XML declaration in a text that is decoded already would be taken for its encoding.
    tree = document_fromstring(re.sub(r"\A\s*<\?xml[^>]*>", "", markup) or "<p></p>", parser=parser)
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise FactcheckError(
            "the page's elements nest deeper than 2,000 levels, and what stands below would be lost",
            "Save it as plain text.",
        )
    for element in tree.xpath(f"//*[@*[string-length(.) > {_LONGEST_ATTRIBUTE}]]"):
        for name in [name for name, value in element.attrib.items() if len(value) > _LONGEST_ATTRIBUTE]:
            del element.attrib[name]
    return tree


def _head(markup: str) -> Any:
    """The beginning of a large page, which holds what it says of itself."""
    end = markup.lower().find("</head>")
    return parsed(markup[: max(end, 0) + _HEAD])


def _text(parts: list[Part], linked: Linked) -> tuple[str, tuple[Block, ...], str]:
    """The text with its hints, and a warning where it comes from the page's JSON-LD."""
    text, hints = composed(parts)
    told = ""
    if len(text.strip()) < _BODY_SHARE * len(linked.body):
        paragraphs = [Part(None, line) for line in linked.body.splitlines()]
        text, hints = composed([Part(BlockKind.HEADING, linked.title, 1), *paragraphs])
        told = "the page shows little of its article; the text was taken from its metadata (JSON-LD)"
    missing = [review for review in linked.reviews if review.claim not in text]
    if missing:
        text, hints = composed([*_parts(text, hints), *(part for review in missing for part in _review(review))])
    return text, _with_claimants(text, hints, missing), told


def _parts(text: str, hints: tuple[Block, ...]) -> list[Part]:
    """A composed text as parts again, so that more can follow."""
    found, at = [], 0
    for hint in hints:
        found.append(Part(None, text[at : hint.start].strip("\n")))
        found.append(Part(hint.kind, text[hint.start : hint.end], hint.level))
        at = hint.end
    return [*found, Part(None, text[at:].strip("\n"))]


def _review(review: Reviewed) -> list[Part]:
    rated = f"{review.reviewer or 'Rating'}: {review.rating}"
    label = [Part(BlockKind.LABEL, f"{review.claimant}:")] if review.claimant else []
    rating = [Part(BlockKind.FRONT_MATTER, rated)] if review.rating else []
    return [*label, Part(BlockKind.TURN if review.claimant else BlockKind.FRONT_MATTER, review.claim), *rating]


def _with_claimants(text: str, hints: tuple[Block, ...], reviews: list[Reviewed]) -> tuple[Block, ...]:
    """The hints, each reviewed claim with where its claimant's name stands."""
    from dataclasses import replace

    found: list[Block] = []
    for hint in hints:
        if hint.kind is BlockKind.LABEL and reviews:
            hint = replace(hint, speaker=(hint.start, hint.end - 1))
        elif hint.kind is BlockKind.TURN and found:
            hint = replace(hint, speaker=found[-1].speaker)
        found.append(hint)
    return tuple(found)


def _left_out(number: int, what: str) -> str:
    return f"{number} {what} passage{'s were' if number > 1 else ' was'} left out" if number else ""


def _stated(data: bytes) -> str:
    """The encoding that a page states of itself, or ""."""
    found = _CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii", "replace") if found else ""


def scripts_of(data: bytes) -> list[str]:
    """The texts of a page's scripts of JSON-LD, in order. Raises FactcheckError as `page` does."""
    with needs("lxml"):
        import lxml.html  # noqa: F401  (whether it is there is asked before it is used)
    markup, _ = decode(data, _stated(data))
    _refuse_bombs(markup)
    with parsing("HTML"):
        return list(scripts(parsed(markup)))


def scripts(tree: Any) -> Any:
    """The texts of the page's scripts of JSON-LD, in order."""
    return (element.text or "" for element in tree.iter("script") if element.get("type") == "application/ld+json")


def _web_address(url: str | None) -> str:
    return one_line(url) if url and url.startswith(("http://", "https://")) else ""


def _language(tree: Any) -> str:
    return one_line(tree.get("lang") or "").replace("_", "-").split("-")[0].casefold()
