"""HTML, PDF and DOCX, made on the spot: text, metadata, and a sentence for each thing that can be wrong."""

import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from made_documents import CORE, PAGE, docx, notes_part, paragraph, pdf

from factcheck.domain.block import BlockKind
from factcheck.errors import FactcheckError
from factcheck.reading import read
from factcheck.reading.article import article
from factcheck.reading.composing import Part
from factcheck.reading.guard import storable
from factcheck.reading.markup import Placed
from factcheck.text.joining import joined
from factcheck.text.layout import blocks


def test_a_page_gives_its_article_and_says_who_and_when() -> None:
    document = read(Path("page.html"), PAGE.encode())
    assert document.text.split("\n\n")[1].startswith("The mayor said on Tuesday that “nothing was ever leaked”")
    assert "Sport" not in document.text
    assert "Copyright" not in document.text
    assert (document.title, document.author, document.published) == ("Mayor denies leak", "Ann Penn", "2024-03-05")
    assert (document.publisher, document.url) == ("The Quay", "https://quay.example/leak")
    assert (document.language, document.warnings) == ("en", ())


def test_a_date_in_a_footer_is_not_the_date_of_publication() -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2024-03-05T10:00:00Z">', "")
    assert read(None, page.encode()).published == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_an_xhtml_page_in_any_unicode_encoding_is_recognised(encoding: str) -> None:
    page = f'<?xml version="1.0" encoding="{encoding}"?>\n<!-- saved -->\n{PAGE}'
    assert "“nothing was ever leaked”" in read(None, page.encode(encoding)).text


def test_a_declared_charset_is_believed_and_latin1_means_windows_1252() -> None:
    russian = PAGE.replace('"utf-8"', '"windows-1251"').replace("The mayor said on Tuesday", "Мэр сказал во вторник")
    document = read(None, russian.encode("cp1251"))
    assert "Мэр сказал во вторник that “nothing" in document.text
    assert document.warnings == ()
    assert "“nothing" in read(None, PAGE.replace('"utf-8"', '"ISO-8859-1"').encode("cp1252")).text


def test_a_charset_that_is_a_python_trick_is_not_believed() -> None:
    page = PAGE.replace('"utf-8"', '"unicode_escape"').replace("wrong", r"wr\x6fng")
    document = read(None, page.encode("cp1252"))
    assert r"wr\x6fng" in document.text
    assert document.warnings


def test_a_page_of_links_is_taken_whole_and_a_fragment_too() -> None:
    page = "<html><body><div><a href=a>Harbour</a> <a href=b>Archive</a></div></body></html>"
    assert read(None, page.encode()).text == "Harbour Archive"
    assert read(Path("a.html"), b"<p>The mayor said so.</p>").text == "The mayor said so."


def test_a_page_without_visible_text_is_refused() -> None:
    with pytest.raises(FactcheckError, match="no visible text"):
        read(None, b"<html><head><title>App</title></head><body><script>run()</script></body></html>")


RUNNING = "The mayor said on Monday that the old lock had been shut since June, and that nobody had told the harbour."


def test_a_page_that_hides_everything_until_a_script_runs_is_read_and_that_is_said() -> None:
    page = f"<html><body><div style='display: none'><p>{RUNNING}</p><p>Rita Moss denied it.</p></div></body></html>"
    document = read(None, page.encode())
    assert document.text == f"{RUNNING}\n\nRita Moss denied it."
    assert "hides all its text until a script runs" in " ".join(document.warnings)
    shown = page.replace("<body>", "<body><p>Good morning.</p>")
    assert read(None, shown.encode()).text == "Good morning."


