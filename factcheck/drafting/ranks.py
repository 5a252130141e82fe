"""How likely a pronoun means a noun, by what it is in its sentence."""

from factcheck.drafting.parser import Token

_OBJECTS = frozenset({"dobj", "attr", "oprd"})
_STATED = frozenset({"ROOT", "conj", "parataxis"})
_PLACES = frozenset({"in", "at", "near", "from", "to", "into", "through", "outside", "across", "around"})


def rank_of(token: Token) -> int:
    """How likely a pronoun means it: subject of the main clause, another subject, an object, anything else."""
    over = token.head
    if token.dep_ in {"nsubj", "nsubjpass"}:
        return 0 if over.dep_ in _STATED else 1
    if token.dep_ == "pobj" and over.dep_ == "agent":
        return 1
    if token.dep_ == "appos":
        return rank_of(over)
    if token.dep_ == "pobj" and token.tag_ in {"NNP", "NNPS"} and over.lower_ in _PLACES:
        return 4
    if token.dep_ == "dobj" and over.lower_ in {"have", "has", "had", "got"}:
        return 3
    if token.dep_ == "pobj" and over.lower_ in {"of", "about", "with"} and over.head.tag_.startswith("VB"):
        return 2
    return 2 if token.dep_ in _OBJECTS or (token.dep_ == "conj" and over.tag_.startswith("NN")) else 3
