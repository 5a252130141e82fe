"""Annotations back in: W3C Web Annotations, and what Hypothesis has (rows of its API, its exports as JSON and CSV).

A claim is what the page says: the words that were annotated. Whose words they are on that page, and whether the page
denies them, nobody has said, so it is a draft. What somebody wrote about them is theirs, and goes into the note; the
words of a claim of our own annotations are in a body that says so, with who makes it.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from typing import Any, TextIO
from urllib.parse import unquote

from factcheck.domain.status import Status
from factcheck.errors import FactcheckError
from factcheck.exporting.annotations import CLAIM, OWN_CLAIM, OWN_SOURCE
from factcheck.exporting.checking import LONGEST_TEXT
from factcheck.exporting.columns import split
from factcheck.exporting.hypothesis import OWN_CLIENT, USER
from factcheck.exporting.incoming import lines
from factcheck.exporting.jsonl_reading import Row

Record = dict[str, Any]


class Wordless(Record):
    """Not a claim: a note on a page as a whole, or a reply to another note."""


ORIGIN = "import:annotation"
_CSV_HEADER = ("created at", "author", "page", "url", "group")
"""How the CSV of the Hypothesis client begins; its other columns are the type, the quote, the comment and the tags."""
_STANDING = r"reported: (alleged|denied|confirmed)(?: by (.+))?"


def hypothesis(record: Record) -> Iterator[Record | FactcheckError] | None:
    """The claims of an answer of the Hypothesis API (`rows`), of its client's export (`annotations`), or of one row."""
    for key, beside in (("rows", {"total"}), ("annotations", {"export_date", "export_userid", "client_version"})):
        rows = record.get(key)
        if isinstance(rows, list) and (record.keys() & beside or not rows or _is_row(rows[0])):
            if rows and (record.get("export_userid"), record.get("client_version")) == (USER, OWN_CLIENT):
                return map(_own_row, rows)
            return map(_row, rows) if rows else iter([FactcheckError("There is no annotation in this file.")])
    return iter([_row(record)]) if _is_row(record) else None


def _is_row(value: Any) -> bool:
    return isinstance(value, dict) and "uri" in value and isinstance(value.get("target"), list)


def _row(row: Any) -> Record | FactcheckError:
    if not _is_row(row):
        return FactcheckError("This is no annotation of Hypothesis.", "It has a “uri” and a “target”.")
    if row.get("references"):
        return Wordless()
    document = row.get("document")
    titles = document.get("title") if isinstance(document, dict) else ""
    title = titles[0] if isinstance(titles, list) and titles else titles
    found = [_quote(target.get("selector")) for target in row["target"] if isinstance(target, dict)]
    who = _text(row.get("user")).removeprefix("acct:").partition("@")[0]
    return _record(
        found, url=_text(row.get("uri")), title=_text(title), who=who, comment=_text(row.get("text"), lines=True),
        tags=_tags(row.get("tags")), created=_text(row.get("created")),
    )  # fmt: skip


def _own_row(row: Any) -> Record | FactcheckError:
    """A row of our own export, with the key that it has: the claim's, and which of its quotes it is."""
    record = _row(row)
    if isinstance(record, FactcheckError | Wordless):
        return record
    return {**record, "key": _text(row.get("id"))}


def is_hypothesis_csv(start: bytes) -> bool:
    """Whether a file that begins so is the CSV of the Hypothesis client."""
    names = start.split(b"\n", 1)[0].decode("utf-8", "replace").removeprefix("\ufeff").lower().split(",")
    return tuple(name.strip().strip('"') for name in names[: len(_CSV_HEADER)]) == _CSV_HEADER


def read_hypothesis_csv(stream: TextIO) -> Iterator[Row]:
    """The line a row begins on, and its claim or why there is none. Open the stream with `newline=""`."""
    csv.field_size_limit(LONGEST_TEXT)
    reader, ends = csv.DictReader(lines(stream)), 1
    try:
        for row in reader:
            cells = {(key or "").strip().lower(): value for key, value in row.items() if isinstance(value, str)}
            kind = next((value for key, value in cells.items() if key.endswith("type")), "")
            quote = cells.get("quote", "")
            found = [({"exact": quote}, "")] if quote.strip() else []
            if kind.strip().lower() == "reply":
                found = []
            tags = _tags(cells.get("tags", "").split(","))
            yield ends + 1, _record(
                found, url=_text(cells.get("url")), title="", who=_text(cells.get("author")),
                comment=_text(cells.get("comment"), lines=True), tags=tags, created="",
            )  # fmt: skip
            ends = reader.line_num
    except csv.Error as error:
        yield ends + 1, FactcheckError(f"This is not CSV: {error}.")
    except FactcheckError as error:
        yield ends + 1, error


def annotations(record: Record) -> Iterator[Record | FactcheckError] | None:
    """The claims of a web annotation, of a page of them, or of a collection with its first page in it."""
    stated = _types(record)
    if "Annotation" in stated:
        return iter([_annotation(record)])
    if stated & {"AnnotationPage", "AnnotationCollection"}:
        first = record.get("first")
        page = first if isinstance(first, dict) else record
        items = page.get("items")
        found = items if isinstance(items, list) else []
        return map(_item, found) if found else iter([FactcheckError("There is no annotation in this collection.")])
    return None


def _item(value: Any) -> Record | FactcheckError:
    if isinstance(value, dict) and "Annotation" in _types(value):
        return _annotation(value)
    return FactcheckError("This is no web annotation.", "Its type is “Annotation”.")


