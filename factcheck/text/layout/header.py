"""The YAML over a text, as data: who speaks, who wrote it, what it is called; every value as a place in the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.domain.draft import Span

_YAML = re.compile(r"\ufeff?---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?$", re.S | re.M)
_LONGEST = 20_000
"""Code points that a YAML header may have: a text that begins with a rule is not taken for one."""
_KEY = re.compile(r"^([A-Za-z][\w -]{0,30}?)[ \t]*:(?=\s)[ \t]*", re.M)
_ITEM = re.compile(r"^[ \t]*- +(?=\S)", re.M)
_NAME = re.compile(r"^[ \t]*(?:- +)?name[ \t]*:[ \t]+", re.M)
"""As in "- name: Ana Roos", where a list holds more than the names."""
_COMMA = re.compile(r",\s*")
_AROUND = " \t\r\n\"'“”"


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header ends, and each key's values in small letters of the key: one, or those of a list."""

    end: int = 0
    values: dict[str, tuple[Span, ...]] = field(default_factory=dict)

    def one(self, *keys: str) -> Span | None:
        """The value of the first key that is there, None where a list has several."""
        found = next((self.values[key] for key in keys if self.values.get(key)), ())
        return found[0] if len(found) == 1 else None

    def all(self, *keys: str) -> Sequence[Span]:
        """Every value of these keys."""
        return [value for key in keys for value in self.values.get(key, ())]


def header_end(text: str) -> int:
    """Where the header that a text begins with ends, 0 where it begins with none."""
    yaml = _YAML.match(text, 0, _LONGEST)
    return yaml.end() if yaml else 0


def header(text: str) -> Header:
    """The header that a text begins with; an empty one where it begins with none."""
    end = header_end(text)
    if not end:
        return Header()
    keys = list(_KEY.finditer(text, text.index("\n") + 1, end))
    ends = [*(key.start() for key in keys[1:]), text.rindex("\n", 0, end)]
    return Header(end, {key[1].casefold(): _values(text, key.end(), at) for key, at in zip(keys, ends, strict=False)})


def _values(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The values of a key: in brackets by their commas, below it each behind its dash, else the one on its line."""
    bare = _bare(text, start, end)
    if text[slice(*bare)].startswith("[") and text[slice(*bare)].endswith("]"):
        return _between(text, [m.span() for m in _COMMA.finditer(text, *bare)], bare[0] + 1, bare[1] - 1)
    items = [m.span() for m in _ITEM.finditer(text, text.rfind("\n", 0, start) + 1, end)]
    if not items:
        return (bare,) if bare[0] < bare[1] else ()
    found = _between(text, items, end, end, before=False)
    return tuple(_named(text, *one) for one in found)


def _between(text: str, marks: Sequence[Span], start: int, end: int, *, before: bool = True) -> tuple[Span, ...]:
    """What stands between the marks; what stands before the first of them too, unless told otherwise."""
    starts = [*([start] if before else []), *(mark[1] for mark in marks)]
    ends = [*(mark[0] for mark in marks[0 if before else 1 :]), end]
    return tuple(one for one in (_bare(text, a, b) for a, b in zip(starts, ends, strict=True)) if one[0] < one[1])


def _named(text: str, start: int, end: int) -> Span:
    """The name of an item that has other keys beside it."""
    line = text.find("\n", start, end)
    name = _NAME.search(text, text.rfind("\n", 0, start) + 1, end)
    if name is None:
        return _bare(text, start, end if line < 0 else line)
    line = text.find("\n", name.end(), end)
    return _bare(text, name.end(), end if line < 0 else line)


def _bare(text: str, start: int, end: int) -> Span:
    """Without the blanks and the quotation marks at either end."""
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    return start, end
