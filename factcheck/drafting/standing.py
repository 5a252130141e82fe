"""What in a draft's text points out of it: "the move", "that day", "both", "we", a leading "But".

It is read in the text as it will be offered, parsed once more. Each sort is a feature of the fitted confidence, whose
weights say how often such a draft can be published as it stands (tests/bench/drafts_fit.py).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.drafting.found import children
from factcheck.drafting.kinds import BODIES, DEEDS, DOCUMENTS, FIRMS, GROUPS, PERSONS, is_time
from factcheck.drafting.parser import Token
from factcheck.drafting.tags import FINITE
from factcheck.text.pronouns import FIRST, THIRD

_TELLING = frozenset({"prep", "relcl", "acl", "appos"})
_DEMONSTRATIVE = frozenset({"this", "that", "these", "those", "such"})
_OTHERS = frozenset({"both", "another", "other", "others", "latter", "former", "same", "neither", "either"})
_LEADING = frozenset({"but", "and", "so", "also", "however", "then", "meanwhile", "instead", "therefore", "for"})


def first_said(text: str) -> dict[str, int]:
    """Each word of a document in small letters with the offset at which it stands first."""
    found = dict[str, int]()
    for word in re.finditer(r"\w+", text):
        found.setdefault(word[0].lower(), word.start())
    return found


def pointers(doc: Any, said: Mapping[str, int], at: int) -> Iterator[str]:
    """The sorts of what points out of a parsed text, each as often as it stands there.

    `said` is where each word of the document stands first (`first_said`) and `at` where the draft begins in it: what
    it has named already is pointed back to.
    """
    spans = [m.span() for m in re.finditer(r"\[[^\]]*\]", doc.text)]
    first = next((t for t in doc if not t.is_punct), None)
    if first is not None and first.lower_ in _LEADING:
        yield "leads on"
    number = sum(1 for _ in doc.sents)
    if number > 1:
        yield "several sentences"
    put = [doc.text[a + 1 : b - 1] for a, b in spans]
    if any(words[:4].lower() == "the " for words in put):
        yield "put in: a description"
    for token in doc:
        inside = any(a <= token.idx < b for a, b in spans)
        if not inside and token.lower_ in FIRST and token.tag_ in {"PRP", "PRP$"}:
            yield "first person"
        elif not inside and token.lower_ in THIRD and token.tag_ in {"PRP", "PRP$"} and not _is_named(token):
            yield "third person"
        elif token.lower_ in {"you", "your"} and not inside:
            yield "second person"
        elif token.lower_ in _OTHERS and token.dep_ not in {"cc", "preconj"}:
            yield "another"
        elif token.tag_ in {"NN", "NNS"} and token.dep_ != "compound" and not inside:
            yield from _noun(token, said.get(token.lower_, at) < at)
        elif token.tag_ in FINITE and token.dep_ == "conj" and _is_lost(token):
            yield "a verb on its own"
        elif token.tag_ in FINITE and token.i and token.nbor(-1).text == ",":
            yield "a comma before the verb"


def _is_lost(verb: Token) -> bool:
    """Whether a second verb has no subject of its own: the speaker's perhaps, whose words end before it."""
    return not children(verb, "nsubj", "nsubjpass", "expl", "csubj")


def _is_named(pronoun: Token) -> bool:
    """Whether a name or noun before it in the text can be whom it stands for."""
    return any(t.tag_ in {"NNP", "NNPS", "NN", "NNS"} and t.dep_ in _ACTING for t in pronoun.doc[: pronoun.i])


_ACTING = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "pobj"})


def _noun(noun: Token, said: bool) -> Iterator[str]:
    dets = {c.lower_ for c in children(noun, "det", "predet")}
    if dets & _DEMONSTRATIVE and not children(noun, "relcl"):
        yield "that day" if is_time(noun) else "that"
    elif "the" in dets and not is_time(noun):
        told = [c for c in noun.children if c.dep_ in {"poss", "nmod"} or (c.dep_ in _TELLING and c.i > noun.i)]
        named = [c for c in children(noun, "compound", "amod", "nummod") if c.tag_ in {"NNP", "NNPS"}]
        if told or named:
            return
        bare = not children(noun, "amod", "compound", "nummod")
        yield f"the {_sort(noun)}{'' if bare else ', told apart'}{', said before' if said else ''}"


def _sort(noun: Token) -> str:
    forms = {noun.lower_, noun.lower_.removesuffix("s"), re.sub("ies$", "y", noun.lower_)}
    if forms & PERSONS:
        return "person"
    if forms & (BODIES | FIRMS | GROUPS):
        return "body"
    if forms & DEEDS:
        return "deed"
    return "document" if forms & DOCUMENTS else "thing"
