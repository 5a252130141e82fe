"""Attribution without a verb: "according to X", "per X", "in X's words", and noun cues ("the claim that P")."""

from collections.abc import Iterator

from factcheck.domain.status import Status
from factcheck.drafting.anything import counts
from factcheck.drafting.found import Found, children, subtree, trimmed
from factcheck.drafting.kinds import GROUPS, SEVERAL, SPEAKING, SPEECHLESS, forms
from factcheck.drafting.lexicon import ADJECTIVES, NOUNS, VERBS, Cue, Kind
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.sources import noun_phrase, source_of
from factcheck.drafting.tags import TENSED
from factcheck.drafting.words import word_set

ACCORDING = Cue("according", Kind.REPORT, frozenset("c"), frozenset({"to"}), Status.ALLEGED)


def according(frame: Frame) -> Iterator[Found]:
    """As in "According to X, P", "P, according to X", "P1, according to X, P2"."""
    doc = frame.doc
    for token in doc[:-1]:
        if token.lower_ != "according" or doc[token.i + 1].lower_ != "to":
            continue
        to = doc[token.i + 1]
        source = [i for p in children(to, "pobj", "pcomp") for i in noun_phrase(p)] or _up_to_comma(token, to.i + 1)
        if not source or _is_measure(to.nbor()):
            continue
        taken = {token.i, to.i, *range(to.i + 1, source[-1] + 1)}
        that = [t for t in doc[max(0, token.i - 2) : token.i] if t.lower_ == "that" and t.dep_ == "mark"]
        within = subtree(that[0].head) if that else [t.i for t in token.sent]
        content = _clause_of(token, [i for i in within if i not in taken], source[-1])
        yield Found(token.i, ACCORDING, source, [token.i, to.i], trimmed(doc, content), "according")


def _is_measure(first: Token) -> bool:
    """As in "according to plan", "according to size": a thing that is counted, without its article, says nothing.

    A parser may take it for a verb, and none stands behind "according to".
    """
    alone = first.i + 1 == len(first.doc) or not first.nbor().tag_.startswith(("NN", "POS", "HYPH"))
    counted = first.tag_ == "VB" or (first.tag_ == "NN" and counts(first))
    if not (alone and counted and first.is_lower):
        return False
    told = first.lower_ in NOUNS and NOUNS[first.lower_].kind is Kind.REPORT
    return not (told or first.lower_ in SEVERAL or forms(first.lower_) & (SPEAKING | GROUPS))


def _clause_of(token: Token, tokens: list[int], last: int) -> list[int]:
    """The rest of the sentence, without another clause: "P, according to X, while Q", "R: according to X, P"."""
    opened = max((t.i for t in token.sent if t.text in {":", ";"} and t.i < token.i), default=-1)
    tokens = [i for i in tokens if i > opened]
    behind = [i for i in tokens if i > last]
    words = [token.doc[i] for i in behind[:2]]
    other = (
        len(words) == 2
        and words[0].text == ","
        and words[1].lower_ in {"while", "but", "and", "although", "though", "whereas"}
    )
    return [i for i in tokens if i < last] if other and tokens[0] < token.i else tokens


IN_VIEW = Cue("view", Kind.BELIEF, frozenset("c"))
_VIEWS = word_set(
    """
    view opinion words eyes estimation account telling reading judgment judgement assessment
    """
)


def in_view(frame: Frame) -> Iterator[Found]:
    """As in "In her view, P", "in the words of X, P", "by his own account, P"."""
    for token in frame.doc[:-2]:
        if token.lower_ not in {"in", "by"} or token.dep_ != "prep":
            continue
        nouns_ = [p for p in children(token, "pobj") if p.lower_ in _VIEWS and _is_told(token, p)]
        owners = [o for p in nouns_ for o in (*children(p, "poss"), *_tellers(p))]
        if owners:
            source = noun_phrase(owners[0])
            taken = {t.i for t in token.subtree}
            content = _same_stretch(token, [t.i for t in token.sent if t.i not in taken])
            cue = [i for i in sorted(taken) if i not in source]
            yield Found(nouns_[0].i, IN_VIEW, source, cue, trimmed(frame.doc, content), "according")


