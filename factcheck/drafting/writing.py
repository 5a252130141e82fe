"""The text of a claim: a sentence that stands alone, written from the words that stand there.

Each shape of content (clause, gerund, infinitive, noun, "X as Y", charge) is one rule. What a rule puts in stands in
square brackets; it never adds a fact. Where no rule fits, the words stay as they are and `sure` is False.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.domain.status import Status
from factcheck.drafting.anything import article, counts, some_of
from factcheck.drafting.content import Content, Written, alone, bare, head_of
from factcheck.drafting.definites import owner
from factcheck.drafting.found import children, is_beside
from factcheck.drafting.infinitives import COMING, infinitive
from factcheck.drafting.leftout import left_out
from factcheck.drafting.lexicon import NOUNS, Kind
from factcheck.drafting.morphology import inflected, is_finite, is_plural
from factcheck.drafting.nounphrases import antecedent, stood_for
from factcheck.drafting.parser import Token
from factcheck.drafting.pieces import sentence, unbracketed
from factcheck.drafting.speech import measure
from factcheck.drafting.tags import FINITE


def written(content: Content) -> Written:
    """The text of an attribution whose words stand in the parsed sentence; `Written("")` where there are none."""
    tokens = bare(content.frame, content.tokens)
    if not tokens:
        return Written("")
    for rule in (_charge, _right, _planned, infinitive, _gerund, _finite, _noun):
        text = rule(content, tokens)
        if text:
            return Written(sentence(text + _left_out(content, tokens)))
    return Written(sentence(content.row(tokens)), sure=False)


def _left_out(content: Content, tokens: list[int]) -> str:
    """What the sentence has said before and these words leave out, in brackets: "[The pier] was not [safe]"."""
    held, other = left_out(content.frame, tokens)
    words = content.row(held, **{f"t{i}": word for i, word in other.items()}) if held else ""
    return f" [{unbracketed(words)}]" if words else ""


def named(content: Content, thing: Sequence[int]) -> Written:
    """As in "called X Y", "X was described as Y": "X is Y"; `thing` are the tokens of X."""
    label = [i for i in content.one.label if i not in set(thing)]
    while label and content.frame.doc[label[0]].lower_ in {"as", "at", ","}:
        label = label[1:]
    if not label or not thing:
        return Written(sentence(content.row(label or content.tokens)), sure=False)
    head = head_of(content.frame, list(thing))
    verb = "are" if is_plural(head) or head.lower_ in {"them", "these", "those"} else "is"
    subject = alone(content, list(thing))
    apart = "," if re.search(r",(?! and| or)", subject) and content.frame.doc[thing[-1]].dep_ == "appos" else ""
    return Written(sentence(f"{subject}{apart} {verb} {content.row(label)}"))


def _finite(content: Content, tokens: list[int]) -> str:
    """A clause with a verb of its own stands as it is; "any" under a denial is "some" or "a"."""
    frame, held = content.frame, set(tokens)
    verbs = [frame.doc[i] for i in tokens if is_finite(frame.doc[i]) and frame.doc[i].tag_.startswith(("V", "MD"))]
    beside = content.one.rule in _BESIDE_A_CUE  # what stands there is a sentence, however it is parsed
    main = [t for t in verbs if beside or not is_beside(t, held)]
    if main and _is_half(frame.doc[tokens[0]], _uppermost(main[0], held)):
        return _related(content, tokens)
    wanted = content.one.entry.kind is Kind.DEMAND
    if not main:
        return _subjunctive(content, tokens) if wanted else ""
    instead = some_of(content.frame, tokens) if content.one.entry.status is Status.DENIED else {}
    return content.row(tokens, **instead)


_OPENING = frozenset({"WDT", "WP", "WP$", "WRB"})


_BESIDE_A_CUE = frozenset({"inserted", "quotation"})


def _uppermost(verb: Token, held: set[int]) -> Token:
    while verb.head.i in held and verb.head.i != verb.i:
        verb = verb.head
    return verb


def _is_half(first: Token, verb: Token) -> bool:
    """Whether a clause is part of a sentence that stands elsewhere: "which was not being closed", "how he got them"."""
    over = first
    while over.head.i != verb.i and over.head.i != over.i and over.dep_ in _WITHIN:
        over = over.head
    return (
        first.tag_ in _OPENING and over.head.i == verb.i and over.dep_ not in {"csubj", "csubjpass", "advcl", "ccomp"}
    )


def _related(content: Content, tokens: list[int]) -> str:
    """As in "prices, which she said had doubled": "[Prices] had doubled"; "" where the noun is no subject of it."""
    pronoun = content.frame.doc[tokens[0]]
    if pronoun.lower_ == "how" and content.one.entry.word in _RETELLING and pronoun.head.tag_ in FINITE:
        return content.row(tokens[1:])  # "told how she opened the door": she did
    noun = antecedent(pronoun)
    subject = pronoun.dep_ in {"nsubj", "nsubjpass"} and len(children(pronoun.head, "nsubj", "nsubjpass")) == 1
    if pronoun.tag_ not in {"WDT", "WP"} or not subject or noun is None:
        return ""
    words = [t for t in noun.subtree if t.i < pronoun.i]
    while words and words[-1].is_punct:
        words.pop()
    telling = [t for t in words if t.i > noun.i and t.tag_ in FINITE]
    if not noun.tag_.startswith("NN") or not words or words[-1].i - words[0].i >= _LONGEST_NOUN or telling:
        return ""
    return f"[{content.row([t.i for t in words])}] {content.row(tokens[1:])}"


_RETELLING = frozenset({"tell", "explain", "describe", "recall", "recount", "relate"})
_LONGEST_NOUN = 8
"""Words that a bracket takes for a relative pronoun: longer ones are more often misread, as in `ellipsis`."""
_WITHIN = frozenset({"poss", "det", "advmod", "pobj", "amod", "prep", "pcomp"})


def _subjunctive(content: Content, tokens: list[int]) -> str:
    """As in "demanded that the company pay": it should."""
    held = set(tokens)
    verb = next((t for i in tokens if _is_wished(t := content.frame.doc[i]) and not is_beside(t, held)), None)
    if verb is None or children(verb, "aux"):
        return ""
    helps = children(verb, "auxpass")
    if helps:
        verb = helps[0]
    return content.row(tokens, **{f"t{verb.i}": f"[should] {verb.lower_}"})


def _is_wished(token: Token) -> bool:
    """As in "that the company pay", "that the book be withdrawn"."""
    passive = any(c.lower_ == "be" and c.tag_ == "VB" for c in children(token, "auxpass"))
    active = token.tag_ in {"VB", "VBP"} and bool(children(token, "nsubj"))
    return active or (passive and bool(children(token, "nsubjpass")))


def _gerund(content: Content, tokens: list[int]) -> str:
    """As in "denied sinking it", "admitted having paid": in the past, with its subject."""
    frame = content.frame
    first = next((frame.doc[i] for i in tokens if frame.doc[i].tag_ == "VBG" and frame.doc[i].dep_ != "amod"), None)
    topic = content.one.rule == "preposition" and content.one.entry.word in _TOPICAL
    if first is None or topic or not content.past or content.one.entry.word in {"suggest", "propose", "recommend"}:
        return ""
    verb = first.head if first.dep_ in {"aux", "auxpass"} and first.head.i in tokens else first
    before = [i for i in tokens if i < first.i and frame.doc[i].dep_ != "neg"]
    own = children(verb, "nsubj", "nsubjpass", "poss")
    if verb.head.i in tokens or (before and not (own and own[-1].i in before)) or is_finite(verb):
        return ""
    label = f"[{content.voice.label}]" if content.voice.label else ""
    who = content.row(before) if before else label
    if not who:
        return ""
    plural = is_plural(own[-1]) if before else content.voice.plural
    content = content if before else replace(content, told=frozenset({content.voice.label}))
    no = "not " * any(frame.doc[i].dep_ == "neg" and i < first.i for i in tokens)
    rest = [i for i in tokens if i >= first.i]
    some = some_of(content.frame, rest) if content.one.entry.status is Status.DENIED else {}
    if no and first is verb:
        return f"{who} did not {content.row(rest, **some, **{f't{first.i}': inflected(first.text, 'VB')})}"
    past = inflected("have" if first.lower_ == "having" and first is not verb else first.text, "VBD", plural=plural)
    too = _too(verb, rest, plural=plural)
    return f"{who} {content.row(rest, **some, **too, **{f't{first.i}': (past + ' ' + no).strip()})}"


def _too(verb: Token, tokens: Sequence[int], *, plural: bool) -> dict[str, str]:
    """The gerunds coordinated with this one in the past as well: "denied taking it and selling it"."""
    found = dict[str, str]()
    for also in children(verb, "conj"):
        if also.tag_ == "VBG" and also.i in tokens and not children(also, "aux", "nsubj"):
            found |= {f"t{also.i}": inflected(also.text, "VBD", plural=plural)} | _too(also, tokens, plural=plural)
    return found


_TOPICAL = frozenset({"speak", "talk", "warn", "tell", "write", "think", "dream", "complain"})
"""Cues that speak of a deed without saying that it was done: "spoke of leaving", "warned of flooding"."""


def _charge(content: Content, tokens: list[int]) -> str:
    """As in "accused X of hiding it", "blamed X for the fire": X hid it, X is to blame for it."""
    entry, frame = content.one.entry, content.frame
    link = {"accuse": "of", "blame": "for"}.get(entry.word)
    links = [k for k, i in enumerate(tokens) if frame.doc[i].lower_ == link and frame.doc[i].dep_ == "prep"]
    own = [k for k in links if frame.doc[tokens[k]].head.i == content.one.head]
    at = (own or (links if frame.doc[tokens[0]].tag_ != "VBG" else []) or [0])[0]
    if not at or at + 1 == len(tokens):
        return ""
    who, what = tokens[:at], tokens[at + 1 :]
    noun = stood_for(frame.doc[who[0]]) if len(who) == 1 else []
    subject = f"[{content.row(noun)}]" if noun else alone(content, who)
    plural = is_plural(head_of(frame, who))
    if entry.word == "blame":
        return f"{subject} {'are' if plural else 'is'} to blame for {content.row(what)}"
    verb = frame.doc[what[0]]
    deed = verb.tag_ == "NN" and verb.lower_.endswith("ing") and not children(verb, "det", "amod", "compound", "poss")
    if verb.tag_ == "VBG" or (deed and _is_done(verb)):
        aux = verb.lower_ == "having" and verb.dep_ == "aux"
        past = inflected("have" if aux else verb.text, "VBD", plural=plural)
        return f"{subject} {content.row(what, **_too(verb, what, plural=plural), **{f't{verb.i}': past})}"
    return f"{subject} [{'were' if plural else 'was'} guilty of] {content.row(what)}"


def _is_done(noun: Token) -> bool:
    """As in "accused of meeting in Lund and taking it", where the parser takes the gerund for a noun."""
    return any(c.tag_ == "VBG" for c in children(noun, "conj")) and noun.head.lower_ == "of"


def _right(content: Content, tokens: list[int]) -> str:
    """As in "the town's right to inspect them": that the town has it."""
    head = head_of(content.frame, tokens)
    owners = children(head, "poss")
    if head.lower_ not in {"right", "duty"} or not owners or not children(head, "acl"):
        return ""
    mark = next((c.i for c in owners[0].children if c.tag_ == "POS"), head.i)
    who = re.sub(r"['’]s?\]$", "]", content.row([i for i in tokens if i < mark]))
    verb = "have" if is_plural(owners[0]) else "has"
    return f"{who} [{verb} the] {content.row([i for i in tokens if i >= head.i])}"


def _planned(content: Content, tokens: list[int]) -> str:
    """As in "the town's plan to inspect them", "announced plans to pay": that this is a plan, and not that it will."""
    to = next((t for i in tokens if (t := content.frame.doc[i]).tag_ == "TO"), None)
    if to is None or to.head.dep_ != "acl" or not to.head.head.tag_.startswith("NN"):
        return ""
    noun, rest = to.head.head, [i for i in tokens if i >= to.i]
    verb = "are" if noun.tag_ == "NNS" else "is"
    if content.one.rule == "noun" and tokens[0] == to.i and noun.i == content.one.head and content.voice.label:
        content = replace(content, told=frozenset({content.voice.label}))
        return f"[{owner(content.voice.label)} {noun.lower_} {verb}] {content.row(rest)}"
    before = [t.i for t in noun.subtree if t.i <= noun.i]
    aim = NOUNS.get(noun.lower_)
    told = aim is not None and aim.kind is Kind.INTENT and {i for i in tokens if i < to.i} <= set(before)
    if content.one.rule != "object" or not told or noun.i + 1 != to.i:
        return ""
    if children(noun, "poss"):
        return f"{content.row(before)} [{verb}] {content.row(rest)}"
    bare = noun.tag_ == "NNS" and not children(noun, "det")
    return f"[There were] {content.row([*before, *rest])}" if bare else ""


def _noun(content: Content, tokens: list[int]) -> str:
    """As in "denied any delay", "called for an inquiry": there was, there should be; a definite noun says no more."""
    frame, entry = content.frame, content.one.entry
    head = head_of(frame, tokens)
    if entry.kind is Kind.DEMAND and head.tag_ == "CD":
        return f"[There should be] {content.row(tokens)}"
    if not head.tag_.startswith("NN") or head.tag_.startswith("NNP"):
        return ""
    if content.one.rule == "noun" and entry.kind is not Kind.DEMAND:
        return ""
    if content.one.rule == "according" and any(c.tag_ == "VBN" for c in children(head, "acl")):
        return content.row(tokens)  # "a record 393 hectares burned, according to A", a clause read as a noun
    opened = {c.lower_ for c in head.children if c.dep_ in {"det", "poss"} and c.i < head.i}
    if opened - {"a", "an", "any", "some", "no", "more"} or any(c.dep_ == "poss" for c in head.children):
        return ""
    plural = head.tag_ == "NNS"
    if entry.kind is Kind.DEMAND:
        return f"[There should be] {content.row(tokens)}"
    if entry.word in COMING or entry.kind is Kind.BELIEF:
        return f"[There will be] {content.row(tokens)}" if entry.word in COMING else ""
    if entry.kind is Kind.REPORT and not opened and entry.word == "report" and (of := measure(head)):
        return content.row(tokens, **{f"t{of.i}": f"[{'were' if plural else 'was'}]"})
    if entry.kind is not Kind.REPORT or (entry.status is Status.ALLEGED and not opened):
        return ""
    there = "There were" if plural else "There was"
    any_ = next((i for i in tokens if frame.doc[i].lower_ == "any"), None)
    if any_ is None:
        first = frame.doc[tokens[0]]
        small = {f"t{first.i}": first.lower_} if first.is_sent_start and first.tag_ in {"DT", "JJ", "NNS"} else {}
        return f"[{there}] {content.row(tokens, **small)}"
    rest = content.row([i for i in tokens if i != any_])
    return f"[{there}{f' {article(head)}' if counts(head) else ''}] {rest}"
