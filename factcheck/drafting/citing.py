"""Whom a report cites: "The Gazette reports, citing two nurses, that P", "P, the agency said, quoting an official"."""

from dataclasses import replace

from factcheck.drafting.found import Found, children, subtree, trimmed
from factcheck.drafting.insertion import cue_tokens
from factcheck.drafting.kinds import SPEAKING
from factcheck.drafting.lexicon import VERBS, Cue, Kind
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.sources import source_of
from factcheck.drafting.tags import TENSED

_CITING = frozenset({"citing", "quoting"})
_REPORT = Cue("report", Kind.REPORT, frozenset("c"))


def cited(frame: Frame, found: list[Found]) -> list[Found]:
    """The attributions with what they cite: whoever is cited says the same, through the one who cites."""
    held = [one for one in found if frame.doc[one.head].lower_ not in _CITING]
    more = list[Found]()
    for cite in frame.doc:
        if cite.lower_ not in _CITING or cite.tag_ != "VBG" or not children(cite, "dobj"):
            continue
        verb = _reporting(cite)
        over = next((one for one in held if verb is not None and one.head == verb.i and one.source), None)
        if verb is None or (over is None and not _opens(cite)):
            continue
        over = over or Found(verb.i, _REPORT, source_of(verb), cue_tokens(verb), [], "clause")
        said, whom = _said_before(frame, over, cite) if _is_behind(over, cite) else _said_behind(frame, cite)
        if said and whom and over.source:
            held = [*(one for one in held if one.head != over.head), replace(over, content=said)]
            more.append(Found(cite.i, _REPORT, whom, [cite.i], said, "cited", label=list(over.source)))
    return held + more


def _reporting(cite: Token) -> Token | None:
    """The nearest verb before it that reports."""
    before = [t for t in cite.doc[cite.sent.start : cite.i] if t.tag_ in TENSED | {"VBN"}]
    aloud = [t for t in before if any(e.kind is Kind.REPORT and e.frames & {"c", "q"} for e in VERBS.get(t.lower_, ()))]
    return aloud[-1] if aloud else None


def _opens(cite: Token) -> bool:
    """Whether what is reported begins with "that" behind whoever is cited."""
    end = _clause_end(cite)
    return any(t.lower_ == "that" and t.dep_ == "mark" for t in cite.doc[end : end + 2])


def _is_behind(over: Found, cite: Token) -> bool:
    """As in "reported that P, citing two officials": what is reported stands before it."""
    return bool(over.content) and over.content[0] < cite.i


def _said_before(frame: Frame, over: Found, cite: Token) -> tuple[list[int], list[int]]:
    whom = children(cite, "dobj")[0]
    last = max(over.content[-1] if over.content[-1] < cite.i else 0, over.head)
    speaks = whom.tag_.startswith("NNP") or bool({whom.lower_, whom.lower_.removesuffix("s")} & SPEAKING)
    near = all(t.dep_ in {"prep", "pobj", "npadvmod", "det", "punct"} for t in frame.doc[last + 1 : cite.i])
    if not speaks or not (near or cite.i in over.content):
        return [], []
    return trimmed(frame.doc, [i for i in over.content if i < cite.i]), trimmed(frame.doc, subtree(whom))


def _said_behind(frame: Frame, cite: Token) -> tuple[list[int], list[int]]:
    end = _clause_end(cite)
    said = trimmed(frame.doc, list(range(end, int(cite.sent.end))))
    return said, trimmed(frame.doc, list(range(cite.i + 1, end)))


def _clause_end(cite: Token) -> int:
    """Where what is reported begins behind "citing two nurses, that"."""
    for i in range(cite.i + 1, int(cite.sent.end)):
        if cite.doc[i].text == "," or cite.doc[i].lower_ == "that":
            return i
    return int(cite.sent.end)
