"""Which reader, which files, and no bytes that can do more harm than a sentence."""

import inspect
import os
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from io import BytesIO
from pathlib import Path

import pytest
from desk import tries
from hypothesis import given
from hypothesis import strategies as st
from made_documents import PAGE, docx, paragraph, pdf

from factcheck.domain.source import Document
from factcheck.errors import FactcheckError, UsageError
from factcheck.reading import READERS, documents, load, read, read_file, reader_named, take

PDF = pdf("The mayor said so.")
DOCX = docx(paragraph("The mayor said so."))


@pytest.mark.parametrize("name", READERS)
def test_each_reader_keeps_the_registry_s_promises(name: str) -> None:
    reader = READERS[name]
    assert reader.name == name
    assert reader.help.endswith(".")
    assert all(suffix.startswith(".") and suffix.islower() for suffix in reader.suffixes)
    assert all(reader_named(key) is reader for key in (name, *reader.suffixes, *reader.media_types))
    module = import_module(reader.module)
    assert module.__doc__
    signature = inspect.signature(reader.load(), eval_str=True)
    assert [p.annotation for p in signature.parameters.values()] == [bytes]
    assert signature.return_annotation is Document


def test_no_two_readers_claim_one_suffix() -> None:
    keys = [key for reader in READERS.values() for key in (*reader.suffixes, *reader.media_types)]
    assert len(keys) == len(set(keys))


def test_importing_the_package_loads_no_library() -> None:
    code = "import sys, factcheck.reading; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {reader.library.replace("-", "_") for reader in READERS.values()} & set(loaded)
    assert not {"charset_normalizer", "lxml", "zipfile", "logging"} & set(loaded)


@pytest.mark.parametrize("name", ["trafilatura", "pypdfium2"])
def test_a_missing_library_names_the_command_that_installs_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    data = {"trafilatura": PAGE.encode(), "pypdfium2": PDF}[name]
    with pytest.raises(FactcheckError, match=rf"{name}.*pip install 'factcheck-cli\[read\]'"):
        read(None, data)


def test_an_encoding_to_guess_without_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    with pytest.raises(FactcheckError, match=r"pip install 'factcheck-cli\[read\]'"):
        read(Path("a.txt"), "déjà vu".encode("cp1252"))


def test_an_unknown_format_suggests_the_nearest() -> None:
    with pytest.raises(UsageError, match="no document format “markdwn”") as caught:
        read(None, b"Said.", as_format="markdwn")
    assert caught.value.hint == "Did you mean markdown?"


def test_the_format_asked_for_wins_over_name_and_content() -> None:
    assert read(Path("a.pdf"), PAGE.encode(), as_format="txt").text == PAGE


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.txt", PDF), ("a.pdf", PAGE.encode()), ("a.pdf", DOCX), ("a.docx", PDF)],
)
def test_a_name_that_contradicts_the_content_is_said(name: str, data: bytes) -> None:
    with pytest.raises(FactcheckError, match="the name says"):
        read(Path(name), data)


def test_markup_in_a_text_file_is_text() -> None:
    assert read(Path("a.txt"), PAGE.encode()).text == PAGE


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office file"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"\x1f\x8b\x08", "compressed"),
    ],
)
def test_formats_that_cannot_be_read_are_named(data: bytes, what: str) -> None:
    with pytest.raises(FactcheckError, match=what) as caught:
        read(None, data)
    assert caught.value.hint


def test_hostile_comments_do_not_stall_the_look_at_the_first_bytes() -> None:
    assert read(None, b"<!---->" * 290 + b" Said.").text


def test_a_folder_is_walked_in_order_without_what_is_hidden_or_unknown(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "photo.png", "sub/c.HTML", ".git/d.txt", "tool.bin"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Said.")
    (tmp_path / "sub" / "back").symlink_to(tmp_path, target_is_directory=True)
    found = list(documents([str(tmp_path), "-", str(tmp_path / "tool.bin"), str(tmp_path / ".hidden.txt"), "gone.txt"]))
    assert found == [
        tmp_path / "a.md",
        tmp_path / "b.txt",
        tmp_path / "sub" / "c.HTML",
        None,
        tmp_path / "tool.bin",
        tmp_path / ".hidden.txt",
        Path("gone.txt"),
    ]


def test_a_name_that_no_file_can_have_is_left_to_load() -> None:
    name = "x" * 5000
    assert list(documents([name])) == [Path(name)]
    with pytest.raises(FactcheckError, match="cannot be read: File name too long"):
        load(Path(name))


def test_a_folder_without_documents_is_reported(tmp_path: Path) -> None:
    assert list(documents([str(tmp_path)])) == [tmp_path]
    with pytest.raises(FactcheckError, match="no document"):
        load(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Said.")
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    (tmp_path / "a.txt").chmod(0)
    try:
        assert list(documents([str(tmp_path)])) == [tmp_path / "a.txt", closed]
        for path in (tmp_path / "a.txt", closed):
            with pytest.raises(FactcheckError, match="no permission"):
                load(path)
    finally:
        closed.chmod(0o700)


def test_files_that_are_missing_odd_or_huge(tmp_path: Path) -> None:
    with pytest.raises(FactcheckError, match="no such file"):
        read_file(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FactcheckError, match="not a regular file"):
        load(tmp_path / "pipe")
    with pytest.raises(FactcheckError):
        load(tmp_path / "nul\0.txt")
    with (tmp_path / "huge.txt").open("wb") as stream:
        stream.truncate(50 * 1024**2 + 1)
    with pytest.raises(FactcheckError, match="larger than 50 MB, the limit"):
        load(tmp_path / "huge.txt")


def test_standard_input_is_read_to_its_end() -> None:
    assert take(BytesIO(b"Said.")) == b"Said."


def sound(document: Document) -> None:
    assert document.text.strip()
    assert "\r" not in document.text
    assert "\0" not in document.text
    document.text.encode("utf-8")
    for field in (document.title, document.author, document.url, document.publisher, document.language):
        assert "\n" not in field
        field.encode("utf-8")


@given(st.binary(max_size=300), st.sampled_from(["", *READERS]))
def test_any_bytes_give_a_sound_document_or_a_sentence(data: bytes, as_format: str) -> None:
    with suppress(FactcheckError):
        sound(read(None, data, as_format=as_format))


@tries(60)
@given(
    st.sampled_from([PDF, DOCX, PAGE.encode()]),
    st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=6)), min_size=1, max_size=4),
)
def test_a_file_with_wrong_bytes_in_it_gives_a_sound_document_or_a_sentence(
    data: bytes, blows: list[tuple[int, bytes]]
) -> None:
    for place, junk in blows:
        place %= len(data)
        data = data[:place] + junk + data[place + len(junk) :]
    with suppress(FactcheckError):
        sound(read(None, data))


def test_a_text_of_sixty_megabytes_is_refused_in_a_sentence() -> None:
    with pytest.raises(FactcheckError, match="larger than 50 MB"):
        read(Path("a.txt"), b"The mine is dry. " * 3_600_000)
