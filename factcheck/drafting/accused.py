"""Who "the defendant" and "the victim" are: whoever was charged, convicted or sentenced, or identified by name."""

from collections.abc import Iterable

from factcheck.drafting.found import children
from factcheck.drafting.kinds import PERSONS
from factcheck.drafting.names import is_person
from factcheck.drafting.naming import Naming
from factcheck.drafting.nounphrases import put_as
from factcheck.drafting.parser import Frame, Token

_CHARGED = frozenset({"charged", "convicted", "sentenced", "indicted", "arraigned", "accused"})
_PLEADED = frozenset({"pleaded", "pled"})
"""What happens to somebody before a court, and what he says there (the stages of a criminal case in Black's Law
Dictionary: charge, indictment, arraignment, plea, conviction, sentence)."""
_CALLED = ("defendant", "accused", "suspect")


def learn_accused(naming: Naming, frames: Iterable[Frame]) -> None:
    """Note for the names of a text whom it calls the defendant."""
    for frame in frames:
        for verb in frame.doc:
            before = children(verb, "nsubjpass") if verb.lower_ in _CHARGED else []
            before += children(verb, "nsubj") if verb.lower_ in _PLEADED or _answers(verb) else []
            for who in before:
                for name in naming.of(frame, who) if who.tag_ == "NNP" else []:
                    if is_person(naming.names.resolve(name)):
                        naming.names.roles += [(role, name) for role in _CALLED]
            naming.names.roles += _identified(naming, frame, verb)


def _answers(verb: Token) -> bool:
    """As in "Ana Reyes, 63, denies eleven counts of fraud"."""
    return verb.lower_ in {"denies", "denied", "admits", "admitted"} and any(
        noun.lower_ in {"count", "counts", "charge", "charges"} for noun in children(verb, "dobj")
    )


def _identified(naming: Naming, frame: Frame, verb: Token) -> list[tuple[str, str]]:
    """As in "Police identified the victim as Keith Vereen", "the victim, identified as Keith Vereen": word and name."""
    if verb.lower_ != "identified":
        return []
    nouns = [*children(verb, "dobj", "nsubjpass"), *([verb.head] if verb.dep_ == "acl" else [])]
    named = put_as(verb)
    one = [noun for noun in nouns if noun.tag_ == "NN" and noun.lower_ in PERSONS]
    alone = len(one) == len(named) == 1 and named[0].tag_ == "NNP" and not children(named[0], "conj")
    names = naming.of(frame, named[0]) if alone else []
    return [(str(one[0].lower_), name) for name in names if is_person(name)]
