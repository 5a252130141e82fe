"""What somebody wants on record, as minutes put it: "Ms Roos wished it recorded that P", "… his reasons minuted: P"."""

from collections.abc import Iterator

from factcheck.drafting.found import Found, children, subtree, trimmed
from factcheck.drafting.lexicon import VERBS
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.sources import source_of
from factcheck.drafting.tags import FINITE

_ON_RECORD = frozenset({"recorded", "minuted", "noted"})
_WANTS = frozenset({"wished", "wishes", "asked", "asks", "requested", "requests", "wanted", "wants", "wish"})


def recorded(frame: Frame) -> Iterator[Found]:
    """What somebody asks to be put on record, with whoever asks for its source."""
    for token in frame.doc:
        if token.lower_ not in _ON_RECORD:
            continue
        verb = next((t for t in token.sent if t.i < token.i and t.lower_ in _WANTS), None)
        if verb is None or (token.head.i != verb.i and not _is_before_colon(token)):
            continue
        source, content = source_of(verb), _content(frame, token)
        if source and content:
            yield Found(token.i, VERBS["noted"][0], source, [verb.i, token.i], content, "clause")


def _content(frame: Frame, token: Token) -> list[int]:
    clauses = [c for c in children(token, "ccomp") if children(c, "nsubj", "nsubjpass", "expl")]
    if clauses:
        return trimmed(frame.doc, subtree(clauses[0]))
    said = [t.i for t in token.sent if t.i > token.i + 1] if _is_before_colon(token) else []
    return trimmed(frame.doc, [i for i in said if frame.doc[i].text != "."]) if _is_clause(frame, said) else []


def _is_before_colon(token: Token) -> bool:
    return bool(token.i + 1 < token.sent.end and token.nbor().text == ":")


def _is_clause(frame: Frame, tokens: list[int]) -> bool:
    return any(frame.doc[i].tag_ in FINITE for i in tokens)
