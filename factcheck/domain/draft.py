"""What the drafting rules find in a text: a suggestion, until a person accepts it."""

from dataclasses import dataclass

from factcheck.domain.status import Status

Span = tuple[int, int]
"""Start and end in code points of the source's text, end exclusive."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said it how, as it stands in the text: the three span lists of one attribution.

    `source` is empty where the text names nobody ("it was officially denied").
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """One drafted claim.

    `speaker` is the resolved full name ("" for the document's own voice), `speaker_as_written` the words of the text
    with title and apposition; `via` the relaying chain, outermost first, in resolved names; `quotes` spans of the
    content; `rule` names the rule that made it; `confidence` is between 0 and 1, worked out from the whole draft when
    the rules are done. `bare` is true where the text is the exact words because no sentence could be made of them;
    `withheld` says why the draft is not offered, "" where it is;
    `remark` is what else whoever decides on it should know.
    """

    text: str
    quotes: tuple[Span, ...]
    speaker: str
    speaker_as_written: str
    cue: str
    via: tuple[str, ...]
    reported: Status
    rule: str
    confidence: float = 0.0
    attribution: Attribution | None = None
    bare: bool = False
    withheld: str = ""
    remark: str = ""
    signs: tuple[str, ...] = ()
    """What the text shows when it is read again as it will be offered, by name: what the confidence rests on."""
