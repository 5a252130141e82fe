"""What only looks like a denial: "denied her a visa" denies no claim, nor does "dismissed the charges"."""

from factcheck.domain.status import Status
from factcheck.drafting.found import children
from factcheck.drafting.kinds import DEEDS, SPEECHLESS, acts, forms, is_people
from factcheck.drafting.lexicon import NOUNS, VERBS
from factcheck.drafting.parser import Token
from factcheck.drafting.sense import tries
from factcheck.drafting.tags import TENSED

_SAID = DEEDS | SPEECHLESS | frozenset(NOUNS)
"""What somebody denies having done or said, and nobody is refused."""


def refuses(verb: Token) -> bool:
    """Whether a cue of denying or confirming has two objects, one in the dative, which no claim has, or ends a case."""
    entries = VERBS.get(verb.lower_, ())
    if not entries or any(entry.status is Status.ALLEGED for entry in entries):
        return False
    objects = children(verb, "dobj")
    if _ends_a_case(verb, objects):
        return True
    if objects and children(verb, "auxpass", "nsubjpass"):
        return True
    if any(entry.word == "deny" for entry in entries):
        return _has_dative(verb, objects) or _is_bare(verb) or any(map(_is_for_somebody, objects)) or _tells(verb)
    return False


def _ends_a_case(verb: Token, objects: list[Token]) -> bool:
    """As in "prosecutors dismissed the charges", "the judge dismissed the suit": what was charged is not denied."""
    things = objects or children(verb, "nsubjpass")
    who = [*children(verb, "nsubj"), *(p for c in children(verb, "agent") for p in children(c, "pobj"))]
    ended = any(entry.word == "dismiss" for entry in VERBS.get(verb.lower_, ()))
    case = any(forms(thing.lower_) & _CASES for thing in things)
    return ended and case and (any(tries(noun.lower_) for noun in who) if who else not objects)


_CASES = frozenset(
    {"charge", "case", "complaint", "suit", "lawsuit", "appeal", "indictment", "petition", "motion", "action"}
)
"""What a court or a prosecutor ends by dismissing it (Black's Law Dictionary, "dismissal")."""


def _tells(verb: Token) -> bool:
    """As in "Nurses denied leave said P": two verbs of one subject that nothing joins, so the first only tells who they
    are.
    """
    behind = [c.i for c in children(verb, "dobj")]
    return bool(behind) and any(map(_is_main, children(verb, "ccomp", "advcl", "conj", "parataxis")))


def _is_main(verb: Token) -> bool:
    own = children(verb, "nsubj", "nsubjpass", "expl", "mark")
    before = verb.left_edge.nbor(-1) if verb.left_edge.i else verb
    joined = before.is_punct or before.tag_ == "CC"
    return verb.tag_ in TENSED and not own and not joined and bool(children(verb, "ccomp"))


def _has_dative(verb: Token, objects: list[Token]) -> bool:
    """As in "denied her a visa", "denied bail to the driver", "a permit was denied to the guild"."""
    if objects and any(c.tag_ != "IN" and c.tag_ != "TO" and c.i < objects[-1].i for c in children(verb, "dative")):
        return True
    things = objects or children(verb, "nsubjpass")
    to = [c for c in children(verb, "prep", "dative") if c.lower_ == "to" and c.i > verb.i]
    whom = [p for c in to if not things or c.i > things[-1].i for p in children(c, "pobj")]
    return bool(things) and any(map(acts, whom)) and all(map(_is_given, things))


def _is_given(thing: Token) -> bool:
    """Whether it is something that somebody can be given: "bail", "a visa", no "wrongdoing", no "the claim"."""
    opened = {c.lower_ for c in children(thing, "det", "poss")}
    return thing.tag_ in {"NN", "NNS"} and opened <= {"a", "an"} and not forms(thing.lower_) & _SAID


def _is_bare(verb: Token) -> bool:
    """As in "denied the man bail", where the parser takes what he is refused for a verb."""
    clauses = children(verb, "ccomp")
    return any(c.tag_ == "VB" and children(c, "nsubj") and not children(c, "aux") for c in clauses)


def _is_for_somebody(thing: Token) -> bool:
    """As in "denied the driver bail", "denied Roos permission to build", where the parser makes one noun of the two."""
    before = children(thing, "compound")[-1:]
    told = thing.tag_ == "NN" and not forms(thing.lower_) & _SAID
    aim = any(c.tag_ == "VB" for c in children(thing, "acl"))
    return told and any(is_people(c) or (aim and acts(c)) for c in before)
