"""Reported speech, by the grammar of the sentence: a cue, who is its subject, and what hangs on it."""

from collections.abc import Iterator
from dataclasses import replace

from factcheck.domain.status import Status
from factcheck.drafting.chains import heard_from
from factcheck.drafting.found import Found, children, subtree, trimmed
from factcheck.drafting.insertion import (
    PUNCTUATION,
    announced,
    chunk,
    cue_tokens,
    entry_with,
    inserted,
    quotation,
    quote_follows,
)
from factcheck.drafting.kinds import acts, is_people
from factcheck.drafting.lexicon import VERBS, Cue, Kind
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.sources import source_of
from factcheck.drafting.tags import TENSED
from factcheck.drafting.words import word_set


def spoken(frame: Frame) -> Iterator[Found]:
    """Every attribution that hangs on a cue verb, in the order of the cues."""
    inside = {i for a, b, _ in frame.quotes for i in range(a, b)}
    for sentence in frame.doc.sents:
        for token in sentence:
            if token.i in inside or token.lower_ not in VERBS or not _is_verb(token):
                continue
            found = None if _is_idle(token) else _by_verb(frame, token)
            if found:
                found.aside = any(c.lower_ == "what" and c.i < token.i for c in children(token, "dobj"))
                yield found
    yield from announced(frame)


def _is_verb(token: Token) -> bool:
    return (token.tag_.startswith("VB") and token.dep_ not in {"amod", "compound", "aux", "auxpass"}) or bool(
        children(token, "nsubj") and children(token, "ccomp")
    )


def _is_idle(token: Token) -> bool:
    """A cue verb that hands nothing over: "what he called Y", "people accused of Z", "a majority to confirm judges"."""
    if token.lower_.startswith("point") and not any(c.lower_ in {"out", "to"} for c in token.children):
        return True
    purpose = token.dep_ in {"advcl", "acl", "relcl"} and any(c.lower_ == "to" for c in children(token, "aux"))
    bare = token.dep_ == "acl" and token.tag_ == "VBN" and not children(token, "agent", "oprd")
    return bare or (purpose and not children(token, "ccomp"))


def _by_verb(frame: Frame, token: Token) -> Found | None:
    entries = VERBS[token.lower_]
    if entry_with(entries, "q") and quote_follows(frame, token, chunk(token)[1]):
        return quotation(frame, token, entries)
    if any(c.lower_ in {"for", "on"} for c in children(token, "prep")) and token.lower_ in _CALLS:
        return _preposition(frame, token, entries)
    for rule in (inserted, _clause, quotation, _named, _preposition, _infinitive, _object, _passive):
        found = rule(frame, token, entries)
        if found:
            return found
    return None


_CALLS = frozenset({"call", "calls", "called", "calling"})


def _clause(frame: Frame, token: Token, entries: tuple[Cue, ...]) -> Found | None:
    behind = [c for c in children(token, "ccomp") if c.left_edge.i and c.left_edge.nbor(-1).text == ":"]
    entry = entry_with(entries, "c") or (entry_with(entries, "q") if behind else None)
    if not entry:
        return None
    clauses = children(token, "ccomp") or (_told(token) if "a" in entry.frames else []) or _behind_noun(token)
    if not clauses or (entry_with(entries, "s") and _is_small_clause(clauses[0])):
        return None
    if clauses[-1].i < token.i and children(token, "dobj") and frame.doc[chunk(token)[0] - 1].text not in PUNCTUATION:
        return None
    clauses = _behind(token, clauses)
    content = [i for clause in clauses for i in subtree(clause)]
    source = source_of(token) or _name_before(frame, token)
    if not source and (misread := _misread_subject(token, clauses)):
        source, clauses = subtree(misread), clauses[1:]
        content = [i for clause in clauses for i in subtree(clause)]
    if heard := heard_from(token):
        source, entry = heard, replace(entry, word="tell", kind=Kind.REPORT)
    passive = [c for c in children(token, "nsubjpass") if c.tag_ != "PRP"]
    if not source and passive and entry.kind is Kind.REPORT and entry.word not in _SAID_OF:
        return None
    if not source and passive:
        content = [i for c in children(token, "nsubjpass") for i in subtree(c)] + content
    content = [i for i in content if i not in set(source)]
    return Found(token.i, entry, source, cue_tokens(token), trimmed(frame.doc, content), "clause")


