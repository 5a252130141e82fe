"""Reported speech, by the grammar of the sentence: a cue, who is its subject, and what hangs on it."""

from collections.abc import Iterator

from factcheck.drafting.found import Found, children, subtree, trimmed
from factcheck.drafting.lexicon import NOUNS, VERBS, Cue, Kind
from factcheck.drafting.parser import Frame, Token

_CLAUSES = ("ccomp", "xcomp", "advcl", "pcomp", "relcl", "acl", "conj", "csubj")
_ASIDES = frozenset(
    {"prep", "npadvmod", "advmod", "dobj", "dative", "aux", "auxpass", "neg", "prt", "agent", "nsubj", "nsubjpass"}
)
_PUNCTUATION = frozenset({",", ":", "—", "--", "–", "-", "“", "”", "'", "''", ";"})


def spoken(frame: Frame) -> Iterator[Found]:
    """Every attribution that hangs on a cue verb, in the order of the cues."""
    inside = {i for a, b, _ in frame.quotes for i in range(a, b)}
    for sentence in frame.doc.sents:
        for token in sentence:
            if token.i in inside or token.lower_ not in VERBS or not _is_verb(token):
                continue
            found = None if _is_idle(token) else _by_verb(frame, token)
            if found:
                yield found


def _is_verb(token: Token) -> bool:
    return (token.tag_.startswith("VB") and token.dep_ not in {"amod", "compound", "aux", "auxpass"}) or bool(
        children(token, "nsubj") and children(token, "ccomp")
    )


def _is_idle(token: Token) -> bool:
    """A cue verb that hands nothing over: "what he called Y", "people accused of Z", "a majority to confirm judges"."""
    if any(c.lower_ == "what" and c.i < token.i for c in children(token, "dobj")):
        return True
    purpose = token.dep_ in {"advcl", "acl", "relcl"} and any(c.lower_ == "to" for c in children(token, "aux"))
    bare = token.dep_ == "acl" and token.tag_ == "VBN" and not children(token, "agent", "oprd")
    return bare or (purpose and not children(token, "ccomp"))


def _by_verb(frame: Frame, token: Token) -> Found | None:
    entries = VERBS[token.lower_]
    if _with(entries, "q") and _quote_follows(frame, token, _chunk(token)[1]):
        return _quotation(frame, token, entries)
    if any(c.lower_ in {"for", "on"} for c in children(token, "prep")) and token.lower_ in _CALLS:
        return _preposition(frame, token, entries)
    for rule in (_inserted, _clause, _quotation, _named, _preposition, _infinitive, _object, _passive):
        found = rule(frame, token, entries)
        if found:
            return found
    return None


_CALLS = frozenset({"call", "calls", "called", "calling"})


def _with(entries: tuple[Cue, ...], frame: str) -> Cue | None:
    return next((entry for entry in entries if frame in entry.frames), None)


# who


def source_of(token: Token, depth: int = 0) -> list[int]:
    """The tokens of whoever does what the verb says; empty where the sentence names nobody."""
    agent = children(token, "agent")
    if agent:
        return [i for child in agent for p in children(child, "pobj") for i in noun_phrase(p)]
    if children(token, "auxpass"):
        return []
    own = children(token, "nsubj", "csubj")
    if own:
        return noun_phrase(own[0])
    if depth > 4 or children(token, "nsubjpass", "expl"):
        return []
    head = _out_of_quote(token)
    if token.dep_ == "conj":
        return source_of(head, depth + 1)
    if token.dep_ == "xcomp":
        objects = [child for child in children(head, "dobj") if child.i < token.i]
        return noun_phrase(objects[0]) if objects and token.tag_ == "VB" else _subject(head, depth + 1)
    if token.dep_ in {"advcl", "ccomp", "dep", "parataxis"}:
        return _subject(head, depth + 1)
    if token.dep_ == "pcomp":
        verb = head
        while not verb.tag_.startswith("VB") and verb.head is not verb and verb.head != verb:
            verb = verb.head
        return _subject(verb, depth + 1) if verb.tag_.startswith("VB") else []
    if token.dep_ == "acl" and token.tag_ == "VBG" and head.dep_ == "dobj" and head.lower_ in NOUNS:
        return _subject(head.head, depth + 1)
    if token.dep_ in {"acl", "relcl"} and token.tag_ != "VBN":
        return [i for i in noun_phrase(head) if i < token.i]
    return []


