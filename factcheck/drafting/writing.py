"""The text of a claim: a sentence that stands alone, written from the words that stand there.

Each shape of content (clause, gerund, infinitive, noun, "X as Y", charge) is one rule. What a rule puts in stands in
square brackets; it never adds a fact. Where no rule fits, the words stay as they are and `sure` is False.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.domain.status import Status
from factcheck.drafting.anything import article, counts, some_of
from factcheck.drafting.found import Found, children, is_beside, trimmed
from factcheck.drafting.kinds import acts
from factcheck.drafting.leftout import left_out
from factcheck.drafting.lexicon import Kind
from factcheck.drafting.morphology import inflected, is_finite, is_plural
from factcheck.drafting.naming import Naming
from factcheck.drafting.nounphrases import antecedent, stood_for
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.pieces import row, sentence, unbracketed
from factcheck.drafting.referring import Voice, replacements
from factcheck.drafting.speech import measure
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


def written(content: Content) -> Written:
    """The text of an attribution whose words stand in the parsed sentence; `Written("")` where there are none."""
    tokens = bare(content.frame, content.tokens)
    if not tokens:
        return Written("")
    for rule in (_charge, _right, _infinitive, _gerund, _finite, _noun):
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
    head = _head(content.frame, list(thing))
    verb = "are" if is_plural(head) or head.lower_ in {"them", "these", "those"} else "is"
    subject = _alone(content, list(thing))
    apart = "," if re.search(r",(?! and| or)", subject) and content.frame.doc[thing[-1]].dep_ == "appos" else ""
    return Written(sentence(f"{subject}{apart} {verb} {content.row(label)}"))


def _alone(content: Content, tokens: list[int]) -> str:
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
    if token.lower_ != "that" or after.tag_ in FINITE:
        return False
    if (token.dep_ == "mark" and token.head.i != after.i) or after.tag_ in {"NNS", "NNPS"}:
        return True
    behind_cue = token.i and frame.doc[token.i - 1].tag_.startswith("VB")
    return bool(behind_cue) or token.tag_ in {"IN", "WDT"} or after.tag_ in {"DT", "PRP", "PRP$", "EX"}


def _head(frame: Frame, tokens: list[int]) -> Token:
    held = set(tokens)
    loose = [frame.doc[i] for i in tokens if frame.doc[i].head.i not in held or frame.doc[i].head.i == i]
    words = [t for t in loose if not t.is_punct and t.dep_ not in {"mark", "cc", "prep", "advmod", "case"}]
    return (words or loose or [frame.doc[tokens[0]]])[0]


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


def _infinitive(content: Content, tokens: list[int]) -> str:
    """As in "X to pay": what should be, will be, is or was, by the cue."""
    frame = content.frame
    to = next((frame.doc[i] for i in tokens if frame.doc[i].tag_ == "TO" and frame.doc[i].dep_ == "aux"), None)
    if to is None or to.head.i not in tokens or is_finite(frame.doc[to.head.i]):
        return ""
    verb = to.head
    if verb.head.i in tokens and verb.head.i != verb.i and verb.head.tag_.startswith(("VB", "MD", "JJ")):
        return ""  # "those who try to leave": it hangs on another verb
    before = [i for i in tokens if i < to.i]
    asked = (
        content.one.entry.kind is Kind.DEMAND
        and verb.dep_ == "acl"
        and before[-1:] == [verb.head.i]
        and acts(verb.head)
    )
    if any(is_finite(frame.doc[i]) for i in before if frame.doc[i].dep_ != "relcl"):
        return ""
    if verb.dep_ in {"acl", "relcl"} and not asked:
        return ""
    negated = [i for i in before if frame.doc[i].dep_ == "neg"]
    subject = [i for i in trimmed(frame.doc, before) if i not in negated]
    if subject and not any(frame.doc[i].tag_.startswith(("NN", "PRP", "CD", "DT")) for i in subject):
        return ""
    who = _alone(content, subject) if subject else f"[{content.voice.label}]" if content.voice.label else ""
    if not who and content.one.entry.kind is Kind.INTENT and content.one.source:
        who = content.row(content.one.source)
    if not who or (not subject and content.one.entry.kind is Kind.DEMAND):
        return ""
    content = content if subject else replace(content, told=frozenset({content.voice.label}))
    told = subject or (content.one.source if not content.voice.label else [])
    plural = is_plural(_head(frame, told)) if told else content.voice.plural
    rest = [i for i in tokens if i > to.i]
    if not subject and content.one.entry.kind in {Kind.INTENT, Kind.BELIEF}:
        return f"{who} {_aim(content, [i for i in tokens if i >= to.i or i in negated], plural)}"
    return f"{who} {_modal(content, verb, rest, plural, negated=bool(negated))}"


def _aim(content: Content, rest: list[int], plural: bool) -> str:
    """The aim as it is told, "aims to cut", "had been hoping to sell": that it will come about nobody has said."""
    cue = sorted({*content.one.cue, *rest})
    verb = content.frame.doc[content.one.head]
    alone = not children(verb, "aux", "auxpass")
    present = alone and verb.tag_ not in {"VBD", "VBZ"}  # "a buyer intending to use it"
    return content.row(cue, **({f"t{verb.i}": inflected(verb.text, "VBZ", plural=plural)} if present else {}))


def _modal(content: Content, verb: Token, rest: list[int], plural: bool, *, negated: bool) -> str:
    """The infinitive without "to", in the mood that the cue gives it."""
    entry, no = content.one.entry, "not " * negated
    if entry.kind is Kind.DEMAND:
        return f"should {no}{content.row(rest, **_second(content, verb))}"
    if entry.word in _COMING or entry.kind is Kind.INTENT:
        return f"will {no}{content.row(rest)}"
    first = content.frame.doc[rest[0]]
    if first.lower_ == "have" and first.i != verb.i:
        after = content.frame.doc[rest[1]]
        if after.lower_ == "been" and after.i != verb.i:
            return f"{inflected('be', 'VBD', plural=plural)} {content.row(rest[2:])}"
        past = verb if after.tag_ == "RB" else after
        return content.row(rest[1:], **{f"t{past.i}": inflected(past.text, "VBD", plural=plural)})
    present = verb if first.tag_ == "RB" and not children(verb, "auxpass") else first
    return content.row(rest, **{f"t{present.i}": inflected(present.text, "VBZ", plural=plural)})


def _second(content: Content, verb: Token) -> dict[str, str]:
    """The "to" of infinitives coordinated with this one: "to back the bill and to pass it"."""
    verbs = [c for c in children(verb, "conj") if c.tag_ == "VB"]
    return {f"t{t.i}": "" for c in verbs for t in children(c, "aux") if t.tag_ == "TO"}


_COMING = frozenset({"promise", "vow", "pledge", "swear", "threaten", "expect", "hope", "plan", "predict", "forecast"})


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
    subject = f"[{content.row(noun)}]" if noun else _alone(content, who)
    plural = is_plural(_head(frame, who))
    if entry.word == "blame":
        return f"{subject} {'are' if plural else 'is'} to blame for {content.row(what)}"
    verb = frame.doc[what[0]]
    if verb.tag_ == "VBG":
        aux = verb.lower_ == "having" and verb.dep_ == "aux"
        past = inflected("have" if aux else verb.text, "VBD", plural=plural)
        return f"{subject} {content.row(what, **_too(verb, what, plural=plural), **{f't{verb.i}': past})}"
    return f"{subject} [{'were' if plural else 'was'} guilty of] {content.row(what)}"


def _right(content: Content, tokens: list[int]) -> str:
    """As in "the town's right to inspect them": that the town has it."""
    head = _head(content.frame, tokens)
    owners = children(head, "poss")
    if head.lower_ not in {"right", "duty"} or not owners or not children(head, "acl"):
        return ""
    mark = next((c.i for c in owners[0].children if c.tag_ == "POS"), head.i)
    who = content.row([i for i in tokens if i < mark])
    verb = "have" if is_plural(owners[0]) else "has"
    return f"{who} [{verb} the] {content.row([i for i in tokens if i >= head.i])}"


def _noun(content: Content, tokens: list[int]) -> str:
    """As in "denied any delay", "called for an inquiry": there was, there should be; a definite noun says no more."""
    frame, entry = content.frame, content.one.entry
    head = _head(frame, tokens)
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
    if entry.word in _COMING or entry.kind is Kind.BELIEF:
        return f"[There will be] {content.row(tokens)}" if entry.word in _COMING else ""
    if entry.kind is Kind.REPORT and not opened and entry.word == "report" and (of := measure(head)):
        return content.row(tokens, **{f"t{of.i}": f"[{'were' if plural else 'was'}]"})
    if entry.kind is not Kind.REPORT or (entry.status is Status.ALLEGED and not opened):
        return ""
    there = "There were" if plural else "There was"
    any_ = next((i for i in tokens if frame.doc[i].lower_ == "any"), None)
    if any_ is None:
        return f"[{there}] {content.row(tokens)}"
    rest = content.row([i for i in tokens if i != any_])
    return f"[{there}{f' {article(head)}' if counts(head) else ''}] {rest}"
