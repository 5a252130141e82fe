"""Mail, saved pages, subtitles, rich text, OpenDocument, e-books and web archives, made on the spot."""

import base64
import gzip
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from made_documents import PAGE

from factcheck.domain.source import Document
from factcheck.errors import FactcheckError
from factcheck.reading import read
from factcheck.text.joining import joined
from factcheck.text.layout import blocks


def seen(document: Document) -> list[tuple[str, str, str]]:
    """Kind, speaker and words of each block that is no furniture."""
    text = document.text
    return [
        (block.kind.value, text[slice(*block.speaker)] if block.speaker else "", joined(text, block).text)
        for block in blocks(text, document.hints)
        if block.kind != "furniture"
    ]


def archive(parts: dict[str, str | bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


MAIL = """From: =?utf-8?q?Lise_F=C3=A4lk?= <falk@quay.example>
To: Tor Beck <beck@mine.example>
Date: Tue, 3 Sep 2024 09:12:44 +0200
Subject: The salt
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

The salt is dry, and caf=C3=A9s know=
 it.

On Mon, 2 Sep 2024, Tor Beck wrote:

> Is the salt wet?
"""


def test_a_mail_is_decoded_and_says_who_wrote_what() -> None:
    document = read(Path("a.eml"), MAIL.encode())
    assert (document.title, document.author, document.published) == ("The salt", "Lise Fälk", "2024-09-03")
    assert [row for row in seen(document) if row[0] in ("turn", "quotation")] == [
        ("turn", "Lise Fälk", "The salt is dry, and cafés know it."),
        ("quotation", "Tor Beck", "Is the salt wet?"),
    ]
    assert read(None, MAIL.encode()).title == "The salt"


def test_a_mail_of_html_is_a_page_and_its_attachments_are_named() -> None:
    mail = (
        "From: Ida Rohn <rohn@quay.example>\nSubject: Salt\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\n\n"
        "<html><body><p>It sank 30<sup>1</sup> boats, the board said on Friday.</p><ul><li>Nine were old.</li></ul>"
        "</body></html>\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment; "
        "filename=boats.pdf\n\nx\n--b--\n"
    )
    document = read(Path("a.eml"), mail.encode())
    assert "It sank 30 boats" in document.text
    assert any("boats.pdf" in warning for warning in document.warnings)
    assert ("list item", "Ida Rohn", "Nine were old.") in seen(document)


def test_a_mail_to_too_many_is_refused() -> None:
    with pytest.raises(FactcheckError, match="longer than 50,000 characters"):
        read(Path("a.eml"), b"From: a@b.example\nTo: " + b"a@b.example, " * 8_000 + b"\n\nIt rains.\n")


def test_a_mail_of_too_many_parts_is_refused() -> None:
    head = 'From: a@b.example\nContent-Type: multipart/mixed; boundary="-"\n\n---\n\nIt rains.\n'
    part = "---\n\na\n"
    assert "It rains." in read(Path("a.eml"), (head + part * 500).encode()).text
    with pytest.raises(FactcheckError, match="more than 2,000 parts"):
        read(Path("a.eml"), (head + part * 2_000).encode())


def test_a_mail_of_mails_in_mails_without_end_is_refused() -> None:
    heads = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(2_000))
    with pytest.raises(FactcheckError, match="the mail nests too deep to be read"):
        read(Path("a.eml"), f"From: a@b.example\n{heads}Content-Type: text/plain\n\nIt rains.\n".encode())


def test_forty_levels_of_quotation_are_read() -> None:
    body = "\n".join(f"{'> ' * depth}On Monday, Writer {depth} wrote:" for depth in range(40))
    document = read(Path("a.eml"), f"From: A B <a@b.example>\nSubject: x\n\nThe salt is dry.\n\n{body}\n".encode())
    assert max(block.level for block in blocks(document.text, document.hints)) >= 39


def test_a_page_saved_as_one_file_is_its_article() -> None:
    encoded = base64.encodebytes(PAGE.encode()).decode()
    saved = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://quay.example/leak\nSubject: Leak\n"
        "MIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html\n'
        f"Content-Transfer-Encoding: base64\nContent-Location: https://quay.example/leak\n\n{encoded}\n--b\n"
        "Content-Type: text/css\n\np {}\n--b--\n"
    )
    page = read(None, PAGE.encode())
    for name in ("a.mhtml", "a.mht"):
        document = read(Path(name), saved.encode())
        assert (document.text, document.title, document.url) == (page.text, page.title, "https://quay.example/leak")
    assert read(None, saved.encode()).text == page.text
    with pytest.raises(FactcheckError, match="holds no HTML"):
        read(Path("a.mhtml"), saved.replace("text/html\n", "text/plain\n").encode())


