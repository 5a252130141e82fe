"""A saved web page: the article, without menus, adverts and comments."""

import re
from hashlib import sha256
from typing import Any

from factcheck.domain.source import Document
from factcheck.errors import FactcheckError
from factcheck.reading.dates import iso_date
from factcheck.reading.decoding import decode
from factcheck.reading.guard import needs, one_line, parsing, quiet, storable

_CHARSET = re.compile(rb"<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*[\"']?\s*([\w-]+)", re.I)
_HEAD = 4096
# Only what the page declares: the extensive search takes any date in the text, a copyright line's too.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}


def read(data: bytes) -> Document:
    """The article's text, one blank line between paragraphs, with the metadata that the page states.

    A page in which no article is found gives all its visible text, with a warning. Raises FactcheckError when there
    is none, and when trafilatura is not installed.
    """
    with needs("trafilatura"):
        from trafilatura import extract, extract_metadata, html2txt, load_html
    charset = _CHARSET.search(data[:_HEAD])
    markup, warnings = decode(data, charset[1].decode("ascii", "replace") if charset else "")
    with parsing("HTML"), quiet("trafilatura", "htmldate", "courlan", "justext", "readability"):
        tree = load_html(markup)
        if tree is None:  # a fragment: trafilatura takes whole pages only
            tree = load_html(f"<html><body>{markup}</body></html>")
        about = extract_metadata(tree, date_config=_DATES)
        text = extract(tree, include_comments=False, date_extraction_params=_DATES)
        if not text:
            text = html2txt(tree)
            warnings = (*warnings, "no article was found; all visible text of the page was taken")
    if not text.strip():
        raise FactcheckError("the page holds no visible text", "It may need a browser: save the rendered page.")
    return Document(
        re.sub(r"\n+", "\n\n", storable(text)),
        sha256(data).hexdigest(),
        title=one_line(about.title or ""),
        author=one_line(about.author or ""),
        published=iso_date(about.date or ""),
        url=_web_address(about.url),
        publisher=one_line(about.sitename or ""),
        language=_language(tree),
        warnings=warnings,
    )


def _web_address(url: str | None) -> str:
    return one_line(url) if url and url.startswith(("http://", "https://")) else ""


def _language(tree: Any) -> str:
    return one_line(tree.get("lang") or "").replace("_", "-").split("-")[0].casefold()