def _behind(token: Token, clauses: list[Token]) -> list[Token]:
    """The clauses behind the verb where it has some before it too: "I rang the vendor, they say that P" is a sentence
    and another, and so is "Who sells it: Lind said that P". In "P, they say, and Q" the verb stands between two commas.
    """
    behind = [clause for clause in clauses if clause.i > token.i]
    if not behind or token.nbor().is_punct or not children(token, "nsubj", "nsubjpass"):
        return clauses
    first = behind[0].left_edge
    joined = "CC" in {first.tag_, first.nbor(-1).tag_ if first.i else ""}
    return clauses if joined else behind


def _misread_subject(token: Token, clauses: list[Token]) -> Token | None:
    """The noun of "a video viewed a million times says that P", where the participle was read as a verb."""
    first, *rest = clauses
    whole = not children(token, "nsubj", "nsubjpass", "expl", "aux", "auxpass") and token.tag_ in TENSED
    beside = whole and rest and first.tag_ in {"VBD", "VBN"} and first.right_edge.i + 1 == token.i
    subjects = children(first, "nsubj") if beside and not first.right_edge.is_punct else []
    return subjects[0] if subjects and rest[0].i > token.i else None


def _behind_noun(token: Token) -> list[Token]:
    """The clause that the parser hung on a noun: "said in a statement that P", "was assured by officials that P"."""
    nouns = [p for c in children(token, "agent", "prep") for p in children(c, "pobj")]
    return [t for p in nouns for t in children(p, "acl", "ccomp", "relcl") if _opens_with_that(t)][:1]


def _name_before(frame: Frame, token: Token) -> list[int]:
    """As in "..., the pastor, Ana Reyes, wrote that P": the name between commas before a cue without a subject."""
    doc, last = frame.doc, token.i - 1
    if token.tag_ not in TENSED or children(token, "nsubjpass") or doc[last].text != ",":
        return []
    comma = next((i for i in range(last - 1, token.sent.start, -1) if doc[i].text == ","), None)
    if comma is None or not all(doc[i].tag_ in {"NNP", "NNPS"} for i in range(comma + 1, last)):
        return []
    first = comma
    while first - 1 >= token.sent.start and doc[first - 1].tag_ in {"NN", "NNP", "JJ", "DT", "PRP$"}:
        first -= 1
        if doc[first].tag_ in {"DT", "PRP$"}:
            break
    return list(range(first, last))


def _told(token: Token) -> list[Token]:
    """The clause that the parser has hung on the addressee: "told a meeting of leaders that P"."""
    branches = [t for c in children(token, "dobj", "dative") for t in c.subtree]
    return [t for t in branches if t.dep_ in {"acl", "ccomp", "relcl"} and _opens_with_that(t)][:1]


def _opens_with_that(clause: Token) -> bool:
    """A "that" in front of a subject of its own: "that the dam held", not "that live in the valley"."""
    return clause.left_edge.lower_ == "that" and any(s.lower_ != "that" for s in children(clause, "nsubj", "nsubjpass"))


