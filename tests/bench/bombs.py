"""Small files that ask for much: seconds and peak memory of the real command on each, in a process of its own.

Run by hand: `python tests/bench/bombs.py [WORD]...`, where only bombs with one of these words in their names are
tried. Each must be refused with a sentence or done within 10 s of the processor and 500 MB; what takes longer than a
minute or more than 4 GB is ended. The bombs are made in a temporary folder, with a store of the demo's claims.
"""

import argparse
import gzip
import io
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS / "reading"))

from made_documents import docx, paragraph, pdf  # noqa: E402 - the folder is no package

SECONDS, MEGABYTES = 10.0, 500
"""What is promised."""
_ENDED, _MOST_CLOCK, _MOST_MEMORY = 60, 300, 4 * 1024**3
_MB = 1024 * 1024
NO_DRAFTS = "ingest --no-drafts FILE"
_LINES, _ZEROS = ("yes", "x" * 1000), ("cat", "/dev/zero")
SENTENCE = "The minister said on Monday that the port of Lemvik had been closed for two days. "
_ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>'
)
_CONTAINER = '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>'
_LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)


@dataclass(frozen=True)
class Bomb:
    """What is made and which command meets it; in it FILE is the file that `make` gives the bytes of, and "_" in its
    words is a blank.

    `typed` is a program whose output goes into standard input without end; `before` is a command that meets the file
    first and is not measured.
    """

    name: str
    file: str
    make: Callable[[], bytes]
    command: str = NO_DRAFTS
    typed: tuple[str, ...] = ()
    before: str = ""


def packed(**parts: str | bytes) -> bytes:
    """A ZIP archive; in the names "/" is written as "__" and "." as "_dot_"."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def epub(spine: str, chapters: dict[str, str]) -> bytes:
    """An e-book of these chapters, whose spine is given as it stands."""
    items = "".join(f'<item id="{name}" href="{name}.xhtml"/>' for name in chapters)
    book = f"<package><metadata/><manifest>{items}</manifest><spine>{spine}</spine></package>"
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("book.opf", book)
        for name, words in chapters.items():
            archive.writestr(f"{name}.xhtml", words)
    return out.getvalue()


def page(body: str) -> bytes:
    """A page around a body."""
    return f"<!DOCTYPE html><html><head><title>Lemvik</title></head><body>{body}</body></html>".encode()


def refs(names: list[str]) -> str:
    """The spine that names these chapters."""
    return "".join(f'<itemref idref="{name}"/>' for name in names)


def warc(*pages: bytes) -> bytes:
    """A web archive of these pages."""
    out = b""
    for number, body in enumerate(pages):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://lemvik.example/{number}\r\n"
            "Content-Type: application/http; msgtype=response\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        out += head.encode() + http + b"\r\n\r\n"
    return out


def pdf_of(streams: list[bytes], pages: int = 1) -> bytes:
    """A PDF whose pages all show these packed streams, one after the other, in Helvetica."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    first = 3 + len(streams) + 1
    kids = b" ".join(b"%d 0 R" % (first + n) for n in range(pages))
    objects.append(b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids))
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    contents = b" ".join(b"%d 0 R" % (4 + n) for n in range(len(streams)))
    objects += [b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(one), one) for one in streams]
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents[%s]>>" % contents
    objects += [leaf] * pages
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + head + table + tail


def claims(number: int, text: str) -> bytes:
    """Records of that many claims with this text."""
    return b"".join(
        json.dumps({"text": f"{text} {n}", "source": "demo", "origin": "bomb"}).encode() + b"\n" for n in range(number)
    )


def nested(number: int, kind: str) -> bytes:
    """A mail of parts within parts."""
    heads = "".join(f'Content-Type: multipart/{kind}; boundary="b{n}"\n\n--b{n}\n' for n in range(number))
    return f"From: a@lemvik.example\nSubject: x\n{heads}Content-Type: text/plain\n\n{SENTENCE}\n".encode()


def cues(number: int, words: str) -> bytes:
    """Subtitles of that many cues."""
    lines = (
        f"{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.000 --> {n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.900\n"
        f"{words}\n\n"
        for n in range(number)
    )
    return ("WEBVTT\n\n" + "".join(lines)).encode()


