"""Which mentions a pronoun can mean by the sense of its verb, and by what is said of it.

A debt plans nothing and has no chairman, what lasted an hour is no firm, and no firm is a farce or £3 million.
"""

from collections.abc import Sequence

from factcheck import lexicon
from factcheck.drafting.found import children
from factcheck.drafting.kinds import BODIES, DOCUMENTS, FIRMS, GROUPS, PERSONS, SPEAKING, forms
from factcheck.drafting.lexicon import NOUNS
from factcheck.drafting.mentions import Kind, Mention, Sense
from factcheck.drafting.parser import Token

_FILE = "subjects.txt"
_OWNED = PERSONS | GROUPS
"""What a deed or a sum has none of: "its chairman"."""
_ACTING = PERSONS | GROUPS | BODIES | FIRMS | frozenset(NOUNS)
_LIFELESS = lexicon.words(_FILE, "doing nothing") - _ACTING
_TEXTS = (lexicon.words(_FILE, "texts") | DOCUMENTS | {"minutes"}) - BODIES
_OF_SOMEBODY = lexicon.words("grammar.txt", "of somebody")


def sense_of(pronoun: Token) -> Sense:
    """What the pronoun's verb, or what it owns, lets it be."""
    if pronoun.tag_ == "PRP$":
        owned = forms(pronoun.head.lower_)
        told = bool(owned & _OWNED) or (pronoun.lower_ in _NOBODYS and not owned & _LIFELESS)
        return Sense(_is_alive) if told else Sense()  # a deed has a date, and neither chairman nor brands
    verb, by = pronoun.head, pronoun.dep_
    if not verb.tag_.startswith("VB"):
        return Sense()
    if by == "nsubj" and verb.lower_ in _BEING and not children(verb, "attr"):
        return Sense(lambda one: can_be(pronoun, one.kind))
    if by == "nsubj" and verb.lower_ in _DOING and not children(verb, "dobj", "xcomp", "ccomp"):
        return Sense(_acts)  # "they did, in June"
    if is_in_the_dock(pronoun):
        return Sense(lambda one: not tries(one.head or one.words))
    done_to = by in {"dobj", "nsubjpass"}
    if done_to and verb.lower_ in _DONE:
        return Sense(lambda one: False)  # "the mate had done it": what, is a deed
    if (by == "nsubj" and _is_in(verb.lower_, "only somebody")) or (done_to and _is_in(verb.lower_, "to somebody")):
        return Sense(_is_alive)  # "it plans to move", "they sued it"
    happens = pronoun.lower_ == "it" and by == "nsubj" and _is_in(verb.lower_, "rather things")
    return Sense(thing=happens or (done_to and pronoun.lower_ == "it"), happens=happens)


_PLEADING = frozenset({"pleaded", "pleads", "pled"})
_TRIED = frozenset({"sentenced", "convicted", "arraigned", "indicted", "arrested", "acquitted", "jailed", "extradited"})
_TRYING = frozenset({"attorney", "judge", "prosecutor", "police", "detective", "officer", "sheriff", "lawyer", "court"})


def is_in_the_dock(pronoun: Token) -> bool:
    """As in "he pleaded guilty", "she was sentenced"."""
    verb, by = pronoun.head.lower_, pronoun.dep_
    return (by == "nsubj" and verb in _PLEADING) or (by == "nsubjpass" and verb in _TRIED)


def tries(words: str) -> bool:
    """Whether it is somebody who tries others: "He pleaded guilty" is not the District Attorney."""
    return bool(words) and not forms(words.lower().split()[-1]).isdisjoint(_TRYING)


_BEING = frozenset({"is", "was", "'s", "’s", "be", "been", "are", "were", "remains", "remained", "stayed", "became"})
_DOING = frozenset({"did", "does", "do"})
_DONE = _DOING | {"done", "doing"}
_ALIVE = frozenset({Kind.PERSON, Kind.SOMEBODY, Kind.BODY})