def _named(frame: Frame, token: Token, entries: tuple[Cue, ...]) -> Found | None:
    """As in "called X Y", "described X as Y", "X was called Y"."""
    entry = entry_with(entries, "s")
    if not entry:
        return None
    preps = [c for c in children(token, "prep") if c.lower_ in entry.preps and c.i > token.i]
    objects = children(token, "dobj", "nsubjpass")
    # In front of a quotation the parser hangs the label on the thing: rejected [the claim as “fantasy”].
    preps = preps or [c for thing in objects for c in children(thing, "prep") if c.lower_ in entry.preps & {"as"}]
    labels = [c for c in children(token, "oprd", "xcomp", "ccomp", "acomp", "attr") if not c.lower_.endswith("day")]
    needed = preps if entry.preps else labels
    if entry.word == "refer":
        objects = [p for c in preps for p in children(c, "pobj")] or objects
        needed = [c for c in children(token, "prep") if c.lower_ == "as"]
    small = [label for label in labels if _is_small_clause(label)]
    if small and not preps:
        objects, needed = children(small[0], "nsubj"), small
    called = _that_quote(frame, objects)
    if called:
        objects = []
    elif not needed:
        return None
    parts = [*objects, *labels, *needed]
    content = sorted({i for part in parts for i in subtree(part)})
    found = Found(token.i, entry, source_of(token), cue_tokens(token), trimmed(frame.doc, content), "named")
    things = {i for thing in objects if thing in {c for part in needed for c in part.children} for i in subtree(thing)}
    found.label = sorted({i for part in needed for i in subtree(part)} - things)
    if called:
        found.content, found.label = called, called[1:]
    if not objects and found.label and labels and labels[0].tag_ == "JJ" and children(labels[0], "compound"):
        found.label = [i for i in found.label if i >= labels[0].i]  # "called [the dam unsafe]", read as one noun
    return found


def _is_small_clause(label: Token) -> bool:
    """As in "considers the figure realistic": a subject and what is said of it, without a verb."""
    verbal = label.tag_.startswith("VB") or children(label, "aux", "cop", "mark")
    return label.dep_ == "ccomp" and not verbal and bool(children(label, "nsubj"))


def _that_quote(frame: Frame, objects: list[Token]) -> list[int]:
    """As in "called that «invention»": the parser takes the pronoun for an article."""
    for thing in objects:
        first = thing.left_edge
        if first.lower_ in {"that", "this"} and any(a == first.i + 1 for a, _ in frame.inline):
            end = next(b for a, b in frame.inline if a == first.i + 1)
            return list(range(first.i, end))
    return []


_SAID_OF = word_set(
    """
    deny confirm report allege announce dispute reject refute acknowledge admit reveal disclose predict claim
    """
)
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
        if called := _called_for(frame, token, entry):
            return called
        inner = [c for o in children(token, "dobj") for c in children(o, "prep")] if entry.word in _WHOLE else []
        for prep in [*children(token, "prep", "prt", "dative"), *inner]:
            if prep.lower_ not in entry.preps or prep.i < token.i or "s" in entry.frames:
                continue
            objects = [c for c in children(token, "dobj") if c.i > token.i]
            if entry.word == "admit" and (children(token, "nsubjpass") or any(map(is_people, objects))):
                continue  # "was admitted to the clinic"
            held = [i for c in children(prep, "pobj", "pcomp", "prep") for i in subtree(c)]
            cue = cue_tokens(token, prep)
            if entry.kind is Kind.DEMAND and prep.lower_ in {"on", "upon", "to"}:
                held += [i for c in children(token, "xcomp", "advcl", "ccomp") if c.i > prep.i for i in subtree(c)]
            if not held:
                held = [i for c in children(token, "dobj", "ccomp") for i in subtree(c)]
            elif objects and entry.word in _WHOLE:
                held, cue = [*subtree(objects[0]), prep.i, *held], cue_tokens(token)
            elif objects and "a" not in entry.frames:
                continue
            charged = _charged(token) if entry.word in _WHOLE and not objects else None
            if charged is not None:
                held = [*subtree(charged), prep.i, *held]
                cue = cue_tokens(token)
            if held:
                return Found(token.i, entry, source_of(token), cue, trimmed(frame.doc, held), "preposition")
    return None


def _called_for(frame: Frame, token: Token, entry: Cue) -> Found | None:
    """As in "called for the agency to be wound up", where the parser makes a clause of it."""
    clauses = [c for c in children(token, "advcl", "ccomp", "xcomp") if c.i > token.i and children(c, "aux")]
    for clause in clauses if "for" in entry.preps and entry.kind is Kind.DEMAND else []:
        mark = next((m for m in children(clause, "mark") if m.lower_ == "for" and m.i == token.i + 1), None)
        if mark is not None:
            content = [i for i in subtree(clause) if i > mark.i]
            return Found(token.i, entry, source_of(token), cue_tokens(token, mark), content, "preposition")
    return None


