"""The text of what is said with an infinitive: what should be, will be, is or was, by the cue."""

from dataclasses import replace

from factcheck.drafting.content import Content, alone, head_of
from factcheck.drafting.found import children, trimmed
from factcheck.drafting.kinds import acts
from factcheck.drafting.lexicon import Kind
from factcheck.drafting.morphology import inflected, is_finite, is_plural
from factcheck.drafting.parser import Token


def infinitive(content: Content, tokens: list[int]) -> str:
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
    who = alone(content, subject) if subject else f"[{content.voice.label}]" if content.voice.label else ""
    if not who and content.one.entry.kind is Kind.INTENT and content.one.source:
        who = content.row(content.one.source)
    if not who or (not subject and content.one.entry.kind is Kind.DEMAND):
        return ""
    content = content if subject else replace(content, told=frozenset({content.voice.label}))
    told = subject or (content.one.source if not content.voice.label else [])
    plural = is_plural(head_of(frame, told)) if told else content.voice.plural
    rest = [i for i in tokens if i > to.i]
    if not subject and (content.one.entry.kind in {Kind.INTENT, Kind.BELIEF} or content.one.entry.word == "threaten"):
        return f"{who} {_aim(content, [i for i in tokens if i >= to.i or i in negated], plural)}"
    return f"{who} {_modal(content, verb, rest, plural, negated=bool(negated))}"


def _aim(content: Content, rest: list[int], plural: bool) -> str:
    """The aim as it is told, "aims to cut", "threatened to sell": that it will come about nobody has said."""
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
    if entry.word in COMING or entry.kind is Kind.INTENT:
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


COMING = frozenset({"promise", "vow", "pledge", "swear", "threaten", "expect", "hope", "plan", "predict", "forecast"})
