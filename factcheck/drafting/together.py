"""Who "we" are where no body is known for whom somebody speaks: he and others, of what they did.

A "we" that may have everybody in it ("we all know", "we need", "our country") is left as it stands.
"""

from factcheck import lexicon
from factcheck.drafting.definites import owner
from factcheck.drafting.found import children
from factcheck.drafting.kinds import DOCUMENTS, FIRMS
from factcheck.drafting.lexicon import VERBS, Kind
from factcheck.drafting.parser import Token
from factcheck.text.pronouns import WE

_AGAIN = {"we": "they", "us": "them", "our": "their", "ourselves": "themselves"}
_SUBJECT = ("nsubj", "nsubjpass")
_ACTED_ON = ("dobj", "dative", "pobj")
_OWNED = FIRMS | DOCUMENTS | lexicon.words("speakers.txt", "trading bodies")
"""What somebody has with a few others: "our report", "our firm"; a country has everybody in it."""
_STATED = frozenset({"ROOT", "conj", "ccomp", "parataxis"})
"""Where a verb says what happened: "the progress we made" and "when we began" take it for known."""
_EMPTY = frozenset({"did", "had", "were", "was", "been", "done"})


def others(token: Token, name: str, used: set[str]) -> str:
    """What stands for the word in brackets, "" where it stays: "Ana Reyes and others", "Ana Reyes's" report.

    `used` holds whom the words before have named; whom this names is added to it.
    """
    word = token.lower_
    if not name or word not in WE:
        return ""
    both = f"{name} and others"
    if both in used and word in _AGAIN:
        return _AGAIN[word]
    if word == "our":
        alone = not children(token.head, "compound", "amod")
        return owner(name) if alone and token.head.lower_ in _OWNED else ""
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if word not in {"we", "us"} or after in {"all", "both"} or not _is_done(token):
        return ""
    used.add(both)
    return both


def _is_done(token: Token) -> bool:
    """Whether it is something that was done by them, or to them: of what may be or should be everybody says "we"."""
    if token.dep_ not in (*_SUBJECT, *_ACTED_ON):
        return False
    verb = token.head
    if token.dep_ == "pobj":
        if verb.lower_ == "of":
            return False
        verb = verb.head
    helping = children(verb, "aux", "auxpass")
    past = verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in helping)
    figure = verb.tag_ == "VBN" and any(t.tag_ == "CD" for t in verb.subtree)
    known = any(cue.kind is Kind.BELIEF for cue in VERBS.get(verb.lower_, ()))
    stated = verb.dep_ in _STATED and verb.lower_ not in _EMPTY and all(c.tag_ != "MD" for c in helping)
    return (past or figure) and stated and not known
