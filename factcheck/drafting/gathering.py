"""One walk over the parsed text: its names are learnt, then everything that it names is put down in order."""

import re
from collections.abc import Iterable
from dataclasses import replace

from factcheck.drafting.found import children
from factcheck.drafting.introductions import titled
from factcheck.drafting.kinds import BODIES, DOCUMENTS, FEMALE, MAKERS, MALE, PERSONS, ROLES
from factcheck.drafting.mentions import Kind, Mention, Mentions
from factcheck.drafting.names import PRONOUNS, is_known_person, is_person
from factcheck.drafting.naming import Naming, in_a_name, is_body
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.sex import pronoun_of
from factcheck.text.dates import DAYS, MONTHS

_BODY = re.compile(r"\b(?:of|for|at) (?:the )?([A-Z][\w&.’'-]*(?: (?:of |for |and |the )*[A-Z][\w&.’'-]*)*)")
_NOMINAL = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "dative", "oprd", "conj", "ROOT", "npadvmod", "poss"}
)
_MAKING, _SPEAKING = BODIES | MAKERS, BODIES | DOCUMENTS
_HUMAN, _ACTING = PERSONS | ROLES, PERSONS | BODIES | ROLES
_OBJECTS = frozenset({"dobj", "attr", "oprd"})
_TIMES = frozenset({*MONTHS, *DAYS})
"""What no pronoun stands for."""
_STATED = frozenset({"ROOT", "conj", "parataxis"})


def gathered(
    text: str,
    frames: list[Frame],
    introduced: Iterable[tuple[str, list[str]]] = (),
    quotations: Iterable[Frame] = (),
) -> Naming:
    """What the frames name. A short name in a headline finds its full form below: names are learnt first.

    `introduced` are names that the page gives beside its sentences, with what it says of their bearers; `quotations`
    are parsed by themselves, and what they name is meant in quotations alone.
    """
    naming = Naming(text)
    naming.names.common = frozenset(t.text for frame in frames for t in frame.doc if t.is_lower)
    for frame in frames:
        for token in frame.doc:
            if token.tag_ in {"NNP", "NNPS"} and token.dep_ != "compound" and not in_a_name(token):
                _learn(naming, frame, token)
    for label, roles in introduced:
        title, name = titled(label, naming.names)
        _take_in(naming, name, [title, *roles])
    naming.names.settle()
    sentence = 0
    for frame in frames:
        quoted = {i for a, b, _ in frame.quotes for i in range(a, b)}
        for sent in frame.doc.sents:
            sentence += 1
            for token in sent:
                if token.i not in quoted:
                    _mention(naming, frame, token, sentence)
    _quoted(naming, quotations)
    return naming


def _quoted(naming: Naming, frames: Iterable[Frame]) -> None:
    """Put down what quotations name, each in the sentence that it stands in or behind."""
    outer, naming.mentions = naming.mentions, Mentions()
    for frame in frames:
        before = next(outer.before(frame.start), None)
        for sent in frame.doc.sents:
            for token in sent:
                if token.tag_ not in {"PRP", "PRP$"}:
                    _mention(naming, frame, token, before.sentence if before else 0)
    inner = [replace(one, quoted=True) for one in naming.mentions.found]
    naming.mentions = Mentions(sorted([*outer.found, *inner], key=lambda one: one.at))


def _learn(naming: Naming, frame: Frame, token: Token) -> None:
    core = naming.core(frame, token)
    title, name = naming.titled(frame, token)
    beside = [naming.core(frame, a) for a in children(token, "appos")]
    if token.dep_ == "appos":
        beside.append(naming.core(frame, token.head))
    if name and (_is_body(token, title) or is_body(token)):
        naming.names.bodies.add(name)
    _take_in(naming, name, [title, *beside])
    if core.lower().startswith("the ") and core[4:] == name:
        naming.names.articled.add(name)
    full = naming.names.resolve(name)
    whole = [
        naming.text[frame.spans[a.left_edge.i][0] : frame.spans[a.right_edge.i][1]] for a in children(token, "appos")
    ]
    for said in (title, *whole):
        if full and (body := _BODY.search(said)):
            naming.names.body_of.setdefault(full, naming.names.resolve(body.group(1)))


