"""Paragraphs that end in a verb and a colon: "Ana Roos, chair of the board, comments:" hands over what stands below."""

from factcheck.drafting.found import Found, trimmed
from factcheck.drafting.insertion import cue_tokens, entry_with
from factcheck.drafting.lexicon import VERBS, Cue, Kind
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.sources import source_of
from factcheck.drafting.tags import FINITE, NAMING


def handing(frame: Frame, found: list[Found]) -> list[Found]:
    """The attributions with the one that the paragraph's last verb makes, where the parser has not seen it as one."""
    verb = _last_verb(frame)
    known = [one for one in found if verb is not None and one.head == verb.i]
    if verb is None or any(one.source for one in known):
        return found
    source = source_of(verb) or _named_before(verb)
    entry = entry_with(VERBS.get(verb.lower_, ()), "q")
    if entry is None and verb.tag_ in {"VBD", "VBZ"} and any(verb.doc[i].tag_ in NAMING for i in source):
        entry = Cue(verb.lower_, Kind.REPORT, frozenset("q"))  # "Ana Roos sighs:"
    if entry is None or not source:
        return found
    rest = [one for one in found if one not in known and verb.i not in one.content]
    return [*rest, Found(verb.i, entry, source, cue_tokens(verb), [], "quotation")]


def _last_verb(frame: Frame) -> Token | None:
    """The word before the colon at the end, where it can be a verb: the parser takes "comments" for a noun."""
    if len(frame.doc) < _FEWEST or frame.doc[-1].text != ":":
        return None
    last = frame.doc[-2]
    verbal = last.tag_ in {"VBD", "VBZ"} or (last.tag_ in _MISREAD and entry_with(VERBS.get(last.lower_, ()), "q"))
    return last if verbal and last.lower_ != "is" and last.sent.start < last.i else None


_FEWEST = 3
"""A name, a verb and the colon."""
_MISREAD = frozenset({"NNS", "NNP", "NNPS", "VBN"})
"""How a verb in the present or the past is tagged where the parser saw no sentence."""


def _named_before(verb: Token) -> list[int]:
    """The name with its office that the sentence begins with and the verb follows, where it has no other verb."""
    before = list(verb.sent[: verb.i - verb.sent.start])
    named = [t for t in before if t.tag_ in NAMING]
    first = before[0]
    clear = (
        first.text[:1].isupper() and named and named[0].i <= first.i + 1 and not any(t.tag_ in FINITE for t in before)
    )
    apart = before[-1].text == "," or (before[-1].tag_ in NAMING and verb.lower_ == verb.text)
    return trimmed(verb.doc, [t.i for t in before]) if clear and apart else []