def test_an_article_that_is_called_like_an_advert_is_the_article_where_there_is_no_other() -> None:
    title, stray = Placed(Part(BlockKind.HEADING, "Lock shut", 1)), Placed(Part(None, "Riverside pages of the year"))
    told = [Placed(Part(BlockKind.PARAGRAPH, f"{RUNNING} The {n}th time."), suspect=True, home=7) for n in range(4, 9)]
    found, _ = article([title, *told, stray], "Lock shut\nRiverside pages of the year")
    assert [part.words for part in found if RUNNING in part.words] == [one.part.words for one in told]
    trusted = Placed(Part(BlockKind.PARAGRAPH, RUNNING), home=2)
    found, _ = article([title, trusted, *told, stray], f"Lock shut\n{RUNNING}")
    assert [part.words for part in found if RUNNING in part.words] == [RUNNING]


def test_a_pdf_gives_its_pages_and_its_metadata() -> None:
    about = {"/Title": "Harbour report", "/Author": "Ada Clerk", "/CreationDate": "D:20240305091500+01'00'"}
    document = read(None, pdf("The mayor said it was a par-\ntial leak.", "", "Second page.", about=about))
    assert document.text == "The mayor said it was a par-\ntial leak.\n\nSecond page."
    assert (document.title, document.author, document.published) == ("Harbour report", "Ada Clerk", "")
    assert document.warnings == (
        "1 of 3 pages have no text layer; they were left out",
        "the file was made on 2024-03-05; it does not say when it was published",
    )


def _set_in(*pieces: tuple[str, int, int]) -> bytes:
    """A page with these words one behind the other, each with its size and rise."""
    shown = ") Tj ".join(f"/F1 {size} Tf {rise} Ts ({words}" for words, size, rise in pieces)
    return pdf(f"x) Tj 0 -14 Td {shown}")


def test_the_marks_of_notes_are_no_part_of_the_figures_of_a_pdf() -> None:
    words = [
        ("The fire cost 31", 12, 0),
        ("4", 7, 5),
        (" jobs, and 6", 12, 0),
        ("[1,2]", 7, 4),
        (" died. It was.", 12, 0),
    ]
    assert read(None, _set_in(*words)).text == "x\nThe fire cost 31 jobs, and 6 died. It was."


def test_powers_and_small_figures_on_the_line_stay_in_a_pdf() -> None:
    words = [("It weighs 10", 12, 0), ("6", 7, 5), (" kg on 4 km", 12, 0), ("2", 7, 5), (" of H", 12, 0), ("2", 7, -2)]
    assert read(None, _set_in(*words, ("O.", 12, 0))).text == "x\nIt weighs 10⁶ kg on 4 km² of H2O."
    assert "19th" in read(None, _set_in(("The 19", 12, 0), ("th", 7, 5), (" of May.", 12, 0))).text
    assert "cost 7 5 and" in read(None, _set_in(("It cost 7", 12, 0), (" 5", 12, 0), (" and more.", 12, 0))).text


def test_what_faulty_fonts_give_is_made_storable() -> None:
    assert storable("a\0b\ud83dc\U0001f600") == "ab\ufffdc\U0001f600"


def test_a_file_name_is_no_title() -> None:
    assert read(None, pdf("The mayor said so.", about={"/Title": "Microsoft Word - final.docx"})).title == ""


def test_a_pdf_that_opens_without_a_password_is_read_and_another_is_not() -> None:
    assert read(None, pdf("The mayor said so.", password="")).text == "The mayor said so."
    with pytest.raises(FactcheckError, match="encrypted and needs a password"):
        read(None, pdf("The mayor said so.", password="secret"))


def test_a_scan_says_that_it_needs_ocr() -> None:
    with pytest.raises(FactcheckError, match="no text layer: run OCR first"):
        read(None, pdf("", ""))
    with pytest.raises(FactcheckError, match="has no pages"):
        read(None, pdf())