def _take_in(naming: Naming, name: str, roles: list[str]) -> None:
    naming.names.learn(name, roles)
    full = naming.names.resolve(name)
    words = " ".join(roles)
    if len(full.split()) > 1 and (MALE.search(words) or FEMALE.search(words)):
        naming.sex.setdefault(full, "he" if MALE.search(words) else "she")


def _is_body(token: Token, title: str) -> bool:
    """Whether its title, apposition or relative clause makes the name an organisation's."""
    words = [title.split()[-1].lower()] if title else []
    words += [a.lower_ for a in children(token, "appos")]
    if token.dep_ == "appos":
        words.append(token.head.lower_)
    relative = any(t.lower_ == "which" for c in children(token, "relcl") for t in c.children)
    return relative or any(word in _MAKING for word in words)


def _mention(naming: Naming, frame: Frame, token: Token, sentence: int) -> None:
    """Put down what this token is the head of, if it names anything; a pronoun counts as whom it stands for."""
    at = frame.spans[token.i][0]
    if token.lower_ in PRONOUNS and token.tag_ in {"PRP", "PRP$"}:
        one = naming.meant(frame, token, things=True)
        if one and token.tag_ == "PRP":
            naming.mentions.add(Mention(at, one.names, one.kind, one.sex, _rank(token), sentence, one.words, True))
        return
    if not token.tag_.startswith("NN") or token.dep_ not in _NOMINAL or in_a_name(token):
        return
    if token.dep_ == "npadvmod" or token.lower_ in _TIMES:
        return
    names = _names(naming, frame, token)
    kind = _kind(naming, token, names)
    words = naming.text[frame.spans[_first(token)][0] : frame.spans[token.i][1]]
    sex = _sex(naming, names, words)
    naming.mentions.add(Mention(at, tuple(names), kind, sex, _rank(token), sentence, words))


def _names(naming: Naming, frame: Frame, token: Token) -> list[str]:
    """The names behind whoever can act; a thing is its own words."""
    acts = token.tag_ in {"NNP", "NNPS"} or token.dep_ in {"nsubj", "nsubjpass"} or token.head.dep_ == "agent"
    acts = acts or token.lower_ in _ACTING or token.text in naming.names.full
    found = naming.of(frame, token) if acts else []
    return found or [naming.core(frame, token)]


def _first(token: Token) -> int:
    return min([int(token.i), *(int(c.left_edge.i) for c in token.lefts if c.dep_ in _BEFORE)])


_BEFORE = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod"})


def _kind(naming: Naming, token: Token, names: list[str]) -> Kind:
    """What pronoun can stand for it."""
    word = token.lower_
    if children(token, "conj") and any(c.lower_ == "and" for c in children(token, "cc")):
        return Kind.MANY
    proper = token.tag_ in {"NNP", "NNPS"} or token.text in naming.names.full
    person = all(is_person(name) or name in naming.names.full for name in names)
    if person and (proper or all(map(is_known_person, names))) and not any(n in naming.names.bodies for n in names):
        return Kind.MANY if len(names) > 1 else Kind.PERSON
    if word in _HUMAN and token.tag_ == "NN":
        return Kind.PERSON if is_person(names[0]) and names[0].istitle() else Kind.SOMEBODY
    if proper and len(names[0].split()) == 1 and token.dep_ == "nsubj" and naming.names.may_be_person(names[0]):
        return Kind.PERSON
    if proper or word in _SPEAKING:
        return Kind.BODY
    return Kind.MANY if token.tag_ == "NNS" else Kind.THING


def _sex(naming: Naming, names: list[str], words: str) -> str:
    if len(names) != 1:
        return ""
    told = naming.sex.get(names[0]) or (pronoun_of(names[0]) if is_person(names[0]) else "")
    return told or ("he" if MALE.search(words) else "she" if FEMALE.search(words) else "")


def _rank(token: Token) -> int:
    """How likely a pronoun means it: subject of the main clause, another subject, an object, anything else."""
    over = token.head
    if token.dep_ in {"nsubj", "nsubjpass"}:
        return 0 if over.dep_ in _STATED else 1
    if token.dep_ == "pobj" and over.dep_ == "agent":
        return 1
    if token.dep_ == "appos":
        return _rank(over)
    return 2 if token.dep_ in _OBJECTS or (token.dep_ == "conj" and over.tag_.startswith("NN")) else 3
