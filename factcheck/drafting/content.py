"""What one attribution says, as the rules that write its text take it, and its written text."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.drafting.anything import counts
from factcheck.drafting.found import Found, trimmed
from factcheck.drafting.lexicon import Kind
from factcheck.drafting.naming import Naming
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.pieces import row
from factcheck.drafting.referring import Voice, replacements
from factcheck.drafting.tags import FINITE


@dataclass(frozen=True, slots=True)
class Written:
    """A claim's text, and whether it is a sentence and not only the exact words."""

    text: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Content:
    """What one attribution says: its tokens, who says it, where it stands."""

    text: str
    frame: Frame
    one: Found
    tokens: list[int]
    voice: Voice
    naming: Naming
    told: frozenset[str] = frozenset()
    """Whom the sentence names before its words begin."""

    def row(self, tokens: Sequence[int], **instead: str) -> str:
        """The words of these tokens, pronouns replaced; `instead` has other words by "t" and token number."""
        given = {int(key[1:]): word for key, word in instead.items()}
        whole = sorted({*self.tokens, *tokens})
        return row(
            self.text,
            self.frame,
            tokens,
            replacements(self.frame, whole, self.naming, self.voice, {*self.told}) | given,
        )

    @property
    def past(self) -> bool:
        """Whether the cue looks back, as denials and admissions do."""
        return self.one.entry.kind is Kind.REPORT


def alone(content: Content, tokens: list[int]) -> str:
    """A noun phrase for a subject: "her" and "it" as who is meant."""
    words = content.row(tokens)
    if words.lower().endswith(("self", "selves")) and content.voice.label:
        return f"[{content.voice.label}]"  # "who calls himself an engineer"
    return {"him": "he", "them": "they", "her": "she", "me": "I", "us": "we"}.get(words.lower(), words)


def bare(frame: Frame, tokens: Sequence[int]) -> list[int]:
    """Without a leading "that" that only opens the clause, and without conjunctions."""
    held = trimmed(frame.doc, list(tokens))
    while len(held) > 1 and (frame.doc[held[0]].tag_ == "CC" or _only_opens(frame, held)):
        held = trimmed(frame.doc, held[1:])
    return held


def _only_opens(frame: Frame, held: list[int]) -> bool:
    """Whether "that" stands before a clause and is no word of it: neither "that dam" nor "that is so"."""
    token, after = frame.doc[held[0]], frame.doc[held[1]]
    if token.lower_ == "only" and after.lower_ == "that":
        return True
    if token.lower_ != "that" or after.tag_ in FINITE or _is_pointed_at(token, after):
        return False
    if (token.dep_ == "mark" and token.head.i != after.i) or after.tag_ in {"NNS", "NNPS"}:
        return True
    behind_cue = token.i and frame.doc[token.i - 1].tag_.startswith("VB")
    return bool(behind_cue) or token.tag_ in {"IN", "WDT"} or after.tag_ in {"DT", "PRP", "PRP$", "EX"}


def _is_pointed_at(that: Token, noun: Token) -> bool:
    """As in "said that figure would rise": a noun that has a plural cannot stand without a word before it."""
    return bool(that.dep_ == "det" and that.head.i == noun.i and noun.tag_ == "NN" and counts(noun))


def head_of(frame: Frame, tokens: list[int]) -> Token:
    held = set(tokens)
    loose = [frame.doc[i] for i in tokens if frame.doc[i].head.i not in held or frame.doc[i].head.i == i]
    words = [t for t in loose if not t.is_punct and t.dep_ not in {"mark", "cc", "prep", "advmod", "case"}]
    return (words or loose or [frame.doc[tokens[0]]])[0]
