"""Answers that lean on their question: what they leave out stands there, and is put in square brackets.

"How much did the spill cost?" "About six million." is "[The spill cost] about six million."; "Did anybody lose a job?"
"Forty people did." is "Forty people [lost a job]."
"""

from collections.abc import Iterator

from factcheck.drafting.checkable import has_figure
from factcheck.drafting.found import children, is_mark, trimmed
from factcheck.drafting.greeting import parting
from factcheck.drafting.morphology import is_finite, is_plural
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.pieces import row, sentence
from factcheck.drafting.polar import polar
from factcheck.drafting.question import Answer, Question
from factcheck.drafting.referring import replacements
from factcheck.drafting.speakers import Speakers
from factcheck.text.negation import NEGATING

_HELPING = frozenset(
    {"do", "does", "did", "have", "has", "had", "is", "are", "was", "were", "will", "would", "can", "could"}
)
_EMPTY = frozenset({"yes", "no", "yeah", "none", "nothing", "never", "not", "sir", "well", "perhaps", "maybe", "why"})
_LONGEST = 20
"""Words of an answer that is no sentence."""


def answers(text: str, question: Question, answer: Frame, speakers: Speakers) -> Iterator[Answer]:
    """The first sentence of an answer, filled up, if it needs the question to say something."""
    first = next((sent for sent in answer.doc.sents if any(t.is_alpha or t.like_num for t in sent)), None)
    if first is None:
        return
    if (told := polar(text, question, answer, first, speakers)) is not None:
        yield told
        return
    said = next((sent for sent in answer.doc.sents if not _is_empty(sent)), None)
    if said is None or any(a <= said.start < b for a, b, _ in answer.quotes):
        return
    tokens = trimmed(answer.doc, _first_part(answer, said))
    words = row(text, answer, tokens, replacements(answer, tokens, speakers.naming, speakers.own_voice(answer)))
    if is_finite(said.root):
        filled = _reason(said, words, question) or _leaning(said, words, question)
    else:
        when = not question.asks and _says_when(text, answer, said)
        filled = _yes(words, question) if when else _fragment(said, words, question)
    if filled:
        yield Answer(tokens, sentence(filled.replace("] [", " ")))


def _first_part(frame: Frame, said: Token) -> list[int]:
    """A sentence without its last mark, and of "Sixty-one, and I knew them" what stands before the clause."""
    clauses = [] if is_finite(said.root) else [c for c in children(said.root, "conj", "parataxis") if is_finite(c)]
    end = min((c.left_edge.i for c in clauses if children(c, "nsubj", "nsubjpass", "expl")), default=said.end)
    held = [t.i for t in said if t.i < end and not (is_mark(t) and t.i == said.end - 1)]
    return held[: len(held) - parting(frame, held)]


def _is_empty(sent: Token) -> bool:
    return all(t.is_punct or t.lower_ in _EMPTY or t.tag_ == "UH" for t in sent)


def _reason(said: Token, words: str, read: Question) -> str:
    """As in "Because it was late", to "Why did you leave?"."""
    stated = read.stated() if said[0].lower_ == "because" and read.asks == "why" else ""
    return f"[{stated}] {words[0].lower() + words[1:]}" if stated else ""


def _says_when(text: str, answer: Frame, said: Token) -> bool:
    """As in "In May, twice": how often or when, which says yes to what was asked."""
    tokens = [t.i for t in said]
    often = said.root.lower_ in _OFTEN or (said.root.tag_ == "IN" and has_figure(text, answer, tokens))
    return often and not any(t.lower_ in NEGATING or t.tag_ in {"PRP", "PRP$"} for t in said)


_OFTEN = frozenset({"once", "twice", "thrice", "times"})


def _yes(words: str, read: Question) -> str:
    told = "" if read.is_negative else read.confirmed()
    return f"[{told}] {words[0].lower() + words[1:]}" if told else ""


def _leaning(said: Token, words: str, read: Question) -> str:
    """As in "Forty people did", "I did": a subject and no more than the help of a verb; "There were two" of them."""
    helps = said.root
    subject = children(helps, "nsubj", "nsubjpass", "expl")
    rest = [t for t in said if t.i > helps.i and not t.is_punct]
    front, parted, tail = words.partition(f" {helps.text}, ")  # "Two men did, with a lamp"
    if helps.lower_ not in _HELPING or not subject:
        return ""
    if subject[0].dep_ == "expl" and rest and rest[-1].tag_ == "CD" and read.counted:
        return f"{words} [{read.counted}]"
    named = read.asks_somebody and words.startswith("[")
    if (rest and not parted) or (subject[0].tag_ in {"PRP", "DT"} and not named):
        return ""
    done = read.done(helps.lower_)
    if rest:
        return f"{front} [{done}] {tail}" if done else ""
    return f"{words[: -len(helps.text)].rstrip()} [{done}]" if done and words.endswith(helps.text) else ""


def _fragment(said: Token, words: str, read: Question) -> str:
    """As in "A contractor", "In May", "About six million": what was asked for and nothing else."""
    if len(words.split()) > _LONGEST or said[0].lower_ in _EMPTY:
        return ""
    noun = any(t.tag_.startswith("NN") and not t.like_num for t in said)
    if read.asks_subject:
        done = read.done("", plural=is_plural(said.root))
        return f"{words} [{done if noun or not read.counted else f'{read.counted} {done}'}]" if done else ""
    stated = read.stated()
    counted = f" [{read.counted}]" if read.counted and not noun else ""
    return (
        f"[{stated}] {words[0].lower() + words[1:] if said[0].tag_ not in _NAMES else words}{counted}" if stated else ""
    )


_NAMES = frozenset({"NNP", "NNPS", "PRP"})
