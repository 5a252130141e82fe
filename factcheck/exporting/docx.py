"""The dossier for a desk that edits in Word: the contested first, then each claim with its reasons, then references."""

from collections.abc import Iterable, Sequence
from io import StringIO
from itertools import groupby
from typing import TYPE_CHECKING, Any, BinaryIO

from factcheck.domain.claim import Claim
from factcheck.domain.reply import said
from factcheck.domain.status import Stance, Status
from factcheck.errors import FactcheckError, UsageError
from factcheck.exporting.columns import signs
from factcheck.exporting.context import around
from factcheck.exporting.embedded import CLOSES, OPENS, Data
from factcheck.exporting.html import web
from factcheck.exporting.rest import NOTHING, Rest
from factcheck.exporting.visible import document_text, text_digest
from factcheck.text.cutting import lost_context
from factcheck.text.safe import printed

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_SAYS = {Stance.FOR: "says yes", Stance.AGAINST: "says no"}
_MARKED = 7
"""Yellow, of Word's highlight colours (WD_COLOR_INDEX.YELLOW)."""


def write(claims: Iterable[Claim], stream: BinaryIO, columns: Sequence[str] = (), rest: Rest = NOTHING) -> None:
    """Write the document, which python-docx holds in memory. Raises UsageError for columns, FactcheckError where
    python-docx is missing.
    """
    if columns:
        raise UsageError("A dossier shows whole claims; it has no columns.", "Leave --columns out.")
    made = _Document(rest)
    found = list(claims)
    made.head(found)
    made.contested(rest.filed())
    made.paper.add_heading("Claims", 1)
    for claim in found:
        made.claim(claim)
    made.references()
    made.embed(found)
    made.paper.save(stream)


def _new() -> "Document":
    try:
        from docx import Document
    except ImportError as error:
        raise FactcheckError(
            "Writing Word documents needs python-docx, which is not installed.",
            "Run pip install 'factcheck-cli[docx]'.",
        ) from error
    return Document()