def documents() -> Iterator[Bomb]:
    """What pretends to be a document."""
    yield Bomb("docx, one paragraph unpacks to 2 GB", "a.docx", _long_word)
    yield Bomb("docx, 4 million empty paragraphs", "a.docx", lambda: docx("<w:p/>" * 4_000_000))
    yield Bomb("docx, 200,000 paragraphs", "a.docx", lambda: docx(paragraph(SENTENCE) * 200_000))
    yield Bomb("docx, 150,000 elements deep", "a.docx", lambda: docx("<w:p>" * 150_000 + "</w:p>" * 150_000))
    yield Bomb("docx, entities (a billion laughs)", "a.docx", _laughing)
    yield Bomb("docx, 60,000 rows of a table", "a.docx", lambda: docx(_table(60_000)))
    yield Bomb("docx, attributes of 40 MB", "a.docx", lambda: docx(f'<w:p w:x="{"x" * 40 * _MB}"/>'))
    yield Bomb("docx, 500,000 references to notes", "a.docx", lambda: docx(_notes(500_000)))
    yield Bomb("odt, 200,000 paragraphs", "a.odt", lambda: odt(f"<text:p>{SENTENCE}</text:p>" * 200_000))
    yield Bomb("odt, 100,000 spans deep", "a.odt", lambda: odt(_spans(100_000)))
    yield Bomb("odt, unpacks to 51 MB", "a.odt", lambda: odt("a" * 51 * _MB))
    chapter = page(f"<p>{SENTENCE}</p>" * 100).decode()
    yield Bomb("epub, one chapter named 2,000 times", "a.epub", lambda: epub(refs(["a"] * 2_000), {"a": chapter}))
    yield Bomb("epub, one chapter named 900,000 times", "a.epub", lambda: epub(refs(["a"] * 900_000), {"a": chapter}))
    many = {f"c{n}": chapter for n in range(2_000)}
    yield Bomb("epub, 2,000 chapters of 8 KB", "a.epub", lambda: epub(refs(list(many)), many))
    tags = page("<b>x</b>" * 180_000).decode()
    some = {f"c{n}": tags for n in range(30)}
    yield Bomb("epub, 30 chapters of 180,000 elements", "a.epub", lambda: epub(refs(list(some)), some))
    tiny = {f"c{n}": "<p>a</p>" for n in range(60_000)}
    yield Bomb("epub, 60,000 chapters of a word", "a.epub", lambda: epub(refs(list(tiny)), tiny))
    yield Bomb("warc.gz, unpacks to 500 MB", "a.warc.gz", lambda: gzip.compress(b"WARC/1.0\r\n" + bytes(500 * _MB), 1))
    yield Bomb("warc, 40,000 records", "a.warc", lambda: warc(*[page("a")] * 40_000))
    yield Bomb("warc, a page packed 1,000 times", "a.warc", lambda: _warc_packed(400 * _MB))
    yield Bomb("wacz, 1,000 archives", "a.wacz", lambda: packed(**_archives(1_000, warc(page(f"<p>{SENTENCE}")))))
    yield Bomb("wacz, archives that unpack to 4 GB", "a.wacz", lambda: packed(**_archives(30, gzip.compress(
        b"WARC/1.0\r\n" + bytes(140 * _MB)))))  # fmt: skip
    yield Bomb("html, 4 MB of paragraphs", "a.html", lambda: page(f"<p>{SENTENCE}</p>" * 48_000))
    yield Bomb("html, 4 MB of short elements", "a.html", lambda: page("<b>x</b>" * 500_000))
    yield Bomb("html, 190,000 elements", "a.html", lambda: page("<p><b>x</b>" * 95_000))
    yield Bomb("html, 7,900 elements, 4 MB", "a.html", lambda: page(f"<p>{SENTENCE * 12}</p>" * 3_900))
    yield Bomb("html, 240 levels deep", "a.html", lambda: page("<div>" * 240 + SENTENCE + "</div>" * 240))
    yield Bomb("html, 100,000 levels deep", "a.html", lambda: page("<div>" * 100_000 + SENTENCE))
    yield Bomb("html, tables in tables", "a.html", lambda: page("<table><tr><td>x" * 1_900 + SENTENCE))
    yield Bomb("html, 4 MB of “<”", "a.html", lambda: page("<" * 4 * _MB))
    yield Bomb("html, 20 MB in one attribute", "a.html", lambda: page(f'<p class="{"x " * 10 * _MB}">{SENTENCE}'))
    yield Bomb("html, 300,000 attributes", "a.html", lambda: page(f"<p {_attributes(300_000)}>{SENTENCE}"))
    yield Bomb("html, a comment without end", "a.html", lambda: page(f"<p>{SENTENCE}<!--" + "-" * 10 * _MB))
    yield Bomb("html, JSON-LD 100,000 levels deep", "a.html", lambda: page(_script("[" * 100_000)))
    yield Bomb("html, JSON-LD of 2 million things", "a.html", lambda: page(_script(f"[{'0,' * 2_000_000}0]")))
    yield Bomb("html, JSON-LD with a body of 4 MB", "a.html", lambda: page(_script(json.dumps(
        {"@type": "Article", "articleBody": SENTENCE * 48_000}))))  # fmt: skip
    yield Bomb("html, 50 MB of text", "a.html", lambda: page(SENTENCE * 600_000))
    yield Bomb("pdf, 20,000 pages", "a.pdf", lambda: pdf_of([_shown(1)], 20_000))
    yield Bomb("pdf, 5,000 pages of 100 lines", "a.pdf", lambda: pdf_of([_shown(100)], 5_000))
    yield Bomb("pdf, a stream that unpacks to 1 GB", "a.pdf", lambda: pdf_of([zlib.compress(bytes(1000 * _MB))]))
    yield Bomb("pdf, a page of 40 MB of text", "a.pdf", lambda: pdf_of([_shown(500_000)]))
    yield Bomb("pdf, a stream of 30,000 operators on 2,000 pages", "a.pdf", lambda: pdf_of([_drawn(30_000)], 2_000))
    yield Bomb("pdf, written by pypdf, 1,000 pages", "a.pdf", lambda: pdf(*[SENTENCE] * 1_000))
    yield Bomb("rtf, 100,000 groups deep", "a.rtf", lambda: b"{\\rtf1 " + b"{" * 100_000 + b"a" + b"}" * 100_001)
    yield Bomb("rtf, 7 MB of words", "a.rtf", lambda: b"{\\rtf1 " + b"\\b word " * 900_000 + b"}")
    yield Bomb("mail, 2,000 parts within parts", "a.eml", lambda: nested(2_000, "mixed"))
    yield Bomb(
        "mail, 100,000 headers", "a.eml", lambda: b"From: a@b.example\n" + b"To: a@b.example\n" * 100_000 + b"\na\n"
    )
    yield Bomb(
        "mail, an address list of 10 MB",
        "a.eml",
        lambda: b"From: a@b.example\nTo: " + b"a@b.example, " * 800_000 + b"\n\nThe mayor said so.\n",
    )
    yield Bomb("mail, 200,000 parts", "a.eml", lambda: _parts(200_000))
    yield Bomb(
        "mail, quoted mails 50,000 deep",
        "a.eml",
        lambda: b"From: a@b.example\n\n" + b"".join(b">" * (n % 400) + b" The mayor said so.\n" for n in range(50_000)),
    )
    yield Bomb("vtt, 18 MB", "a.vtt", lambda: cues(300_000, "The mayor said"))
    yield Bomb("vtt, a block without a stop", "a.vtt", lambda: cues(200_000, "a"))
    yield Bomb("vtt, 2 MB of tags in a cue", "a.vtt", lambda: cues(1, "<b>" * 700_000 + "x"))
    yield Bomb("md, 5 MB of brackets", "a.md", lambda: b"[" * 5 * _MB)
    yield Bomb("md, 5 MB of emphasis", "a.md", lambda: b"*a " * (5 * _MB // 3))
    yield Bomb("md, YAML aliases without end", "a.md", _aliases)
    yield Bomb(
        "txt, 49 MB in a million lines",
        "a.txt",
        lambda: b"The mayor of Lemvik said that it was closed now\n" * 1_000_000,
    )
    yield Bomb("txt, 49 MB in one line", "a.txt", lambda: (SENTENCE * 600_000).encode())
    yield Bomb("txt, 49 MB without a blank", "a.txt", lambda: b"a" * 49 * _MB)
    yield Bomb("txt, 20 MB of empty lines", "a.txt", lambda: b"a" + b"\n" * 20 * _MB)
    yield Bomb("txt, 10 MB of dialogue", "a.txt", lambda: b"MR. WEISS: It was so.\n" * 450_000)
    yield Bomb("txt, 10 MB of quotation marks", "a.txt", lambda: "“".encode() * 3 * _MB)
    yield Bomb("txt, 20 MB in an unknown encoding", "a.txt", lambda: "Größe und Maß. ".encode("cp1252") * 1_300_000)
    yield Bomb("txt, over 50 MB", "a.txt", lambda: b"a" * 51 * _MB)


def drafting() -> Iterator[Bomb]:
    """What is drafted: a sentence has a bound, a long document takes its time by its length and shows how far it is."""
    clause = "the dam and the road and "
    yield Bomb(
        "drafts, a sentence of 10 KB",
        "a.txt",
        lambda: f"The mayor said that {clause * 400}closed.".encode(),
        "ingest FILE",
    )
    yield Bomb(
        "drafts, a sentence of 1 MB",
        "a.txt",
        lambda: f"The mayor said that {clause * 40_000}closed.".encode(),
        "ingest FILE",
    )
    yield Bomb("drafts, 100 KB on one line", "a.txt", lambda: (SENTENCE * 1_200).encode(), "ingest FILE")
    yield Bomb("drafts, a word of 5 MB", "a.txt", lambda: b"The mayor said that " + b"a" * 5 * _MB, "ingest FILE")
    yield Bomb(
        "drafts, 200 KB of quotation marks", "a.txt", lambda: ("The mayor said “" * 12_000).encode(), "ingest FILE"
    )
    yield Bomb("drafts, 100 KB of brackets", "a.txt", lambda: b"The mayor said (so " * 5_000, "ingest FILE")
    yield Bomb("drafts, 100 KB of commas", "a.txt", lambda: b"The mayor said, " * 6_000, "ingest FILE")
    yield Bomb(
        "drafts, 100 KB of names", "a.txt", lambda: b"Anna Berg, Carl Dahl, Otto Weiss and " * 2_700, "ingest FILE"
    )


def records() -> Iterator[Bomb]:
    """What comes by import, is compared or asked for."""
    imported = "import FILE --format jsonl"
    yield Bomb("import /dev/zero", "", bytes, "import /dev/zero --format jsonl")
    yield Bomb("import of a line without end", "", bytes, "import - --format jsonl", _ZEROS)
    yield Bomb("import of wrong lines without end", "", bytes, "import - --format jsonl", _LINES)
    yield Bomb("import csv without end", "", bytes, "import - --format csv", _LINES)
    yield Bomb("ingest of standard input without end", "", bytes, "ingest -", _LINES)
    yield Bomb("match of a line without end", "", bytes, "match -", _ZEROS)
    yield Bomb("import, a million lines that are wrong", "a.jsonl", lambda: b'{"text": 1}\n' * 1_000_000, imported)
    yield Bomb("import, JSON 1,000,000 levels deep", "a.jsonl", lambda: b"[" * 1_000_000, imported)
    yield Bomb(
        "import, a number of a million digits", "a.jsonl", lambda: b'{"text": ' + b"9" * 1_000_000 + b"}\n", imported
    )
    yield Bomb("import, 2 claims of 5 MB", "a.jsonl", lambda: claims(2, SENTENCE * 60_000), imported)
    yield Bomb("import, a claim of one word of 5 MB", "a.jsonl", lambda: claims(1, "a" * 5 * _MB), imported)
    yield Bomb(
        "match, among 2 claims of 5 MB",
        "a.jsonl",
        lambda: claims(2, SENTENCE * 60_000),
        "match The_port_of_Lemvik_had_been_closed.",
        before=imported,
    )
    yield Bomb("import, 20 claims of 100 KB", "a.jsonl", lambda: claims(20, SENTENCE * 1_200), imported)
    tagged = {"text": "The port was closed.", "source": "demo", "tags": [f"t{n}" for n in range(100_000)]}
    yield Bomb("import, a claim with 100,000 tags", "a.jsonl", lambda: json.dumps(tagged).encode(), imported)
    yield Bomb(
        "import csv, a cell of 50 MB", "a.csv", lambda: b'text,source\n"' + b"a" * 50 * _MB + b'",demo\n', "import FILE"
    )
    yield Bomb(
        "import csv, 1,000,000 columns",
        "a.csv",
        lambda: b"text," * 1_000_000 + b"\n" + b"a," * 1_000_000,
        "import FILE",
    )
    yield Bomb(
        "import csv, an open quotation mark of 40 MB",
        "a.csv",
        lambda: b'text,source\n"' + b"a\n" * 20 * _MB,
        "import FILE",
    )
    yield Bomb("match, 5 MB", "a.txt", lambda: (SENTENCE * 60_000).encode(), "match FILE")
    yield Bomb("match, a word of 5 MB", "a.txt", lambda: b"a" * 5 * _MB, "match FILE")
    yield Bomb("add, a claim of 100 KB", "", bytes, "add " + "word_" * 20_000 + " --source demo")
    yield Bomb("list, a filter of 1,001 words", "", bytes, "list " + " ".join(f"w{n}" for n in range(1_001)))
    yield Bomb("list, a filter of 10,000 brackets", "", bytes, "list " + "not " * 10_000 + "a")
    yield Bomb("list, a word of 100 KB", "", bytes, "list " + "w" * 100_000)
    yield Bomb("search, 5,000 words", "", bytes, "search " + " ".join(f"word{n}" for n in range(5_000)))
    yield Bomb("speaker, a name of 60 KB", "", bytes, "speaker show " + "n" * 60_000)


def odt(body: str) -> bytes:
    """An OpenDocument text around a body."""
    content = f"{_ODT}{body}</office:text></office:body></office:document-content>"
    return packed(mimetype="application/vnd.oasis.opendocument.text", content_dot_xml=content)


def _long_word() -> bytes:
    """A sound document whose main part is taken for one of 2 GB, which is never in memory here."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(docx(paragraph("a")))) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
        with new.open("word/document.xml", "w") as part:
            part.write(old.read("word/document.xml").partition(b"a</w:t>")[0])
            for _ in range(2000):
                part.write(b"a" * _MB)
    return out.getvalue()


def _laughing() -> bytes:
    sound = docx(paragraph("a"))
    out = io.BytesIO()
    with ZipFile(io.BytesIO(sound)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, f"{_LAUGHS}]>{text.partition('?>')[2]}" if name == "word/document.xml" else text)
    return out.getvalue()


def _table(rows: int) -> str:
    cell = f"<w:tc>{paragraph('46')}</w:tc>"
    return "<w:tbl>" + f"<w:tr>{cell * 3}</w:tr>" * rows + "</w:tbl>"


def _notes(number: int) -> str:
    return "<w:p><w:r><w:t>a</w:t>" + "<w:footnoteReference w:id='2'/>" * number + "</w:r></w:p>"


def _spans(deep: int) -> str:
    return "<text:p>" + "<text:span>" * deep + SENTENCE + "</text:span>" * deep + "</text:p>"


def _archives(number: int, archive: bytes) -> dict[str, bytes]:
    return {f"archive__{n}_dot_warc": archive for n in range(number)}


def _warc_packed(size: int) -> bytes:
    body = gzip.compress(b"<p>" + b"a" * size)
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://lemvik.example/\r\n"
        "Content-Type: application/http; msgtype=response\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def _attributes(number: int) -> str:
    return " ".join(f"a{n}=1" for n in range(number))


def _script(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script><p>{SENTENCE}'


def _shown(lines: int) -> bytes:
    return zlib.compress(b"BT /F1 12 Tf 72 770 Td " + f"({SENTENCE.strip()}) Tj 0 -14 Td ".encode() * lines + b"ET")


def _drawn(operators: int) -> bytes:
    return zlib.compress(b"0 0 m 1 1 l S " * operators + b"BT /F1 12 Tf (a) Tj ET")


def _parts(number: int) -> bytes:
    part = '--b\nContent-Type: application/octet-stream; name="a"\nContent-Disposition: attachment\n\na\n'
    return f'From: a@b.example\nContent-Type: multipart/mixed; boundary="b"\n\n{part * number}--b--\n'.encode()


def _aliases() -> bytes:
    lines = "".join(f"x{n + 1}: &x{n + 1} [{', '.join([f'*x{n}'] * 10)}]\n" for n in range(9))
    return f"---\nx0: &x0 ha\n{lines}title: *x9\n---\n{SENTENCE}\n".encode()


@dataclass(frozen=True)
class Taken:
    """How a command ended: its exit code (negative when it was ended), seconds on the clock and of the processor, peak
    memory in MB, its last line.
    """

    code: int
    clock: float
    seconds: float
    megabytes: int
    said: str


def met(bomb: Bomb, folder: Path, db: Path) -> Taken:
    """Run the command on the bomb."""
    file = folder / (bomb.file or "none")
    file.write_bytes(bomb.make())
    environ = {**os.environ, "FACTCHECK_DB": str(db), "FACTCHECK_ANALYST": "Bench"}
    if bomb.before:
        subprocess.run(_program(bomb.before, file), env=environ, check=True, capture_output=True)
    program = _program(bomb.command, file)
    said = folder / "said"
    source = subprocess.Popen(bomb.typed, stdout=subprocess.PIPE) if bomb.typed else None
    start = time.monotonic()
    with said.open("wb") as errors:
        given = source.stdout if source else subprocess.DEVNULL
        process = subprocess.Popen(
            program, stdin=given, stdout=subprocess.DEVNULL, stderr=errors, env=environ, preexec_fn=_bounded
        )
        status, used = _ended(process, start)
    if source:
        source.kill()
        source.wait()
    lines = said.read_text(errors="replace").strip().splitlines()
    seconds = used.ru_utime + used.ru_stime
    return Taken(status, time.monotonic() - start, seconds, used.ru_maxrss // 1024, lines[-1] if lines else "")


def _program(command: str, file: Path) -> list[str]:
    words = [str(file) if word == "FILE" else word.replace("_", " ") for word in command.split(" ")]
    return [sys.executable, "-c", "from factcheck.cli.app import main; main()", *words]


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_ENDED, _ENDED))


def _ended(process: "subprocess.Popen[bytes]", start: float) -> tuple[int, resource.struct_rusage]:
    """The exit code, negative when it took too long, and what it used."""
    late = False
    while True:
        found, status, used = os.wait4(process.pid, os.WNOHANG)
        if found:
            process.returncode = os.waitstatus_to_exitcode(status)
            return -1 if late else process.returncode, used
        if not late and time.monotonic() - start > _MOST_CLOCK:
            process.kill()
            late = True
        time.sleep(0.02)


def main() -> None:
    """Print the table; exit 1 when a promise was not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="only bombs with one of these in their names")
    given = parser.parse_args()
    bombs = [*documents(), *drafting(), *records()]
    wanted = [one for one in bombs if not given.words or any(word in one.name for word in given.words)]
    broken = 0
    made = tempfile.TemporaryDirectory()
    store = Path(made.name) / "store.db"
    demo = [sys.executable, "-c", "from factcheck.cli.app import main; main()", "demo", "--keep", str(store)]
    subprocess.run(demo, check=True, capture_output=True)
    print("| bomb | KB | exit | processor s | clock s | MB | it says |\n|---|---:|---:|---:|---:|---:|---|")
    for bomb in wanted:
        with tempfile.TemporaryDirectory() as temporary:
            folder, db = Path(temporary), Path(temporary) / "store.db"
            shutil.copy(store, db)
            taken = met(bomb, folder, db)
            size = (folder / (bomb.file or "none")).stat().st_size // 1024
        bad = taken.code not in (0, 1, 2, 3) or taken.seconds > SECONDS or taken.megabytes > MEGABYTES
        broken += bad
        said = taken.said.replace(temporary, "").replace("|", "¦")[:110]
        seconds = f"{taken.seconds:.1f}{' **over**' if bad else ''} | {taken.clock:.1f}"
        print(f"| {bomb.name} | {size:,} | {taken.code} | {seconds} | {taken.megabytes} | {said} |", flush=True)
    print(f"\n{len(wanted)} bombs, {broken} over {SECONDS:.0f} s or {MEGABYTES} MB.")
    raise SystemExit(bool(broken))


if __name__ == "__main__":
    main()