SRT = """1
00:00:01,000 --> 00:00:04,000
The mine is dry, and it was

2
00:00:03,500 --> 00:00:06,000
<i>dry in May.</i>

3
00:00:06,000 --> 00:00:09,000
- Who says so?

4
00:00:09,000 --> 00:00:12,000
- The board does.
"""


def test_subtitles_stay_as_written_and_sentences_go_over_cues() -> None:
    document = read(Path("a.srt"), SRT.encode())
    assert document.text == SRT
    assert [words for kind, _, words in seen(document) if kind == "paragraph"] == [
        "The mine is dry, and it was dry in May.",
        "- Who says so?",
        "- The board does.",
    ]
    assert read(None, SRT.encode()).hints == document.hints


@pytest.mark.parametrize("between", ["", "one\n", "00:02.000 --> 00:03.000 x\n"])
def test_a_time_right_behind_a_time_is_no_cue_s_number(between: str) -> None:
    vtt = f"WEBVTT\n\n00:01.000 --> 00:02.000\n{between}00:03.000 --> 00:04.000\nIt rains.\n"
    document = read(None, vtt.encode(), as_format="subtitles")
    assert [words for kind, _, words in seen(document) if kind == "paragraph"] == ["It rains."]
    ends = [0, *(end for block in document.hints for end in (block.start, block.end))]
    assert ends == sorted(ends)


def test_subtitles_whose_times_overlap_lose_no_words_and_stay_in_order() -> None:
    srt = (
        "1\n00:00:01,000 --> 00:00:06,000\nIDA ROHN: The mine is dry.\n\n"
        "2\n00:00:04,000 --> 00:00:08,000\nTOR BECK: It was wet in 2019,\n\n"
        "3\n00:00:03,000 --> 00:00:03,500\nand in May.\n\n"
        "4\n00:00:02,000 --> 00:00:01,000\nIDA ROHN: It was not.\n"
    )
    document = read(Path("a.srt"), srt.encode())
    assert document.text == srt
    assert [row for row in seen(document) if row[0] == "turn"] == [
        ("turn", "IDA ROHN", "The mine is dry."),
        ("turn", "TOR BECK", "It was wet in 2019, and in May."),
        ("turn", "IDA ROHN", "It was not."),
    ]
    ends = [0, *(end for block in document.hints for end in (block.start, block.end))]
    assert ends == sorted(ends)


def test_voices_notes_and_rolling_captions_of_webvtt() -> None:
    vtt = (
        "WEBVTT Kind: captions\n\nNOTE made by hand\n\nfirst\n00:01.000 --> 00:04.000 align:start\n"
        "<v Ida Rohn>The mine is dry,\n\n"
        "00:04.000 --> 00:06.000\n<v Ida Rohn>The mine is dry,\nand it was dry in May.\n\n00:06.000 --> 00:08.000\n"
        "<v Tor Beck>It was wet.\n"
    )
    document = read(Path("a.vtt"), vtt.encode())
    assert document.text == vtt
    assert [row for row in seen(document) if row[0] == "turn"] == [
        ("turn", "Ida Rohn", "The mine is dry, and it was dry in May."),
        ("turn", "Tor Beck", "It was wet."),
    ]
    with pytest.raises(FactcheckError, match="no timed line"):
        read(Path("a.vtt"), b"WEBVTT\n\nNOTE nothing\n")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.vtt", "WEBVTT\n\nNOTE by hand\nTor Beck said that it snows.\n\n00:01.000 --> 00:02.000\nIt rains.\n"),
        ("a.md", "<!-- by hand\nTor Beck said that it snows.\nSo it is. -->\n\nIt rains.\n"),
        ("b.md", "It rains. <!-- by hand\nTor Beck said that it snows.\nSo it is. -->\n"),
    ],
)
def test_what_is_no_part_of_the_document_may_have_several_lines(name: str, text: str) -> None:
    document = read(Path(name), text.encode())
    found = blocks(document.text, document.hints)
    assert [joined(text, one).text.strip() for one in found if one.kind == "paragraph"] == ["It rains."]
    assert all(one.start < one.end <= two.start for one, two in pairwise(found))
    assert all(one.start <= start < end <= one.end for one in found for start, end in one.gaps)


