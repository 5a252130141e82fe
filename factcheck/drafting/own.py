"""What the document says in its own voice: statements that can be checked, offered without a speaker."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.domain.draft import Draft
from factcheck.domain.status import Status
from factcheck.drafting.asides import asides
from factcheck.drafting.checkable import has_figure, is_checkable, is_on_record
from factcheck.drafting.clauses import APART, clauses, has_subject, is_clause, own_tokens, shared_subject
from factcheck.drafting.dummies import is_empty
from factcheck.drafting.found import children, is_beside, is_mark, trimmed
from factcheck.drafting.greeting import greeting, joined, parting
from factcheck.drafting.morphology import inflected, is_finite, is_plural
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.pieces import row
from factcheck.drafting.pieces import sentence as as_sentence
from factcheck.drafting.referring import replacements
from factcheck.drafting.spans import bare_span
from factcheck.drafting.speakers import Speakers
from factcheck.drafting.tags import FINITE
from factcheck.drafting.turns import PROCEDURE
from factcheck.text.pronouns import FIRST, SPEAKING, THIRD

_ADDRESSED = frozenset({"you", "let", "please", "thank", "thanks"})
_MINE = FIRST - {"my", "our"}
_SHORTEST = 4
"""Words of a sentence of one's own that says something; one less with a figure ("12 people died") or spoken."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Token numbers of one clause; `subject` those of the subject that it shares with an earlier clause."""

    tokens: list[int]
    subject: list[int]
    figure: bool


@dataclass(frozen=True, slots=True)
class Said:
    """Whose statements they are where it is not the document that speaks, and how they are handed over."""

    name: str
    written: str
    cue: str = ""
    status: Status = Status.ALLEGED


def own_drafts(
    text: str,
    frame: Frame,
    attributed: set[int],
    concluded: list[list[int]],
    speakers: Speakers,
    said: Said | None = None,
    gone_on: Mapping[int, Said] | None = None,
) -> Iterator[Draft]:
    """The paragraph's own statements as drafts, without a speaker unless somebody `said` them.

    `concluded` are contents that the writer vouches for; `gone_on` are sentences, by their first token, that go on
    with what somebody said.
    """
    written = [Statement(tokens, [], has_figure(text, frame, tokens)) for tokens in concluded if tokens]
    stated = statements(frame, attributed, text, spoken=said is not None)
    yield from _drafts(text, frame, (*written, *stated), speakers, said, gone_on or {})


def whole_drafts(text: str, frame: Frame, covered: set[int], speakers: Speakers, said: Said) -> Iterator[Draft]:
    """The sentences of which no token is `covered`, each whole, as what somebody `said`.

    So none of a turn is lost because something in it was taken for a saying and came to nothing: "274 people were told
    by letter that …".
    """
    yield from _drafts(text, frame, _whole(text, frame, covered), speakers, said, {})


def _whole(text: str, frame: Frame, covered: set[int]) -> Iterator[Statement]:
    for sentence in frame.doc.sents:
        own = _trimmed(frame, [t.i for t in sentence])
        if sentence[-1].text == "?" or covered.intersection(own):
            continue
        own = _trimmed(frame, own[greeting(frame, own) :])
        own = own[: len(own) - parting(frame, own)]
        if len(own) >= _SHORTEST and _says(sentence.root) and not _turns_to(frame, own, sentence.root):
            yield Statement(own, [], has_figure(text, frame, own))


def _says(root: Token) -> bool:
    """Whether the sentence has a subject and its verb, also where the parser took a past for a participle.

    "The tank leaked on 9 March" is no tank, since a participle is not in the past tense.
    """
    if root.tag_.startswith("NN") and any(c.tag_ == "VBD" and not children(c, "nsubj") for c in children(root, "acl")):
        return True
    return bool(children(root, "nsubj", "nsubjpass", "expl")) and (is_finite(root) or root.tag_.startswith("VB"))


def _turns_to(frame: Frame, tokens: list[int], root: Token) -> bool:
    """Whether it asks or bids; "whatever you have read" at its end does neither."""
    first = frame.doc[tokens[0]]
    asks = first.lower_ in _ADDRESSED or first.tag_ in _ASKING
    return asks or any(s.lower_ == "you" for s in children(root, "nsubj", "nsubjpass"))


