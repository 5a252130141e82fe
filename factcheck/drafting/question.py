"""A question taken apart: what it asks for, what it would have confirmed, and how that reads as a statement."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck import lexicon
from factcheck.domain.marks import CLOSING, CLOSING_DOUBLE
from factcheck.domain.status import Status
from factcheck.drafting.dummies import is_empty
from factcheck.drafting.found import children, is_mark, subtree, trimmed
from factcheck.drafting.greeting import greeting, parting
from factcheck.drafting.lexicon import VERBS, Kind
from factcheck.drafting.morphology import inflected, is_finite
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.pieces import row, unbracketed
from factcheck.drafting.referring import replacements
from factcheck.drafting.speakers import Speakers
from factcheck.drafting.tags import FINITE
from factcheck.text.pronouns import FIRST, IT, POINTING, SPEAKING, SUBJECTS, THEY, THIRD

ASKING = frozenset({"WP", "WRB", "WDT", "WP$"})
_DO = {"do": "VBZ", "does": "VBZ", "did": "VBD"}
_AGREEING = {"have": "has", "are": "is", "were": "was", "'ve": "has", "'re": "is", "am": "is"}
_SOME = {"anybody": "somebody", "anyone": "someone", "anything": "something", "any": "some", "ever": "", "yet": ""}
"""What only questions and denials have, and what a statement has for it (Quirk et al. 1985, 10.60)."""
_CLASSES = (
    frozenset({"do", "does", "did"}),
    frozenset({"have", "has", "had", "'ve", "’ve"}),
    frozenset({"is", "are", "was", "were", "am", "'s", "'re", "'m", "’s", "’re", "’m"}),
)
"""The helpers by which English asks and answers about what is and was; of the others no answer says that it is so."""
_HELPER = r"(?:do|does|did|is|are|was|were|has|have|had)(?:n['’]t)?"
_TAKEN_UP = "|".join(sorted(SUBJECTS | SPEAKING | {"you", "there"}))
_SO = r"(?:correct|right|true|so|the case)"
_TAG = re.compile(
    rf"(?:[,;–—-]+\s*(?:{_HELPER} (?:{_TAKEN_UP}|not)(?: not)?|(?:{_HELPER} (?:that|it|this) )?{_SO})"
    rf"|^{_HELPER} (?:that|it|this) {_SO})\W*$",
    re.I,
)
"""What makes a question of a statement: "You knew, didn't you?", "You were there; is that correct?"."""
_ADDRESSED = frozenset({"you", "your", "yours", "yourself", "yourselves"})


def asked(text: str, frame: Frame, speakers: Speakers) -> "Question | None":
    """The question that a block ends with, or what somebody else says and is put to whoever answers; else None."""
    sents = [sent for sent in frame.doc.sents if any(t.is_alpha or t.like_num for t in sent)]
    last = next((t for t in reversed(list(frame.doc)) if t.text not in _BEHIND), None)
    if not sents or last is None:
        return None
    one = Question(text, frame, sents, speakers)
    return one if last.text == "?" or one.is_told else None


@dataclass(frozen=True, slots=True)
class Answer:
    """The tokens of an answer's sentence, and how it reads with what its question has.

    `text` is "" where only the question could tell, and does not.
    """

    tokens: list[int]
    text: str
    status: Status = Status.ALLEGED


_BEHIND = frozenset(CLOSING + CLOSING_DOUBLE + "*_)") | {"**", "__", "''"}


class Question:
    """What it asks for, the subject, the verb and what helps it."""

    def __init__(self, text: str, frame: Frame, sents: Sequence[Token], speakers: Speakers) -> None:
        self._text, self._frame, self._sent = text, frame, sents[-1]
        self._naming, self._voice = speakers.naming, speakers.own_voice(frame)
        self._instead = replacements(frame, [t.i for t in self._sent], self._naming, self._voice, asked=True)
        self._verb = verb = _main(self._sent.root)
        self._subject = next(iter(children(verb, "nsubj", "nsubjpass", "expl")), None)
        helping = [c for c in children(verb, "aux", "auxpass") if c.tag_ in FINITE]
        self._help = helping[0] if helping else verb if verb.tag_ in FINITE else None
        self._asking = [t for t in self._sent if t.tag_ in ASKING and t.i < verb.i]
        self._put = self._stating(sents)

    def _stating(self, sents: Sequence[Token]) -> list[int]:
        """The tokens of what is stated and put to somebody with a tag, [] for any other question."""
        start, end = (self._frame.spans[i][edge] for i, edge in ((self._sent.start, 0), (self._sent.end - 1, 1)))
        words = self._text[start:end]
        tag = _TAG.search(words)
        if tag is None:
            return self._unmarked() if self._sent[-1].text == "?" else self._told(self._sent.root) or self._turned()
        whole = not any(map(str.isalnum, words[: tag.start()]))
        if whole and (len(sents) < _TWO or sents[-_TWO][-1].text == "?"):
            return []
        stated = sents[-_TWO] if whole else self._sent
        held = [t.i for t in stated if whole or self._frame.spans[t.i][1] <= start + tag.start()]
        held = self._unaddressed(held, stated.end)
        verb = self._head(held)
        if verb is None:
            return []
        subjects = children(verb, "nsubj", "nsubjpass", "expl")
        if told := self._told(verb):
            return told
        states = bool(subjects) and subjects[0].i in held and self._frame.doc[held[0]].tag_ not in ASKING
        return held if states and subjects[0].i < verb.i and is_finite(verb) else []

    def _unmarked(self) -> list[int]:
        """A question in the order of a statement: "You were on duty that night?" (Quirk et al. 1985, 11.12)."""
        held = self._unaddressed([t.i for t in self._sent], self._sent.end)
        held = held[: len(held) - parting(self._frame, held, named=True)]
        verb, subject = self._verb, self._subject
        if subject is None or not held or self._asking or not is_finite(verb):
            return []
        first = min(t.i for t in (verb, *children(verb, "aux", "auxpass")))
        return held if subject.left_edge.i == held[0] and subject.i < first else []

    def _unaddressed(self, held: Sequence[int], end: int) -> list[int]:
        """Without the mark that a sentence up to `end` ends with, and without whom it turns to first."""
        doc = self._frame.doc
        bare = trimmed(doc, [i for i in held if not (is_mark(doc[i]) and i == end - 1)])
        return bare[greeting(self._frame, bare) :]

    def _turned(self) -> list[int]:
        """What is stated of whoever answers, as who examines puts it: "You did not lock the cellar."."""
        subject = self._subject
        return self._unmarked() if subject is not None and subject.lower_ == "you" else []

    def _told(self, verb: Token) -> list[int]:
        """What somebody else says, as it is put to whoever answers: "The bank says that P."."""
        reports = any(cue.kind is Kind.REPORT and cue.status is Status.ALLEGED for cue in VERBS.get(verb.lower_, ()))
        own = children(verb, "neg") or any(s.lower_ in FIRST | _ADDRESSED for s in children(verb, "nsubj"))
        clause = next((c for c in children(verb, "ccomp") if c.i > verb.i and is_finite(c)), None)
        if not reports or own or clause is None or not children(clause, "nsubj", "nsubjpass", "expl"):
            return []
        return trimmed(self._frame.doc, [t.i for t in clause.subtree if t.lower_ != "that" or t.dep_ != "mark"])

    def _head(self, held: Sequence[int]) -> Token | None:
        """The verb of a stretch that has one."""
        inside = set(held)
        tops = (self._frame.doc[i] for i in held)
        return next((t for t in tops if t.tag_.startswith("VB") and (t.head.i not in inside or t.head.i == t.i)), None)

    @property
    def asks(self) -> str:
        """The word that it asks with: "why", "who"; "" for one that a yes answers."""
        return str(self._asking[0].lower_) if self._asking else ""

    @property
    def asks_subject(self) -> bool:
        """As in "Who shut it?", "How many people were hurt?"."""
        inside = set(subtree(self._subject)) if self._subject is not None else set()
        return bool(self._asking) and self._asking[0].i in inside

    @property
    def asks_somebody(self) -> bool:
        """Whether anybody at all may be the subject of an answer: "Did anybody call?", "Who called?"."""
        return self.asks_subject or (self._subject is not None and self._subject.lower_ in _SOME)

    @property
    def is_inverted(self) -> bool:
        """As in "Did the board know?": a helper before the subject, and no word that asks."""
        if self._asking or self._subject is None or self._help is None:
            return False
        return bool(self._help.i < self._subject.i)

    @property
    def is_put(self) -> bool:
        """Whether it is a statement with a tag."""
        return bool(self._put) and self._sent[-1].text == "?"

    @property
    def is_told(self) -> bool:
        """Whether it is no question but what somebody else is said to say."""
        return bool(self._put) and not self.is_put

    @property
    def is_negative(self) -> bool:
        """Whether what is put is a denial: "You did not sign it, did you?"."""
        return any(self._frame.doc[i].dep_ == "neg" for i in self._put)

    @property
    def counted(self) -> str:
        """What "how many" counts."""
        if not self._asking or self._asking[0].lower_ != "how":
            return ""
        many = self._asking[0].head
        noun = many.head if many.lower_ in {"many", "much"} and many.head.tag_.startswith("NN") else None
        return self._words([i for i in subtree(noun) if self._frame.doc[i].tag_.startswith("NN")]) if noun else ""

    def done(self, helps: str, *, plural: bool = False) -> str:
        """What was or was not done, without who did it; `helps` is the answer's own auxiliary.

        With `plural` several did it: "What was in the box?" "Two rings [were in the box]."
        """
        if self._subject is None or self._help is None:
            return ""
        behind = self._behind()
        tag = _DO.get(helps) or ("" if self.asks_subject else _DO.get(self._help.lower_, ""))
        if tag:
            several = (helps or self._help.lower_) == "do"
            return self._words(behind, {self._verb.i: inflected(self._verb.text, tag, plural=several)})
        if plural and self.asks_subject and self._help.lower_ in {"is", "was", "has"}:
            several = {self._help.i: inflected(self._help.text, self._help.tag_, plural=True)}
            return self._words(behind, several)
        inverted = not self.asks_subject and self._help.i < self._subject.i
        help_ = [self._help.i] if inverted else []
        return self._words(help_).lower() + " " * bool(help_) + self._words(behind)

    def stated(self) -> str:
        """The question as a statement, without what it asks for: "the spill cost"; "" where that cannot be said."""
        if not self._asking or self._subject is None or self._help is None or self._help.i > self._subject.i:
            return ""
        first = self._asking[0].head if self._asking[0].dep_ in {"pobj", "pcomp"} else None
        fronted = first is not None and first.tag_ == "IN" and first.i < self._help.i  # "By whom was it made?"
        return f"{self._declared()} {first.lower_}" if fronted and first is not None else self._declared()

    def denied(self) -> str:
        """What is not so by "It was not": "the gate was not shut"; "" where that cannot be said."""
        if self._put or not self.is_inverted or not self._rest_of():
            return ""
        assert self._help is not None
        return f"{self._who()} {self._helping()} not {self._words(self._rest_of(), self._some())}"

    def proposed(self) -> str:
        """What is asked to be confirmed, as a statement: "the board knew"; "" where nothing is."""
        if self._put:
            instead = replacements(self._frame, self._put, self._naming, self._voice)
            return unbracketed(row(self._text, self._frame, self._put, instead))
        if not self.is_inverted:
            return ""
        clause = self._clause()
        return self._words(clause) if clause else self._declared()

    def confirmed(self) -> str:
        """What a bare yes says: the same, where it is of what is or was, and nothing in it points out of it."""
        if not (self.is_inverted or self._put) or (not self._put and any(t.lower_ == "or" for t in self._sent)):
            return ""
        clause = [] if self._put else self._clause()
        held = self._put or clause or [t.i for t in self._sent]
        verb = self._head(self._put) if self._put else self._verb
        if verb is None or not any(self._helper_of(verb) in one for one in _CLASSES):
            return ""
        subject = next(iter(children(verb, "nsubj", "nsubjpass", "expl")), None)
        felt = not clause and subject is not None and subject.lower_ in _ADDRESSED and _is_felt(verb)
        if felt or any(self._points(self._frame.doc[i]) for i in held):
            return ""
        words = self.proposed()
        return "" if set(re.findall(r"\w+", words.lower())) & (_ADDRESSED | FIRST) else words

    def is_about(self, subject: Token, helps: str) -> bool:
        """Whether a short answer with this subject and helper takes up the question: "Did you?" "We did."."""
        verb = self._head(self._put) if self._put else self._verb
        own = next(iter(children(verb, "nsubj", "nsubjpass", "expl")), None) if verb is not None else None
        if own is None or verb is None:
            return False
        if not any({self._helper_of(verb), helps.lower()} <= one for one in _CLASSES):
            return False
        word = subject.lower_
        if own.lower_ == "you":
            return word in SPEAKING
        if own.lower_ == "there" or word == "there":
            return bool(own.lower_ == word)
        yours = any(c.lower_ == "your" for c in children(own, "poss"))
        return word in THIRD | POINTING or (yours and word in SPEAKING)

    def _helper_of(self, verb: Token) -> str:
        """What an answer takes up: the helper, "is" and "has" themselves, "did" for any other verb."""
        if not self._put:
            return str(self._help.lower_) if self._help is not None else ""
        helping = [c.lower_ for c in children(verb, "aux", "auxpass") if c.tag_ in FINITE]
        return str((helping or [verb.lower_ if any(verb.lower_ in one for one in _CLASSES) else "did"])[0])

    def _clause(self) -> list[int]:
        """The clause of "Is it true that P?", "Do you accept that P?"."""
        assert self._subject is not None
        of = [self._verb, *children(self._verb, "acomp", "attr")]
        clause = next((c for one in of for c in children(one, "ccomp", "csubj", "acl") if is_finite(c)), None)
        granted = self._subject.lower_ == "you" and self._verb.lower_ in {"accept", "agree"}
        if clause is None or not (self._subject.lower_ == "it" or granted):
            return []
        return [t.i for t in clause.subtree if t.lower_ != "that" or t.dep_ != "mark"]

    def _points(self, token: Token) -> bool:
        """Whether the word leads out of the question, and nobody knows where."""
        if token.tag_ in {"PRP", "PRP$"} and token.lower_ in THIRD:
            sure = token.i in self._instead and token.lower_ not in IT | THEY  # in talk "it" may be anything
            return not sure and not is_empty(token)
        return token.lower_ in {"this", "that", "these", "those"} and token.dep_ in _ALONE and token.tag_ == "DT"

    def _acting(self) -> list[int]:
        """The tokens of the subject; of "Were the drivers paid?" a parser may take the verb for a part of it."""
        assert self._subject is not None
        own = children(self._subject, "acl") if self._verb is self._help and not self._complements() else []
        taken = [c for c in own if c.tag_ in {"VBN", "VBG"} and c.i > self._subject.i]
        return subtree(self._subject, taken)

    def _complements(self) -> list[Token]:
        return [c for c in children(self._verb, "attr", "acomp", "prep", "advmod") if c.i > self._verb.i]

    def _behind(self) -> list[int]:
        last = max(self._acting())
        marks = {t.i for t in self._sent if is_mark(t)}
        held = [t.i for t in self._sent if t.i > last]
        while held and held[-1] in marks:
            held.pop()
        return held

    def _rest_of(self) -> list[int]:
        return [i for i in self._behind() if self._frame.doc[i].dep_ != "neg"]

    def _some(self) -> dict[int, str]:
        return {t.i: _SOME[t.lower_] for t in self._sent if t.lower_ in _SOME and t.dep_ not in {"nsubj", "nsubjpass"}}

    def _who(self) -> str:
        assert self._subject is not None
        word = _SOME.get(self._subject.lower_, "")
        return self._words(self._acting(), {self._subject.i: word} if word else self._some())

    def _is_named(self) -> bool:
        assert self._subject is not None
        return self._subject.i in self._instead and self._subject.lower_ == "you"

    def _helping(self) -> str:
        assert self._help is not None
        word = str(self._help.lower_)
        return {**_AGREEING, "do": "does"}.get(word, word) if self._is_named() else word

    def _declared(self) -> str:
        assert self._help is not None
        behind, named = self._rest_of(), self._is_named()
        tag = _DO.get(self._help.lower_)
        if self._help is not self._verb and tag:
            plural = tag == "VBZ" and self._help.lower_ == "do" and not named
            some = self._some() | {self._verb.i: inflected(self._verb.text, tag, plural=plural)}
            return f"{self._who()} {self._words(behind, some)}"
        return f"{self._who()} {self._helping()} {self._words(behind, self._some())}".rstrip()

    def _words(self, tokens: Sequence[int], instead: dict[int, str] | None = None) -> str:
        """The words, whoever they mean named; no bracket in the bracket."""
        return unbracketed(row(self._text, self._frame, tokens, self._instead | (instead or {})))


_TWO = 2
"""Sentences of a question of which the first states what the second asks about."""
_ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "dative"})


def _main(root: Token) -> Token:
    """The verb that asks; the parser takes "Mr. Dahl" for the root of "Mr. Dahl, where is the van?"."""
    return next((c for c in root.children if c.tag_.startswith("VB")), root) if root.tag_.startswith("NN") else root


def _is_felt(verb: Token) -> bool:
    """Whether the question is what somebody knows, feels or would say: "Do you recall it?", "Are you sure?"."""
    said = [c.lower_ for c in children(verb, "acomp")]
    believed = any(cue.kind is Kind.BELIEF for cue in VERBS.get(verb.lower_, ()))
    talks = verb.lower_ in lexicon.words("layout.txt", "talk")
    asks = any(c.lower_ in {"do", "does"} for c in children(verb, "aux")) and verb.lower_ in VERBS
    return believed or talks or asks or bool(lexicon.words("layout.txt", "moods") & set(said))