def test_rich_text() -> None:
    rtf = (
        rb"{\rtf1\ansi{\info{\title Salt}}\pard The caf\'e9 is dear.\par"
        rb" It sank 30{\super 1} boats of {\strike 300 }40.\par"
        rb"{\v hidden }About 10{\super 6} grains.\par}"
    )
    document = read(Path("a.rtf"), rtf)
    assert document.text.split("\n") == ["The café is dear.", "It sank 30 boats of 40.", "About 10⁶ grains."]
    assert document.title == "Salt"
    assert document.warnings == ("2 struck or hidden passages were left out",)
    assert read(None, rtf).text == document.text


ODT = """<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:table="b" xmlns:fo="f">
<office:automatic-styles><style:style style:name="T1">
<style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="T2"><style:text-properties style:text-line-through-style="solid"/></style:style>
</office:automatic-styles><office:body><office:text><text:h text:outline-level="2">Salt</text:h>
<text:p>The storm sank 30<text:span text:style-name="T1">2</text:span> boats<text:note>
<text:note-citation>1</text:note-citation>
<text:note-body><text:p>The board.</text:p></text:note-body></text:note>
of <text:span text:style-name="T2">300 </text:span>40.</text:p>
<text:list><text:list-item><text:p>Nine were old.</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>2021</text:p></table:table-cell><table:table-cell><text:p>14</text:p>
</table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>"""