class _Document:
    """One document while it is written; sources are numbered as they come."""

    def __init__(self, rest: Rest) -> None:
        self.paper = _new()
        self._rest = rest
        self._public = rest.audience == "public"
        self._sources: dict[str, tuple[int, Claim]] = {}

    def head(self, claims: Sequence[Claim]) -> None:
        """Title, what the document is, and how the claims stand."""
        about = dict(self._rest.about)
        title = printed(f"Dossier: {about.get('filter', 'claims')}")
        self.paper.core_properties.title, self.paper.core_properties.author = title[:250], "factcheck"
        self.paper.add_heading(title, 0)
        self._words("; ".join(f"{label}: {words}" for label, words in self._rest.about))
        table = self.paper.add_table(1, 3, style="Table Grid")
        for cell, text in zip(table.rows[0].cells, ("status", "reported", "our verdict"), strict=True):
            cell.text = text
        for status in (*Status, None):
            reported = sum(claim.reported is status for claim in claims)
            marked = sum(claim.mark is status for claim in claims)
            row = table.add_row().cells
            row[0].text, row[1].text = (status.value, str(reported)) if status else ("no status", "")
            row[2].text = str(marked)

    def contested(self, filed: Iterable[Claim]) -> None:
        """The propositions on which somebody says yes and somebody no."""
        begun = False
        for text, group in groupby(filed, key=lambda claim: claim.proposition):
            claims = list(group)
            sides = [[claim for claim in claims if claim.stance is stance] for stance in Stance]
            if not all(sides):
                continue
            if not begun:
                self.paper.add_heading("Contested propositions", 1)
                begun = True
            self.paper.add_heading(printed(text), 2)
            for label, side in zip(_SAYS.values(), sides, strict=True):
                self._words(f"{label}: {len(side)}").runs[0].bold = True
                for claim in side:
                    date = f", {claim.said_on}" if claim.said_on else ""
                    verdict = f"; our verdict: {claim.ruled}" if claim.decided else ""
                    told = f"#{claim.id} {claim.voice}, {claim.reported.value}{verdict}{date}: {claim.text}"
                    self._words(told, "List Bullet")

    def claim(self, claim: Claim) -> None:
        """One claim: how it stands and why, its quotes in context, who says so, where, and the other side."""
        beside, verdict = claim.beside, claim.beside.verdict
        self.paper.add_heading(printed(f"#{claim.id} {claim.text}"), 2)
        standing = ", ".join(
            (f"Our verdict: {claim.ruled or 'none'}", f"reported as {claim.reported.value}", *signs(claim))
        )
        self._words(standing).runs[0].bold = True
        if claim.decided:
            self._fact("confidence", claim.desk.confidence)
            self._fact("grade", claim.desk.grade)
            self._fact("why", verdict.why)
            self._fact("as of", verdict.as_of)
            self._fact("marked by", "" if self._public else ", ".join(filter(None, (verdict.by, verdict.at))))
        for record in verdict.given:
            self._fact("evidence", record.name, record.told.removeprefix(record.name))
            self._fact("kept at", record.archive)
            self._fact("read at", record.retrieved)
            self._fact("of the evidence", record.note)
        text = self._rest.text(claim.source) if claim.quotes else ""
        for lost in lost_context(claim, text) if claim.quotes else ():
            self._fact("context", lost.said)
        for quote, place in claim.placed:
            before, after = around(text, quote)
            paragraph = self._words(before, "Intense Quote")
            paragraph.add_run(printed(quote.exact)).font.highlight_color = _MARKED  # type: ignore[assignment]  # its number
            paragraph.add_run(printed(after) + (f"  ({place})" if place else ""))
        self._fact("said by", claim.voice + (f", {beside.role}" if beside.role else ""))
        self._fact("relayed by", " › ".join(claim.via))
        self._fact("date", claim.said_on)
        self._fact("source", f"[{self._number(claim)}] {claim.document}")
        self._fact("about", f"{_SAYS[claim.stance]}: {claim.proposition}" if claim.stance else "")
        for other in beside.others:
            self._fact("other side", other.said)
        if not self._public:
            for told in said(beside.replies, self._rest.now):
                self._fact("right of reply", told)
            self._fact("note", claim.note)
        self._fact("tags", ", ".join(claim.tags))

    def references(self) -> None:
        """The sources by their numbers."""
        self.paper.add_heading("References", 1)
        for number, claim in self._sources.values():
            beside = claim.beside
            known = (claim.document, beside.author, beside.publisher, beside.published)
            paragraph = self._words(f"[{number}] {', '.join(filter(None, known))} ")
            self._address(paragraph, beside.url)

    def embed(self, claims: Sequence[Claim]) -> None:
        """Put the data for `verify` in as a part of its own (ECMA-376, Custom XML Data Storage)."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.part import Part

        lines = StringIO()
        data = Data(lines, public=self._public)
        for claim in claims:
            data.claim(claim)
        known = {source.id: source for source, _ in self._rest.sources()}
        for slug in self._sources:
            if slug in known:
                data.source(known[slug])
        data.end(text_digest(document_text(self.paper.part.blob.decode())))
        blob = f"{OPENS}\n{lines.getvalue()}{CLOSES}\n".encode()
        package = self.paper.part.package
        assert package, "a document that was just made has one"
        part = Part(package.next_partname("/customXml/item%d.xml"), "application/xml", blob, package)
        self.paper.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)

    def _number(self, claim: Claim) -> int:
        return self._sources.setdefault(claim.source, (len(self._sources) + 1, claim))[0]

    def _words(self, text: str, style: str | None = None) -> "Paragraph":
        return self.paper.add_paragraph(printed(text), style=style)

    def _fact(self, label: str, words: str, more: str = "") -> None:
        if words:
            paragraph = self.paper.add_paragraph()
            paragraph.paragraph_format.space_after = 0
            paragraph.add_run(f"{label}: ").italic = True
            self._address(paragraph, words)
            if more:
                paragraph.add_run(printed(more))

    def _address(self, paragraph: "Paragraph", words: str) -> None:
        """Words, as a link where they are an address of the web."""
        if not web(words):
            paragraph.add_run(printed(words))
            return
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        link: Any = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(words, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        run = paragraph.add_run(words)
        run.font.underline = True
        link.append(run._r)
        paragraph._p.append(link)
