"""What a small parser gets wrong again and again, put right by looking at the cues of a paragraph together."""

from factcheck.domain.status import Status
from factcheck.drafting.found import Found, children, trimmed
from factcheck.drafting.lexicon import Kind
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.tags import FINITE, TENSED
from factcheck.drafting.words import word_set

_ALOUD = {Kind.REPORT, Kind.JUDGE, Kind.CALL}
_DAYS = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night
    """
)
_BESIDE = TENSED | {"VBN"}


def repair(frame: Frame, found: list[Found]) -> list[Found]:
    """The same attributions with sources and contents put right; the lists are changed in place."""
    for one in found:
        _whole_quotes(frame, one)
        _out_of_quotes(frame, one)
    for one in found:
        _from_that(frame, one)
        _with_its_subject(frame, one)
        _behind_colon(frame, one)
    for one in found:
        _hand_back(frame, one, found)
    for one in found:
        _nearest_subject(frame, one, found)
    for one in found:
        _stop_at_break(frame, one)
        own = {*one.source, *one.cue}
        one.content = trimmed(frame.doc, [i for i in one.content if i not in own])
    return found


def _whole_quotes(frame: Frame, one: Found) -> None:
    """A content that takes the first words of a quotation takes all of it."""
    held = set(one.content)
    for a, b in frame.inline:
        if {a, a + 1} & held and one.head not in range(a, b) and not held >= set(range(a, b)):
            one.content = sorted(held := held | set(range(a, b)))


def _out_of_quotes(frame: Frame, one: Found) -> None:
    """As in "«Q,» lawyer Omar Dietz told us", where the parser takes the quotation for part of the name."""
    for a, b, _ in frame.quotes:
        if set(one.source) & set(range(a, b)) and not a <= one.head < b:
            one.source = trimmed(frame.doc, [i for i in one.source if not a <= i < b])
            one.content = sorted({*one.content, *range(a, b)})


def _from_that(frame: Frame, one: Found) -> None:
    """A cue with "that" right behind it: the content begins there, however the parser split it."""
    first = one.head + 1
    if one.rule != "clause" or not one.content:
        return
    if one.content[0] > first and frame.doc[first].lower_ == "that":
        one.content = list(range(first, one.content[-1] + 1))
    between = [frame.doc[i] for i in range(first, one.content[0])]
    if between and between[-1].text == "," and all(t.tag_.startswith("JJ") or t.text == "," for t in between):
        one.content = [*(t.i for t in between), *one.content]  # "said better, older maps were found"
    while (
        one.content[:1] == [first]
        and frame.doc[first + 1].tag_ != "POS"
        and (frame.doc[first].lower_ == "on" or frame.doc[first].lower_ in _DAYS)
    ):
        if frame.doc[first].lower_ == "on" and frame.doc[first + 1].lower_ not in _DAYS:
            break
        one.content, first = one.content[1:], first + 1


def _with_its_subject(frame: Frame, one: Found) -> None:
    """As in "told us crews will wait", where the parser takes the crews for what was told."""
    verb, doc = frame.doc[one.head], frame.doc
    begun = bool(one.content) and doc[one.content[0]].tag_ in FINITE
    if one.rule != "clause" or not begun or not children(verb, "dative"):
        return
    told = [c for c in children(verb, "dobj") if c.right_edge.i + 1 == one.content[0]]
    if told:
        one.content = sorted({*one.content, *(t.i for t in told[0].subtree)})


def _behind_colon(frame: Frame, one: Found) -> None:
    """As in "I admit it again: we lost the key": what "it" announces is the content; behind "denied it" stands why."""
    doc, end = frame.doc, int(frame.doc[one.head].sent.end)
    if [doc[i].lower_ for i in one.content] not in (["it"], ["this"]) or one.entry.status is Status.DENIED:
        return
    colon = next((i for i in range(one.content[0] + 1, min(one.content[0] + 4, end)) if doc[i].text == ":"), None)
    if colon is not None and colon + 2 < end:
        one.content = list(range(colon + 1, end))
        one.rule = "clause"


def _hand_back(frame: Frame, one: Found, others: list[Found]) -> None:
    """As in "He said P, adding Q" or "he said P and denied Q": the second cue belongs to the first speaker."""
    token = frame.doc[one.head]
    over = [
        o
        for o in others
        if o.rule == "clause"
        and o is not one
        and one.head in o.content
        and o.head < one.head
        and o.entry.kind in _ALOUD
    ]
    aloud = one.entry.kind in _ALOUD or (one.entry.kind is Kind.BELIEF and children(token, "nsubj"))
    if not over or not aloud or one.rule in {"according", "noun"}:
        return
    first = min(over, key=lambda o: o.head)
    cut = (
        _aside(frame, one, token)
        or _participle(frame, token)
        or _coordinated(frame, token, frame.doc[first.head])
        or _new_clause(frame, token)
    )
    if cut is None or cut <= first.head:
        return
    if not children(token, "nsubj"):
        one.source = list(first.source)
    for other in over:
        other.content = [i for i in other.content if i < cut]


def _nearest_subject(frame: Frame, one: Found, others: list[Found]) -> None:
    """As in "... led to Q, which B condemned and demanded R": a cue joined by "and" takes the nearest subject.

    Not across a comma out of what was said: in "A stressed that B showed P, and noted that Q", A noted it.
    """
    token = frame.doc[one.head]
    if token.dep_ != "conj" or children(token, "nsubj", "nsubjpass") or token.head.i >= one.head:
        return
    joined = next((c for c in reversed(children(token.head, "cc")) if c.i < token.i), None)
    apart = joined is not None and frame.doc[joined.i - 1].text == ","
    for other in others:
        verb = frame.doc[other.head]
        between = token.head.i < other.head < one.head and verb.tag_ == token.tag_ and other.rule != "noun"
        between = between and not (apart and verb.dep_ == "ccomp" and verb.head == token.head)
        if between and verb.sent == token.sent and children(verb, "nsubj"):
            one.source = list(other.source)


def _aside(frame: Frame, one: Found, token: Token) -> int | None:
    """Where ", which the opposition called Y" begins: the writer's own addition to what was said."""
    if one.rule != "named" or token.dep_ != "relcl":
        return None
    first = token.left_edge.i
    return first - 1 if frame.doc[first].tag_ == "WDT" and frame.doc[first - 1].text == "," else None