def test_an_opendocument_text() -> None:
    document = read(None, archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ODT}))
    assert seen(document) == [
        ("heading", "", "Salt"),
        ("paragraph", "", "The storm sank 30 boats of 40."),
        ("list item", "", "Nine were old."),
        ("table row", "", "2021\t14"),
        ("paragraph", "", "The board."),
    ]
    assert document.warnings == ("1 struck or hidden passage left out",)
    with pytest.raises(FactcheckError, match="declares XML entities"):
        read(Path("a.odt"), archive({"content.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}))


CONTAINER = '<container><rootfiles><rootfile full-path="book/b.opf"/></rootfiles></container>'
BOOK = (
    '<package xmlns:dc="d"><metadata><dc:title>Salt</dc:title><dc:creator>Ida Rohn</dc:creator>'
    "<dc:date>2021-05-03</dc:date></metadata><manifest>"
    '<item id="two" href="2.xhtml"/><item id="one" href="1.xhtml"/></manifest>'
    '<spine><itemref idref="one"/><itemref idref="two"/></spine></package>'
)


def test_an_e_book_is_read_in_its_order() -> None:
    data = archive(
        {
            "META-INF/container.xml": CONTAINER,
            "book/b.opf": BOOK,
            "book/2.xhtml": "<html><body><p>It was dry in May.</p></body></html>",
            "book/1.xhtml": "<html><body><h1>One</h1><p>The mine is dry.</p></body></html>",
        }
    )
    document = read(None, data)
    assert document.text == "One\n\nThe mine is dry.\n\nIt was dry in May."
    assert (document.title, document.author, document.published) == ("Salt", "Ida Rohn", "2021-05-03")


def book(spine: str, chapters: dict[str, str]) -> bytes:
    items = "".join(f'<item id="{name}" href="{name}"/>' for name in chapters)
    parts = {f"book/{name}": words for name, words in chapters.items()}
    package = f"<package><metadata/><manifest>{items}</manifest><spine>{spine}</spine></package>"
    return archive({"META-INF/container.xml": CONTAINER, "book/b.opf": package, **parts})


def test_a_chapter_that_is_named_again_and_again_is_read_once() -> None:
    chapters = {"a": "<p>The mine is dry.</p>", "b": "<p>It was dry in May.</p>"}
    spine = '<itemref idref="b"/>' + '<itemref idref="a"/>' * 2_000
    assert read(None, book(spine, chapters)).text == "It was dry in May.\n\nThe mine is dry."


@pytest.mark.slow
def test_an_e_book_has_bounds_of_its_own() -> None:
    tags = {f"c{n}": "<b>x</b>" * 160_000 for n in range(2)}
    long = {f"c{n}": f"<p>{'It rains. ' * 100_000}" for n in range(9)}
    for chapters, told in (
        (tags, "more than 300,000 elements"),
        (long, "longer than 8 million characters"),
        ({f"c{n}": "x" for n in range(5_001)}, "5,001 chap"),
    ):
        spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
        with pytest.raises(FactcheckError, match=told):
            read(None, book(spine, chapters))


def record(url: str, body: bytes, kind: str = "text/html; charset=utf-8") -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-03T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


OTHER = PAGE.replace("leak", "quay").encode()


def test_a_web_archive_is_its_first_page() -> None:
    image = record("https://quay.example/i.png", b"x", "image/png")
    plain = image + record("https://quay.example/leak", PAGE.encode()) + record("https://quay.example/two", OTHER)
    article = read(None, PAGE.encode())
    for data in (plain, gzip.compress(plain)):
        document = read(None, data)
        assert (document.text, document.url) == (article.text, "https://quay.example/leak")
        assert document.warnings == (
            "the archive holds 2 pages; https://quay.example/leak was read, and not https://quay.example/two",
        )
    assert read(Path("a.warc.gz"), gzip.compress(plain)).text == article.text


def test_a_packed_web_archive_says_which_page_is_meant() -> None:
    both = record("https://quay.example/leak", PAGE.encode()) + record("https://quay.example/two", OTHER)
    pages = '{"format": "json-pages-1.0"}\n{"url": "https://quay.example/two"}\n'
    document = read(None, archive({"archive/data.warc.gz": gzip.compress(both), "pages/pages.jsonl": pages}))
    assert "Mayor denies quay" in document.text


@pytest.mark.slow
def test_a_web_archive_has_bounds_however_many_it_holds() -> None:
    empty = gzip.compress(b"WARC/1.0\r\n" + bytes(80 * 1024**2))
    with pytest.raises(FactcheckError, match="unpacks to more than 100 MB"):
        read(None, archive({"archive/a.warc.gz": empty, "archive/b.warc.gz": empty}))
    one = record("https://quay.example/leak", b"x", "text/plain") * 200
    with pytest.raises(FactcheckError, match="more than 50,000 records"):
        read(None, archive({f"archive/{n}.warc": one for n in range(251)}))


def test_a_caption_that_is_all_in_italics_is_words() -> None:
    srt = (
        "1\n00:00:01,000 --> 00:00:02,000\n<i>It leaks.</i>\n\n"
        "2\n00:00:01,500 --> 00:00:04,000\n{\\an8}<b>It\ndoes.</b>\n"
    )
    document = read(Path("a.srt"), srt.encode())
    said = [joined(srt, one).text.strip() for one in blocks(srt, document.hints) if one.kind == "paragraph"]
    assert [one.removesuffix("</i>").removesuffix("</b>") for one in said] == ["It leaks.", "It does."]


def test_a_cut_web_archive_gives_what_is_whole_and_says_so() -> None:
    plain = record("https://quay.example/leak", PAGE.encode())
    cut = read(Path("a.warc"), plain + record("https://quay.example/two", OTHER)[:120])
    assert cut.text == read(None, PAGE.encode()).text
    assert any("is cut" in warning for warning in read(Path("a.warc"), plain[:-300]).warnings)
    packed = record("https://quay.example/leak", gzip.compress(PAGE.encode(), 0), "text/html\r\nContent-Encoding: gzip")
    assert any("is cut" in warning for warning in read(Path("a.warc"), packed[:-100]).warnings)
    assert not read(Path("a.warc"), packed).warnings
    later = plain + record("https://quay.example/i.png", b"x" * 900, "image/png")
    assert any("is cut" in warning for warning in read(Path("a.warc"), later[:-400]).warnings)
    assert not any("is cut" in warning for warning in read(Path("a.warc"), later).warnings)
    both = gzip.compress(plain) + gzip.compress(record("https://quay.example/two", OTHER))
    assert read(Path("a.warc.gz"), both[:-40]).text == cut.text
    assert any("is cut" in warning for warning in read(Path("a.warc.gz"), both[:-40]).warnings)
    with pytest.raises(FactcheckError, match="holds no page"):
        read(Path("a.warc"), plain[:200])
    with pytest.raises(FactcheckError, match="holds no page"):
        read(Path("a.warc.gz"), gzip.compress(plain)[:60])


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("a.csv", "factcheck import"),
        ("a.tsv", "factcheck import"),
        ("a.json", "factcheck import"),
        ("a.xml", ".html or plain text"),
        ("a.doc", ".docx"),
        ("a.pptx", ".pdf"),
    ],
)
def test_what_no_reader_takes_is_refused_with_what_to_do(name: str, hint: str) -> None:
    with pytest.raises(FactcheckError, match="cannot be read") as caught:
        read(Path(name), b"claim,speaker\nThe mine is dry.,Tor Beck\n")
    assert hint in caught.value.hint
