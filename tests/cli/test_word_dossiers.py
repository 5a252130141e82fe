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


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_libreoffice_opens_it(word: Path, tmp_path: Path) -> None:
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "txt:Text"]
    subprocess.run([*command, "--outdir", tmp_path, word], check=True, capture_output=True, timeout=180)
    assert "Our verdict: denied" in (tmp_path / "dossier.txt").read_text("utf-8")
