"""What JSON-LD formats share: one object or an array, written as claims come, and harmless inside a page."""

import json
import re
from collections.abc import Iterable
from typing import Any, TextIO
from urllib.parse import urlsplit

from factcheck.text.safe import encodable

_encode = json.JSONEncoder(ensure_ascii=False, indent=2).encode
_IN_A_PAGE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""Escapes of JSON for what could end the script element that the object is put into."""


def encoded(thing: dict[str, Any]) -> str:
    """The object as JSON that may stand inside a script element of a page; its values stay what they are."""
    return encodable(re.sub("[<>&\u2028\u2029]", lambda match: _IN_A_PAGE[match[0]], _encode(thing)))


def write_things(things: Iterable[dict[str, Any]], stream: TextIO) -> None:
    """Write one object as it is, several as an array, none as an empty one; each when the next is there."""
    waiting = ""
    begun = False
    for thing in things:
        if waiting:
            stream.write(",\n" if begun else "[\n")
            stream.write(waiting)
            begun = True
        waiting = encoded(thing)
    if not begun:
        stream.write(f"{waiting or '[]'}\n")
        return
    stream.write(f",\n{waiting}\n]\n")


def web_address(url: str) -> str:
    """The address, if it is one of the web that names a host; "" for `javascript:`, `data:` and all else."""
    try:
        parts = urlsplit(url.strip())
        named = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return url.strip() if named and not re.search(r"[\s\x00-\x1f\x7f<>\"{}|\\^`]", url.strip()) else ""


def root(url: str) -> str:
    """The address of the host alone, "" for what is no address of the web."""
    if not web_address(url):
        return ""
    parts = urlsplit(url.strip())
    return f"{parts.scheme}://{parts.netloc}/"


def host(url: str) -> str:
    """The host of an address of the web, "" for anything else."""
    return (urlsplit(url).hostname or "") if web_address(url) else ""


def known(**fields: Any) -> dict[str, Any]:
    """The fields that hold something, in their order; `type_` is @type."""
    named = (("@type" if name == "type_" else name, value) for name, value in fields.items())
    return {name: value for name, value in named if value not in ("", None, [], {})}
