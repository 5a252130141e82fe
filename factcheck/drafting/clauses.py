"""The clauses of a sentence that each say something: the main one, coordinated ones, and those of "although"."""

from factcheck.drafting.found import children, is_mark, subtree
from factcheck.drafting.morphology import is_finite
from factcheck.drafting.parser import Token

_SHORTEST = 4
"""Words of a clause that says something."""


def clauses(root: Token) -> list[Token]:
    """The main clause and those that say something more: coordinated ones, and "although" clauses."""
    found = [root]
    for child in root.children:
        if _stands_apart(child):
            found += clauses(child)
        elif child.dep_ == "advcl":
            found += [inner for inner in child.children if _stands_apart(inner) and inner.dep_ == "advcl"]
    return found


def own_tokens(clause: Token) -> list[int]:
    """The clause without those that stand apart; what trails behind an adverbial one goes with it."""
    apart = [c for c in clause.subtree if c is not clause and c.head in {clause, *clause.children} and _stands_apart(c)]
    held = subtree(clause, apart)
    behind = [c.left_edge.i for c in apart if c.dep_ == "advcl" and c.left_edge.i > clause.i]
    if behind:
        held = [i for i in held if i < min(behind)]
    over = clause.head
    if clause.dep_ == "advcl" and clause.left_edge.i > over.i:
        nearer = [
            i
            for i in subtree(over)
            if i > held[-1] and not any(i in subtree(c) for c in over.children if c.dep_ == "conj")
        ]
        held += [i for i in nearer if not is_mark(over.doc[i]) or i < nearer[-1]]
    return held


def _stands_apart(token: Token) -> bool:
    if token.dep_ in {"conj", "parataxis"}:
        return is_clause(token) and not _shares_help(token)
    marks = {m.lower_ for m in children(token, "mark")}
    if token.dep_ != "advcl" or not is_clause(token) or not marks & APART:
        return False
    return not marks & _REASONS or any(map(_stands_apart, token.children))


def _shares_help(token: Token) -> bool:
    """As in "had been inspected and found in place", whatever tense the parser gives the second verb."""
    helped = children(token.head, "aux", "auxpass")
    bare = not children(token, "nsubj", "nsubjpass", "aux", "auxpass")
    return bool(helped) and bare and token.tag_ in {"VBD", "VBN"} and token.head.tag_ == "VBN"


APART = frozenset({"although", "though", "while", "whereas", "as", "because", "since"})


_REASONS = frozenset({"as", "because", "since"})
"""What a reason begins with, which is no claim of its own beside the one that it is given for."""


def is_clause(token: Token) -> bool:
    """A finite verb of its own, not one verb of two that share an object's worth of words."""
    finite = is_finite(token)
    plural = token.tag_ == "VB" and token.dep_ == "ROOT" and bool(children(token, "nsubj"))
    return (finite or plural or _is_misread(token)) and len(list(token.subtree)) >= _SHORTEST


def _is_misread(token: Token) -> bool:
    """As in "this wording signals P": a plural cannot stand behind "this", so the noun is a verb."""
    singular = any(c.lower_ in {"this", "that", "a", "an", "each", "every"} for c in children(token, "det"))
    return bool(token.dep_ == "ROOT" and token.tag_ == "NNS" and singular)


def has_subject(token: Token) -> bool:
    """Also one that the parser took for the front part of a compound: "the road points north"."""
    front = token.tag_ in {"VBZ", "NNS"} and token.dep_ == "ROOT" and children(token, "compound")
    return bool(children(token, "nsubj", "nsubjpass", "expl") or front)


def shared_subject(clause: Token) -> list[int]:
    """The subject of the clause that this one is coordinated with."""
    token = clause
    if not _is_joined_on(clause):
        return []
    while token.dep_ == "conj":
        token = token.head
        own = children(token, "nsubj", "nsubjpass")
        if own:
            return subtree(own[0])
    return []


def _is_joined_on(clause: Token) -> bool:
    """Whether only a conjunction stands before the second verb, or a third one follows.

    In "since the pact - known as a deal - was signed" it is another's, whatever the parser says; in "the pipe, opened
    in 2009, carries oil" the first verb is none.
    """
    helping = children(clause, "aux", "auxpass")
    first = min(t.i for t in (clause, *helping, *children(clause, "advmod", "neg")))
    before = [t for t in clause.doc[clause.sent.start : first] if not t.is_punct][-1:]
    if clause.dep_ != "conj" or not before or "CC" in {before[0].tag_, clause.doc[first - 1].tag_}:
        return True
    listed = any(children(c.head, "cc") for c in children(clause, "conj"))
    opened = clause.head.tag_ == "VBN" and not children(clause.head, "aux", "auxpass")
    return listed or opened or (clause.doc[first - 1].text == "," and not helping)