@pytest.mark.parametrize("cut", [20, 400])
def test_a_damaged_pdf_is_refused_and_the_library_stays_silent(cut: int, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(FactcheckError, match="the PDF is damaged"):
        read(Path("a.pdf"), pdf("The mayor said so.")[:cut])
    assert capfd.readouterr() == ("", "")


def test_a_pdf_with_a_wrong_table_of_contents_is_read(capfd: pytest.CaptureFixture[str]) -> None:
    data = pdf("The mayor said so.").replace(b"startxref\n", b"startxref\n9")
    assert read(Path("a.pdf"), data).text == "The mayor said so."
    assert capfd.readouterr() == ("", "")


def test_running_heads_and_numbered_lines_of_a_pdf_are_furniture() -> None:
    report = [
        "LEMVIK HARBOUR BOARD\nThe board heard on Friday that the quay\nwould cost nine million and that the\nPage 1",
        "LEMVIK HARBOUR BOARD\nferry would leave in May.\nPage 2",
        "LEMVIK HARBOUR BOARD\nThe union called it a gamble on Sunday.\nPage 3",
    ]
    document = read(None, pdf(*report))
    found = blocks(document.text, document.hints)
    assert [(block.kind.value, joined(document.text, block).text) for block in found if block.kind != "furniture"] == [
        (
            "paragraph",
            "The board heard on Friday that the quay would cost nine million and that the ferry would leave in May.",
        ),
        ("paragraph", "The union called it a gamble on Sunday."),
    ]
    assert "LEMVIK HARBOUR BOARD\nThe board heard" in document.text
    court = "\n".join(f"{n}  {'The quay was never finished by us.'}" for n in range(1, 20))
    document = read(None, pdf(court, court))
    assert all("1" not in joined(document.text, block).text for block in blocks(document.text, document.hints)
               if block.kind != "furniture")  # fmt: skip


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    with pytest.raises(FactcheckError, match="5,000 is the limit"):
        read(None, pdf(*[""] * 5_001))


def test_a_pdf_that_unpacks_without_measure_is_refused() -> None:
    packed = zlib.compress(b"0 0 m " * 6_000_000)
    body = b"5 0 obj <</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream endobj\n" % (len(packed), packed)
    data = pdf("The mayor said so.")
    with pytest.raises(FactcheckError, match="unpacks to more than can be read"):
        read(None, data[:9] + body + data[9:])


def test_a_page_of_megabytes_is_refused_and_its_pictures_do_not_count() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 9_000_000}">'
    assert "nothing was ever leaked" in read(None, PAGE.replace("<article>", f"<article>{picture}").encode()).text
    with pytest.raises(FactcheckError, match="longer than 8 million characters without its pictures"):
        read(None, PAGE.replace("<article>", "<article>" + "<p>So he said." * 700_000).encode())
    many = " ".join(f"a{n}=1" for n in range(40_000))
    with pytest.raises(FactcheckError, match="more than 200,000 characters of attributes"):
        read(None, PAGE.replace("<article>", f"<article {many}>").encode())


def test_a_word_document_keeps_breaks_tables_and_notes_apart() -> None:
    cell = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"
    body = (
        paragraph("The mayor ", "said so.")
        + "<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t>"
        + "<w:footnoteReference w:id='2'/></w:r></w:p>"
        + cell.format(paragraph("46 %"), paragraph("of files"))
        + "<w:p><w:del><w:r><w:delText>struck</w:delText></w:r></w:del></w:p>"
    )
    data = docx(body, docProps__core_dot_xml=CORE, word__footnotes_dot_xml=notes_part("As her deputy said."))
    document = read(None, data)
    assert [part for part in document.text.split("\n\n") if part.strip()] == [
        "The mayor said so.",
        "One\ntwo\tthree",
        "46 %\tof files",
        "As her deputy said.",
    ]
    assert (document.title, document.author, document.language) == ("Harbour report", "Ada Clerk", "en")
    assert document.published == ""
    assert document.warnings == ("the file was made on 2024-03-05; it does not say when it was published",)


def test_a_word_document_without_properties_takes_its_headline() -> None:
    assert read(None, docx(paragraph("Harbour closed") + paragraph("The mayor said so."))).title == "Harbour closed"


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_word_document_with_entities_is_refused(encoding: str) -> None:
    out = BytesIO(docx(paragraph("Said.")))
    with ZipFile(out, "a") as archive:
        archive.writestr("docProps/core.xml", ENTITIES.encode(encoding))
    with pytest.raises(FactcheckError, match="declares XML entities"):
        read(None, out.getvalue())