def _drafts(
    text: str,
    frame: Frame,
    stated: Iterable[Statement],
    speakers: Speakers,
    said: Said | None,
    gone_on: Mapping[int, Said],
) -> Iterator[Draft]:
    voice = speakers.own_voice(frame)
    for one in stated:
        quotes = tuple(bare_span(text, *span) for span in frame.cover(one.tokens))
        held = [*one.subject, *one.tokens]
        instead = replacements(frame, sorted(set(held)), speakers.naming, voice)
        instead |= dict.fromkeys(_parting(frame, held), "") | _in_the_past(frame, one)
        words = as_sentence(f"{row(text, frame, one.subject, instead)} {row(text, frame, one.tokens, instead)}")
        if not words:
            continue
        here = gone_on.get(int(frame.doc[one.tokens[0]].sent.start))
        if here:
            yield Draft(words, quotes, here.name, here.written, here.cue, (), here.status, "goes on")
            continue
        named = any(frame.doc[i].lower_ not in _MINE and frame.doc[i].tag_ == "PRP" for i in instead)
        looked = (
            is_on_record(frame, one.tokens, one.figure or named)
            if said
            else is_checkable(frame, one.tokens, one.figure)
        )
        why = "" if looked else "there is nothing to check"
        bare = not any(is_finite(frame.doc[i]) for i in one.tokens)
        if looked and not said and any(_is_mine(frame.doc[i]) for i in held if i not in instead):
            why = "nobody knows who says it"
        if looked and not said and _is_of_the_page(words):
            why = "it belongs to the page"
        if looked and not said and not one.subject and _is_participle(frame, one.tokens):
            why = "it is no sentence"
        if looked and not said and _is_titled(frame, one.tokens):
            why = "it is a title"
        if looked and _points_out(frame, held, instead) and not (said and one.figure):
            why = "its subject stands elsewhere"
        if said:
            rule = "list" if said.cue else "turn"
            yield Draft(
                words, quotes, said.name, said.written, said.cue, (), said.status, rule, bare=bare, withheld=why
            )
            continue
        rule = "own-figure" if one.figure else "own-statement"
        yield Draft(words, quotes, "", "", "", (), Status.ALLEGED, rule, bare=bare, withheld=why)


def _is_participle(frame: Frame, tokens: list[int]) -> bool:
    """Whether a participle governs all of it, as in "…, marking the third time that it was used"."""
    first, inside = frame.doc[tokens[0]], set(tokens)
    heads = [frame.doc[i] for i in tokens if frame.doc[i].head.i not in inside or frame.doc[i].head.i == i]
    return first.tag_ == "VBG" and first.dep_ in {"advcl", "acl"} and heads == [first]


def _in_the_past(frame: Frame, one: Statement) -> dict[int, str]:
    """Of "a man … after being trapped for 100 hours" the verb that a sentence needs: "A man [was] trapped"."""
    first = frame.doc[one.tokens[0]]
    if not one.subject or first.tag_ != "VBG" or first.dep_ not in {"aux", "auxpass"}:
        return {}
    plural = any(is_plural(frame.doc[i]) for i in one.subject if frame.doc[i].head.i not in one.subject)
    past = inflected("be" if first.lower_ == "being" else "have", "VBD", plural=plural)
    return {int(first.i): f"[{past}]"} if first.lower_ in {"being", "having"} else {}


def _parting(frame: Frame, tokens: Sequence[int]) -> list[int]:
    """The comma between a subject and its verb: of "the pipe, opened in 2009, carries oil" each half is a sentence."""
    commas = (frame.doc[i] for i in tokens[:-1] if frame.doc[i].text == ",")
    parting = [t.i for t in commas if _is_subject(t.head) and t.i == t.head.right_edge.i and t.nbor() == t.head.head]
    return parting or _told_of(frame, tokens)


