"""One walk over the parsed text: its names are learnt, then everything that it names is put down in order."""

import re
from collections.abc import Iterable
from dataclasses import replace

from factcheck import lexicon
from factcheck.domain.block import BlockKind
from factcheck.drafting.antecedents import LEAST_CARRIED, chance
from factcheck.drafting.found import children
from factcheck.drafting.geography import is_national
from factcheck.drafting.greeting import is_salutation
from factcheck.drafting.introductions import defined, short_for, titled
from factcheck.drafting.kinds import (
    BODIES,
    DEEDS,
    DOCUMENTS,
    FEMALE,
    FIRMS,
    GROUPS,
    MAKERS,
    MALE,
    PERSONS,
    SEVERAL,
    SPEECHLESS,
    forms,
    is_time,
)
from factcheck.drafting.lexicon import NOUNS
from factcheck.drafting.mentions import Kind, Mention, Mentions
from factcheck.drafting.nameends import in_a_name, is_body
from factcheck.drafting.names import PRONOUNS, Names, is_known_person, is_person, looks_like_body, split_title
from factcheck.drafting.naming import Naming
from factcheck.drafting.nounphrases import end_of_phrase, part, row
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.ranks import rank_of
from factcheck.drafting.serving import is_body_name, served
from factcheck.drafting.tags import FINITE
from factcheck.text.firstnames import is_first_name, pronoun_of
from factcheck.text.pronouns import HE, SHE

_BODY = re.compile(r"\b(?:of|for|at) (?:the )?([A-Z][\w&.’'-]*(?: (?:of |for |and |the )*[A-Z][\w&.’'-]*)*)")
_PORTFOLIO = re.compile(r"\b(?:minister|secretary|shadow \w+) (?:for|of)\b", re.I)
"""As in "Minister for Health", who speaks for no health."""
_OWN_TITLE = re.compile(r"(?:the )?([A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*)*)(?:['’]s?)? (?:[a-z-]+ )*?([a-z-]+)$")
"""As in "Norvik Oil spokeswoman"."""
_OWN_OFFICE = re.compile(r"([A-Z]\w+) (?:[A-Z]\w+ )*[A-Z]\w+$")
"""As in "Federation Medical Officer"."""
_NOMINAL = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "dative", "oprd", "conj", "ROOT", "npadvmod", "poss"}
)
_MAKING, _SPEAKING = BODIES | MAKERS, BODIES | DOCUMENTS
_ACTING = PERSONS | BODIES


def gathered(
    text: str,
    frames: list[Frame],
    introduced: Iterable[tuple[str, list[str]]] = (),
    quotations: Iterable[Frame] = (),
    *,
    carried: float = LEAST_CARRIED,
) -> Naming:
    """What the frames name. A short name in a headline finds its full form below: names are learnt first.

    `introduced` are names that the page gives beside its sentences, with what it says of their bearers; `quotations`
    are parsed by themselves, and what they name is meant in quotations alone; a pronoun that is less likely than
    `carried` is no mention.
    """
    naming = Naming(text)
    naming.names.common = frozenset(t.text for frame in frames for t in frame.doc if t.is_lower)
    for frame in frames:
        for token in frame.doc:
            if token.tag_ in {"NNP", "NNPS"} and token.dep_ != "compound" and not in_a_name(token):
                _learn(naming, frame, token)
    naming.names.aliases = defined(text)
    naming.names.bodies.update(naming.names.aliases.values())
    people = list(introduced)
    for body in (b[1] for _, roles in people for role in roles if (b := _BODY.search(role))):
        if looks_like_body(body):
            naming.names.bodies.add(body)
    for label, roles in people:
        title, name = titled(label, naming.names)
        naming.names.learn(_in_full(text, title, name, naming.names))
        _take_in(naming, name, [title, *roles])
        naming.names.present.add(naming.names.resolve(name))
        naming.names.aliases |= short_for(name, roles)
        _speak_for(naming, naming.names.resolve(name), roles)
    naming.names.settle()
    sentence = 0
    for frame in frames:
        quoted = {i for a, b, _ in frame.quotes for i in range(a, b)}
        greets = is_salutation(naming.text, frame)
        for sent in frame.doc.sents:
            sentence += 1
            for token in sent:
                if token.i not in quoted and not greets:
                    _mention(naming, frame, token, sentence, carried)
    _quoted(naming, quotations)
    return naming


