"""Where what was said ends: what another party says, or did, in the same sentence.

Each function takes the attributions of one paragraph and gives them back, some changed, some new.
"""

from dataclasses import replace

from factcheck.domain.status import Status
from factcheck.drafting.found import Found, children, subtree, trimmed
from factcheck.drafting.insertion import cue_tokens
from factcheck.drafting.kinds import BODIES, DOCUMENTS, GROUPS
from factcheck.drafting.lexicon import NOUNS, VERBS, Kind
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.sources import beside_a_time, noun_phrase, source_of
from factcheck.drafting.tags import TENSED

_CONDITIONS = frozenset({"if", "unless"})
_PAPERS = BODIES | GROUPS | DOCUMENTS | {"television", "radio", "tv"}


def second_subjects(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "A denied fraud and her brother, B, said that P": who says P is no part of what A denied."""
    held = list(found)
    for k, one in enumerate(held):
        verb = frame.doc[one.head]
        for j, other in enumerate(held):
            at = _joined_before(frame, other, verb)
            if at is None or children(verb, "nsubj", "nsubjpass"):
                continue
            held[k] = replace(one, source=trimmed(frame.doc, list(range(at + 1, _cue_start(verb)))))
            held[j] = replace(other, content=trimmed(frame.doc, [i for i in other.content if i < at]))
    return held


def later_tellings(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "A admitted P, hours after its director, B, said that Q": what B said is no part of what A admitted."""
    times = {one.head: over for one in found if (over := beside_a_time(frame.doc[one.head])) is not None}
    cut = []
    for one in found:
        later = [over.left_edge.i for head, over in times.items() if head in one.content and one.head < over.i]
        kept = [i for i in one.content if i < min(later)] if later else one.content
        cut.append(replace(one, content=trimmed(frame.doc, kept)) if later else one)
    return cut


def _joined_before(frame: Frame, over: Found, verb: Token) -> int | None:
    """Where the "and" stands whose noun phrase runs on from an object to that verb; None where none does."""
    if over.rule != "object" or verb.tag_ not in TENSED or verb.dep_ != "conj" or over.head != verb.head.i:
        return None
    inside, first = set(over.content), over.content[0]
    last = _cue_start(verb) - 1
    while last > first and frame.doc[last].text == ",":
        last -= 1
    ands = [i for i in over.content if first < i < last and frame.doc[i].tag_ == "CC"]
    return ands[-1] if ands and last in inside and frame.doc[last].tag_.startswith("NN") else None


def _cue_start(verb: Token) -> int:
    """Where the verb begins, with what helps it."""
    return min(cue_tokens(verb))


def conditions(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "said it 'would sell' if the price rose": the condition is part of what was said, wherever it hangs."""
    better = []
    for one in found:
        last = one.content[-1] if one.content else 0
        behind = [
            c
            for c in children(frame.doc[one.head], "advcl")
            if c.left_edge.i > last and any(m.lower_ in _CONDITIONS for m in children(c, "mark"))
        ]
        near = behind and all(frame.doc[i].is_punct for i in range(last + 1, behind[0].left_edge.i))
        if near and one.rule == "clause" and last > one.head:
            one = replace(one, content=[*one.content, *range(last + 1, behind[0].right_edge.i + 1)])
        better.append(one)
    return better


def participles(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "noting that P and denying that Q": both are what the same speaker does."""
    held = list(found)
    for k, one in enumerate(held):
        verb = frame.doc[one.head]
        over = next((o for o in held if _goes_on(frame, o, verb)), None)
        if over is None or children(verb, "nsubj") or one.rule != "clause":
            continue
        cut = max((i for i in range(over.head, verb.i) if frame.doc[i].tag_ == "CC"), default=None)
        if cut is not None:
            held[k] = replace(one, source=list(over.source))
            shorter = trimmed(frame.doc, [i for i in over.content if i < cut])
            held[held.index(over)] = replace(over, content=shorter)
    return held


def _goes_on(frame: Frame, over: Found, verb: Token) -> bool:
    cue = frame.doc[over.head]
    both = cue.tag_ == verb.tag_ == "VBG" and verb.dep_ == "conj" and cue.i < verb.i
    told = verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "that"
    return both and over.rule == "clause" and verb.i in over.content and told


def claimed_besides(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "denied that P, which B had claimed", "said that P, as B alleges": B's is the same P, and no part of it."""
    more: list[Found] = []
    for verb in frame.doc:
        first = verb.left_edge.i
        opener = frame.doc[first].lower_
        loose = verb.dep_ in {"relcl", "advcl"} or (verb.dep_ == "conj" and opener == "what")
        if not loose or opener not in {"which", "what", "as"} or not first:
            continue
        entry = next((e for e in VERBS.get(verb.lower_, ()) if e.kind is Kind.REPORT and "c" in e.frames), None)
        told = opener == "as" and bool(children(verb, "agent"))  # "as was reported by B"
        source = source_of(verb) if told else [i for c in children(verb, "nsubj") for i in noun_phrase(c)]
        over = next((o for o in found if _ends_with(frame, o, verb)), None)
        if entry is None or over is None or not source or frame.doc[source[0]].lower_ == opener:
            continue
        if frame.doc[first - 1].text != "," or _says_else(verb, opener):
            continue
        more.append(Found(verb.i, entry, source, cue_tokens(verb), [first], "pointing"))
        cut = trimmed(frame.doc, [i for i in over.content if i < first])
        found = [replace(o, content=cut) if o is over else o for o in found if o.head != verb.i]
    return [*found, *more]


def _ends_with(frame: Frame, over: Found, verb: Token) -> bool:
    """Whether that clause is the end of what somebody else said."""
    held = over.content
    inside = over.rule == "clause" and not over.more and verb.i in held and over.head < verb.left_edge.i
    return inside and held[0] < verb.left_edge.i - 1 and held[-1] <= verb.right_edge.i


def _says_else(verb: Token, opener: str) -> bool:
    """Whether it has content of its own: "which the firm claimed was a fake", "as she told the court that Q"."""
    things = [c for c in children(verb, "dobj", "ccomp", "xcomp") if c.lower_ != opener]
    return bool(things or children(verb, "neg"))


def second_agents(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "was rejected by A and by B": each of them rejects it."""
    more = []
    for one in found:
        for by in children(frame.doc[one.head], "agent"):
            for other in children(by, "conj"):
                source = [i for p in children(other, "pobj") for i in noun_phrase(p)]
                if other.lower_ == by.lower_ and source and one.rule in {"passive", "named"}:
                    more.append(replace(one, source=source))
    return [*found, *more]


def accused_deny(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "A said that B hid it, a charge she denies": nobody denies his own charge, so it is B who does."""
    better = []
    for one in found:
        said = next((o for o in found if o.rule == "clause" and o.head < one.head and o.content), None)
        pronoun = len(one.source) == 1 and frame.doc[one.source[0]].tag_ == "PRP"
        if one.rule != "pointing" or one.entry.status is not Status.DENIED or not pronoun or said is None:
            better.append(one)
            continue
        same = frame.doc[one.head].sent == frame.doc[said.head].sent
        subject = _who_did(frame, said) if same else None
        if subject is None and not same:
            better.append(one)
        elif subject is not None:
            better.append(replace(one, source=noun_phrase(subject)))
    return better


def _who_did(frame: Frame, said: Found) -> Token | None:
    """The subject of what was said, where it is somebody."""
    inside = set(said.content)
    verbs = [frame.doc[i] for i in said.content if frame.doc[i].head.i not in inside]
    subjects = [s for v in verbs for s in children(v, "nsubj", "nsubjpass")]
    return subjects[0] if subjects and subjects[0].tag_ not in {"PRP", "EX", "DT"} else None


def whose_noun(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "denied a newspaper report that P", "after a BBC report that P": the paper's word."""
    better = []
    for one in found:
        beside = children(frame.doc[one.head], "compound") if one.rule == "noun" and not one.source else []
        made = [c for c in beside if _prints(c)]
        if made:
            first = min(c.left_edge.i for c in beside)
            one = replace(one, source=list(range(first, made[-1].i + 1)))
        better.append(one)
    return better


def _prints(noun: Token) -> bool:
    word = noun.lower_
    return noun.tag_ in {"NNP", "NNPS"} or bool({word, word.removesuffix("s")} & _PAPERS)


def rumours(frame: Frame, found: list[Found]) -> list[Found]:
    """As in "The rumour, which the duke denies, is that P": what he denies is P."""
    better = []
    for one in found:
        verb = frame.doc[one.head]
        noun, points = verb.head, [frame.doc[i].tag_ for i in one.content] == ["WDT"]
        link = noun.head
        said = children(link, "ccomp") if link.lower_ in {"is", "are", "was", "were"} else []
        about = points and verb.dep_ == "relcl" and noun.lower_ in NOUNS and noun.dep_ == "nsubj"
        if about and said and said[0].left_edge.lower_ == "that":
            one = replace(one, content=trimmed(frame.doc, subtree(said[0])), rule="clause")
        better.append(one)
    return better
