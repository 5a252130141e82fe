"""What a long quotation says, one statement at a time, without thanks, hopes and the like at either end."""

from collections.abc import Sequence

from factcheck.domain.draft import Span
from factcheck.drafting.checkable import has_figure, is_mere_talk, is_on_record
from factcheck.drafting.found import children, is_mark
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.spans import bare_span
from factcheck.drafting.tags import FINITE


def sayings(text: str, frames: Sequence[Frame], named: frozenset[str] = frozenset()) -> list[list[Span]]:
    """The quotations (`frames`, in order) as groups of spans, one a draft; [] where they are one statement.

    A sentence with a noun of its own for a subject begins another, and so does one with "I" or "we" where these are
    `named`; one with another pronoun goes on with what stands before.
    """
    said = [(frame, sent) for frame in frames for sent in frame.doc.sents if any(t.is_alpha for t in sent)]
    if len(said) < _SEVERAL:
        return []
    groups: list[list[tuple[Frame, Token]]] = []
    for frame, sent in said:
        if groups and not (_stands(text, frame, sent, named) and _says_something(text, groups[-1])):
            groups[-1].append((frame, sent))
        else:
            groups.append([(frame, sent)])
    kept = [group for one in groups if (group := _without_talk(one))]
    kept = [group for group in kept if any(children(sent.root, "nsubj", "nsubjpass", "expl") for _, sent in group)]
    whole = sum(map(len, kept)) == len(said) and len(kept) == 1
    return [] if whole or not kept else [_spans(text, group) for group in kept]


_SEVERAL = 2
"""Sentences of one speech that are told apart: one alone is the draft already."""


def _stands(text: str, frame: Frame, sent: Token, named: frozenset[str]) -> bool:
    """Whether a sentence begins a statement that needs none of those before it."""
    tokens = [t.i for t in sent if not is_mark(t)]
    subjects = children(sent.root, "nsubj", "nsubjpass")
    finite = sent.root.tag_ in FINITE or any(c.tag_ in FINITE for c in children(sent.root, "aux", "auxpass"))
    if not tokens or not subjects or not finite or not text[frame.spans[tokens[0]][0]].isupper():
        return False
    noun = subjects[0]
    own = noun.tag_.startswith("NN") and not noun.lower_.endswith(("body", "one", "thing"))
    own = own and not any(c.tag_ == "PRP$" or c.lower_ in _POINTS for c in noun.lefts)
    own = own or noun.lower_ in named
    return own and sent[-1].text != "?" and is_on_record(frame, tokens, has_figure(text, frame, tokens))


_POINTS = frozenset({"this", "that", "these", "those", "such", "the", "another", "other"})


def _says_something(text: str, group: Sequence[tuple[Frame, Token]]) -> bool:
    return any(not _is_talk(frame, sent) for frame, sent in group)


def _without_talk(group: list[tuple[Frame, Token]]) -> list[tuple[Frame, Token]]:
    while group and _is_talk(*group[-1]):
        group = group[:-1]
    while group and _is_talk(*group[0]):
        group = group[1:]
    return group


def _is_talk(frame: Frame, sent: Token) -> bool:
    tokens = [t.i for t in sent if not is_mark(t)]
    return bool(tokens) and is_mere_talk(frame, tokens)


def _spans(text: str, group: Sequence[tuple[Frame, Token]]) -> list[Span]:
    """One span for each quotation that the group has words of."""
    found: list[Span] = []
    last: Frame | None = None
    for frame, sent in group:
        start, end = frame.spans[sent.start][0], frame.spans[sent.end - 1][1]
        if frame is last:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        last = frame
    return [bare_span(text, *span) for span in found]
