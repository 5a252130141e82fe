"""The page and the Word document of any claims: whole, escaped, and as they were."""

import io
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import docx
import openpyxl
import pytest
from desk import tries
from hypothesis import Phase, given, settings
from sample_claims import CLAIMS, HOSTILE_CLAIMS

from factcheck.domain.claim import Claim
from factcheck.domain.selector import Quote
from factcheck.exporting import exporter
from factcheck.exporting.context import around
from factcheck.exporting.dossier_reading import Shown, read_dossier
from factcheck.exporting.html import web
from factcheck.exporting.timeline import WIDTH, timeline
from factcheck.text.safe import printed

FEW = settings(parent=tries(30), phases=[Phase.explicit, Phase.generate])


def page(claims: Iterable[Claim]) -> str:
    stream = io.StringIO(newline="")
    exporter("html").write(claims, stream)
    return stream.getvalue()


class Tags(HTMLParser):
    """What stands open at the end, which elements there are, and whether one carries a handler."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.handlers: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.seen.add(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name == "style"]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


LONG = replace(
    CLAIMS[0],
    text="x" * 40_000,
    source="t" * 2_000,
    speaker="👨‍👩‍👧 محمد",
    note="\x00\x1b\u202e<b>",
    quotes=(Quote("a" * 40_000),),
)


@FEW
@given(HOSTILE_CLAIMS)
@pytest.mark.slow
def test_any_claim_makes_a_whole_page(claim: Claim) -> None:
    text = page([claim, replace(LONG, id=claim.id + 1)])
    tags = Tags(text)
    assert tags.open == []
    assert not tags.seen & {"script", "img", "svg", "iframe", "object", "link", "form", "base"}
    assert tags.handlers == []
    assert printed(text) == text
    raw = io.BufferedReader(io.BytesIO(text.encode()))
    shown = Shown(raw)
    one, other, *_ = read_dossier(raw, shown)
    assert (shown.written, shown.touched) == (True, False)
    assert one == claim.as_dict()
    assert other["text"] == LONG.text


@FEW
@given(HOSTILE_CLAIMS)
@pytest.mark.slow
def test_any_claim_makes_a_document_that_opens(claim: Claim) -> None:
    stream = io.BytesIO()
    exporter("docx").write([claim, replace(LONG, id=claim.id + 1)], stream)
    stream.seek(0)
    said = "\n".join(paragraph.text for paragraph in docx.Document(stream).paragraphs)
    assert "x" * 40_000 in said
    assert all(printed(word) in said for word in claim.text.split())


def test_the_page_is_as_it_was(golden: Callable[[str, str], None]) -> None:
    golden("export.html", page(CLAIMS))


def test_the_workbook_is_as_it_was(golden: Callable[[str, str], None]) -> None:
    stream = io.BytesIO()
    exporter("xlsx").write(CLAIMS, stream)
    book = openpyxl.load_workbook(stream)
    lines = []
    for sheet in book.worksheets:
        lines += [f"[{sheet.title}]", *("\t".join(map(repr, row)) for row in sheet.iter_rows(values_only=True))]
    golden("export.xlsx.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://example.org/a?b=1", True), ("HTTP://example.org", True), ("javascript:alert(1)", False),
        ("data:text/html,x", False), ("https://exa mple.org", False), ("https://e.org/\u202egnp.exe", False),
        ("https://e.org/\n", False), ("ftp://e.org", False), ("", False), ("https://e.org/" + "a" * 3000, False),
    ],
)  # fmt: skip
def test_only_an_address_of_the_web_is_a_link(address: str, link: bool) -> None:
    assert (web(address) == address) == link or address == ""


TEXT = "One is here. Two is there! Three said “four” and went. Five came. Six left.\nNext paragraph."


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("four", "Two is there! Three said “", "” and went. Five came."),
        ("One is here.", "", " Two is there!"),
        ("Six left.", "Five came. ", ""),
        ("Next", "", " paragraph."),
    ],
)
def test_a_quote_stands_between_about_a_sentence_on_either_side(words: str, before: str, after: str) -> None:
    start = TEXT.index(words)
    assert around(TEXT, Quote(words, "", "", start, start + len(words))) == (before, after)


def test_what_is_cut_inside_a_sentence_says_so() -> None:
    text = "a " * 500 + "HERE" + " b" * 500
    before, after = around(text, Quote("HERE", "", "", 1000, 1004))
    assert re.fullmatch(r"…a [a ]*", before)
    assert re.fullmatch(r"[b ]*…", after)
    assert around("", Quote("HERE", "x ", " y")) == ("…x ", " y…")


def test_a_timeline_says_what_it_has_no_room_for() -> None:
    def filed(number: int, day: str, *, opposite: bool = False) -> Claim:
        return Claim(number, f"k{number}", "x", "s", said_on=day, proposition="p", opposite=opposite)

    assert timeline([filed(1, "2024-05-01"), filed(2, "2024-05-01", opposite=True)]) is None
    assert timeline([filed(1, ""), filed(2, "2024")]) is None
    crowd = [filed(n, "2024-05-01") for n in range(1, 30)]
    drawn = timeline([*crowd, filed(40, "2025"), filed(41, "9999-12-31", opposite=True), filed(42, "")])
    assert drawn
    assert drawn.undated == 1
    assert drawn.crowded == 22
    assert len(drawn.marks) + drawn.crowded == 31
    assert all(0 <= mark.x <= mark.x + mark.width <= WIDTH and 0 < mark.y < drawn.height for mark in drawn.marks)
    assert timeline([filed(1, "0001"), filed(2, "9999")])
