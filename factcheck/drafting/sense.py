"""Which mentions a pronoun can mean by the sense of its verb.

A debt plans nothing and has no chairman, and what lasted an hour is no firm.
"""

from collections.abc import Sequence

from factcheck import lexicon
from factcheck.drafting.kinds import BODIES, FIRMS, GROUPS, PERSONS, forms
from factcheck.drafting.lexicon import NOUNS
from factcheck.drafting.mentions import Kind, Mention, Sense
from factcheck.drafting.parser import Token

_FILE = "subjects.txt"
_OWNED = PERSONS | GROUPS
"""What a deed or a sum has none of: "its chairman"."""
_ACTING = PERSONS | GROUPS | BODIES | FIRMS | frozenset(NOUNS)
_LIFELESS = lexicon.words(_FILE, "doing nothing") - _ACTING


def sense_of(pronoun: Token) -> Sense:
    """What the pronoun's verb, or what it owns, lets it be."""
    if pronoun.tag_ == "PRP$":
        owned = forms(pronoun.head.lower_)
        told = bool(owned & _OWNED) or (pronoun.lower_ in _NOBODYS and not owned & _LIFELESS)
        return Sense(_is_alive) if told else Sense()  # a deed has a date, and neither chairman nor brands
    verb, by = pronoun.head, pronoun.dep_
    if not verb.tag_.startswith("VB"):
        return Sense()
    done_to = by in {"dobj", "nsubjpass"}
    if (by == "nsubj" and _is_in(verb.lower_, "only somebody")) or (done_to and _is_in(verb.lower_, "to somebody")):
        return Sense(_is_alive)  # "it plans to move", "they sued it"
    happens = pronoun.lower_ == "it" and by == "nsubj" and _is_in(verb.lower_, "rather things")
    return Sense(thing=happens or (done_to and pronoun.lower_ == "it"), happens=happens)


_NOBODYS = frozenset({"its", "their"})


def _is_alive(one: Mention) -> bool:
    """Whether it is no deed, thought, event …, none of which does, owns or suffers anything."""
    return one.kind not in {Kind.THING, Kind.MANY} or not forms(one.head) & _LIFELESS


def _is_in(verb: str, section: str) -> bool:
    """Whether any verb that this can be a form of is in that section."""
    return not lexicon.words(_FILE, section).isdisjoint(_bases(verb))


def _bases(verb: str) -> Sequence[str]:
    """What a form can be of, after WordNet's rules of detachment (morphy(7WN)); irregular ones stand in the list."""
    found = [verb]
    for end, base in _ENDINGS:
        if verb.endswith(end):
            stem = verb.removesuffix(end)
            found += [stem + base, *([stem[:-1]] if stem[-1:] == stem[-2:-1] else [])]
    return found


_ENDINGS = (
    *(("s", ""), ("ies", "y"), ("es", "e"), ("es", "")),
    *(("ed", "e"), ("ed", ""), ("ied", "y"), ("ing", "e"), ("ing", "")),
)
