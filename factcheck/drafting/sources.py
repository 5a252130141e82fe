"""Whose words they are: the subject of a cue, wherever the sentence has put it."""

from collections.abc import Sequence

from factcheck.drafting.found import children, subtree, trimmed
from factcheck.drafting.kinds import PERSONS
from factcheck.drafting.lexicon import NOUNS
from factcheck.drafting.parser import Token
from factcheck.drafting.tags import NAMING, TENSED

_DEEP = 4
"""Verbs joined by “and” up which the subject is looked for."""

_QUOTED_AS = 14
"""Tokens between “quoted” and “as saying”: a name with its office."""


def source_of(token: Token, depth: int = 0) -> list[int]:
    """The tokens of whoever does what the verb says; empty where the sentence names nobody."""
    if beside_a_time(token) is not None:
        return _name_before(token)
    agent = [by for by in children(token, "agent") if not any(map(_is_means, children(by, "pobj")))]
    if agent:
        return [
            i for child in agent for p in children(child, "pobj") for i in noun_phrase(p, children(p, "acl", "ccomp"))
        ]
    asked = token.tag_ == "VBN" and token.dep_ == "advcl" and not children(token, "aux")
    if children(token, "auxpass") or asked:
        return []
    own = children(token, "nsubj", "csubj")
    if own:
        near = [c for c in own if c.i < token.i] or own
        if len(near) > 1 and near[-1].lower_ in {"it", "them"} and near[-1].nbor(-1).dep_ == "relcl":
            near = near[:1]  # "the lawyer who requested it says"
        last = noun_phrase(near[-1])
        first = noun_phrase(near[0])
        return first + last if first and last and first[-1] + 1 == last[0] else last
    if depth > _DEEP or children(token, "nsubjpass", "expl"):
        return []
    head = _out_of_quote(token)
    if token.dep_ == "conj" and token.tag_ in TENSED and children(head, "nsubjpass"):
        return _subject(head, depth + 1)  # "the agency was told and confirms that P"
    if token.dep_ == "conj":
        return source_of(head, depth + 1)
    if token.dep_ == "xcomp":
        objects = [child for child in children(head, "dobj") if child.i < token.i]
        return noun_phrase(objects[0]) if objects and token.tag_ == "VB" else _subject(head, depth + 1)
    if token.dep_ in {"advcl", "ccomp", "dep", "parataxis"}:
        return _subject(head, depth + 1)
    quoted = quoted_as(token)
    if quoted is not None and quoted + 1 < token.i - 1:
        return trimmed(token.doc, list(range(quoted + 1, token.i - 1)))
    if token.dep_ == "pcomp":
        verb = head
        while not verb.tag_.startswith("VB") and verb.head is not verb and verb.head != verb:
            verb = verb.head
        said = (
            children(verb, "dobj") if verb.lower_ in {"quoted", "quotes", "quoting", "cited", "cites", "citing"} else []
        )
        if said:
            return noun_phrase(said[0])
        return _subject(verb, depth + 1) if verb.tag_.startswith("VB") else []
    if token.dep_ == "acl" and token.tag_ == "VBG" and head.dep_ == "dobj" and head.lower_ in NOUNS:
        return _subject(head.head, depth + 1)
    if token.dep_ in {"acl", "relcl"} and token.tag_ != "VBN":
        return [i for i in noun_phrase(head) if i < token.i]
    return []


def beside_a_time(token: Token) -> Token | None:
    """The "after" of "P, hours after its director, Ana Roos, told …", which the parser takes for a preposition and
    whose verb it gives to somebody else; None for any other verb.
    """
    doc, at = token.doc, token.i - 2
    while at > token.sent.start and doc[at].tag_ in NAMING:
        at -= 1
    if token.tag_ not in TENSED or doc[token.i - 1].text != "," or doc[at].text != "," or at == token.i - 2:
        return None
    office = doc[at - 1]
    timed = office.dep_ == "pobj" and office.head.lower_ in {"after", "before"} and office.lower_ in PERSONS
    return office.head if timed and office.head.i < office.i else None


def _name_before(token: Token) -> list[int]:
    """The name between the two commas before a verb."""
    first = token.i - 2
    while token.doc[first - 1].text != ",":
        first -= 1
    return list(range(first, token.i - 1))


_MEANS = frozenset({"message", "text", "letter", "post", "email", "mail", "phone", "telephone", "video", "fax", "sms"})


def _is_means(noun: Token) -> bool:
    """As in "told by text message": by what means, and not by whom."""
    return noun.lower_ in _MEANS and noun.tag_ == "NN" and not children(noun, "det", "poss")


QUOTED = frozenset({"quoted", "cited", "quotes", "cites", "quoting", "citing"})


def quoted_as(token: Token) -> int | None:
    """Where "quoted" stands in "N quoted A as saying"; the parser loses the thread of it."""
    if token.i < 3 or token.nbor(-1).lower_ != "as":
        return None
    first = max(int(token.sent.start), token.i - _QUOTED_AS)
    found = next((i for i in range(token.i - 2, first, -1) if token.doc[i].lower_ in QUOTED), None)
    return None if found is None or token.doc[found + 1].lower_ == "by" else found


def _out_of_quote(token: Token) -> Token:
    """The head, or the head's head where that is only the stand-in for a quotation."""
    head = token.head
    while head.text == "is" and head.i and head.nbor(-1).text == "this" and head.head is not head and head.head != head:
        head = head.head
    return head


def _subject(token: Token, depth: int) -> list[int]:
    """As `source_of`, and of a passive its subject: "he was quoted as saying"."""
    passive = children(token, "nsubjpass")
    return noun_phrase(passive[0]) if passive else source_of(token, depth)


def noun_phrase(token: Token, without: Sequence[Token] = ()) -> list[int]:
    """The noun with all that hangs on it, appositions and relative clauses too, but no stray clause behind it."""
    focus = [c for c in token.children if c.i < token.i and c.lower_ in {"even", "only", "but", "and", "also", "both"}]
    return trimmed(token.doc, subtree(token, [*focus, *without]))
