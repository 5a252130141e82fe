"""Small real documents, made when the tests need them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
</Relationships>"""
CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
<dc:title>Harbour  report</dc:title><dc:creator>Ada Clerk</dc:creator><dc:language>en-GB</dc:language>
<dcterms:created>2024-03-05T09:00:00Z</dcterms:created></cp:coreProperties>"""


def docx(body: str, **parts: str) -> bytes:
    """A Word document around WordprocessingML; more parts by name, "/" written as "__" and "." as "_dot_"."""
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _CONTENT_TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", document)
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs) + "</w:p>"


def notes_part(text: str) -> str:
    return f'<w:footnotes xmlns:w="{_W}"><w:footnote w:id="2">{paragraph(text)}</w:footnote></w:footnotes>'


def pdf(*pages: str, about: dict[str, str] | None = None, password: str | None = None) -> bytes:
    """A PDF with one line of Helvetica for each line of a page's ASCII text; an empty page has no text layer."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for text in pages:
        page = writer.add_blank_page(595, 842)
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in text.split("\n") if line)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 72 770 Td {shown} ET".encode("ascii") if shown else b"")
        page[NameObject("/Contents")] = writer._add_object(stream)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    writer.add_metadata(about or {})
    if password is not None:
        writer.encrypt(password, algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Mayor denies leak | The Quay</title>
<meta property="og:site_name" content="The Quay"><meta name="author" content="Ann Penn">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<link rel="canonical" href="https://quay.example/leak"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>
<article><h1>Mayor denies leak</h1>
<p>The mayor said on Tuesday that “nothing was ever leaked” from the harbour office, and called the report wrong.</p>
<p>Her deputy, who was not in town, declined to comment on the letters that the newspaper had published in March.</p>
<p>According to the harbour office, 46 % of the files were copied before the archive closed for the winter.</p>
</article><footer>Copyright 2019 The Quay. All rights reserved.</footer></body></html>"""