def _in_full(text: str, title: str, surname: str, names: Names) -> str:
    """A label's surname as the page has it with office and first name, in its title perhaps; else ""."""
    if " " in surname or len(surname) < _SHORTEST_SURNAME or names.full.get(surname):
        return ""
    sex = "he" if MALE.search(title) else "she" if FEMALE.search(title) else ""
    runs = re.finditer(rf"\b(?:[A-Z][\w.’'-]* ){{1,4}}{re.escape(surname)}\b", text)
    whole = {name for run in runs for office, name in [split_title(run[0])] if office}
    known = {name for name in whole if is_known_person(name) and not (sex and pronoun_of(name) not in {"", sex})}
    return known.pop() if len(known) == 1 else ""


_SHORTEST_SURNAME = 3
"""Letters of a surname that is looked for by itself: "MR. LI" may be any Li."""


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


_SERVES = frozenset({"run", "runs", "ran", "head", "heads", "headed", "lead", "leads", "led", "chairs", "chaired",
                     "manages", "managed", "directs", "directed", "owns", "owned", "founded", "took"})  # fmt: skip
"""What somebody does who speaks for what he does it to: "Lotte Arendt has run the museum since 2016"."""


def _serve(naming: Naming, frame: Frame, token: Token, full: str) -> None:
    """Note whom somebody says "we" for: the body that he runs, or whose he is ("Rhea Stahl, the company's head")."""
    if token.dep_ == "nsubj" and token.head.lower_ in _SERVES:
        over = any(c.lower_ == "over" for c in children(token.head, "prt"))
        bodies = children(token.head, "dobj") if over or token.head.lower_ != "took" else []
    else:
        beside = [*children(token, "appos"), *([token.head] if token.dep_ == "appos" else [])]
        bodies = [owner for noun in beside for owner in children(noun, "poss")]
    for body in bodies:
        if body.tag_.startswith("NN") and (body.tag_.startswith("NNP") or children(body, "det", "compound", "amod")):
            naming.serves.setdefault(full, (frame, body))


def _learn(naming: Naming, frame: Frame, token: Token) -> None:
    core = naming.core(frame, token)
    title, name = naming.titled(frame, token)
    beside = [naming.core(frame, a) for a in children(token, "appos")]
    if token.dep_ == "appos":
        beside.append(naming.core(frame, token.head))
    name = _described(naming, frame, token, name)
    if name and (_is_body(token, title, name) or is_body(token)):
        naming.names.bodies.add(name)
    _take_in(naming, name, [title, *beside])
    if core.lower().startswith("the ") and core[4:] == name:
        naming.names.articled.add(name)
    full = naming.names.resolve(name)
    whole = [
        naming.text[frame.spans[a.left_edge.i][0] : frame.spans[a.right_edge.i][1]] for a in children(token, "appos")
    ]
    if full and is_person(full):
        _serve(naming, frame, token, full)
    before = _OWN_TITLE.match(title)
    told = before is not None and before[2].lower() in PERSONS and is_body_name(before[1])
    if full and before and told and not _is_one_of_many(naming, before[1]):
        body = re.sub(r"^The |['’]s?$", "", before[1])
        naming.names.body_of.setdefault(full, naming.names.resolve(body))
    elif full and (body := served(title)):
        naming.names.body_of.setdefault(full, naming.names.resolve(body))
    _speak_for(naming, full, [title, *whole])


def _is_one_of_many(naming: Naming, word: str) -> bool:
    """As in "Tory spokesman", where the text speaks of Tories: what somebody is, and no body that he speaks for."""
    stem = re.escape(word.removesuffix("y"))
    return bool(re.search(rf"\b{stem}(?:ies|s)\b", naming.text))


