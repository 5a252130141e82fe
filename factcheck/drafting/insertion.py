"""Cues that stand beside or inside what was said: "P, he said", "P, he said, P", "«Q,» said A"."""

from collections.abc import Iterator
from itertools import pairwise

from factcheck.drafting.found import Found, children, subtree, trimmed
from factcheck.drafting.kinds import PERSONS
from factcheck.drafting.lexicon import VERBS, Cue, Kind
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.sources import source_of
from factcheck.drafting.tags import FINITE, NAMING, TENSED
from factcheck.text.dates import DAYS

_NAME = 12
"""Tokens of a name with its office, between commas."""

_BEHIND = 8
"""Tokens behind a quotation in which its verb stands: “«Q,» the minister of health finally sighed”."""

_BESIDE = 30
"""Tokens between a quotation and the cue behind it that can be its speaker: a name, an office and an apposition."""

_GAP = 5
"""Tokens between two parts of one quotation."""

_ASIDES = frozenset(
    {"prep", "npadvmod", "advmod", "dobj", "dative", "aux", "auxpass", "neg", "prt", "agent", "nsubj", "nsubjpass"}
)
PUNCTUATION = frozenset({",", ":", "—", "--", "–", "-", "“", "”", "'", "''", ";"})


def entry_with(entries: tuple[Cue, ...], frame: str) -> Cue | None:
    return next((entry for entry in entries if frame in entry.frames), None)


def cue_tokens(token: Token, *more: Token) -> list[int]:
    own = [c.i for c in children(token, "aux", "auxpass", "neg", "prt")]
    own += [c.i for c in children(token, "advmod") if abs(c.i - token.i) == 1 and c.lower_.endswith("ly")]
    return sorted({token.i, *own, *(t.i for t in more)})


def chunk(token: Token) -> tuple[int, int]:
    """The first and last token of the cue with its subject, addressee, time and place, but without content."""
    first = last = token.i
    for child in token.children:
        if child.dep_ not in _ASIDES or any(
            t.dep_ in {"ccomp"} for t in child.subtree if t.i > token.i and t.head == child
        ):
            continue
        numbers = subtree(child)
        if child.dep_ in {"nsubj", "nsubjpass", "aux", "neg", "auxpass"} or child.i > token.i:
            if numbers[0] < first and (child.dep_ in {"nsubj", "nsubjpass", "aux", "neg", "auxpass"}):
                first = numbers[0]
            if child.i > token.i and numbers[-1] > last:
                last = numbers[-1]
    return first, last


def inserted(frame: Frame, token: Token, entries: tuple[Cue, ...]) -> Found | None:
    """As in "P, he said" and "P, he said, P": the cue stands between commas or at the end, the content around it."""
    entry = entry_with(entries, "q")
    titled = _titled_before(frame, token)
    own = children(token, "nsubj") or [frame.doc[i] for i in titled[-1:]]
    behind = [] if own else _name_behind(frame, token)
    marks = [m.lower_ for m in children(token, "mark")]
    if entry and marks == ["as"] and own and not children(token, "ccomp", "dobj", "xcomp"):
        return _as_said(frame, token, entry)
    points = [c for c in children(token, "dobj") if entry_with(entries, "o") and c.tag_ in {"PRP", "DT"}]
    owns = [c for c in children(token, "dobj") if c.i > token.i and c.tag_.startswith("NN")]
    if owns and not entry_with(entries, "a") and not _is_when(owns[0]):
        return None  # "P, X, who was freed, revealed no evidence": what is revealed is not P
    if not entry or points or not (own or behind) or marks or (own and own[0].tag_ in {"WDT", "WP"}):
        return None
    doc, sentence = frame.doc, token.sent
    first, last = (token.i, behind[-1]) if behind else chunk(token)
    first = min([first, *titled])
    before = first - 1
    while before > sentence.start and doc[before].text in _DASHES:
        before -= 1
    if before <= sentence.start or not (doc[before].text in {",", "?", "!", "..."} or before + 1 < first):
        return None
    after = last + 1
    if after < sentence.end and doc[after].text not in {",", ".", ";", ":", "“", "—", "--"}:
        return None
    left = list(range(_left_edge(frame, sentence, before), before + 1))
    right = _right_part(frame, token, left, after)
    if not _holds_quote(frame, left) and quote_follows(frame, token, last):
        return None
    inverted = bool(own) and own[0].i > token.i and len(left) > 2
    if not inverted and not _has_clause(frame, token, left) and not _interrupts(frame, right):
        return None
    content = left + right
    source = _beside_quote(frame, token) or behind or titled or source_of(token)
    return Found(token.i, entry, source, cue_tokens(token), trimmed(doc, content), "inserted")


