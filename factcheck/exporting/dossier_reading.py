"""A dossier back in: the lines of data that the page carries, and whether they are as they were written."""

import hashlib
import html
import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from factcheck.errors import FactcheckError
from factcheck.exporting.incoming import lines

Record = dict[str, Any]
_BEGINS = r'<pre\b[^>]*\bid="lines"[^>]*>'


def read_dossier(stream: TextIO) -> Iterator[Record]:
    """The records of a page, in order: claims, sources. Raises FactcheckError for a page that has none, one whose data
    was changed or ends too soon, and a line that is no record.
    """
    digest = hashlib.sha256()
    for number, line in enumerate(_data(stream)):
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            raise FactcheckError(f"Line {number + 1} of the page's data is no JSON: the page was changed.") from None
        if not isinstance(record, dict):
            raise FactcheckError(f"Line {number + 1} of the page's data is no record: the page was changed.")
        if record.get("record") == "digest":
            if record.get("sha256") != digest.hexdigest() or record.get("lines") != number:
                raise FactcheckError("The data of this page are not as they were written: their digest differs.")
            return
        digest.update(line.encode("utf-8", "surrogateescape") + b"\n")
        yield record
    raise FactcheckError("The data of this page end too soon: they have no digest.")


def _data(stream: TextIO) -> Iterator[str]:
    inside = False
    for line in lines(stream):
        if not inside:
            begins = re.search(_BEGINS, line)
            inside = begins is not None
            line = line[begins.end() :] if begins else ""
        if "</pre>" in line:
            return
        if line.strip():
            yield html.unescape(line.rstrip("\r\n"))
    if not inside:
        raise FactcheckError("This is no dossier: it carries no data.", "`factcheck export html` writes one.")
