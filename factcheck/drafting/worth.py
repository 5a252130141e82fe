"""How likely a drafted sentence says something that somebody would check.

A logistic function of its words and its grammar. The text is read once more as it will be offered, so that the same
weights hold for what a parliament said and for what an article states. They were fitted by `tests/bench/worth_fit.py`;
what they are worth stands in `tests/bench/README.md`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from factcheck.domain.draft import Draft, Span
from factcheck.domain.status import Status
from factcheck.drafting import fitted
from factcheck.drafting.found import children
from factcheck.drafting.lexicon import VERBS
from factcheck.drafting.morphology import is_finite
from factcheck.drafting.parser import Parser, Token
from factcheck.drafting.rows import is_row
from factcheck.drafting.standing import first_said, pointers
from factcheck.drafting.tags import FINITE
from factcheck.text.pronouns import FIRST

WHY = "there is hardly anything to check"
"""Why such a draft is not offered."""
_LEAST = {"turn": 0.3, "written": 0.2, "said": 0.25, "own": 0.4}
"""The chance under which a draft is not offered, by whose words they are: of whoever has the word, of whoever wrote a
mail or a post or is sworn, of somebody who is reported, of the document. Measured on documents that the fit had not
seen (tests/bench/README.md): talk keeps eight tenths of what is worth it there, what is reported .96 and more."""
_HALF = 0.5
"""The chance that says nothing either way; the fit has as much of both."""
_SUPPOSED = 10
"""How many drafts of a chance of half count beside a document's own when it is asked how much of its talk is worth it:
real talk keeps .60 of what is worth it then, of which .31 was worth it before, and the gold loses next to nothing
(tests/bench/README.md). With 5 or 20 it was much the same."""
_ROUNDS = 30
"""After which the share of a document no longer moves."""
_SUREST = 0.9999
"""A chance is held this far from certainty, that its odds are a number."""
_LEAST_LEANING = 0.5
"""The same where somebody in a turn says it of what was spoken of before: of those that real records have, half lean
on the wrong thing."""
_BEHIND = 300
"""Code points behind a draft in which its line may end: the longest target of a link that is looked over."""
_LEANING = re.compile(r"\[[Tt]he [a-z]")
_HELD = re.compile(r"\[There (?:was|were)(?: an?)?\]\W*(?:[\w'’-]+\W*){1,3}")
"""As in "confirmed his presence": what it was is not in the noun."""
_TALK = frozenset({"turn", "answer", "list", "goes on"})
"""The rules that make a draft of what stands in a turn; what somebody says that he thinks is talk as well."""
_STEP, _MOST_STEPS = 4, 9
"""Words of one step of the feature for length, and its last step; what they weigh is fitted to them."""
_STEPS = 5
"""Steps of the chance that a draft is worth a check, as a sign for its confidence."""
_MOST_NAMES = 4
"""Words of names that are counted apart, likewise."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
_UNDER = frozenset({"advcl", "ccomp", "relcl", "acl", "prep", "pobj"})
"""What hangs on a noun or a verb and has a subject of its own."""
_PARTS = frozenset({"aux", "auxpass", "neg", "mark", "advcl", "ccomp", "xcomp", "dobj", "attr", "acomp", "conj"})
_WORDED = frozenset({"aux", "neg", "mark", "acomp", "dobj", "attr"})
"""The parts of a sentence of which it also counts which word it is."""
_POINTING = frozenset({"PRP", "DT", "EX", "WP", "WDT"})


def weighed(drafts: Sequence[Draft], parser: Parser, text: str, written: Sequence[Span] = ()) -> Iterator[Draft]:
    """The drafts of `text` in order; what is no sentence or hardly has anything to check in it is withheld.

    `written` are the stretches of the text, in order, that are mails, posts and what witnesses testify.
    """
    said = first_said(text)
    offered = [one for one in drafts if not one.withheld]
    read = list(parser.read([one.text for one in offered]))
    chances = [chance(features(doc, kind(one))) for one, doc in zip(offered, read, strict=True)]
    talk = share([held for one, held in zip(offered, chances, strict=True) if kind(one) == "turn"])
    looked = iter(zip(read, chances, strict=True))
    for one in drafts:
        if one.withheld:
            yield one
            continue
        doc, held = next(looked)
        loose = _has_no_subject(doc)
        spoken = "written" if _is_in(one, written) else "turn"
        why = _reason(one, doc, held, talk, spoken)
        end = one.quotes[-1][1]
        if kind(one) == "own" and (loose or is_row(doc, one.text, text[end : end + _BEHIND])):
            why = why or "it is no sentence"
        sure = among(held, talk) if kind(one) == "turn" else held
        signs = (*pointers(doc, said, one.quotes[0][0]), f"worth {min(int(sure * _STEPS), _STEPS - 1)}")
        yield replace(one, withheld=why, bare=one.bare or loose, signs=signs)