def _titled_before(frame: Frame, token: Token) -> list[int]:
    """As in "P, its chief doctor Ana Reyes said": the office and the name from the comma on to a cue that the parser
    gave to the name alone, or to something else; [] where it has its subject.
    """
    doc, own = frame.doc, children(token, "nsubj")
    if not own and doc[token.i - 1].text == "," and token.i - 1 > token.sent.start:
        return _named_between(frame, token)
    misread = token.dep_ == "relcl" and bool(own) and own[-1].i == token.i - 1 and own[-1].tag_ in NAMING
    if not (misread or (not own and token.dep_ == "conj")) or doc[token.i - 1].tag_ not in NAMING:
        return []
    first = token.i
    while first - 1 > token.sent.start and doc[first - 1].tag_ in _IN_OFFICES and token.i - first < _NAME:
        first -= 1
    fits = doc[first - 1].text == "," and token.tag_ in {"VBD", "VBZ"}
    return list(range(first, token.i)) if fits else []


def _named_between(frame: Frame, token: Token) -> list[int]:
    """As in "P, Ana Reyes, the harbour chief, said Monday": a name and an office, either of them first."""
    doc, commas = frame.doc, [i for i in range(token.sent.start, token.i) if frame.doc[i].text == ","]
    commas = commas[-_COMMAS:]
    if len(commas) < _COMMAS or token.tag_ not in {"VBD", "VBZ"}:
        return []
    parts = [[doc[i] for i in range(a + 1, b)] for a, b in pairwise(commas)]
    named = [bool(part) and all(t.tag_ in NAMING for t in part) for part in parts]
    offices = [bool(part) and _is_office(part) for part in parts]
    whole = (named[0] and offices[1]) or (offices[0] and named[1])
    return list(range(commas[0] + 1, token.i - 1)) if whole else []


def _is_office(part: list[Token]) -> bool:
    """Whether the words are one noun for a person and what belongs to it: "hours after its chairwoman" is not."""
    return part[-1].lower_ in PERSONS and len(part) < _NAME and part[-1].left_edge.i <= part[0].i


_COMMAS = 3
"""The commas around a name and an office."""
_IN_OFFICES = NAMING | {"NN", "NNS", "JJ", "DT", "PRP$", "POS", "HYPH"}
"""What an office with a name is made of (Penn Treebank tags)."""


def _is_when(token: Token) -> bool:
    """As in "P, she said Tuesday", where the parser takes the day for what is said."""
    return token.lower_ in DAYS or token.lower_ in {"today", "yesterday", "time", "week", "month", "year"}


def _as_said(frame: Frame, token: Token, entry: Cue) -> Found:
    """For "As A noted, P" and "B disputed that P, as A claims": the content is the clause that the aside hangs on."""
    over = token.head
    clauses = [c for c in children(over, "ccomp") if over.lower_ in VERBS and c.i < token.i]
    held = subtree(clauses[0] if clauses else over)
    aside = {t.i for t in token.subtree}
    content = trimmed(frame.doc, [i for i in held if i not in aside])
    while content and frame.doc[content[0]].tag_ == "CC":
        content = trimmed(frame.doc, content[1:])
    return Found(token.i, entry, source_of(token), cue_tokens(token), content, "inserted")


def _name_behind(frame: Frame, token: Token) -> list[int]:
    """The noun phrase behind a cue that follows a comma: "P, says council", where the parser saw no subject."""
    doc = frame.doc
    if token.i - 1 <= token.sent.start or doc[token.i - 1].text not in {",", "”"} or token.tag_ in {"VBG", "VB"}:
        return []
    found = []
    for i in range(token.i + 1, token.sent.end):
        if doc[i].is_punct:
            break
        found.append(i)
    if found and all(_is_when(doc[i]) for i in found):
        return []  # "P, Ole Dahl, the chief, said Monday"
    fits = (
        found and len(found) < _NAME and doc[found[0]].tag_ in {"NNP", "NNPS", "NN", "NNS", "DT", "PRP", "JJ", "PRP$"}
    )
    return found if fits and not any(doc[i].tag_ in FINITE | {"IN"} for i in found) else []


def announced(frame: Frame) -> Iterator[Found]:
    """A quotation behind a colon, or beside a verb that is no cue elsewhere: "scolded him: «Q»", "«Q,» A sighed"."""
    for a, b, _ in frame.quotes:
        sentence = frame.doc[a].sent
        if any(t.dep_ not in {"amod", "compound"} and entry_with(VERBS.get(t.lower_, ()), "q") for t in sentence):
            continue
        before = a - 1 if a else None
        if a == sentence.start and before is not None and frame.doc[before].text == ":":
            sentence = frame.doc[before].sent
        verb = sentence.root
        if a <= verb.i < b:
            verb = next((c for c in verb.children if c.tag_ in {"VBD", "VBZ"} and not a <= c.i < b), verb)
        beside = before is not None and frame.doc[before].text == ":"
        if b < sentence.end and verb.i in range(b, min(b + _BEHIND, sentence.end)):
            beside = True
        subjects = children(verb, "nsubj")
        if beside and subjects and verb.tag_ in {"VBD", "VBZ"} and not a <= verb.i < b and subjects[0].lower_ != "it":
            entry = Cue(verb.lower_, Kind.REPORT, frozenset("q"))
            yield Found(verb.i, entry, source_of(verb), cue_tokens(verb), list(range(a, b)), "quotation")