def _out_of_quote(token: Token) -> Token:
    """The head, or the head's head where that is only the stand-in for a quotation."""
    head = token.head
    while head.text == "is" and head.i and head.nbor(-1).text == "this" and head.head is not head and head.head != head:
        head = head.head
    return head


def _subject(token: Token, depth: int) -> list[int]:
    """As `source_of`, and of a passive its subject: "he was quoted as saying"."""
    passive = children(token, "nsubjpass")
    return noun_phrase(passive[0]) if passive else source_of(token, depth)


def noun_phrase(token: Token) -> list[int]:
    """The noun with all that hangs on it, appositions and relative clauses too, but no stray clause behind it."""
    focus = [c for c in token.children if c.i < token.i and c.lower_ in {"even", "only", "but", "and", "also", "both"}]
    return trimmed(token.doc, subtree(token, focus))


# what


def _cue(token: Token, *more: Token) -> list[int]:
    own = [c.i for c in children(token, "aux", "auxpass", "neg", "prt")]
    own += [c.i for c in children(token, "advmod") if abs(c.i - token.i) == 1 and c.lower_.endswith("ly")]
    return sorted({token.i, *own, *(t.i for t in more)})


def _chunk(token: Token) -> tuple[int, int]:
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


def _inserted(frame: Frame, token: Token, entries: tuple[Cue, ...]) -> Found | None:
    """ "P, he said" and "P, he said, P": the cue stands between commas or at the end, the content around it."""
    entry = _with(entries, "q")
    own = children(token, "nsubj")
    if not entry or not own or children(token, "mark") or own[0].tag_ in {"WDT", "WP"}:
        return None
    doc, sentence = frame.doc, token.sent
    first, last = _chunk(token)
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
    if not _holds_quote(frame, left) and _quote_follows(frame, token, last):
        return None
    if not _has_clause(frame, token, left) and not _interrupts(frame, right):
        return None
    content = left + right
    return Found(
        token.i, entry, _beside_quote(frame, token) or source_of(token), _cue(token), trimmed(doc, content), "inserted"
    )


def _beside_quote(frame: Frame, token: Token) -> list[int]:
    """Everything between a quotation and the cue behind it, where the parser has not made one phrase of it."""
    before = [b for _, b, _ in frame.quotes if b <= token.i]
    if not before or before[-1] == token.i:
        return []
    own = children(token, "nsubj")
    between = trimmed(frame.doc, list(range(before[-1], token.i - len(children(token, "aux", "advmod", "neg")))))
    if (
        not between
        or len(between) > 30
        or frame.doc[between[0]].tag_ not in {"NNP", "NNPS", "DT", "PRP", "PRP$", "NN", "NNS", "JJ"}
    ):
        return []
    if own and own[0].left_edge.i == between[0] or any(frame.doc[i].text in {".", ";", "”"} for i in between):
        return []
    return between


_DASHES = frozenset({"”", "—", "--", "–"})


def _left_edge(frame: Frame, sentence: Token, before: int) -> int:
    """Where the content on the left begins: at a relative pronoun just before the cue, else with the sentence."""
    for i in (before - 1, before):
        if i > sentence.start and frame.doc[i].tag_ in {"WDT", "WP"}:
            return i
    return int(sentence.start)


def _has_clause(frame: Frame, cue: Token, tokens: list[int]) -> bool:
    """Whether there is a whole clause or a quotation among the tokens, not an adverbial one of the cue's own."""
    if frame.doc[tokens[0]].tag_ in {"WDT", "WP"} or _holds_quote(frame, tokens):
        return True
    aside = {i for c in children(cue, "advcl", "prep") if c.i < cue.i for i in subtree(c)}
    return any(frame.doc[i].tag_ in {"VBD", "VBZ", "VBP", "MD"} and i not in aside and i != cue.i for i in tokens)