def _has_no_subject(doc: Any) -> bool:
    """Whether the text as it was written reads as no sentence: a noun phrase, or a verb whose subject was lost."""
    first = next(doc.sents, None)
    if first is None or children(first.root, *_SUBJECTS):
        return first is None or (first.root.tag_ == "VBG" and not is_finite(first.root))
    if any(children(verb, "dobj") for verb in children(first.root, "acl", "relcl") if verb.tag_ in {"VBD", "VBN"}):
        return False  # of "the ferry Orda carried 212 people" a parser may take the verb for a participle
    under = {token.i for part in children(first.root, *_UNDER) for token in part.subtree}
    return not any(token.dep_ in _SUBJECTS and token.i not in under for token in first)


def share(chances: Sequence[float]) -> float:
    """How much of a document's talk is worth a check, 0 to 1, by the chances of its drafts.

    A podcast and a hearing use the same words to another end; what one is shows in all of it together. The share of a
    new set is found from the chances that an old one gave by expectation and maximisation, and the chances are set
    right by it (Saerens, Latinne and Decaestecker 2002, "Adjusting the Outputs of a Classifier to New a Priori
    Probabilities").
    """
    found = _HALF
    for _ in range(_ROUNDS):
        found = (sum(among(one, found) for one in chances) + _SUPPOSED * _HALF) / (len(chances) + _SUPPOSED)
    return found


def among(one: float, talk: float) -> float:
    """A chance in a document of whose talk that `share` is worth it."""
    held, base = (min(max(value, 1 - _SUREST), _SUREST) for value in (one, talk))
    odds = held / (1 - held) * base / (1 - base)
    return odds / (1 + odds)


def _is_in(one: Draft, written: Sequence[Span]) -> bool:
    at = bisect_right(written, one.quotes[0][0], key=lambda span: span[0])
    return at > 0 and one.quotes[0][0] < written[at - 1][1]


def _reason(one: Draft, doc: Any, held: float, talk: float, spoken: str) -> str:
    said_by = kind(one)
    if one.reported is Status.CONFIRMED and _HELD.fullmatch(one.text):
        return "it is half a sentence"
    if said_by == "said" and (one.reported is not Status.ALLEGED or _is_stand(one.cue)):
        return ""  # who denies or admits is on record with it, also where others tell so
    if said_by != "said" and not any(token.tag_ in FINITE or token.tag_ == "VBN" or _is_verb(token) for token in doc):
        return "it is no sentence"
    if said_by == "turn" or (said_by == "said" and one.via and talk < _HALF):
        leaning = said_by == "turn" and _LEANING.search(one.text)
        least, held = _LEAST_LEANING if leaning else _LEAST[spoken], among(held, talk)
    else:
        least = _LEAST[said_by]
    return WHY if held < least else ""


def _is_stand(cue: str) -> bool:
    """Whether its verb denies or admits, whatever it does beside: "had unofficially admitted"."""
    entries = [entry for word in cue.lower().split() for entry in VERBS.get(word, ())]
    return bool(entries) and all(entry.status is not Status.ALLEGED for entry in entries)


def _is_verb(token: Token) -> bool:
    """Also one whose past the parser takes for its infinitive: "two of them let the thief in"."""
    return bool(token.tag_ == "VB" and token.dep_ == "ROOT")


def kind(draft: Draft) -> str:
    """Whose words they are: "own" of the document, "said" of whoever is reported, "turn" of whoever has the word or
    says “I think”.
    """
    if draft.rule.startswith("own"):
        return "own"
    talks = draft.rule in _TALK or draft.speaker_as_written.lower() in FIRST
    return "turn" if talks else "said"


def chance(shown: set[str]) -> float:
    """The fitted chance, between 0 and 1, for a text that shows these features."""
    return fitted.chance("worth.txt", shown)


def features(doc: Any, said_by: str) -> set[str]:
    """What a parsed text shows, by name; `said_by` is its `kind`."""
    shown = {f"kind {said_by}", f"sentences {min(sum(1 for _ in doc.sents), 3)}"}
    words = [token for token in doc if not token.is_space and token.text not in {"[", "]"}]
    names = [token for token in words if token.tag_ in {"NNP", "NNPS"}]
    shown |= {f"word {_word(token)}" for token in words if token not in names}
    shown.add(f"length {min(sum(not token.is_punct for token in words) // _STEP, _MOST_STEPS)}")
    shown.add(f"names {min(len(names), _MOST_NAMES)}")
    if "[" in doc.text:
        shown.add("put in first" if doc.text.startswith("[") else "put in")
    first = next(doc.sents, None)
    return shown | _grammar(first.root) if first is not None else shown


def _word(token: Token) -> str:
    return "#" if token.tag_ == "CD" or any(map(str.isdigit, token.text)) else str(token.lower_)


def _grammar(root: Token) -> set[str]:
    shown = {f"root {root.tag_}", f"root word {root.lower_}"}
    subjects = children(root, *_SUBJECTS)
    for one in subjects:
        what = one.lower_ if one.tag_ in _POINTING else one.tag_
        shown |= {f"subject {what}", f"subject {what} of {root.lower_}"}
    if not subjects:
        shown.add("no subject")
    for one in children(root, *_PARTS):
        shown.add(f"part {one.dep_}")
        if one.dep_ in _WORDED:
            shown.add(f"part {one.dep_} {_word(one)}")
    return shown
