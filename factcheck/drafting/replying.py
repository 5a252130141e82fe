"""A reply that begins with its verdict: "Incorrect." under an allegation denies what was alleged."""

from collections.abc import Iterator, Sequence

from factcheck import lexicon
from factcheck.domain.draft import Draft
from factcheck.domain.status import Status
from factcheck.drafting.own import Said, own_drafts
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.spans import bare_span
from factcheck.drafting.speakers import Speakers
from factcheck.text.pronouns import POINTING

_NOT = frozenset({"not", "n't", "n’t"})


def replied(
    text: str, frames: Sequence[Frame], number: int, before: Sequence[Draft], speakers: Speakers
) -> Iterator[tuple[Draft, set[int]]]:
    """The draft of what a reply denies by its first sentence, with that sentence's tokens.

    `before` are the drafts before this block: of an allegation that says two things nobody knows which is denied.
    """
    frame = frames[number]
    above = frames[number - 1] if number else None
    if above is None or above.line.label_at == frame.line.label_at:
        return
    first = next(iter(frame.doc.sents), None)
    if first is None or above.line.start not in speakers.naming.holders or not _is_denial(first):
        return
    made = [one for one in before if above.start <= one.quotes[0][0] and one.quotes[-1][1] <= above.end]
    if not made and not speakers.holder(above):
        made = [one for one in own_drafts(text, above, set(), [], speakers, Said("", "")) if one.text]
    name, tokens = speakers.holder(frame), {t.i for t in first}
    if name and len(made) == 1 and made[0].speaker != name:
        span = bare_span(text, *frame.cover(sorted(tokens))[0])
        quotes = (*made[0].quotes, span)
        cue = text[span[0] : span[1]]
        yield Draft(made[0].text, quotes, name, frame.line.holder, cue, (), Status.DENIED, "reply"), tokens


def _is_denial(said: Token) -> bool:
    """Whether a sentence says that it is not so and no more: "Incorrect.", "This is not true."."""
    words = [t for t in said if not t.is_punct]
    while words and (words[0].lower_ in POINTING or words[0].lemma_ == "be" or words[0].lower_ in _IS):
        words = words[1:]
    said_words = [t.lower_ for t in words if t.tag_ != "RB" or t.lower_ in _NOT | _words("true") | _words("false")]
    negated = [word for word in said_words if word in _NOT]
    rest = {word for word in said_words if word not in _NOT and word != "the"}
    if not negated:
        return bool(rest) and rest <= _words("false")
    return len(negated) == 1 and bool(rest) and rest <= _words("true")


_IS = frozenset({"is", "was", "'s", "’s"})


def _words(section: str) -> frozenset[str]:
    return lexicon.words("layout.txt", section)
