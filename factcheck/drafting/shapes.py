"""Attribution in less common shapes, and what belongs to another speaker.

Each function takes the attributions of one paragraph and gives them back, some changed, some new; nothing is changed in
place.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck import lexicon
from factcheck.domain.status import Status
from factcheck.drafting.citing import cited
from factcheck.drafting.edges import (
    accused_deny,
    claimed_besides,
    conditions,
    later_tellings,
    participles,
    rumours,
    second_agents,
    second_subjects,
    whose_noun,
)
from factcheck.drafting.found import Found, children, subtree, trimmed
from factcheck.drafting.hearing import going_on, heard
from factcheck.drafting.insertion import cue_tokens
from factcheck.drafting.kinds import DOCUMENTS, PERSONS, SPEAKING, SPEECHLESS, forms
from factcheck.drafting.lexicon import VERBS, Cue, Kind
from factcheck.drafting.nounphrases import is_charge
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.refusing import refuses
from factcheck.drafting.sharing import taken_back
from factcheck.drafting.sources import noun_phrase, source_of
from factcheck.drafting.tags import FINITE
from factcheck.drafting.truths import called_untrue, known_facts

_SHOWN = 6
"""Words of a sentence with a statement, who shows it and “show”."""

_SHOWS = 9
"""Tokens from the comma to that “show”: a name of figures."""

_REPORT = Cue("report", Kind.REPORT, frozenset("c"))
_PUT = Cue("put", Kind.CALL, frozenset("s"))
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])


def refined(frame: Frame, found: Sequence[Found]) -> list[Found]:
    """The attributions as claims need them, in the order of their cues."""
    held = [one for one in found if one.rule == "noun" or not refuses(frame.doc[one.head])]
    for step in (heard, going_on, second_subjects, later_tellings, participles, conditions, whose_noun,
                 rumours, second_agents, _made_known, _as_put, _put_at, _shown_behind, _misread, _postposed,
                 _by_whom, cited, _apposed, claimed_besides, accused_deny, _subjects, _cannot_say, taken_back,
                 _days, _one_belief, _each_that, called_untrue, known_facts):  # fmt: skip
        held = step(frame, held)
    return sorted(held, key=lambda one: one.head)


def can_speak(token: Token) -> bool:
    """Whether the head of a noun phrase can say anything: not "the time", "the results", unless a list says it can."""
    if not token.tag_.startswith("NN") or token.tag_.startswith("NNP"):
        return True
    said = forms(token.lower_)
    return bool(said & SPEAKING) or not said & SPEECHLESS


def _sentence(token: Token) -> range:
    return range(int(token.sent.start), int(token.sent.end))


def _known(found: Sequence[Found], token: Token) -> bool:
    return any(one.head == token.i for one in found)


def _made_known(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "made it known that P", "made clear on Monday that P"."""
    more = []
    for token in frame.doc:
        if token.lower_ not in {"known", "clear", "plain", "public"} or not token.i:
            continue
        make = next((t for t in (token.head, token.head.head) if t.lower_ in {"made", "makes", "make"}), None)
        that = next((t for t in token.doc[token.i + 1 : token.sent.end] if t.lower_ == "that"), None)
        if make is None or that is None or that.dep_ != "mark" or _known(found, make):
            continue
        content = trimmed(frame.doc, list(range(that.i, that.sent.end)))
        cue = list(range(make.i, token.i + 1))
        more.append(Found(make.i, _REPORT, source_of(make), cue, content, "clause"))
    return [*found, *more]