def can_be(pronoun: Token, kind: Kind) -> bool:
    """Whether what "it" is said to be can be said of such a thing."""
    verb = pronoun.head
    if pronoun.lower_ != "it" or pronoun.dep_ != "nsubj" or verb.lower_ not in _BEING:
        return True
    if kind in {Kind.PERSON, Kind.SOMEBODY} or _is_on_record(verb):
        return False
    if kind not in {Kind.BODY, Kind.MANY}:
        return True
    nouns, told = children(verb, "attr"), children(verb, "acomp")
    if not nouns and not told and not children(verb, "prep", "advmod") and children(verb, "npadvmod"):
        return False  # "it is three times a week"
    return all(map(_names_who_acts, nouns)) and not any(map(_is_of_things, told))


def can_be_called(pronoun: Token, one: Mention) -> bool:
    """Whether it can be what it is called: in "calls it a campaign" it is no government, and may be a report."""
    called = children(pronoun.head, "oprd") if pronoun.dep_ == "dobj" else []
    return one.kind is not Kind.BODY or one.head in DOCUMENTS or all(map(_names_who_acts, called))


def can_be_said_of(pronoun: Token, one: Mention) -> bool:
    """Whether what is said of "it" can be said of that thing: a car is no sum, and money is no car.

    Where WordNet has a noun first as an act, a quantity, a thought …, it can be put at a figure, and is nothing that
    one can touch.
    """
    if pronoun.lower_ != "it" or not one.head:
        return True
    verb, known = pronoun.head, forms(one.head)
    if pronoun.dep_ == "dobj" and verb.lower_ in _PUTTING:
        figures = [t for c in children(verb, "prep") if c.lower_ == "at" for t in c.subtree if t.tag_ == "CD"]
        return not figures or bool(known & (_LIFELESS | _TEXTS))
    told = children(verb, "attr") if pronoun.dep_ == "nsubj" and verb.lower_ in _BEING else []
    return not known & _LIFELESS or not any(map(_is_concrete, told))


_PUTTING = frozenset({"put", "puts", "putting"})


def _is_concrete(noun: Token) -> bool:
    """As in "a car": one of a kind that can be touched, and no image of it ("a bombshell of a deal")."""
    article = any(c.lower_ in {"a", "an"} for c in children(noun, "det"))
    alike = forms(noun.lower_) & (_LIFELESS | _TEXTS | _ACTING)
    return noun.tag_ == "NN" and article and not alike and not children(noun, "prep")


def _is_on_record(verb: Token) -> bool:
    """As in "it is in the minutes": that it was so."""
    nouns = [noun for c in children(verb, "prep") if c.lower_ == "in" for noun in children(c, "pobj")]
    return any(noun.lower_ in _TEXTS and any(c.lower_ == "the" for c in children(noun, "det")) for noun in nouns)


def _is_of_things(adjective: Token) -> bool:
    """Whether it says nothing of a body: "open" does not, "open to talks" does."""
    known = adjective.lower_ in _OF_SOMEBODY or not adjective.tag_.startswith("JJ")
    return not known and not children(adjective, "prep", "xcomp", "ccomp")


def _names_who_acts(noun: Token) -> bool:
    """Whether the predicate is a noun for who acts, and not "it was the police"."""
    told = children(noun, "amod", "prep", "poss", "compound", "acl", "relcl")
    bare = any(c.lower_ == "the" for c in children(noun, "det")) and not told
    return not bare and bool(forms(noun.lower_) & _ACTING)


def _acts(one: Mention) -> bool:
    return one.kind in _ALIVE or bool(forms(one.head) & _ACTING)


def is_lifeless(noun: str) -> bool:
    """Whether a noun is a deed, a thought or a text, which have a purpose and no will."""
    return bool(forms(noun) & (_LIFELESS | _TEXTS))


def names_a_text(noun: str) -> bool:
    """Whether a noun is a text or a part of a page and in no sense somebody: "credit", "news", "summary"."""
    return bool(forms(noun) & _TEXTS) and not forms(noun) & SPEAKING


def happens_to_nobody(verb: Token) -> bool:
    """Whether nothing does it: "it had been raining"."""
    told = [verb, *children(verb, "acomp")]
    return any(_is_in(t.lower_, "nobody does") for t in told) and not children(verb, "dobj")


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