def _described(naming: Naming, frame: Frame, token: Token, name: str) -> str:
    """Of "Troubled Marsh", as a headline begins, the name: a word of the text before what it calls so by itself."""
    before, _, alone = name.partition(" ")
    if is_national(before) and re.search(rf"\b(?:Mr|Mrs|Ms|Dr|Sir|Dame)\.? {name.split()[-1]}\b", naming.text):
        return alone  # "Australian Lynton Crosby told them. Mr Crosby"
    begins = token.i and token.nbor(-1).is_sent_start and token.nbor(-1).text == before
    word = before.lower() in naming.names.common and not is_first_name(before) and alone.isalpha()
    if not (begins and word) or before.lower() in BODIES | PERSONS or not re.search(rf"[a-z,] {alone}\b", naming.text):
        return name
    return alone


def _speak_for(naming: Naming, full: str, said: list[str]) -> None:
    """Note for whom somebody speaks: "Director of the Office for Coastal Affairs"."""
    for words in said:
        if full and (body := _BODY.search(words)) and not _PORTFOLIO.search(words):
            naming.names.body_of.setdefault(full, naming.names.resolve(body.group(1)))
        elif full and (own := _OWN_OFFICE.match(words)) and (body_name := naming.names.body(own[1])):
            naming.names.body_of.setdefault(full, body_name)


def _take_in(naming: Naming, name: str, roles: list[str]) -> None:
    naming.names.learn(name, roles)
    full = naming.names.resolve(name)
    words = " ".join(roles)
    if len(full.split()) > 1 and (MALE.search(words) or FEMALE.search(words)):
        naming.sex.setdefault(full, "he" if MALE.search(words) else "she")


def _is_body(token: Token, title: str, name: str) -> bool:
    """Whether its title, apposition or relative clause makes the name an organisation's."""
    beside = [*children(token, "appos"), *([token.head] if token.dep_ == "appos" else [])]
    words = {*title.lower().split()[-1:], *(a.lower_ for a in beside)}
    of, named = token.head.head, is_first_name(token.left_edge.text)
    if token.dep_ == "appos" and of.lower_ == "of" and of.head.lower_ in PERSONS and named:
        return False  # "the owner of the boat, Ana Reyes"
    if _is_spoken_for(token.head if token.dep_ == "appos" else token):
        return not is_known_person(f"{title} {token.text}".strip())
    relative = any(t.lower_ == "which" for c in children(token, "relcl") for t in c.children)
    person = is_first_name(name.split()[0]) and is_known_person(name)  # "the page’s owner, Ana Reyes"
    return relative or bool(words & (BODIES if person else _MAKING))


def _is_spoken_for(token: Token) -> bool:
    """As in "a spokesperson for Tarn Homes", "a spokesman for the developer, Tarn Homes"."""
    return bool(token.dep_ == "pobj" and token.head.lower_ == "for" and token.head.head.lower_.startswith("spokes"))


def _mention(naming: Naming, frame: Frame, token: Token, sentence: int, carried: float = 0.0) -> None:
    """Put down what this token is the head of, if it names anything; a pronoun counts as whom it stands for."""
    at = frame.spans[token.i][0]
    if token.lower_ in PRONOUNS and token.tag_ in {"PRP", "PRP$"}:
        one = naming.meant(frame, token, things=True)
        if one and token.tag_ == "PRP" and chance(frame, token, one, naming.mentions, sentence) >= carried:
            rank = rank_of(token)
            sex = one.sex or ("he" if token.lower_ in HE else "she" if token.lower_ in SHE else "")
            told = Mention(at, one.names, one.kind, sex, rank, sentence, one.words, pronoun=True, part=part(token))
            naming.mentions.add(replace(told, head=one.head))
        return
    if not token.tag_.startswith("NN") or token.dep_ not in _NOMINAL or in_a_name(token) or _is_nothing(token):
        return
    names = _names(naming, frame, token)
    kind = _kind(naming, token, names)
    together = row(token) if kind is Kind.MANY and _are_joined(token) else [token]  # "the judge and the clerk"
    words = naming.text[frame.spans[_first(token)][0] : frame.spans[_last(together[-1])][1]]
    words = _as_within(naming, frame.doc[_first(token)], words)
    sex = _sex(naming, names, naming.text[frame.spans[_first(token)][0] : frame.spans[token.i][1]])
    alone = names == [token.text] and token.text not in naming.names.bodies
    if kind is Kind.BODY and alone and is_first_name(token.text):
        return  # Ted, of whom nobody says "it"
    if frame.line.kind is BlockKind.HEADING and kind in {Kind.MANY, Kind.THING}:
        return
    if kind is Kind.PERSON and frame.line.kind is BlockKind.HEADING and not all(map(is_known_person, names)):
        return
    inside = token.dep_ == "pobj" and token.head.lower_ == "in"  # "in a statement, it said"
    known = not inside and bool(forms(token.lower_) & _SPEAKERS)
    speaks = known or token.tag_.startswith("NNP") or all(map(is_person, names))
    proper, first = token.tag_ in {"NNP", "NNPS"}, frame.spans[_first(token)][0]
    full = naming.core(frame, token) if proper else naming.text[first : frame.spans[end_of_phrase(token)][1]]
    and_so = any(t.tag_ == "CC" for t in token.doc[_first(token) : token.i])
    head, rank = "" if and_so else token.lower_, rank_of(token)
    told = Mention(at, tuple(names), kind, sex, rank, sentence, words, speaks=speaks, part=part(token), head=head)
    naming.mentions.add(replace(told, full=" ".join(full.split())))