def _participle(frame: Frame, token: Token) -> int | None:
    """Where ", adding" begins."""
    at = token.i - 1
    while at > token.sent.start and frame.doc[at].tag_ == "RB":
        at -= 1
    return at if token.tag_ == "VBG" and frame.doc[at].text == "," and not children(token, "aux") else None


def _coordinated(frame: Frame, token: Token, cue: Token) -> int | None:
    """Where "and denied" begins, when it is in the tense of the first cue and has no subject of its own.

    Of "refused to say P but denied Q" the tense is that of "refused".
    """
    while cue.tag_ == "VB" and cue.dep_ == "xcomp":
        cue = cue.head
    alike = token.tag_ == cue.tag_ or ({token.tag_, cue.tag_} == {"VBD", "VBN"} and bool(children(token, "ccomp")))
    if token.dep_ != "conj" or not alike or token.tag_ not in _BESIDE or children(token, "nsubj", "nsubjpass"):
        return None
    at = token.i - 1
    while at > cue.i and frame.doc[at].tag_ in TENSED | {"RB"} and frame.doc[at].head == token:
        at -= 1
    return at if frame.doc[at].tag_ == "CC" and at > cue.i else None


def _new_clause(frame: Frame, token: Token) -> int | None:
    """Where ", but she noted" begins."""
    subjects = children(token, "nsubj")
    if not subjects:
        return None
    at = min(t.i for t in subjects[0].subtree) - 1
    if at > token.sent.start and frame.doc[at].tag_ == "CC" and frame.doc[at - 1].text == ",":
        return int(at) - 1
    return None


def _stop_at_break(frame: Frame, one: Found) -> None:
    """An indirect content ends at a semicolon, and where the writer objects: ", although the record shows ..."."""
    if one.rule not in {"clause", "object"} or not one.content or one.content[0] < one.head:
        return
    for i in one.content[1:]:
        objects = frame.doc[i].lower_ in {"although", "though"} and frame.doc[i - 1].text == ","
        objects = objects and any(frame.doc[j].tag_ in TENSED for j in one.content if j < i)
        objects = objects or (
            one.rule == "object" and frame.doc[i].text == ":" and i + 2 not in {a for a, _, _ in frame.quotes}
        )
        if (frame.doc[i].text == ";" or objects) and not any(a <= i < b for a, b in frame.inline):
            one.content = [j for j in one.content if j < i]
            return
