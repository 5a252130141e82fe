"""Accounts that a body holds, by their name and by how they speak: "we" in what they write is the body itself."""

import re
from collections.abc import Iterator, Mapping, Sequence

from factcheck.drafting.kinds import BODIES, GROUPS, PERSONS
from factcheck.drafting.names import is_known_person, split_title
from factcheck.drafting.page import Line
from factcheck.text.firstnames import is_first_name

_I = re.compile(r"\b(?:I|[Mm]y|me|mine|myself)\b")
_INSIDE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_OF = re.compile(r"\w (?:of|for) (?:the )?[A-Z]")


def accounts(text: str, lines: Sequence[Line], holders: Mapping[int, str]) -> Iterator[str]:
    """Of those who have the word in these lines the names of bodies."""
    said: dict[str, list[str]] = {}
    for line in lines:
        if name := holders.get(line.start):
            said.setdefault(name, []).append(text[line.start : line.end])
    return (name for name, words in said.items() if is_account_of_a_body(name, "\n".join(words)))


def is_account_of_a_body(name: str, said: str) -> bool:
    """Whether whoever wrote all that was `said` is a body: "Port of Velden", "Grain Workers", "GreywaterUtility".

    A handle in one word must be of several, and no first name its first. Whoever says "I" is somebody.
    """
    if not name or _I.search(said) or is_known_person(name):
        return False
    words = name.split()
    if len(words) > 1:
        title, rest = split_title(name)
        last = words[-1].lower()
        several = last.endswith("s") and last.removesuffix("s") in PERSONS | GROUPS
        return bool(_OF.search(name)) or last in BODIES | GROUPS or (several and not (title and rest))
    parts = _INSIDE.split(name)
    return len(parts) > 1 and not is_first_name(parts[0])