def _as_put(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "As the poet put it, P"."""
    more = []
    for token in frame.doc:
        if token.lower_ not in {"put", "puts"} or token.dep_ != "advcl":
            continue
        if not any(c.lower_ == "it" for c in children(token, "dobj")):
            continue
        aside = set(_span(token))
        first = next((i for i in sorted(aside) if frame.doc[i].lower_ == "as"), None)
        if first is None or not children(token, "nsubj"):
            continue
        content = trimmed(frame.doc, [i for i in _sentence(token) if i not in aside])
        source = [i for i in aside if first < i < token.i]
        more.append(Found(token.i, _REPORT, source, [token.i], content, "inserted"))
    return [*found, *more]


def _span(token: Token) -> range:
    return range(int(token.left_edge.i), int(token.right_edge.i) + 1)


def _put_at(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "puts the damage at 260 million": that the damage is put at it."""
    more = []
    for token in frame.doc:
        if token.lower_ not in {"put", "puts", "putting"} or not token.tag_.startswith("VB"):
            continue
        things = [c for c in children(token, "dobj") if c.i > token.i]
        at = [
            c for c in (*children(token, "prep"), *(p for c in things for p in children(c, "prep"))) if c.lower_ == "at"
        ]
        if not things or not at or not any(t.tag_ == "CD" for t in at[0].subtree) or not source_of(token):
            continue
        label = subtree(at[0])
        thing = [i for i in subtree(things[0]) if i < at[0].i]
        one = Found(token.i, _PUT, source_of(token), [token.i], sorted(thing + label), "named")
        more.append(replace(one, label=label))
    return [*found, *more]


def _shown_behind(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "P, figures from the board show."; the parser takes the verb for a noun."""
    more = []
    for sent in frame.doc.sents:
        words = [t for t in sent if not t.is_punct]
        if len(words) < _SHOWN or words[-1].lower_ not in {"show", "shows", "showed", "suggest", "indicate"}:
            continue
        comma = next((t.i for t in reversed(sent) if t.text == "," and t.i < words[-1].i), None)
        if comma is None or _known(found, words[-1]) or words[-1].i - comma > _SHOWS:
            continue
        source = list(range(comma + 1, words[-1].i))
        if source and any(frame.doc[i].lower_ in DOCUMENTS for i in source):
            content = trimmed(frame.doc, list(range(sent.start, comma)))
            more.append(Found(words[-1].i, _REPORT, source, [words[-1].i], content, "inserted"))
    return [*found, *more]


def _misread(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "the guild disputes that": a verb that the parser takes for a plural."""
    more = []
    for token in frame.doc:
        if token.tag_ != "NNS" or token.dep_ != "ROOT":
            continue
        entries = [e for e in VERBS.get(token.lower_, ()) if e.status is not Status.ALLEGED]
        points = [
            c for c in children(token, "dobj", "det") if c.lower_ in {"that", "this", "it"} and c.i == token.i + 1
        ]
        if not entries or not points:
            continue
        source = [i for i in _sentence(token) if i < token.i]
        if source and not _known(found, token):
            more.append(Found(token.i, entries[0], trimmed(frame.doc, source), [token.i], [points[0].i], "object"))
    return [*found, *more]


def _postposed(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "P, the union's secretary, Jon Rask, told us": the name between commas before the cue is who says it."""
    better = []
    for one in found:
        name = _name_before(frame, one.head)
        clauses = children(frame.doc[one.head], "ccomp", "advcl")
        behind = any(c.i > one.head for c in clauses)  # "Asked if P, the mayor, Ana Reyes, said Q"
        if not name or not clauses or behind or "q" not in one.entry.frames or one.entry.kind is not Kind.REPORT:
            better.append(one)
            continue
        first = int(frame.doc[one.head].sent.start)
        content = trimmed(frame.doc, list(range(first, name[0])))
        better.append(replace(one, source=name, content=content, rule="inserted"))
    return better


def _name_before(frame: Frame, head: int) -> list[int]:
    """The tokens of "the union's secretary, Jon Rask" before a cue, empty where nothing of that shape is."""
    doc, first = frame.doc, int(frame.doc[head].sent.start)
    at = head - 1
    while at > first and (doc[at].dep_ in {"aux", "advmod"} or doc[at].tag_ == "RB"):
        at -= 1
    if doc[at].text != ",":
        return []
    start = at
    while start - 1 > first and doc[start - 1].tag_ in {"NNP", "NNPS"}:
        start -= 1
    if start == at or doc[start - 1].text != ",":
        return []
    role = start - 1
    while role - 1 > first and doc[role - 1].text != ",":
        role -= 1
    words = range(role, start - 1)
    named = any(doc[i].lower_ in PERSONS for i in words) and not any(doc[i].tag_ in FINITE for i in words)
    return list(range(role, at)) if named and doc[role - 1].text == "," else []


def _by_whom(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "was described as a disgrace by the guild": the parser hangs "by" on the label."""
    better = []
    for one in found:
        token = frame.doc[one.head]
        one = _of_what(frame, one)
        by = [frame.doc[i] for i in one.label if frame.doc[i].lower_ == "by" and frame.doc[i].dep_ in {"prep", "agent"}]
        if one.rule != "named" or one.source or not by or not children(token, "nsubjpass"):
            better.append(one)
            continue
        source = [i for p in children(by[-1], "pobj") for i in noun_phrase(p)]
        out = {by[-1].i, *source}
        label, content = ([i for i in part if i not in out] for part in (one.label, one.content))
        better.append(replace(one, source=source, label=label, content=content) if label else one)
    return better


def _of_what(frame: Frame, one: Found) -> Found:
    """As in "was found guilty by a jury of two counts of theft": guilty of them, and no jury of theirs."""
    if one.rule != "named" or not one.source or not children(frame.doc[one.head], "nsubjpass"):
        return one
    court = _head(frame, one.source)
    of = next((c for c in children(court, "prep") if is_charge(c)), None)
    if of is None:
        return one
    out = [i for i in one.source if i >= of.i]
    label = sorted({*one.label, *out})
    return replace(one, source=[i for i in one.source if i < of.i], label=label, content=sorted({*one.content, *out}))


def _apposed(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "P, a figure the town confirmed", "P, an effect denied by X": of the same P, and no part of it."""
    more: list[Found] = []
    for noun in frame.doc:
        first = noun.left_edge.i
        if not first or frame.doc[first - 1].text != "," or not _sums_up(frame, noun):
            continue
        for verb in children(noun, "acl", "relcl", "advcl"):
            entry = next((e for e in VERBS.get(verb.lower_, ()) if e.frames & {"o", "c"}), None)
            source = source_of(verb) if verb.dep_ != "acl" or children(verb, "nsubj") else _agent(verb)
            if entry is None or not source or children(verb, "ccomp"):
                continue
            source = [i for i in source if i > noun.i] or source
            more.append(Found(verb.i, entry, source, cue_tokens(verb), [noun.i], "pointing"))
            found = [_cut(frame, one, first - 1) for one in found if one.head != verb.i]
    return [*found, *more]


def _sums_up(frame: Frame, noun: Token) -> bool:
    article = noun.left_edge.lower_ in {"a", "an", "something"} or noun.lower_ == "what"
    return article and noun.dep_ in {"appos", "npadvmod", "dobj", "attr", "dep", "conj", "oprd", "nsubj"}


def _agent(verb: Token) -> list[int]:
    return [
        i
        for c in children(verb, "agent", "prep")
        if c.lower_ == "by"
        for p in children(c, "pobj")
        for i in noun_phrase(p)
    ]


def _cut(frame: Frame, one: Found, at: int) -> Found:
    """Without what stands from `at` on, where the content begins before it."""
    held = [i for i in one.content if i < at]
    return replace(one, content=held) if held and one.content[-1] >= at and one.head < at else one


def _subjects(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "The bank, said to be old, has denied P": the subject that the parser gave to the aside."""
    better = []
    for one in found:
        token = frame.doc[one.head]
        aside = next((c for c in children(token, "parataxis", "advcl") if _is_beside_subject(c)), None)
        if one.source or aside is None or children(token, "auxpass", "nsubj") or aside.i > token.i:
            better.append(one)
        else:
            better.append(replace(one, source=noun_phrase(children(aside, "nsubj")[0])))
    return better


def _is_beside_subject(verb: Token) -> bool:
    told = verb.tag_ == "VBN" or (
        verb.i and verb.tag_ == "VBD" and verb.nbor(-1).text == "," and children(verb, "xcomp")
    )
    return bool(told and children(verb, "nsubj"))


def _cannot_say(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "said the results were bad, and noted that P": what cannot speak gives way to who spoke before."""
    better = list(found)
    for k, one in enumerate(better):
        token = frame.doc[one.head]
        over = [o for o in better if o.head < one.head and one.head in o.content and o.rule == "clause" and o.source]
        cannot = bool(one.source) and not can_speak(_head(frame, one.source)) and one.rule == "clause"
        if not over or not cannot or token.dep_ != "conj" or children(token, "nsubj"):
            continue
        first = min(over, key=lambda o: o.head)
        cut = next((i for i in range(one.head - 1, first.head, -1) if frame.doc[i].tag_ == "CC"), one.head)
        better[k] = replace(one, source=list(first.source))
        better = [_cut(frame, o, cut) if o in over else o for o in better]
    return better


def _head(frame: Frame, tokens: Sequence[int]) -> Token:
    held = set(tokens)
    return next((frame.doc[i] for i in tokens if frame.doc[i].head.i not in held), frame.doc[tokens[-1]])


def _days(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "told the court on Wednesday he had slept": the day is the cue's."""
    better = []
    for one in found:
        content = list(one.content)
        if one.rule == "clause" and len(content) > 3 and content[0] > one.head:
            on = frame.doc[content[0]].lower_ == "on"
            day = frame.doc[content[on]].lower_ in _DAYS
            if day and frame.doc[content[on + 1]].tag_ in {"PRP", "DT", "NNP", "EX", "PRP$", "NNS"}:
                content = content[on + 1 :]
        better.append(replace(one, content=content))
    return better


def _one_belief(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "Police say they believe P": one claim, not two; "says he is considering a move" is his saying so.

    Of "said she understood that P" it is the saying that puts P on record.
    """
    inner = [
        one
        for one in found
        if one.entry.kind is Kind.BELIEF
        and one.rule == "clause"
        and len(one.source) == 1
        and frame.doc[one.source[0]].tag_ == "PRP"
    ]
    kept = []
    for one in found:
        begins = (one.content[:1], one.content[1:2])
        felt = next((b for b in inner if one.head < b.head and b.source in begins), None)
        if felt is None:
            kept.append(one)
        elif felt.entry.word in _KNOWN:
            kept.append(replace(one, content=felt.content))
    return kept


_KNOWN = lexicon.words("factuality.txt", "known")


def _each_that(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "said that P and that Q": two claims."""
    better = []
    for one in found:
        held = set(one.content)
        breaks = [
            i
            for i in one.content
            if frame.doc[i].lower_ == "that"
            and frame.doc[i - 1].tag_ == "CC"
            and i - 1 in held
            and not any(a <= i < b for a, b in frame.inline)
        ]
        if not breaks or one.rule != "clause" or one.more:
            better.append(one)
            continue
        edges = [-1, *breaks, len(frame.doc)]
        for a, b in pairwise(edges):
            part = trimmed(frame.doc, [i for i in one.content if max(a, 0) <= i < b - (b < len(frame.doc))])
            if part:
                better.append(replace(one, content=part))
    return better