def _holds_quote(frame: Frame, tokens: list[int]) -> bool:
    return any(tokens[0] <= a <= tokens[-1] for a, _, _ in frame.quotes)


def _quote_follows(frame: Frame, cue: Token, last: int) -> bool:
    """Whether nothing but a comma or a colon stands between the cue and a quotation."""
    return any(
        all(frame.doc[i].text in _PUNCTUATION for i in range(last + 1, a)) for a, _, _ in frame.quotes if a > cue.i
    )


def _interrupts(frame: Frame, right: list[int]) -> bool:
    """Whether what stands behind the comma is the clause that the cue interrupts."""
    return any(frame.doc[i].tag_ in {"VBD", "VBZ", "VBP", "MD"} for i in right)


def _right_part(frame: Frame, cue: Token, left: list[int], after: int) -> list[int]:
    doc, end = frame.doc, cue.sent.end
    if after >= end or doc[after].text == ".":
        return []
    quoted: list[int] = []
    for a, b, _ in frame.quotes:
        gap = range(quoted[-1] + 1 if quoted else after, a)
        if after - 1 <= a < end and len(gap) < 5 and not any(doc[i].lower_ in VERBS for i in gap):
            quoted += range(a, b)
    if _holds_quote(frame, left):
        return quoted
    following = doc[after + 1] if after + 1 < end else None
    if following is None or following.tag_ in {"WDT", "WP", "WRB"}:
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


def _clause(frame: Frame, token: Token, entries: tuple[Cue, ...]) -> Found | None:
    entry = _with(entries, "c")
    if not entry:
        return None
    clauses = children(token, "ccomp") or (_told(token) if "a" in entry.frames else [])
    if not clauses:
        return None
    if clauses[-1].i < token.i and children(token, "dobj") and frame.doc[_chunk(token)[0] - 1].text not in _PUNCTUATION:
        return None
    content = [i for clause in clauses for i in subtree(clause)]
    source = source_of(token)
    if not source and children(token, "nsubjpass"):
        content = [i for c in children(token, "nsubjpass") for i in subtree(c)] + content
    content = [i for i in content if i not in set(source)]
    return Found(token.i, entry, source, _cue(token), trimmed(frame.doc, content), "clause")


def _told(token: Token) -> list[Token]:
    """The clause that the parser has hung on the addressee: "told a meeting of leaders that P"."""
    branches = [t for c in children(token, "dobj", "dative") for t in c.subtree]
    return [
        t
        for t in branches
        if t.dep_ in {"acl", "ccomp", "relcl"} and any(m.lower_ == "that" for m in children(t, "mark"))
    ][:1]


def _quotation(frame: Frame, token: Token, entries: tuple[Cue, ...]) -> Found | None:
    """A quotation right before or behind the cue, whatever the parser made of it."""
    entry = _with(entries, "q")
    if not entry:
        return None
    first, last = _chunk(token)
    content: list[int] = []
    for a, b, _ in frame.quotes:
        gap = range(b, first) if b <= first else range(max(last, token.i) + 1, a)
        if all(frame.doc[i].text in _PUNCTUATION for i in gap) and frame.doc[a].sent == token.sent:
            content += range(a, b)
    ends = max(last, token.i) + 1
    announces = ends == len(frame.doc) - 1 and frame.doc[ends].text == ":"
    if not content and not announces:
        return None
    return Found(token.i, entry, source_of(token), _cue(token), content, "quotation")