def _charged(token: Token) -> Token | None:
    """Who is accused: the verb's own passive subject, or the one that it shares ("was seen and is accused of P")."""
    while True:
        own = children(token, "nsubjpass")
        if own or token.dep_ != "conj" or not token.head.tag_.startswith("VB") or children(token, "nsubj"):
            return own[0] if own else None
        token = token.head


def _infinitive(frame: Frame, token: Token, entries: tuple[Cue, ...]) -> Found | None:
    entry = entry_with(entries, "a") if children(token, "dobj", "nsubjpass") else None
    entry = entry or entry_with(entries, "i")
    clauses = [c for c in children(token, "xcomp", "ccomp") if c.i > token.i and c.tag_.startswith("VB")]
    if not entry:
        entry = entry_with(entries, "a")
    if not entry or not clauses:
        return None
    content = subtree(clauses[0])
    if entry.kind is not Kind.REPORT or "a" in entry.frames:
        content = [i for c in children(token, "dobj", "nsubjpass") for i in subtree(c)] + content
    return Found(token.i, entry, source_of(token), cue_tokens(token), trimmed(frame.doc, content), "infinitive")


def _object(frame: Frame, token: Token, entries: tuple[Cue, ...]) -> Found | None:
    entry = entry_with(entries, "o")
    objects = children(token, "dobj") or [c for c in children(token, "advmod") if _is_this(c)]
    if not entry or not objects:
        return None
    if _is_done_to(entry, objects):
        return None
    content = [i for c in objects for i in subtree(c)]
    preps = [
        c for c in children(token, "prep") if c.lower_ in entry.preps or (measure(objects[-1]) and c.i > content[-1])
    ]
    content += [i for c in preps for i in subtree(c)]
    return Found(token.i, entry, source_of(token), cue_tokens(token), trimmed(frame.doc, content), "object")


def _is_done_to(entry: Cue, nouns: list[Token]) -> bool:
    """As in "dismissed 40 workers", "two patients were admitted": nothing said is denied or admitted."""
    return entry.status is not Status.ALLEGED and entry.word not in _OF_THERE_BEING and all(map(is_people, nouns))


_OF_THERE_BEING = frozenset({"deny", "confirm", "dispute", "verify"})
"""What is said of there being somebody: "denied any victims", "confirmed a second suspect"."""


def _is_this(token: Token) -> bool:
    """As in "the guild disputes this.", where the parser takes it for how."""
    return token.lower_ in {"this", "that"} and token.tag_ in {"DT", "RB", "IN"} and token.i == token.head.i + 1


def measure(noun: Token) -> Token | None:
    """The "of" in front of a figure, as in "a balance of £6,380", "spending of 71 million marks"."""
    of = [c for c in children(noun, "prep") if c.lower_ == "of" and c.i == noun.i + 1]
    amounts = [t for p in of for n in children(p, "pobj") for t in (n, *n.lefts)]
    return of[0] if any(t.tag_ in {"CD", "$"} for t in amounts) else None


def _passive(frame: Frame, token: Token, entries: tuple[Cue, ...]) -> Found | None:
    """As in "It was officially denied", "the visit was first reported by X"."""
    entry = entry_with(entries, "o") or entry_with(entries, "c")
    subjects = children(token, "nsubjpass")
    if not entry or not subjects or not (children(token, "agent") or entry.word in _SAID_OF):
        return None
    if _is_done_to(entry, subjects) or (
        entry.word == "admit" and not children(token, "agent") and any(map(acts, subjects))
    ):
        return None  # into a hospital, a club
    if not children(token, "agent") and entry.status is Status.DENIED and entry.word != "deny":
        return None  # "90 claims were rejected": turned down, not called untrue
    content = [i for c in subjects for i in subtree(c)] + [i for c in children(token, "xcomp") for i in subtree(c)]
    return Found(token.i, entry, source_of(token), cue_tokens(token), trimmed(frame.doc, content), "passive")
