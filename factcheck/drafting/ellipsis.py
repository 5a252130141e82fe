"""Answers that lean on their question: what they leave out stands there, and is put in square brackets.

"How much did the spill cost?" "About six million." is "[The spill cost] about six million."; "Did anybody lose a job?"
"Forty people did." is "Forty people [lost a job]." A bare "yes" or "no" is left alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.drafting.found import children, is_mark, subtree, trimmed
from factcheck.drafting.morphology import inflected
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.pieces import row, sentence
from factcheck.drafting.referring import replacements
from factcheck.drafting.speakers import Speakers
from factcheck.drafting.tags import FINITE

_ASKING = frozenset({"WP", "WRB", "WDT", "WP$"})
_DO = {"do": "VBZ", "does": "VBZ", "did": "VBD"}
_AGREEING = {"have": "has", "are": "is", "were": "was", "'ve": "has", "'re": "is", "am": "is"}
_HELPING = frozenset(
    {"do", "does", "did", "have", "has", "had", "is", "are", "was", "were", "will", "would", "can", "could"}
)
_EMPTY = frozenset({"yes", "no", "yeah", "none", "nothing", "never", "not", "sir", "well", "perhaps", "maybe", "why"})
_LONGEST = 20
"""Words of an answer that is no sentence."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The tokens of an answer's sentence and how it reads with what it leaves out."""

    tokens: list[int]
    text: str


def answers(text: str, question: Frame, answer: Frame, speakers: Speakers) -> Iterator[Answer]:
    """The first sentence of an answer, filled up, if it needs the question to say something."""
    asked = [sent for sent in question.doc.sents if sent[-1].text == "?"]
    said = next((sent for sent in answer.doc.sents if not _is_empty(sent)), None)
    if not asked or said is None or any(a <= said.start < b for a, b, _ in answer.quotes):
        return
    read = _Question(text, question, asked[-1], speakers)
    tokens = trimmed(answer.doc, [t.i for t in said if not (is_mark(t) and t.i == said.end - 1)])
    words = row(text, answer, tokens, replacements(answer, tokens, speakers.naming, speakers.own_voice(answer)))
    filled = _leaning(said, words, read) if _has_verb(said) else _fragment(said, words, read)
    if filled:
        yield Answer([t.i for t in said], sentence(filled))


def proposed(text: str, question: Frame, speakers: Speakers) -> str:
    """What a question asks to have confirmed, as a sentence: "Did the board know?" is "The board knew."; else ""."""
    asked = [sent for sent in question.doc.sents if sent[-1].text == "?"]
    return sentence(_Question(text, question, asked[-1], speakers).proposed()) if asked else ""


def _is_empty(sent: Token) -> bool:
    return all(t.is_punct or t.lower_ in _EMPTY or t.tag_ == "UH" for t in sent)


def _has_verb(sent: Token) -> bool:
    return sent.root.tag_ in FINITE or any(c.tag_ in FINITE for c in children(sent.root, "aux", "auxpass"))


def _leaning(said: Token, words: str, read: "_Question") -> str:
    """As in "Forty people did": a subject and no more than the help of a verb."""
    helps = said.root
    subject = children(helps, "nsubj", "nsubjpass")
    rest = [t for t in said if t.i > helps.i and not t.is_punct]
    if helps.lower_ not in _HELPING or not subject or rest or subject[0].tag_ in {"PRP", "DT"}:
        return ""
    done = read.done(helps.lower_)
    return f"{words[: -len(helps.text)].rstrip()} [{done}]" if done and words.endswith(helps.text) else ""


def _fragment(said: Token, words: str, read: "_Question") -> str:
    """As in "A contractor", "In May", "About six million": what was asked for and nothing else."""
    if len(words.split()) > _LONGEST or said[0].lower_ in _EMPTY:
        return ""
    if read.asks_subject:
        done = read.done("")
        noun = any(t.tag_.startswith("NN") and not t.like_num for t in said)
        return f"{words} [{done if noun or not read.counted else f'{read.counted} {done}'}]" if done else ""
    stated = read.stated()
    return f"[{stated}] {words[0].lower() + words[1:] if said[0].tag_ not in _NAMES else words}" if stated else ""


