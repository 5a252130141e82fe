"""The text that a dossier shows, and a digest over it: of a page and of a Word document, the same however saved."""

import hashlib
import html
import re

_OURS = r"/?[a-z0-9]++(?: [a-z-]++=\"[^\"]*+\")*+>"
_ANY = r"/?[a-zA-Z][\w:-]*+(?:\s++[\w:-]++(?:=(?:\"[^\"]*+\"|'[^']*+'))?+)*+\s*+/?>"
_TAG = re.compile(f"<(?:{_OURS}|{_ANY})")
"""A tag as this program and browsers write them. What is written otherwise counts as text: what a browser makes of it
nobody can tell with an expression, and a comment or an odd tag might hide words from it that a reader sees."""
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_LONGEST_ENTITY = 34
"""Characters of the longest name of a character (&CounterClockwiseContourIntegral;) and its marks."""


class Visible:
    """A digest over the text of a page's body, in pieces as they are written or read, each of whole tags or to be
    joined to the next; blanks and line breaks are all one, tags and attributes are no text.
    """

    def __init__(self) -> None:
        self._digest, self._rest = hashlib.sha256(), ""
        self._inside = self._begun = self._apart = False

    def add(self, piece: str) -> None:
        """Read on; what stands before the body is passed over."""
        text, self._rest = self._rest + piece, ""
        if not self._inside:
            begins = _BODY.search(text)
            if not begins:
                return
            self._inside, text = True, text[begins.end() :]
        at = max(text.rfind("<"), text.rfind("&", -_LONGEST_ENTITY))
        if at >= 0 and (">" if text[at] == "<" else ";") not in text[at:]:
            text, self._rest = text[:at], text[at:]
        self._words(html.unescape(_TAG.sub("", text)))

    def _words(self, text: str) -> None:
        if not text:
            return
        words = " ".join(text.split())
        if words:
            apart = self._begun and (self._apart or text[0].isspace())
            self._digest.update((" " * apart + words).encode("utf-8", "surrogateescape"))
            self._begun, self._apart = True, text[-1].isspace()
        else:
            self._apart = True

    @property
    def sha256(self) -> str:
        """The digest over all that was read so far."""
        whole = self._digest.copy()
        whole.update(self._rest.encode("utf-8", "surrogateescape"))
        return whole.hexdigest()


def document_text(xml: str) -> str:
    """The words of a Word document, a line a paragraph; what a tracked change has deleted is not shown."""
    found = []
    for paragraph in re.split(r"</w:p>", xml):
        pieces = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(br|tab|cr)\b", paragraph)
        found.append(" ".join("".join(" " if blank else html.unescape(text) for text, blank in pieces).split()))
    return "\n".join(found)


def text_digest(text: str) -> str:
    """The digest over the words of a document, empty paragraphs aside."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()