def _named(frame: Frame, token: Token, entries: tuple[Cue, ...]) -> Found | None:
    """ "called X Y", "described X as Y", "X was called Y"."""
    entry = _with(entries, "s")
    if not entry:
        return None
    preps = [c for c in children(token, "prep") if c.lower_ in entry.preps and c.i > token.i]
    objects = children(token, "dobj", "nsubjpass")
    labels = [c for c in children(token, "oprd", "xcomp", "ccomp", "acomp", "attr") if not c.lower_.endswith("day")]
    needed = preps if entry.preps else labels
    if entry.word == "refer":
        objects = [p for c in preps for p in children(c, "pobj")] or objects
        needed = [c for c in children(token, "prep") if c.lower_ == "as"]
    if not needed:
        return None
    parts = [*objects, *labels, *needed]
    content = sorted({i for part in parts for i in subtree(part)})
    return Found(token.i, entry, source_of(token), _cue(token), trimmed(frame.doc, content), "named")


_WHOLE = frozenset(
    {
        "accuse",
        "blame",
        "credit",
        "fault",
        "criticize",
        "criticise",
        "attack",
        "praise",
        "blast",
        "slam",
        "condemn",
        "mock",
    }
)


def _preposition(frame: Frame, token: Token, entries: tuple[Cue, ...]) -> Found | None:
    for entry in entries:
        for prep in children(token, "prep", "prt", "dative"):
            if prep.lower_ not in entry.preps or prep.i < token.i or "s" in entry.frames:
                continue
            objects = [c for c in children(token, "dobj") if c.i > token.i]
            held = [i for c in children(prep, "pobj", "pcomp", "prep") for i in subtree(c)]
            cue = _cue(token, prep)
            if entry.kind is Kind.DEMAND and prep.lower_ in {"on", "upon", "to"}:
                held += [i for c in children(token, "xcomp", "advcl", "ccomp") if c.i > prep.i for i in subtree(c)]
            if not held:
                held = [i for c in children(token, "dobj", "ccomp") for i in subtree(c)]
            elif objects and entry.word in _WHOLE:
                held, cue = [*subtree(objects[0]), prep.i, *held], _cue(token)
            elif objects and "a" not in entry.frames:
                continue
            if entry.word in _WHOLE and not objects and children(token, "nsubjpass"):
                held = [i for c in children(token, "nsubjpass") for i in subtree(c)] + [prep.i, *held]
            if held:
                return Found(token.i, entry, source_of(token), cue, trimmed(frame.doc, held), "preposition")
    return None


def _infinitive(frame: Frame, token: Token, entries: tuple[Cue, ...]) -> Found | None:
    entry = _with(entries, "a") if children(token, "dobj", "nsubjpass") else None
    entry = entry or _with(entries, "i")
    clauses = [c for c in children(token, "xcomp", "ccomp") if c.i > token.i and c.tag_ in {"VB", "VBG", "VBN"}]
    if not entry:
        entry = _with(entries, "a")
    if not entry or not clauses:
        return None
    content = subtree(clauses[0])
    if entry.kind is not Kind.REPORT or "a" in entry.frames:
        content = [i for c in children(token, "dobj", "nsubjpass") for i in subtree(c)] + content
    return Found(token.i, entry, source_of(token), _cue(token), trimmed(frame.doc, content), "infinitive")


def _object(frame: Frame, token: Token, entries: tuple[Cue, ...]) -> Found | None:
    entry = _with(entries, "o")
    objects = children(token, "dobj")
    if not entry or not objects:
        return None
    content = [i for c in objects for i in subtree(c)]
    preps = [c for c in children(token, "prep") if c.lower_ in entry.preps]
    content += [i for c in preps for i in subtree(c)]
    return Found(token.i, entry, source_of(token), _cue(token), trimmed(frame.doc, content), "object")


def _passive(frame: Frame, token: Token, entries: tuple[Cue, ...]) -> Found | None:
    """ "It was officially denied", "the visit was first reported by X"."""
    entry = _with(entries, "o") or _with(entries, "c")
    subjects = children(token, "nsubjpass")
    if not entry or not subjects:
        return None
    content = [i for c in subjects for i in subtree(c)] + [i for c in children(token, "xcomp") for i in subtree(c)]
    return Found(token.i, entry, source_of(token), _cue(token), trimmed(frame.doc, content), "passive")