def _beside_quote(frame: Frame, token: Token) -> list[int]:
    """Everything between a quotation and the cue behind it, where the parser has not made one phrase of it."""
    before = [b for _, b, _ in frame.quotes if b <= token.i]
    if not before or before[-1] == token.i:
        return []
    own = children(token, "nsubj")
    between = trimmed(frame.doc, list(range(before[-1], token.i - len(children(token, "aux", "advmod", "neg")))))
    if (
        not between
        or len(between) > _BESIDE
        or frame.doc[between[0]].tag_ not in {"NNP", "NNPS", "DT", "PRP", "PRP$", "NN", "NNS", "JJ"}
    ):
        return []
    if (own and own[0].left_edge.i == between[0]) or any(frame.doc[i].text in {".", ";", "”"} for i in between):
        return []
    return between


_DASHES = frozenset({"”", "—", "--", "–"})


def _left_edge(frame: Frame, sentence: Token, before: int) -> int:
    """Where the content on the left begins: at a relative pronoun just before the cue, else with the sentence."""
    for i in range(before, sentence.start, -1):
        if frame.doc[i].text in {":", ";"}:
            return i + 1
    for i in (before - 1, before):
        if i > sentence.start and frame.doc[i].tag_ in {"WDT", "WP"}:
            return i
    return int(sentence.start)


def _has_clause(frame: Frame, cue: Token, tokens: list[int]) -> bool:
    """Whether there is a whole clause or a quotation among the tokens, not an adverbial one of the cue's own."""
    if frame.doc[tokens[0]].tag_ in {"WDT", "WP"} or _holds_quote(frame, tokens):
        return True
    aside = {i for c in children(cue, "advcl", "prep") if c.i < cue.i for i in subtree(c)}
    return any(frame.doc[i].tag_ in FINITE and i not in aside and i != cue.i for i in tokens)


def _holds_quote(frame: Frame, tokens: list[int]) -> bool:
    return any(tokens[0] <= a <= tokens[-1] for a, _, _ in frame.quotes)


def quote_follows(frame: Frame, cue: Token, last: int) -> bool:
    """Whether nothing but a comma or a colon stands between the cue and a quotation."""
    return any(
        all(frame.doc[i].text in PUNCTUATION for i in range(last + 1, a)) for a, _, _ in frame.quotes if a > cue.i
    )


def _interrupts(frame: Frame, right: list[int]) -> bool:
    """Whether what stands behind the comma is the clause that the cue interrupts."""
    return any(frame.doc[i].tag_ in FINITE for i in right)


def _right_part(frame: Frame, cue: Token, left: list[int], after: int) -> list[int]:
    doc, end = frame.doc, cue.sent.end
    if after >= end or doc[after].text == ".":
        return []
    quoted: list[int] = []
    for a, b, _ in frame.quotes:
        gap = range(quoted[-1] + 1 if quoted else after, a)
        if after - 1 <= a < end and len(gap) < _GAP and not any(doc[i].lower_ in VERBS for i in gap):
            quoted += range(a, b)
    if _holds_quote(frame, left):
        return quoted
    following = doc[after + 1] if after + 1 < end else None
    if following is None or following.tag_ in {"WDT", "WP", "WRB"} or _hands_on(doc[after + 1 : end]):
        return []
    branch = following
    while branch.head != branch and branch.head != cue and branch.head.i > after:
        branch = branch.head
    if (
        branch.head == cue
        and branch.dep_ in {"advcl", "prep", "conj", "advmod"}
        and following.tag_ not in {"DT", "NN", "NNP"}
    ):
        return []
    return list(range(after, end))


def _hands_on(words: Token) -> bool:
    """As in "P, Ana Reyes told reporters, Alpa has learned": another who says so, and nothing of what was said."""
    said = [t for t in words if not t.is_punct]
    if not 1 < len(said) <= _NAME or not said[-1].tag_.startswith("VB") or said[-1].lower_ not in VERBS:
        return False
    return all(t.tag_ in NAMING | TENSED | {"DT", "RB"} for t in said[:-1])


def quotation(frame: Frame, token: Token, entries: tuple[Cue, ...]) -> Found | None:
    """A quotation right before or behind the cue, whatever the parser made of it."""
    entry = entry_with(entries, "q")
    if not entry:
        return None
    first, last = chunk(token)
    content: list[int] = []
    for a, b, _ in frame.quotes:
        gap = range(b, first) if b <= first else range(max(last, token.i) + 1, a)
        if all(frame.doc[i].text in PUNCTUATION for i in gap) and frame.doc[a].sent == token.sent:
            content += range(a, b)
    ends = max(last, token.i) + 1
    announces = ends == len(frame.doc) - 1 and frame.doc[ends].text == ":"
    if not content and not announces:
        return None
    return Found(token.i, entry, source_of(token), cue_tokens(token), content, "quotation")