def _told_of(frame: Frame, tokens: Sequence[int]) -> list[int]:
    """The comma and the "who" of "Ver, who was sentenced to 10 months", which has no other verb."""
    who = next((frame.doc[i] for i in tokens[2:] if frame.doc[i].tag_ == "WP"), None)
    if who is None or who.nbor(-1).text != "," or not who.nbor(-2).tag_.startswith("NN"):
        return []
    root = who.sent.root
    own = root.i > who.i and who.head in {root, *children(root, "aux", "auxpass")}
    return [who.i - 1, who.i] if own else []


def _is_subject(token: Token) -> bool:
    return token.dep_ in {"nsubj", "nsubjpass"} and sum(t.text == "," for t in token.subtree) == 1


def _is_of_the_page(words: str) -> bool:
    """Whether it shows the way to another page, or is what a clerk notes: "Sitting resumed at 3.00 p.m."."""
    return "://" in words or "www." in words or "•" in words or bool(PROCEDURE.match(words) or _CREDIT.search(words))


_CREDIT = re.compile(r"\bcontributed (?:reporting )?to this (?:report|article|story|update|post)\b")
"""What a house writes under an article that several people made."""


def _is_titled(frame: Frame, tokens: Sequence[int]) -> bool:
    """Whether nearly every word begins with a capital: "Tip Line Seeks Information Regarding May 21 Incident"."""
    words = [frame.doc[i] for i in tokens if frame.doc[i].is_alpha and len(frame.doc[i]) > _SMALL]
    if any(frame.doc[i].tag_ in FINITE and frame.doc[i].text[0].islower() for i in tokens):
        return False
    capital = sum(t.text[0].isupper() for t in words)
    return len(words) >= _LEAST_TITLED and capital >= len(words) - 1


_SMALL = 3
"""Letters of the words that titles have in small letters (The Chicago Manual of Style, 17th ed., 8.159)."""
_LEAST_TITLED = 6
"""Words from which on a row of capitals is a title and not two names."""


def _is_mine(token: Token) -> bool:
    """Whether a word is somebody's who speaks: "we", "Mr. Speaker,"."""
    called = token.text in {"Speaker", "President"} and token.i and token.nbor(-1).text in {"Mr.", "Madam", "Mr"}
    return bool(called) or (token.tag_ in {"PRP", "PRP$"} and token.lower_ in FIRST)


_STANDING_IN = THIRD | {"this", "that", "these", "those"}


def _points_out(frame: Frame, tokens: Sequence[int], instead: Mapping[int, str]) -> bool:
    """Whether the subject only points at what stands before: "That includes 2 million people"."""
    for i in tokens:
        token = frame.doc[i]
        if token.dep_ in {"nsubj", "nsubjpass"} and token.lower_ in _STANDING_IN and token.tag_ in {"PRP", "DT"}:
            return (
                i not in instead
                and not is_empty(token)
                and not any(frame.doc[j].tag_.startswith("NN") for j in tokens if j < i)
            )
        if token.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"}:
            return False
    return False


def statements(frame: Frame, attributed: set[int], text: str, *, spoken: bool = False) -> Iterator[Statement]:
    """The clauses of the paragraph that no attribution covers, in order.

    `attributed` holds the token numbers of every attribution: cue, source and content. What is `spoken` in somebody's
    turn may be shorter, and "I" is somebody.
    """
    least = _SHORTEST - spoken
    for sentence in frame.doc.sents:
        words = [t for t in sentence if not t.is_punct]
        asks = sentence[-1].text == "?"
        if (
            len(words) < least
            or (not spoken and sentence.end == len(frame.doc) and sentence[-1].text in {"…", "..."})
            or (asks and not _states_first(sentence.root))
            or any(a <= sentence.root.i < b for a, b, _ in frame.quotes)
        ):
            continue
        cut: set[int] = set()
        for aside in asides(sentence, attributed):
            cut.update(aside.cut)
            if not attributed.intersection(aside.tokens) and not _is_addressed(frame, aside.tokens, spoken):
                own = _trimmed(frame, aside.tokens)
                yield Statement(own, aside.subject, has_figure(text, frame, own))
        for clause in [sentence.root] if asks else clauses(sentence.root):
            yield from _statement(frame, clause, attributed, cut, text, spoken)


