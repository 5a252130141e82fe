"""A sentence in which the parser sees no verb, parsed again with a helping verb before the word that can be one.

Of "The department closed area 4B after the leak" a small parser makes one long noun phrase, of "The party pressures
Christians to join" another. With "had closed" and "will pressure" it is an easy sentence; its tree, without what was
put in, is that of the first.
"""

from collections.abc import Iterator
from typing import Any

from factcheck.drafting.tags import FINITE

_LEAST = 5
"""Tokens of a sentence that is no caption or heading."""
_TELLING = frozenset({"acl", "amod", "compound", "nmod", "relcl"})
"""As what the parser hangs a verb in the past on a noun."""
_STATED = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
"""As what a verb that a sentence states stands in it."""
_SUBORDINATE = frozenset({"relcl", "advcl", "ccomp", "acl"})
Tree = list[tuple[int, str, str]]
"""Head, relation and tag of each token of a sentence, heads counted from its first token."""


def with_verbs(nlp: Any, docs: Iterator[Any]) -> Iterator[Any]:
    """The documents, the trees of sentences without a verb put right where a helping verb shows one."""
    for doc in docs:
        better = dict(pair for sent in doc.sents for pair in _better(nlp, sent))
        yield _mended(nlp, doc, better) if better else doc


def _better(nlp: Any, sent: Any) -> Iterator[tuple[int, Tree]]:
    """Where the sentence begins and its new tree; nothing where it stays."""
    if len(sent) < _LEAST or sent[-1].text != ".":
        return
    within = _is_verb(sent.root)
    for token, helping, form in _named(sent) if within else _candidates(sent):
        at = token.i - sent.start
        words, spaces = [t.text for t in sent], [bool(t.whitespace_) for t in sent]
        words[at : at + 1], spaces[at : at + 1] = [helping, form], [True, spaces[at]]
        again = _parsed(nlp, words, spaces)
        helper, verb = again[at], again[at + 1]
        subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
        leaf = helper.head.i == verb.i and not list(helper.children)
        stated = verb.dep_ in _STATED if within else verb.head.i == verb.i
        if stated and subjects and leaf:
            yield sent.start, _without(again, at, "VBD" if helping == "had" else "VBZ")
            return


def _is_verb(root: Any) -> bool:
    """Whether it is the verb of its sentence, and no infinitive without one: "pressures farmers to join"."""
    infinitive = root.tag_ == "VB" and any(c.tag_ == "TO" for c in root.children)
    return bool(root.tag_.startswith(("VB", "MD")) and not infinitive)


def _candidates(sent: Any) -> Iterator[tuple[Any, str, str]]:
    """The words that can be its verb, with a helping verb and the form behind it.

    One in the past that tells of a noun, or a plural behind a noun that can be a verb.
    """
    from lemminflect import getAllLemmas

    root = sent.root
    if past := next((t for t in sent if t.dep_ in _TELLING and _is_bare(t) and _is_past(t)), None):
        yield past, "had", past.text
    yield from _named(sent)
    finite = any(t.tag_ in FINITE and t.head.dep_ not in _SUBORDINATE and t.dep_ not in _SUBORDINATE for t in sent)
    noun = next((c for c in root.children if c.dep_ == "nsubj" and root.tag_ == "VB"), root)
    inside = sent.start + 1 < noun.i < sent.end - 2 and noun.nbor(-1).tag_.startswith("NN")
    if noun.tag_ == "NNS" and inside and not finite and not noun.nbor().is_punct:
        for base in getAllLemmas(noun.lower_).get("VERB", ()):
            yield noun, "will", base


def _named(sent: Any) -> Iterator[tuple[Any, str, str]]:
    """What stands in small letters behind a noun and is read as a name, and is a form of a verb: "closed zone 7"."""
    from lemminflect import getAllLemmas

    for token in sent[1:]:
        if token.tag_ == "NNP" and token.is_lower and token.nbor(-1).tag_.startswith("NN"):
            bases = getAllLemmas(token.lower_).get("VERB", ())
            if bases and token.lower_ not in bases:
                yield token, "had", token.text


def _is_past(verb: Any) -> bool:
    """Whether it is no participle that tells what was done to the noun: that has no object and no subject."""
    subject = any(c.dep_ == "nsubj" and c.right_edge.i + 1 == verb.i for c in verb.head.lefts)
    own = subject or any(c.dep_ == "dobj" for c in verb.children)
    return bool(verb.tag_ == "VBD" or (verb.tag_ == "VBN" and own))


def _is_bare(verb: Any) -> bool:
    """Whether it has no subject of its own, which would make it a clause that tells of the noun."""
    return not any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in verb.children)


def _parsed(nlp: Any, words: list[str], spaces: list[bool]) -> Any:
    from spacy.tokens import Doc

    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    for token in doc[1:]:
        token.is_sent_start = False
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def _without(doc: Any, helper: int, tag: str) -> Tree:
    """The tree without the helping verb; the verb behind it has the tag."""
    kept = [t for t in doc if t.i != helper]
    place = {t.i: n for n, t in enumerate(kept)}
    return [(place[t.head.i], t.dep_, tag if t.i == helper + 1 else t.tag_) for t in kept]


def _mended(nlp: Any, doc: Any, better: dict[int, Tree]) -> Any:
    from spacy.tokens import Doc

    tree = [(token.head.i, token.dep_, token.tag_) for token in doc]
    for start, again in better.items():
        tree[start : start + len(again)] = [(start + head, dep, tag) for head, dep, tag in again]
    heads, deps, tags = zip(*tree, strict=True)
    return Doc(
        nlp.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=list(tags),
        heads=list(heads),
        deps=list(deps),
    )
