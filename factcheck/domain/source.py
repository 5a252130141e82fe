"""A source is the document, never the person: an immutable snapshot with what is known about it."""

from dataclasses import dataclass

from factcheck.domain.block import Block


@dataclass(frozen=True, slots=True)
class Source:
    """One document.

    `id` is a slug for people; `sha256` and `text_sha256` are hex digests of the bytes and of the stored text;
    `published` is an ISO day, month or year ("2025-07-28", "2025-07", "2025") or ""; `retrieved` is a UTC time;
    `previous` is the id of the source that this one is a changed version of. `confidential`: the desk has
    promised that nobody outside hears of it.
    """

    id: str
    title: str
    text: str = ""
    sha256: str = ""
    text_sha256: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    retrieved: str = ""
    language: str = ""
    previous: str = ""
    note: str = ""
    withdrawn: bool = False
    confidential: bool = False

    @property
    def signs(self) -> tuple[str, ...]:
        """What nobody may miss about it, in words."""
        return tuple(word for word in ("withdrawn", "confidential") if getattr(self, word))


NAME = 32
"""Code points of a source's short name, which stands beside a claim on one line: three to five words of a title."""


def short_name(title: str, publisher: str, published: str) -> str:
    """What a list calls a source: its publisher and the month, else the first words of its title; never its slug."""
    title = title.strip()
    name = publisher.strip() or title
    if len(name) > NAME:
        cut = name[:NAME]
        name = (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" ,;:–-") + "…"
    when = published[:7] if publisher.strip() else published[:4]
    return f"{name}, {when}" if when and when not in name else name


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of a file: the text that offsets refer to, its bytes' digest, what it says of itself.

    `hints` are the blocks of `text` that stood in its markup, in order; a plain text has none.
    """

    text: str
    sha256: str
    title: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    publisher: str = ""
    language: str = ""
    warnings: tuple[str, ...] = ()
    hints: tuple[Block, ...] = ()
