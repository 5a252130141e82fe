"""The dossier for Word: it opens, holds what the page holds, and nothing in it runs."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from desk import Factcheck

DATA = "customXml/item2.xml"
HOSTILE = '"><w:t>x</w:t> \x1b[31m \u202egnol =1+1 & <script>alert(1)</script>'


@pytest.fixture
def word(factcheck: Factcheck, tmp_path: Path) -> Path:
    words = ["--note", "no such transfer", "--evidence", "https://example.org/r?a=1&b=2", "--as-of", "2025-08"]
    assert factcheck("mark", "denied", 6, *words, "--evidence", "javascript://x/alert(1)").code == 0
    assert factcheck("add", HOSTILE, "--by", HOSTILE, "--new-speaker", "--source", "azerbaijan").code == 0
    path = tmp_path / "dossier.docx"
    done = factcheck("export", "docx", path)
    assert (done.code, done.err) == (0, f"Wrote 102 claims to {path}.\n")
    return path


def text(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def test_a_document_shows_each_claim_with_its_reasons(word: Path) -> None:
    said = text(word)
    for words in (
        "Contested propositions", "says yes: 2", "#10 Government of Russia, denied: Russia made the weapons transfers",
        "Our verdict: denied, reported as alleged, disputed", "why: no such transfer", "as of: 2025-08",
        "evidence: https://example.org/r?a=1&b=2", "(paragraph 3, 406-503)", "relayed by: WikiLeaks › Safar Abiyev",
        "source: [1] Azerbaijan–Russia relations", "other side: #10 Government of Russia", "[2] Relations between",
    ):  # fmt: skip
        assert words in said, words
    marked = [run.text for p in docx.Document(str(word)).paragraphs for run in p.runs if run.font.highlight_color]
    assert "Russia had made extensive weapons transfers to Armenia" in " ".join(marked)


def test_nothing_in_it_runs_and_only_addresses_of_the_web_are_links(word: Path) -> None:
    with zipfile.ZipFile(word) as parts:
        links = parts.read("word/_rels/document.xml.rels").decode()
        xml = parts.read("word/document.xml").decode()
    assert "https://example.org/r?a=1&amp;b=2" in links
    assert "javascript:" not in links
    assert all(character not in xml for character in "\x1b\u202e")
    assert "␛[31m \\u202egnol =1+1 & <script>alert(1)</script>" in text(word)


def test_for_the_public_without_notes_and_names(factcheck: Factcheck, tmp_path: Path, word: Path) -> None:
    path = tmp_path / "public.docx"
    assert factcheck("export", "docx", "id:6,3", path, "--for", "public").code == 0
    said = text(path)
    assert "why: no such transfer" in said
    assert "marked by" not in said
    assert "note:" not in said
    assert factcheck("export", "docx", path, "--columns", "id").code == 2


def rewritten(path: Path, part: str, old: str, new: str) -> None:
    """Change one part of a document, as a program that saves it may."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def test_a_document_verifies_itself(factcheck: Factcheck, word: Path) -> None:
    done = factcheck("verify", word)
    assert done.code == 0, done.err
    assert {row[2] for row in done.rows} == {"stands"}
    assert factcheck("mark", "none", 6, "--note", "another year").code == 0
    done = factcheck("verify", word, "--json")
    assert done.code == 1
    assert [one["said"] for one in done.json if one["verdict"] == "changed"] == [
        "mark is “nothing” now, on the page “denied”"
    ]
    assert "; 1 difference." in done.err


def test_a_document_that_was_changed_or_is_none_is_said_to_be(factcheck: Factcheck, word: Path, tmp_path: Path) -> None:
    rewritten(word, DATA, "extensive weapons", "small weapons")
    done = factcheck("verify", word)
    assert done.code == 1
    assert "their digest differs" in done.err
    rewritten(word, DATA, "urn:factcheck:dossier", "urn:other")
    assert "This is no dossier" in factcheck("verify", word).err
    (tmp_path / "x.docx").write_bytes(word.read_bytes()[:3000])
    assert "cannot be read" in factcheck("verify", tmp_path / "x.docx").err


def test_words_that_somebody_changed_in_the_document_are_said(factcheck: Factcheck, word: Path) -> None:
    rewritten(word, "word/document.xml", "costing about $800 million", "costing about $900 million")
    done = factcheck("verify", word, "--json")
    assert done.code == 1
    wrong = [(one["claim"], one["what"], one["said"]) for one in done.json if one["verdict"] != "stands"]
    assert (6, "quote", "the document does not show these words") in wrong
    assert {said for *_, said in wrong[:-1]} == {"the document does not show these words"}
    assert wrong[-1] == (None, "page", "its visible text is not what was written: its digest differs")


def test_any_word_of_the_document_that_was_changed_is_said(factcheck: Factcheck, word: Path) -> None:
    rewritten(word, "word/document.xml", "no such transfer", "a great transfer")
    done = factcheck("verify", word, "--json")
    assert done.code == 1
    assert [one["what"] for one in done.json if one["verdict"] != "stands"] == ["page"]


def test_data_that_another_program_wrote_anew_are_the_same(factcheck: Factcheck, word: Path) -> None:
    """A program may number the part anew, put a declaration in front and leave quotation marks as they are."""
    with zipfile.ZipFile(word) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    data = parts.pop(DATA).replace(b"&#34;", b'"').replace(b"&#39;", b"'")
    data = data.replace(b"<lines xmlns=", b"<ns0:lines xmlns:ns0=").replace(b"</lines>", b"</ns0:lines>")
    with zipfile.ZipFile(word, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        archive.writestr("customXml/item3.xml", b'<?xml version="1.0"?>\n' + data)
    assert factcheck("verify", word).code == 0


def test_lost_context_and_who_was_not_asked_are_said_in_it_too(factcheck: Factcheck, tmp_path: Path) -> None:
    source = '{"record": "source", "id": "memo", "title": "Memo", "text": "The bridge is safe, unless it rains."}\n'
    claim = '{"text": "The bridge is safe.", "source": "memo", "quotes": [{"exact": "The bridge is safe"}]}\n'
    assert factcheck("import", "-", input=source + claim).code == 0
    path = tmp_path / "d.docx"
    assert factcheck("export", "docx", "source:memo", path).err == f"Wrote 1 claim to {path}.\n"
    assert "unless" in text(path).split("context: ")[1]
    assert "Nobody was asked about this claim." in text(path)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_libreoffice_opens_it(word: Path, tmp_path: Path) -> None:
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "txt:Text"]
    subprocess.run([*command, "--outdir", tmp_path, word], check=True, capture_output=True, timeout=180)
    assert "Our verdict: denied" in (tmp_path / "dossier.txt").read_text("utf-8")
