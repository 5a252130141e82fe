"""A text in, drafted claims out, in the order of the document."""

from factcheck.domain.draft import Attribution, Draft
from factcheck.drafting.continuation import carry_on
from factcheck.drafting.found import Found
from factcheck.drafting.parser import Frame, Parser, load_parser
from factcheck.drafting.phrases import according, nouns
from factcheck.drafting.speech import spoken


def found_in(frame: Frame) -> list[Found]:
    """Every attribution of one paragraph, ordered by cue, one for each cue word."""
    found: dict[int, Found] = {}
    for one in (*according(frame), *spoken(frame), *nouns(frame)):
        found.setdefault(one.head, one)
    return [found[head] for head in sorted(found)]


def _all_found(text: str, parser: Parser) -> tuple[list[Frame], list[list[Found]]]:
    frames = list(parser.frames(text))
    found = [found_in(frame) for frame in frames]
    carry_on(frames, found)
    return frames, found


def attributions(text: str, *, parser: Parser | None = None) -> list[Attribution]:
    """Who said what how, as spans of `text` in code points, in document order."""
    frames, found = _all_found(text, parser or load_parser())
    return [_spans(frame, one) for frame, own in zip(frames, found, strict=True) for one in own if one.content or one.more]


def _spans(frame: Frame, one: Found) -> Attribution:
    content = sorted([*frame.cover(one.content), *one.more])
    return Attribution(tuple(frame.cover(one.source)), tuple(frame.cover(one.cue)), tuple(content))


def draft(text: str, *, parser: Parser | None = None) -> list[Draft]:
    return []