def _states_first(root: Token) -> bool:
    """As in "Nine cows have died, and who will pay?": only what is coordinated asks."""
    subjects = children(root, "nsubj", "nsubjpass", "expl")
    asked = [c for c in children(root, "conj", "parataxis") if any(t.tag_ in _ASKING for t in c.subtree)]
    before = any(t.tag_ in _ASKING or t.dep_ == "aux" for t in root.lefts if subjects and t.i < subjects[0].i)
    return bool(subjects and asked and not before and subjects[0].tag_ not in _ASKING)


_ASKING = frozenset({"WP", "WRB", "WDT", "WP$"})


def _is_addressed(frame: Frame, tokens: list[int], spoken: bool) -> bool:
    """Whether the words turn to somebody, ask, or are somebody's of whom we know nothing."""
    first = frame.doc[tokens[0]]
    if first.lower_ in _ADDRESSED or first.tag_ in _ASKING or (first.lower_ in SPEAKING and not spoken):
        return True
    return any(frame.doc[i].lower_ == "you" and frame.doc[i].dep_ in {"nsubj", "nsubjpass"} for i in tokens)


def _statement(
    frame: Frame, clause: Token, attributed: set[int], cut: set[int], text: str, spoken: bool
) -> Iterator[Statement]:
    own = _trimmed(frame, [i for i in own_tokens(clause) if i not in cut])
    own = _trimmed(frame, own[greeting(frame, own) if spoken else joined(frame, own) :])
    own = own[: len(own) - parting(frame, own)] if spoken else own
    subjects = children(clause, "nsubj", "nsubjpass")
    beside = clause.dep_ == "parataxis" and any(s.i in attributed for s in subjects)
    if clause.i in attributed or not own or beside:
        return  # "The bank, said to be old, denied it"
    free = [i for i in own if i not in attributed and not frame.doc[i].is_punct]
    subject = [] if has_subject(clause) else shared_subject(clause)
    if subject and clause.tag_ == "VBG" and not is_finite(clause):
        return  # "while fighting it": that it does so is said of another sentence's subject
    if subject and _may_be_said(clause, attributed):
        return
    figure = has_figure(text, frame, own)
    if (
        len(free) + len(subject) < _SHORTEST - (spoken or figure)
        or _is_addressed(frame, own, spoken)
        or len(free) * 2 < sum(not frame.doc[i].is_punct for i in own)
    ):
        return
    finite = [frame.doc[i] for i in own if frame.doc[i].tag_ in FINITE]
    begins = frame.doc[own[0]].tag_ not in {"VBD", "VBN", "VBZ"}
    misread = figure and begins and not spoken and not all(is_beside(verb, set(own)) for verb in finite)
    if misread or (is_clause(clause) and (subject or has_subject(clause))):
        yield Statement(own, subject, figure)


def _may_be_said(clause: Token, attributed: set[int]) -> bool:
    """As in "A alleged that B failed to pay and broke a treaty": whether A broke it or is said to say so of B.

    A verb without a subject behind what somebody said can go on with either, whatever the parser says.
    """
    said = [t for t in clause.doc[clause.head.i + 1 : clause.i] if t.i in attributed]
    return clause.dep_ == "conj" and clause.head.i in attributed and any(t.tag_ in FINITE for t in said)


def _trimmed(frame: Frame, tokens: list[int]) -> list[int]:
    """Without the conjunctions at both ends."""
    tokens = trimmed(frame.doc, tokens)
    while tokens and (frame.doc[tokens[-1]].tag_ == "CC" or is_mark(frame.doc[tokens[-1]])):
        tokens = tokens[:-1]
    while tokens and (frame.doc[tokens[0]].tag_ == "CC" or _opens(frame.doc[tokens[0]], set(tokens))):
        tokens = tokens[1:]
    return tokens


def _opens(token: Token, held: set[int]) -> bool:
    """Whether it only joins the clause to another: "as" in "as rain fell", not in "as of Monday".

    What joins a clause to another one that is `held` too stays: "Because rain fell, the match was off".
    """
    within = token.head.dep_ == "advcl" and token.head.head.i in held
    return token.lower_ in APART and token.dep_ != "prep" and not within