@pytest.mark.slow
def test_a_word_document_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(FactcheckError, match="larger than 50 MB"):
        read(None, docx(paragraph("Said.") + " " * 51 * 1024**2))
    with pytest.raises(FactcheckError, match="more than 1,000,000 elements"):
        read(None, docx("<w:p/>" * 1_000_001))


def test_a_large_part_of_a_word_document_that_nobody_uses_is_not_unpacked() -> None:
    out = BytesIO(docx(paragraph("Said.")))
    with ZipFile(out, "a", ZIP_DEFLATED) as archive, archive.open("word/big.xml", "w") as part:
        for _ in range(60):
            part.write(b" " * 1024**2)
    assert read(None, out.getvalue()).text == "Said."


def run(words: str, setting: str = "") -> str:
    return f'<w:r><w:rPr>{setting}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        (run("It sank 30") + run("2", '<w:vertAlign w:val="superscript"/>') + run(" boats."), "It sank 30 boats."),
        (run("About 10") + run("9", '<w:vertAlign w:val="superscript"/>') + run(" grains."), "About 10⁹ grains."),
        (run("It sank ") + run("300", "<w:strike/>") + run("30 boats."), "It sank 30 boats."),
        (run("It sank ") + run("300", '<w:strike w:val="0"/>') + run(" boats."), "It sank 300 boats."),
        (run("It sank ") + run("300", "<w:vanish/>") + run("30 boats."), "It sank 30 boats."),
        (run("The loss was ") + "<m:oMath><m:r><m:t>40</m:t></m:r></m:oMath>" + run("."), "The loss was 40."),
        ("<w:moveFrom>" + run("It went.") + "</w:moveFrom>" + run("It stayed."), "It stayed."),
    ],
)  # fmt: skip
def test_what_word_sets_apart_is_no_part_of_a_number(runs: str, words: str) -> None:
    data = docx(f'<w:p xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">{runs}</w:p>')
    document = read(None, data)
    assert document.text == words
    assert len(document.warnings) == ("<w:strike/>" in runs) + ("<w:vanish/>" in runs)


def test_headings_items_captions_and_text_boxes_of_a_word_document() -> None:
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style></w:styles>'
    )
    box = "<w:r><w:txbxContent>" + paragraph("Box.") + "</w:txbxContent></w:r>"
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="berschrift2"/></w:pPr>{run("Salt")}</w:p>'
        f"<w:p>{run('The mine ')}{box}{run('is dry.')}</w:p>"
        f"<w:p><w:pPr><w:numPr/></w:pPr>{run('Nine men.')}</w:p>"
        f'<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr>{run("A man.")}</w:p>'
    )
    document = read(None, docx(body, word__styles_dot_xml=styles))
    assert [(hint.kind.value, hint.level, document.text[hint.start : hint.end]) for hint in document.hints] == [
        ("heading", 2, "Salt"),
        ("paragraph", 0, "Box."),
        ("paragraph", 0, "The mine is dry."),
        ("list item", 1, "Nine men."),
        ("caption", 0, "A man."),
    ]


def test_a_word_document_cannot_point_past_the_inspected_parts() -> None:
    with pytest.raises(FactcheckError, match="the Word document is damaged"):
        read(None, _pointing_to("word/media/evil.svg"))


def _pointing_to(part: str) -> bytes:
    given, out = ZipFile(BytesIO(docx(paragraph("Said.")))), BytesIO()
    with given, ZipFile(out, "w") as archive:
        for name in given.namelist():
            content = given.read(name)
            if name == "word/document.xml":
                name = part
            archive.writestr(name, content.replace(b"word/document.xml", part.encode()))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (docx("")[:-30], "damaged Word document or ZIP"),
        (docx("<w:p>"), "the Word document is damaged"),
        (docx(""), "holds no text"),
    ],
)
def test_an_unsound_word_document_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(FactcheckError, match=sentence):
        read(None, data)