def _is_told(prep: Token, noun: Token) -> bool:
    """Whether it is a view or a report: by what hangs on it, an account "at the bank", "for his benefit" is neither.

    What somebody says "by his account" has only an owner, and an account stands apart from what it says.
    """
    whose = [c for c in children(noun, "prep") if c.lower_ not in {"of", "by"}]
    within = bool(prep.lower_ == "in")
    if noun.lower_ != "account":
        return within
    before, after = prep.i == prep.sent.start, noun.right_edge.i + 1
    apart = (before or prep.nbor(-1).text == ",") and after < len(noun.doc) and bool(noun.doc[after].is_punct)
    return apart and not whose and (within or bool(children(noun, "poss")))


def _tellers(noun: Token) -> list[Token]:
    """Whose view it is behind the noun: "an account of the raid" is not the raid's."""
    behind = [p for c in children(noun, "prep") if c.lower_ in {"of", "by"} for p in children(c, "pobj")]
    return [p for p in behind if not forms(p.lower_) & SPEECHLESS or p.tag_.startswith("NNP")]


def _same_stretch(token: Token, tokens: list[int]) -> list[int]:
    """Those that no colon or semicolon parts from the phrase."""
    marks = [t.i for t in token.sent if t.text in {":", ";"}]
    first = max((i for i in marks if i < token.i), default=-1)
    last = min((i for i in marks if i > token.i), default=token.sent.end)
    return [i for i in tokens if first < i < last]


def per(frame: Frame) -> Iterator[Found]:
    """As in "P, per X", X being a name: "60 words per minute" reports nobody."""
    for token in frame.doc[:-1]:
        if token.lower_ != "per" or (token.text != "per" and token.i != token.sent.start):
            continue
        names = [p for p in children(token, "pobj") if p.tag_ in {"NNP", "NNPS"}]
        if names and (token.i == token.sent.start or frame.doc[token.i - 1].text == ","):
            source = noun_phrase(names[0])
            taken = {token.i, *source}
            content = [t.i for t in token.sent if t.i not in taken]
            yield Found(token.i, ACCORDING, source, [token.i], trimmed(frame.doc, content), "according")


def _up_to_comma(token: Token, first: int) -> list[int]:
    found = []
    for i in range(first, token.sent.end):
        if token.doc[i].text in {",", "."}:
            break
        found.append(i)
    return found


def adjectives(frame: Frame) -> Iterator[Found]:
    """As in "X was adamant that P", "X is sure P"; "it is clear that P" is nobody's."""
    inside = {i for a, b, _ in frame.quotes for i in range(a, b)}
    for token in frame.doc:
        entry = ADJECTIVES.get(token.lower_)
        if entry is None or token.i in inside or token.dep_ != "acomp":
            continue
        verb = token.head
        source = source_of(verb)
        clauses = [c for c in (*children(token, "ccomp"), *children(verb, "ccomp")) if c.i > token.i]
        stands_for_nothing = any(frame.doc[i].lower_ in _NOBODYS for i in source)
        if not source or not clauses or stands_for_nothing or children(verb, "neg") or children(token, "neg"):
            continue
        cue = sorted({verb.i, token.i})
        yield Found(token.i, entry, source, cue, trimmed(frame.doc, subtree(clauses[0])), "clause")


_NOBODYS = frozenset({"it", "there", "this", "that", "what", "which"})


_LIGHT = word_set(
    """
    make makes made making issue issued issues issuing publish published publishes publishing repeat repeated
    repeats repeating release released releases releasing raise raised raises raising express expressed
    expresses expressing voice voiced voices have has had having draw drew drawn give gave gives giving
    deliver delivered offer offered offers offering reiterate reiterated spread circulated circulate posted
    """
)


