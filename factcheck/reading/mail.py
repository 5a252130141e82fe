"""A mail (.eml) and a page saved as one file (.mhtml): both are MIME messages."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from email.policy import Policy
from email.utils import parseaddr, parsedate_to_datetime
from hashlib import sha256

from factcheck.domain.block import Block
from factcheck.domain.source import Document
from factcheck.errors import FactcheckError
from factcheck.reading.decoding import decode
from factcheck.reading.guard import one_line, parsing, storable

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_NAMED = 5
"""Attachments that a warning names: for a line of a terminal."""
_MOST_PARTS = 2_000
"""A bound on time: a mail of more parts is made to take it (tests/bench/bombs.py)."""
_LONGEST_FIELD = 50_000
"""Code points of a field: a bound, since the library takes its time with lists of addresses (tests/bench/bombs.py)."""


def read(data: bytes) -> Document:
    """A mail: its header's From, To, Cc, Date and Subject, a blank line, and its text, quoted mails and all.

    The plain text where there is one, else the HTML part as a page. Attachments are named in a warning. Raises
    FactcheckError for a mail without text.
    """
    with parsing("mail"):
        message = _message(data)
        body = message.get_body(preferencelist=("plain", "html"))
        text, hints, warnings = _body(body) if isinstance(body, EmailMessage) else ("", (), ())
        header = "\n".join(f"{name}: {one_line(str(message[name]))}" for name in _SHOWN if message[name])
        subject, sender, day = one_line(str(message["Subject"] or "")), str(message["From"] or ""), _day(message)
        attached = [one_line(part.get_filename() or part.get_content_type()) for part in message.iter_attachments()]
    if not text.strip():
        raise FactcheckError("the mail holds no text", "Save its attachments and ingest those.")
    start = len(header) + 2 if header else 0
    if attached:
        names = ", ".join(attached[:_NAMED]) + (", …" if len(attached) > _NAMED else "")
        warnings = (*warnings, f"attachments were left out: {names}")
    return Document(
        f"{header}\n\n{text}" if header else text,
        sha256(data).hexdigest(),
        title=subject,
        author=one_line(parseaddr(sender)[0]) or one_line(sender),
        published=day,
        warnings=warnings,
        hints=tuple(_moved(hint, start) for hint in hints),
    )


def saved_page(data: bytes) -> Document:
    """The page in an .mhtml file: its first HTML part. Raises FactcheckError when there is none."""
    from dataclasses import replace

    from factcheck.reading.html import page

    with parsing("saved page"):
        message = _message(data)
        found = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        content = _bytes(found) if isinstance(found, EmailMessage) else b""
        charset = found.get_content_charset("") if found is not None else ""
        place = (found["Content-Location"] if found is not None else "") or message["Snapshot-Content-Location"] or ""
    if not content.strip():
        raise FactcheckError("the saved page holds no HTML", "Save it as .html.")
    read_page = page(content, charset or "")
    address = one_line(str(place))
    url = read_page.url or (address if address.startswith(("http://", "https://")) else "")
    return replace(read_page, sha256=sha256(data).hexdigest(), url=url)


class _Parts:
    """Makes the parts of one message, and raises FactcheckError at more than _MOST_PARTS."""

    def __init__(self) -> None:
        self._left = _MOST_PARTS

    def one(self, policy: Policy | None = None) -> EmailMessage:
        """The next part."""
        self._left -= 1
        if self._left < 0:
            raise FactcheckError(f"the mail has more than {_MOST_PARTS:,} parts, the limit")
        return EmailMessage(policy)


def _message(data: bytes) -> EmailMessage:
    # The line of an mbox file before the header is no part of the mail.
    found = message_from_bytes(data, policy=policy.default.clone(message_factory=_Parts().one))
    assert isinstance(found, EmailMessage)
    if any(len(str(value)) > _LONGEST_FIELD for _, value in found.raw_items()):
        raise FactcheckError(f"a field of the mail's header is longer than {_LONGEST_FIELD:,} characters, the limit")
    return found


def _body(part: EmailMessage) -> tuple[str, tuple[Block, ...], tuple[str, ...]]:
    content, charset = _bytes(part), part.get_content_charset("") or ""
    if part.get_content_type() == "text/html":
        from factcheck.reading.html import page

        read_page = page(content, charset)
        return read_page.text, read_page.hints, read_page.warnings
    text, warnings = decode(content, charset)
    return storable(text).replace("\r\n", "\n").replace("\r", "\n"), (), warnings


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _day(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message["Date"])).date().isoformat()
    except (TypeError, ValueError):
        return ""


def _moved(hint: Block, by: int) -> Block:
    from dataclasses import replace

    speaker = (hint.speaker[0] + by, hint.speaker[1] + by) if hint.speaker else None
    return replace(hint, start=hint.start + by, end=hint.end + by, speaker=speaker)
