"""The initials of names of several words, as an index has them and as capitals ask for them."""

import re
from functools import lru_cache

LONGEST = 6
"""Letters of the longest acronym that is looked for."""

_KEPT = 1 << 15
"""Names whose initials are remembered: those who are named once are named often. A bound on memory, some 10 MB."""

_NAME = r"[^a-z \W\d_][\w’'-]*"  # the commonest first: re asks of each letter in this order
_BEHIND = "[ -](?:(?:of|for|the|and|on|in|to|de|du|des|del|di)(?: the)? )?"
_RUN = re.compile(rf"{_NAME}(?:{_BEHIND}{_NAME})+")
_PLAIN_NAME = r"[A-Z][\w’'-]*"
_PLAIN_RUN = re.compile(rf"{_PLAIN_NAME}(?:{_BEHIND}{_PLAIN_NAME})+")
"""The same in a text of ASCII alone, in half the time."""
_PART = re.compile(_NAME)


def acronym_term(capitals: str) -> str:
    """The term under which names with these initials are indexed."""
    return f"ac{len(capitals)}{capitals.lower()}{len(capitals)}"


def acronyms(text: str) -> list[str]:
    """The terms of the initials of names in `text`: of each run of capitalised words, and of three or more in one."""
    found: dict[str, None] = {}
    for run in (_PLAIN_RUN if text.isascii() else _RUN).findall(text):
        found |= _of_run(run)
    return list(found)


@lru_cache(maxsize=_KEPT)
def _of_run(run: str) -> dict[str, None]:
    """The terms of one run of capitalised words; whoever asks leaves it as it is."""
    found: dict[str, None] = {}
    first = [part[0] for part in _PART.findall(run)]
    initials = "".join(first if first[0] != "T" or not run.startswith("The ") else first[1:])
    if not initials.isascii() or not initials.isalpha():
        return found
    if 2 <= len(initials) <= LONGEST:
        found[acronym_term(initials)] = None
    for size in range(3, min(LONGEST, len(initials) - 1) + 1):
        for at in range(len(initials) - size + 1):
            found[acronym_term(initials[at : at + size])] = None
    return found
