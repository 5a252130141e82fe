"""A desk's own language model as a second drafter, beside the rules.

What it proposes is taken as far as the document shows it (see `asking.claims`), its status as far as the cue bears it,
and passes the same gate; the rest is dropped and counted.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from factcheck.asking.asker import Asker
from factcheck.asking.claims import RULE, SYSTEM, TOKENS, Passage, Proposed, is_negated, proposals, question
from factcheck.domain.block import Block, BlockKind
from factcheck.domain.draft import Draft, Span
from factcheck.domain.status import Status, weakest
from factcheck.drafting.cues import follows
from factcheck.drafting.gate import gated
from factcheck.drafting.kinds import SPEAKING, forms
from factcheck.drafting.page import Line, Page, page_of

if TYPE_CHECKING:
    from factcheck.drafting.parser import Parser

PART = 6000
"""Code points of a document that are asked about at once: two pages, which a small model still reads whole."""
SURE = 0.5
"""How sure a model's draft is: it has not been measured on this desk's documents."""
_NOT_SHOWN = frozenset({BlockKind.FURNITURE, BlockKind.FRONT_MATTER, BlockKind.TABLE_ROW})


@dataclass(slots=True)
class SecondDrafter:
    """`dropped` counts what was proposed and not taken, by reason, `unasked` the parts of documents that were not asked
    about since no answer before them could be used.
    """

    asker: Asker
    dropped: Counter[str] = field(default_factory=Counter)
    unasked: int = 0

    def beside(self, drafts: Sequence[Draft], text: str, hints: Sequence[Block], parser: "Parser") -> tuple[Draft, ...]:
        """The rules' drafts of a text and the model's, in its order; where both say the same, the rules'.

        Raises NoJudge.
        """
        page = page_of(text, hints)
        document = "\n".join([page.text, *(line.holder for line in page.lines if line.holder)])
        own = [one for lines in _parts(page) for one in self._asked(page, lines, document, parser)]
        kept = list(drafts)
        for one in own:
            met = [n for n, other in enumerate(drafts) if _overlap(one, other)]
            same = [n for n in met if _same(one, drafts[n])]
            if same:
                kept[same[0]] = replace(drafts[same[0]], remark=f"{self.asker.model} drafts the same.")
            else:
                otherwise = "; the rules read these words otherwise" if met else ""
                kept.append(replace(one, remark=f"Drafted by {self.asker.model}{otherwise}."))
        return tuple(sorted(kept, key=lambda draft: draft.quotes[0]))

    def _asked(self, page: Page, lines: Sequence[Line], document: str, parser: "Parser") -> Iterator[Draft]:
        if self.asker.hopeless:
            self.unasked += 1
            return
        shown = [Passage(line.kind.value, line.holder, page.text[line.start : line.end]) for line in lines]
        part = "\n".join(one.text for one in shown)
        read = partial(proposals, part=part, document=document)
        answer = self.asker.ask(SYSTEM, question(shown), read, tokens=TOKENS)
        found, why_not = answer or ([], [])
        self.dropped.update(why_not)
        for one in found:
            draft = _draft(one, part, page, lines)
            if reason := _refused(one, draft, part, parser):
                self.dropped[reason] += 1
            else:
                yield draft


def _parts(page: Page) -> Iterator[list[Line]]:
    """The blocks worth reading, in parts of about `PART` code points."""
    held = list[Line]()
    for line in page.lines:
        if line.kind in _NOT_SHOWN or line.start == line.end:
            continue
        if held and line.end - held[0].start > PART:
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _draft(one: Proposed, part: str, page: Page, lines: Sequence[Line]) -> Draft:
    cue = part[slice(*one.cue)] if one.cue else ""
    links = [Status.ALLEGED] * bool(one.via)
    return Draft(
        one.text, tuple(_stored(one.quote, page, lines)), one.speaker, one.speaker, cue, one.via,
        weakest([*links, one.status]), RULE, SURE,
    )  # fmt: skip


def _stored(span: Span, page: Page, lines: Sequence[Line]) -> Iterator[Span]:
    """Where a stretch of the part, its lines joined by line breaks, stands in the stored text."""
    at = 0
    for line in lines:
        length = line.end - line.start
        start, end = max(span[0] - at, 0), min(span[1] - at, length)
        if start < end:
            yield from page.stored((line.start + start, line.start + end))
        at += length + 1


def _refused(one: Proposed, draft: Draft, part: str, parser: "Parser") -> str:
    """Why a draft is not taken, "" where it is."""
    if not draft.quotes:
        return "words that do not stand in the document"
    if not follows(one.status, part, one.cue, one.quote):
        return "a status that does not follow from the cue"
    if _is_anothers_cue(one, part):
        return "a cue within the words quoted"
    if any(name.islower() and not forms(name.split()[-1]) & SPEAKING for name in (one.speaker, *one.via)):
        return "a word for a name"
    if not parser.has_finite_verb(one.text):
        return "it has no verb"
    return gated(draft).withheld


def _is_anothers_cue(one: Proposed, part: str) -> bool:
    """Whether the cue stands in the words quoted and whoever is to have said them does not: "he said he was ill"."""
    if not one.cue or not (one.quote[0] <= one.cue[0] and one.cue[1] <= one.quote[1]):
        return False
    return bool(one.speaker) and one.speaker.split()[-1].casefold() not in part[slice(*one.quote)].casefold()


def _overlap(one: Draft, other: Draft) -> bool:
    """Whether the two quote the same words, half of the shorter one's at least."""
    common = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one.quotes for b in other.quotes)
    return 2 * common >= min(sum(end - start for start, end in draft.quotes) for draft in (one, other)) > 0


def _same(one: Draft, other: Draft) -> bool:
    """Whether the two have one speaker, in a longer or a shorter form of the name, and one status, denied or not."""
    names = sorted((one.speaker.casefold(), other.speaker.casefold()), key=len)
    alike = one.reported is other.reported and is_negated(one.text) == is_negated(other.text)
    return alike and (names[0] == names[1] or (bool(names[0]) and names[0] in names[1]))
