"""Answers that are a yes or a no: what was asked is what they say, and stands in square brackets.

"Was the lock changed?" "Yes." is "[The lock was changed]", "It was not." is "[The lock was not changed]", and "No."
denies it. What points out of its question, asks what somebody feels, or gives a choice is left alone.
"""

from collections.abc import Sequence

from factcheck import lexicon
from factcheck.domain.status import Status
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.pieces import row, sentence
from factcheck.drafting.question import Answer, Question
from factcheck.drafting.referring import replacements
from factcheck.drafting.speakers import Speakers
from factcheck.text.titles import before_names

_YES = frozenset({"yes", "yeah", "yep", "aye", "exactly", "absolutely", "indeed"})
_NO = frozenset({"no", "nope", "nah", "never"})
_NOT = frozenset({"not", "n't"})
_FEWEST = 2
"""Words of "I did", "it was"."""


def polar(text: str, question: Question, answer: Frame, said: Token, speakers: Speakers) -> Answer | None:
    """What a sentence says to a question that can be answered by yes or no; None where it says more than that."""
    words = [t for t in said if not t.is_punct]
    sign, rest = _opening(words)
    tokens = [t.i for t in said]
    if not rest:
        return _bare(tokens, sign, question) if sign is not None else None
    subject, *behind = rest
    if not behind or subject.tag_ not in {"PRP", "EX", "DT"} or not question.is_about(subject, behind[0].text):
        return None
    negated = len(rest) > _FEWEST and rest[_FEWEST].lower_ in _NOT
    tail = [t.i for t in said if t.i > rest[_FEWEST if negated else 1].i]
    parted = not tail or answer.doc[tail[0]].is_punct
    if not parted or (sign is not None and sign is negated):
        return None
    told = question.denied() if negated else question.confirmed()
    if negated and not (told and question.confirmed()):
        return _bare(tokens, False, question)
    return Answer(tokens, _with(text, answer, told, tail, speakers))


def _opening(words: Sequence[Token]) -> tuple[bool | None, Sequence[Token]]:
    """Whether it begins with a yes or a no, None for neither, and what stands behind it and whom it is said to."""
    said = [t.lower_ for t in words]
    true, false = lexicon.words("layout.txt", "true"), lexicon.words("layout.txt", "false")
    adverbs = all(t.tag_ in {"RB", "IN", "UH"} or t.lower_ in {"all", "course"} | true for t in words)
    if "not" in said and adverbs:
        return False, ()
    if said and set(said) <= true | _YES:
        return True, ()
    if said and set(said) <= false:
        return False, ()
    sign: bool | None = None
    while words and (sign is None or words[0].lower_ in _YES | _NO or _is_called(words)):
        if words[0].lower_ not in _YES | _NO and sign is None:
            break
        sign = (words[0].lower_ in _YES) if words[0].lower_ in _YES | _NO else sign
        words = words[1:]
    return sign, words


def _is_called(words: Sequence[Token]) -> bool:
    """Whether the first word is said to somebody: "sir", "Senator", "Ms. Boyce"."""
    word = words[0]
    titled = word.lower_.rstrip(".") in before_names() | {"sir", "ma'am", "madam", "honor"}
    return titled or word.tag_ in {"UH", "NNP"}


def _bare(tokens: list[int], sign: bool, question: Question) -> Answer:
    told = question.confirmed()
    if question.is_negative:
        return Answer(tokens, "" if sign else sentence(told and f"[{told}]"))
    return Answer(tokens, sentence(f"[{told}]") if told else "", Status.ALLEGED if sign else Status.DENIED)


def _with(text: str, answer: Frame, told: str, tail: list[int], speakers: Speakers) -> str:
    """What was told with what the answer adds to it: "[the board knew], in part"."""
    if not told:
        return ""
    own = [i for i in tail if i != tail[-1] or not answer.doc[i].is_punct]
    behind = row(text, answer, own, replacements(answer, own, speakers.naming, speakers.own_voice(answer)))
    return sentence(f"[{told}]" + (f" {behind}" if behind else ""))