def _as_within(naming: Naming, first: Token, words: str) -> str:
    """The words as they are written in the middle of a sentence: "growth", which begins one."""
    known = first.lower_ in naming.names.common or first.lower_ in _COMMON
    begins = first.is_sent_start and first.tag_ in {"NN", "NNS", "JJ"}
    return words[0].lower() + words[1:] if known and begins and words[1:2].islower() else words


_COMMON = DEEDS | SPEECHLESS | BODIES | GROUPS
_SPEAKERS = frozenset(NOUNS) | PERSONS | BODIES | DOCUMENTS | GROUPS | FIRMS | MAKERS


def _is_nothing(token: Token) -> bool:
    """A day, somebody spoken to ("Minister, did you know it?"), what no pronoun takes up ("another matter")."""
    asked = token.sent[-1].text == "?" and token.i + 1 < len(token.doc) and token.doc[token.i + 1].text == ","
    if asked and all(t.tag_ in {"NNP", "NN"} for t in token.doc[token.sent.start : token.i]):
        return True
    if token.left_edge.tag_ == "WRB":  # "how many people"
        return True
    if token.dep_ == "pobj" and f"{token.head.lower_} {token.lower_}" in lexicon.phrases("grammar.txt", "in passing"):
        return True
    called = token.text in _CALLED and token.i and token.nbor(-1).lower_.rstrip(".") in {"mr", "madam", "mister"}
    again = token.dep_ == "appos" and token.lower_ in PERSONS and token.head.lower_ in PERSONS
    if (
        called
        or again
        or token.lower_ in _INDEFINITE
        or (token.dep_ == "attr" and token.lower_ in PERSONS and _has_thing(token))
    ):
        return True
    if token.dep_ == "npadvmod" or is_time(token):
        return True
    return token.text == "State" or token.like_num or any(c.lower_ in _NONE for c in children(token, "det"))


def _has_thing(noun: Token) -> bool:
    """As in "the EU is an important source of funds": the noun is no other than its subject."""
    return bool(children(noun.head, "nsubj")) and bool(children(noun, "prep"))


_CALLED = frozenset({"Speaker", "Chairman", "Chair", "Chairwoman", "Chairperson", "President"})
"""Whom members of a house speak to (Erskine May, ch. 21)."""
_INDEFINITE = frozenset(
    {
        *("anyone", "anybody", "anything", "everyone", "everybody", "everything", "someone", "somebody", "something"),
        *("nobody", "nothing", "lot", "lots", "bit", "sir", "madam", "thanks", "part", "kind", "sort", "way"),
    }
)
"""Nouns that no pronoun takes up: pronouns themselves (Huddleston and Pullum, The Cambridge Grammar of the English
Language, 2002, ch. 5), quantities, and whom somebody speaks to."""
_NONE = frozenset({"another", "no", "any", "every", "each", "what", "which", "whatever"})


def _names(naming: Naming, frame: Frame, token: Token) -> list[str]:
    """The names behind whoever can act; a thing is its own words."""
    acts = token.tag_ in {"NNP", "NNPS"} or token.dep_ in {"nsubj", "nsubjpass"} or token.head.dep_ == "agent"
    acts = acts or token.lower_ in _ACTING or token.text in naming.names.full
    found = list(filter(None, naming.of(frame, token))) if acts else []
    return found or [naming.core(frame, token) or str(token.text)]