def nouns(frame: Frame) -> Iterator[Found]:
    """As in "The union's claim that P", "published allegations that P", "a statement by X that P"."""
    inside = {i for a, b, _ in frame.quotes for i in range(a, b)}
    for token in frame.doc:
        entry = NOUNS.get(token.lower_)
        if entry is None or token.i in inside or not _is_noun(token) or token.dep_ == "compound":
            continue
        if token.dep_ == "pobj" and token.head.lower_ == "in" and token.head.head.lower_ in VERBS:
            continue
        clause = next((t for t in token.subtree if t.i > token.i and t.dep_ in _THAT and _is_that_clause(t)), None)
        source = _noun_source(token, clause)
        if clause is not None:
            yield Found(token.i, entry, source, [token.i], trimmed(frame.doc, subtree(clause)), "noun")
        elif source:
            content = _noun_content(token)
            if content:
                yield Found(token.i, entry, source, [token.i], trimmed(frame.doc, content), "noun")


def _is_noun(token: Token) -> bool:
    """Whether it is tagged as one, or stands as one: "an Osterby Times report" is no verb."""
    return token.tag_.startswith("NN") or (token.dep_ in {"dobj", "pobj"} and bool(children(token, "det")))


_THAT = frozenset({"acl", "ccomp", "relcl"})
_ABOUT = word_set("of about for regarding concerning over at against on")


def _noun_content(token: Token) -> list[int]:
    head = token.head if token.dep_ == "conj" else token
    branches = [c for c in token.children if c.i > token.i]
    if head.dep_ == "dobj" and head.head.lower_ in _LIGHT:
        branches += [c for c in children(head.head, "prep") if c.i > token.i]
    branches += [
        c for b in branches if b.lower_ in {"by", "from"} for p in children(b, "pobj") for c in p.children if c.i > p.i
    ]
    for branch in branches:
        if branch.lower_ in _ABOUT and branch.dep_ == "prep":
            held = [i for p in children(branch, "pobj", "pcomp", "acl") for i in subtree(p)]
            return held + (_listed(token, held) if held else [])
    return [i for c in children(token, "acl") if c.tag_ == "VB" for i in subtree(c)]


def _listed(token: Token, held: list[int]) -> list[int]:
    """The rest of a list of gerunds: "calls for bombing A, deporting B, and ..."."""
    last = token.doc[held[-1]]
    if not any(token.doc[i].tag_ == "VBG" for i in held[:2]) or last.i + 2 >= token.sent.end:
        return []
    comma, verb = token.doc[last.i + 1], token.doc[last.i + 2]
    return [comma.i, *subtree(verb)] if comma.text == "," and verb.tag_ == "VBG" else []


def _is_that_clause(clause: Token) -> bool:
    first = min(clause.subtree, key=lambda t: t.i)
    marks = children(clause, "mark")
    if marks:
        return bool(marks[0].lower_ == "that")
    return bool(clause.dep_ != "relcl" and first.lower_ == "that" and first.tag_ == "IN")


def _noun_source(token: Token, clause: Token | None) -> list[int]:
    owner = children(token, "poss")
    if owner:
        return trimmed(token.doc, subtree(owner[0]))
    for prep in children(token, "prep"):
        if prep.lower_ in {"by", "from"}:
            return [
                i for p in children(prep, "pobj") for i in noun_phrase(p) if clause is None or i < clause.left_edge.i
            ]
    head = token
    while head.dep_ == "conj" and head.head is not head:
        head = head.head
    if head.dep_ == "dobj" and head.head.lower_ in _LIGHT:
        return source_of(head.head)
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.dep_ == "prep" and head.head.head.tag_ in TENSED:
        return source_of(head.head.head)  # "was of the view that P"
    if head.dep_ == "pobj" and head.head.lower_ == "with" and head.head.head.tag_.startswith("VB"):
        return source_of(head.head.head)
    return []
