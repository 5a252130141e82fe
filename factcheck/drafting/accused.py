"""Who "the defendant" is: whoever the text says was charged, convicted or sentenced, where that is one person."""

from collections.abc import Iterable

from factcheck.drafting.found import children
from factcheck.drafting.names import is_person
from factcheck.drafting.naming import Naming
from factcheck.drafting.parser import Frame

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
            before += children(verb, "nsubj") if verb.lower_ in _PLEADED else []
            for who in before:
                for name in naming.of(frame, who) if who.tag_ == "NNP" else []:
                    if is_person(naming.names.resolve(name)):
                        naming.names.roles += [(role, name) for role in _CALLED]
