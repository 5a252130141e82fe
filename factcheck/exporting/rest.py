"""What a hand-over holds besides the claims: read from the store when it is asked for, one thing after the other."""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass

from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Conflict
from factcheck.domain.event import Event
from factcheck.domain.scale import Scale
from factcheck.domain.source import Source
from factcheck.domain.speaker import Speaker

Pair = tuple[Conflict, Claim, Claim]
"""A conflict with its two claims."""


@dataclass(frozen=True, slots=True)
class Rest:
    """The rest of a hand-over of some claims; each function reads anew, streamed where there may be many.

    `about` says of the file what it is: pairs of a label and words. `filed` are the claims of their propositions, one
    proposition after the other, the other side too where the filter left it out; `past` is what was changed in claims
    with some ids, `changes` that of all; `text` the text of the source with an id; `ids` are all claims of the
    hand-over. `audience` is one of AUDIENCES. `now` is the minute by the desk's clock, against which
    days to answer by are held. `scale` are the desk's own verdicts.
    """

    about: tuple[tuple[str, str], ...]
    filed: Callable[[], Iterable[Claim]]
    conflicts: Callable[[], Iterable[Pair]]
    sources: Callable[[], Iterable[tuple[Source, int]]]
    speakers: Callable[[], Iterable[Speaker]]
    changes: Callable[[], Iterable[Event]]
    text: Callable[[str], str]
    past: Callable[[Sequence[int]], Iterable[Event]]
    ids: Container[int] = ()
    audience: str = "desk"
    now: str = ""
    scale: Scale = ()


NOTHING = Rest((), tuple, tuple, tuple, tuple, tuple, lambda slug: "", lambda ids: ())
"""The rest of claims that stand in no store."""