def _types(thing: Record) -> set[str]:
    stated = thing.get("type", thing.get("@type"))
    return {_text(one).rpartition(":")[2] for one in (stated if isinstance(stated, list) else [stated])}


def _annotation(thing: Record) -> Record | FactcheckError:
    targets = thing.get("target")
    found: list[tuple[Record, str] | None] = []
    url = title = ""
    for target in targets if isinstance(targets, list) else [targets]:
        place = target if isinstance(target, dict) else {"source": target}
        source = place.get("source", place.get("id"))
        address = _text(source.get("id") if isinstance(source, dict) else source)
        if url and address != url:
            return FactcheckError("An annotation here is about several documents.", "Make one of each.")
        url, title = address, title or _text(place.get("schema:name"))
        found.append(_quote(place.get("selector")))
    bodies = thing.get("body", thing.get("bodyValue"))
    said = [_body(one) for one in (bodies if isinstance(bodies, list) else [bodies])]
    creator = thing.get("creator")
    who = _text(creator.get("name") if isinstance(creator, dict) else creator)
    tags = [value for purpose, value, _ in said if purpose == "tagging"]
    comments = [value for purpose, value, own in said if purpose not in ("tagging", "classifying") and not own]
    record = _record(
        found, url=url, title=title, who=who, tags=_tags(tags), comment="\n".join(filter(None, comments)),
        created=_text(thing.get("created")),
    )  # fmt: skip
    if (name := _text(thing.get("id"))).startswith(OWN_CLAIM):
        record["key"] = unquote(name.removeprefix(OWN_CLAIM))
    return _with_claim(record, bodies, [value for purpose, value, _ in said if purpose == "classifying"])


def _with_claim(record: Record, bodies: Any, standing: list[str]) -> Record:
    """The record with what a body of ours says of the claim: its words, who makes it, how it is reported."""
    own = next((b for b in (bodies if isinstance(bodies, list) else [bodies]) if _is_claim(b)), None)
    if own is None:
        return record
    record = {**record, "text": _text(own.get("value"), lines=True), "said_on": _text(own.get("schema:datePublished"))}
    record |= {"speaker": _text(own.get("schema:author")), "draft": False}
    for words in standing:
        if match := re.fullmatch(_STANDING, words, re.DOTALL):
            record |= {"reported": Status(match[1]).value, "speaker": match[2] or record["speaker"]}
        elif words.startswith("via: "):
            record["via"] = [part.strip() for part in split(words.removeprefix("via: "), ">") if part.strip()]
        elif words == "draft":
            record["draft"] = True
        elif words.startswith("mark: "):
            rated = f"Rated “{words.removeprefix('mark: ')}” there."
            record["note"] = "\n".join(filter(None, (record.get("note", ""), rated)))
    return {key: value for key, value in record.items() if value}


def _is_claim(body: Any) -> bool:
    types = body.get("type") if isinstance(body, dict) else None
    return isinstance(types, list) and CLAIM in types and bool(_text(body.get("value")))


def _body(body: Any) -> tuple[str, str, bool]:
    """The purpose of a body, its words, and whether it is a claim of ours."""
    if isinstance(body, dict):
        return _text(body.get("purpose")), _text(body.get("value"), lines=True), _is_claim(body)
    return "", _text(body, lines=True), False


def _quote(given: Any) -> tuple[Record, str] | None:
    """The quote of some selectors with its place, as far as they say it; None where they quote no words.

    A position counts the characters of somebody's rendering of the page: it is a hint, and the words decide.
    """
    selectors = [one for one in (given if isinstance(given, list) else [given]) if isinstance(one, dict)]
    for one in list(selectors):  # a selector may be refined by the one that counts
        selectors += [inner for inner in (one.get("refinedBy"),) if isinstance(inner, dict)]
    by_type = {_text(one.get("type")): one for one in reversed(selectors)}
    words = by_type.get("TextQuoteSelector", {})
    exact = words.get("exact")
    if not isinstance(exact, str) or not exact.strip():
        return None
    context = {key: words[key] for key in ("prefix", "suffix") if isinstance(words.get(key), str) and words[key]}
    position = by_type.get("TextPositionSelector", {})
    start, end = position.get("start"), position.get("end")
    is_place = type(start) is int and type(end) is int and 0 <= start < end
    return {"exact": exact, **context}, f"{start}-{end}" if is_place else ""


def _record(
    found: Sequence[tuple[Record, str] | None],
    *,
    url: str,
    title: str,
    who: str,
    comment: str,
    tags: list[str],
    created: str,
) -> Record:
    """A record of ours: the words that were annotated are a draft, the document's own; who annotated made it."""
    quoted = [one for one in found if one]
    fields = {
        "text": " ".join(" ".join(quote["exact"] for quote, _ in quoted).split()),
        "quotes": [quote for quote, _ in quoted],
        "places": [place or "–" for _, place in quoted],
        "source_title": title, "source_url": url, "tags": tags, "created_by": who, "created_at": created,
        "note": f"{who}: {comment}" if comment and who else comment,
    }  # fmt: skip
    if url.startswith(OWN_SOURCE):
        fields |= {"source": unquote(url.removeprefix(OWN_SOURCE)), "source_url": ""}
    record: Record = {key: value for key, value in fields.items() if value}
    record |= {"origin": ORIGIN, "draft": True}
    return record if quoted else Wordless(record)


def _tags(value: Any) -> list[str]:
    return [_text(tag) for tag in value if _text(tag)] if isinstance(value, list) else []


def _text(value: Any, *, lines: bool = False) -> str:
    """A text, on one line unless it may have several; "" for anything else."""
    if not isinstance(value, str):
        return ""
    return value.strip() if lines else " ".join(value.split())