_NAMES = frozenset({"NNP", "NNPS", "PRP"})


def _main(root: Token) -> Token:
    """The verb that asks; the parser takes "Mr. Dahl" for the root of "Mr. Dahl, where is the van?"."""
    return next((c for c in root.children if c.tag_.startswith("VB")), root) if root.tag_.startswith("NN") else root


class _Question:
    """A question with its parts: what it asks for, the subject, the verb and what helps it."""

    def __init__(self, text: str, frame: Frame, sent: Token, speakers: Speakers) -> None:
        self._text, self._frame, self._sent = text, frame, sent
        self._instead = replacements(frame, [t.i for t in sent], speakers.naming, speakers.own_voice(frame), asked=True)
        self._verb = verb = _main(sent.root)
        self._subject = next(iter(children(verb, "nsubj", "nsubjpass", "expl")), None)
        helping = [c for c in children(verb, "aux", "auxpass") if c.tag_ in FINITE]
        self._help = helping[0] if helping else verb if verb.tag_ in FINITE else None
        self._asking = [t for t in sent if t.tag_ in _ASKING and t.i < verb.i]

    @property
    def asks_subject(self) -> bool:
        """As in "Who shut it?", "How many people were hurt?"."""
        inside = set(subtree(self._subject)) if self._subject is not None else set()
        return bool(self._asking) and self._asking[0].i in inside

    @property
    def counted(self) -> str:
        """What "how many" counts."""
        if self._subject is None or self._asking[0].lower_ != "how":
            return ""
        return self._words([i for i in subtree(self._subject) if self._frame.doc[i].tag_.startswith("NN")])

    def done(self, helps: str) -> str:
        """What was or was not done, without who did it; `helps` is the answer's own auxiliary."""
        if self._subject is None or self._help is None:
            return ""
        last = max(subtree(self._subject))
        behind = [t.i for t in self._sent if t.i > last and not (is_mark(t) and t.i == self._sent.end - 1)]
        tag = _DO.get(helps) or ("" if self.asks_subject else _DO.get(self._help.lower_, ""))
        if tag:
            several = (helps or self._help.lower_) == "do"
            return self._words(behind, {self._verb.i: inflected(self._verb.text, tag, plural=several)})
        inverted = not self.asks_subject and self._help.i < self._subject.i
        help_ = [self._help.i] if inverted else []
        return self._words(help_).lower() + " " * bool(help_) + self._words(behind)

    def stated(self) -> str:
        """The question as a statement, without what it asks for: "the spill cost"; "" where that cannot be said."""
        if not self._asking or self._subject is None or self._help is None or self._help.i > self._subject.i:
            return ""
        return self._declared()

    def _declared(self) -> str:
        assert self._subject is not None
        assert self._help is not None
        subject = subtree(self._subject)
        behind = [t.i for t in self._sent if t.i > subject[-1] and not (is_mark(t) and t.i == self._sent.end - 1)]
        named = self._subject.i in self._instead and self._subject.lower_ == "you"
        who = self._words(subject)
        tag = _DO.get(self._help.lower_)
        if self._help is not self._verb and tag:
            plural = tag == "VBZ" and self._help.lower_ == "do" and not named
            return f"{who} {self._words(behind, {self._verb.i: inflected(self._verb.text, tag, plural=plural)})}"
        help_ = self._help.lower_
        return f"{who} {_AGREEING.get(help_, help_) if named else help_} {self._words(behind)}".rstrip()

    def proposed(self) -> str:
        """What a question without a word that asks wants to know, as a statement."""
        if self._asking or self._subject is None or self._help is None or self._help.i > self._subject.i:
            return ""
        clause = next(iter(children(self._verb, "ccomp", "csubj")), None)
        if clause is not None and self._subject.lower_ == "it":  # "Is it true that P?"
            return self._words([t.i for t in clause.subtree if t.lower_ != "that" or t.dep_ != "mark"])
        return self._declared()

    def _words(self, tokens: Sequence[int], instead: dict[int, str] | None = None) -> str:
        """The words, whoever they mean named; no bracket in the bracket."""
        written = row(self._text, self._frame, tokens, self._instead | (instead or {}))
        return written.replace("[", "").replace("]", "")
