"""What a rule finds in one parsed paragraph, before it becomes spans and names."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from factcheck.drafting.lexicon import Cue
from factcheck.drafting.parser import Token


@dataclass(slots=True)
class Found:
    """Token numbers of one attribution in its frame; `head` is the cue's head word, `entry` its line in the lexicon."""

    head: int
    entry: Cue
    source: list[int]
    cue: list[int]
    content: list[int]
    rule: str
    aside: bool = False
    """For "what he called Y": a claim all the same, but to annotators no attribution of its own."""
    label: list[int] = field(default_factory=list)
    """Of "called X Y" the tokens of Y; of who is cited those of who cites."""
    more: list[tuple[int, int]] = field(default_factory=list)
    """Spans of further content, in other sentences or paragraphs."""


def subtree(token: Token, without: Iterable[Token] = ()) -> list[int]:
    """The numbers of the tokens under this one, itself included, without the branches that are named."""
    left_out = {t.i for branch in without for t in branch.subtree}
    return [t.i for t in token.subtree if t.i not in left_out]


def children(token: Token, *deps: str) -> list[Token]:
    """The children with one of these relations, in order."""
    return [child for child in token.children if child.dep_ in deps]


def is_mark(token: Token) -> bool:
    """Whether it is a mark and says nothing; "%" says what a number counts."""
    return bool(token.is_punct) and token.text != "%"


def is_beside(verb: Token, held: Collection[int]) -> bool:
    """Whether a verb only tells something more of a noun or of another clause: "the changes that are needed"."""
    while True:
        if verb.dep_ in {"relcl", "acl", "advcl", "pcomp"} and verb.head.i in held:
            return True
        if verb.head.i not in held or verb.head.i == verb.i:
            return False
        verb = verb.head


def trimmed(doc: Sequence[Token], tokens: list[int]) -> list[int]:
    """Without commas, dashes and conjunctions at the ends."""
    tokens = sorted(set(tokens))
    while tokens and doc[tokens[0]].text in _EDGE:
        tokens = tokens[1:]
    while tokens and (doc[tokens[-1]].text in _EDGE or doc[tokens[-1]].tag_ == "CC"):
        tokens = tokens[:-1]
    return tokens


_EDGE = frozenset({",", ";", ":", "—", "--", "–", "-", ".", "..."})