def _first(token: Token) -> int:
    return min([int(token.i), *(int(c.left_edge.i) for c in token.lefts if c.dep_ in _BEFORE)])


def _last(token: Token) -> int:
    """The end of what tells a thing from others: "the upper gate of the reservoir", "the price of a ticket"."""
    last = int(token.i)
    for behind in children(token, "prep"):
        held = [int(t.i) for t in behind.subtree]
        adjoins = held and held[0] == last + 1 and held == list(range(held[0], held[-1] + 1))
        plain = all(t.tag_ not in _UNPLAIN for t in behind.subtree)
        if token.sent[-1].text == "?" and held and held[-1] + 2 >= token.sent.end:
            break  # "Will the price of a ticket rise?" is easily misread
        if behind.lower_ not in _TELLING or not adjoins or not plain or len(held) > _LONGEST_PHRASE:
            break
        last = held[-1]
    return last


_TELLING = frozenset({"of", "for", "in", "at", "on"})
_UNPLAIN = FINITE | {"PRP", "PRP$", "WDT", "WP", ",", ":", "VBN", "VBG"}
_LONGEST_PHRASE = 5
"""Words of a phrase that a noun keeps."""
_BEFORE = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod"})


_INITIALS = re.compile(r"[A-Z]{2,}s")
"""As in "MPs", "CEOs"."""
_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Prof|Sen|Rep|Cllr|Lord|Lady)\.?")


def _kind(naming: Naming, token: Token, names: list[str]) -> Kind:
    """What pronoun can stand for it."""
    word = token.lower_
    if _INITIALS.fullmatch(token.text):
        return Kind.MANY
    if token.tag_ == "NNP" and any(_HONORIFIC.fullmatch(t.text) for t in token.lefts):
        return Kind.PERSON
    if _are_joined(token):
        return Kind.MANY
    several = token.tag_ == "NNPS" and names == [token.text] and token.text.endswith("s")
    if several and (is_national(token.text[:-1]) or token.lower_[:-1] in PERSONS):
        return Kind.MANY  # Republicans, Germans; not Brightwaters
    proper = token.tag_ in {"NNP", "NNPS"} or token.text in naming.names.full
    the = token.tag_ == "NNP" and any(c.lower_ in {"the", "a", "an"} for c in children(token, "det"))
    known = all(is_known_person(name) or name in naming.names.people for name in names)
    articled = the and not known  # the Boston Marathon is nobody, the Mayor somebody
    person = not articled and all(is_person(name) or name in naming.names.full for name in names)
    if person and (proper or all(map(is_known_person, names))) and not any(n in naming.names.bodies for n in names):
        if token.tag_ == "NNP" and any(t.lower_ in SPEECHLESS for t in token.lefts if t.dep_ == "compound"):
            return Kind.THING  # Hurricane Milton
        return Kind.MANY if len(names) > 1 else Kind.PERSON
    if word in PERSONS and token.tag_ == "NNP" and not any(n in naming.names.bodies for n in names):
        return Kind.SOMEBODY  # the Prime Minister
    if word in PERSONS and word not in FIRMS and (token.tag_ == "NN" or (articled and names == [token.text])):
        return Kind.PERSON if is_person(names[0]) and names[0].istitle() else Kind.SOMEBODY
    if proper and len(names[0].split()) == 1 and token.dep_ == "nsubj" and naming.names.may_be_person(names[0]):
        return Kind.PERSON
    if (proper or (word in _SPEAKING and token.tag_ == "NN")) and word not in SEVERAL:
        return Kind.BODY
    return Kind.MANY if token.tag_ == "NNS" or word in SEVERAL else Kind.THING


def _are_joined(token: Token) -> bool:
    return bool(children(token, "conj")) and any(c.lower_ == "and" for c in children(token, "cc"))


def _sex(naming: Naming, names: list[str], words: str) -> str:
    if len(names) != 1:
        return ""
    told = naming.sex.get(names[0]) or (pronoun_of(names[0]) if is_person(names[0]) else "")
    return told or ("he" if MALE.search(words) else "she" if FEMALE.search(words) else "")
