"""Bytes through the readers, steered by which lines of ours they reach: each gives a sound document or a sentence.

Run by hand, with `pip install atheris` (needed by nothing else): `python tests/bench/fuzz_readers.py FOLDER
-max_total_time=3600`, where the folder keeps what was found to reach more. The other options are libFuzzer's. What
breaks a reader is written into the working folder as crash-…; `python tests/bench/fuzz_readers.py crash-…` runs it.
"""

import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import atheris

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1] / "reading")]

with atheris.instrument_imports(include=["factcheck.reading", "factcheck.text"]):
    from made_documents import CORE, PAGE, docx, notes_part, paragraph

    from factcheck.errors import FactcheckError
    from factcheck.reading import READERS, read
    from factcheck.text.layout import blocks

FORMATS = sorted(READERS)


def document(name: str, data: bytes) -> bytes:
    """The bytes as a document of that format; those of ZIP archives become the part that says most."""
    parts: dict[str, bytes] = {}
    if name == "docx":
        parts = {"_rels/.rels": _part("_rels/.rels"), "word/document.xml": data}
    elif name == "odt":
        parts = {"content.xml": data}
    elif name == "epub":
        book, _, chapter = data.partition(b"\0")
        rootfile = b'<container><rootfile full-path="b.opf"/></container>'
        parts = {"META-INF/container.xml": rootfile, "b.opf": book, "a": chapter}
    if not parts:
        return data
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return out.getvalue()


def _part(name: str) -> bytes:
    with ZipFile(BytesIO(docx(paragraph("a")))) as archive:
        return archive.read(name)


def tried(data: bytes) -> None:
    """One input, whose first byte names the format: any exception but FactcheckError is a find, and so is any unsound
    document.
    """
    if len(data) < 2:
        return
    name = FORMATS[data[0] % len(FORMATS)]
    try:
        found = read(None, document(name, data[1:]), as_format=name)
    except FactcheckError:
        return
    assert found.text.strip()
    found.text.encode()
    assert "\r" not in found.text
    assert "\0" not in found.text
    at = 0
    for block in blocks(found.text, found.hints):
        assert at <= block.start < block.end <= len(found.text)
        assert all(block.start <= start < end <= block.end for start, end in block.gaps)
        at = block.end


def seeds() -> dict[str, bytes]:
    """A sound document of most formats to begin with."""
    with ZipFile(BytesIO(docx(paragraph("It rains.") + "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>"))) as archive:
        word = archive.read("word/document.xml")
    items = b'<package><manifest><item id="a" href="a"/></manifest><spine><itemref idref="a"/></spine></package>'
    cues = b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ida>It rains.\n\n00:03.000 --> 00:04.000\n- And snows.\n"
    return {
        "plain": "MR. WEISS: It rains.\n\n“It snows,” he said.\n\n> On Monday, T. Rask wrote:\n> No.\n".encode(),
        "markdown": b"---\ntitle: Rain\n---\n# Rain\n\n*It* [rains](https://quay.example).[^1]\n",
        "html": PAGE.encode(),
        "docx": word,
        "odt": b"<a><p>It<note><p>n</p></note> rains.</p><table-row><table-cell><p>4</p></table-cell></table-row></a>",
        "epub": items + b"\0<p>It rains.",
        "rtf": b"{\\rtf1\\ansi It {\\super 2}{\\strike no} rains.\\par}",
        "mail": b"From: a@quay.example\nSubject: =?utf-8?q?x?=\nContent-Type: text/html\n\n<p>It rains.</p>\n",
        "mhtml": b'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n<p>a\n--b--\n',
        "subtitles": cues,
        "webarchive": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
        "pdf": b"%PDF-1.4\n" + notes_part(CORE).encode(),
    }


def main() -> None:
    """Fuzz, from the seeds and what the folder holds."""
    folders = [word for word in sys.argv[1:] if not word.startswith("-") and not Path(word).is_file()]
    for folder in folders[:1]:
        Path(folder).mkdir(exist_ok=True)
        for name, data in seeds().items():
            Path(folder, f"seed-{name}").write_bytes(bytes([FORMATS.index(name)]) + data)
    atheris.Setup(sys.argv, tried)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
