"""What goes out: never over a store, the same bytes in every environment, and harmless to a terminal."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import ROOT, Factcheck, Result, copy_of, dump
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.safe import escaped, unescaped, visible

NASTY = "red \x1b[31m, \x9b2J, over\u202ewritten, a\rb"


@pytest.fixture
def nasty(factcheck: Factcheck) -> str:
    """The id of a claim that would like to command a terminal."""
    done = factcheck("add", NASTY, "--by", "Mal\x1b]0;x\x07lory", "--source", "new-stage-of-crisis", "--new-speaker")
    assert done.code == 0, done.err
    return done.out.strip()


def on_a_terminal(store: Path, *words: str) -> str:
    """What a real terminal is sent."""
    main, end = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "PAGER": "cat"}
    command = [sys.executable, "-m", "factcheck", "--db", str(store), "--no-input", *words]
    child = subprocess.Popen(command, stdin=end, stdout=end, stderr=subprocess.DEVNULL, env=env)
    os.close(end)
    sent = b""
    try:
        while piece := os.read(main, 65536):
            sent += piece
    except OSError:  # how Linux says that nobody writes any more
        pass
    assert child.wait() == 0
    os.close(main)
    return sent.decode()


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--csv"],
        ["list", "--json"],
        ["list", "--jsonl"],
        ["list", "--columns", "text,speaker", "--json"],
        ["show", "102", "--json"],
        ["search", "red", "--json"],
        ["match", "red", "--json"],
        ["log", "102", "--json"],
        ["speaker", "list", "--json"],
        ["export", "csv"],
        ["export", "tsv"],
        ["export", "json"],
        ["export", "jsonl"],
        ["export", "markdown"],
    ],
    ids=" ".join,
)
def test_data_on_a_terminal_is_shown_and_not_obeyed(store: Path, nasty: str, words: list[str]) -> None:
    sent = on_a_terminal(store, *words).replace("\r\n", "\n")
    assert visible(sent, lines=True) == sent
    if words[0] not in ("match", "log"):
        assert "written" in sent or words == ["speaker", "list", "--json"]


def test_into_a_pipe_the_bytes_are_as_promised(factcheck: Factcheck, nasty: str) -> None:
    assert factcheck("show", nasty, "--json").json[0]["text"] == NASTY
    assert NASTY in factcheck("export", "csv").out


@pytest.mark.of_a_file
@pytest.mark.parametrize("name", ["store.db", "store.db-wal", "store.db-shm", "store.db-journal"])
def test_an_export_never_goes_over_a_store(factcheck: Factcheck, store: Path, name: str) -> None:
    before = dump(store)
    done = factcheck("export", "csv", "-o", store.with_name(name))
    assert done.code == 2
    assert "never writes over it" in done.err
    assert dump(store) == before


@pytest.mark.of_a_file
@pytest.mark.parametrize("link", [os.symlink, os.link], ids=["symbolic link", "hard link"])
def test_an_export_knows_a_store_by_any_name(
    factcheck: Factcheck, empty: Path, tmp_path: Path, link: Callable[[Path, Path], None]
) -> None:
    link(empty, tmp_path / "table.csv")
    before = dump(empty)
    assert factcheck("export", "csv", "-o", tmp_path / "table.csv").code == 2
    assert dump(empty) == before


def test_an_export_goes_over_what_is_no_store(factcheck: Factcheck, tmp_path: Path) -> None:
    (tmp_path / "table.db").write_text("an old table")
    assert factcheck("export", "csv", "-o", tmp_path / "table.db").code == 0
    assert factcheck("export", "csv", "-o", tmp_path / "table-wal").code == 0


HARD = [{"PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "0", "LC_ALL": "C"}, {"PYTHONIOENCODING": "latin-1"}]


@pytest.mark.parametrize("env", HARD, ids=str)
def test_files_and_pipes_are_utf_8_in_every_environment(
    program: Callable[..., Result], tmp_path: Path, env: dict[str, str]
) -> None:
    for words in (["export", "csv"], ["export", "json"], ["list", "--jsonl"], ["list"]):
        assert program(*words, env=env) == program(*words)
    assert program("export", "jsonl", "-o", tmp_path / "a", env=env).code == 0
    assert program("export", "jsonl", "-o", tmp_path / "b").code == 0
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("env", HARD, ids=str)
def test_what_is_typed_is_utf_8_in_every_environment(
    program: Callable[..., Result], store: Path, env: dict[str, str]
) -> None:
    done = program("add", "Żytomierz said nothing — »niente«.", "--source", "new-stage-of-crisis", env=env)
    assert done.code == 0, done.err
    assert program("show", done.out.strip(), "--json").json[0]["text"] == "Żytomierz said nothing — »niente«."


@pytest.mark.parametrize("words", [["export", "csv"], ["search", "weapons"], ["list", "--json"]], ids=" ".join)
def test_output_that_nobody_can_take_is_no_success(store: Path, words: list[str]) -> None:
    command = f'exec "{sys.executable}" -m factcheck --db "$0" "$@" >&-'
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["sh", "-c", command, store, *words], capture_output=True, text=True, env=env, check=False)
    assert done.returncode == 1
    assert "the output is closed" in done.stderr


def test_a_command_without_output_needs_none(store: Path) -> None:
    command = f'exec "{sys.executable}" -m factcheck --db "$0" mark denied 4 >&-'
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["sh", "-c", command, store], capture_output=True, text=True, env=env, check=False)
    assert (done.returncode, done.stderr) == (
        0, "Marked claim 4 denied.\nDesk: DENIED that Khojaly came under Armenian occupation.\n",
    )  # fmt: skip


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_named(program: Callable[..., Result]) -> None:
    done = program("export", "csv", "-o", "/dev/full")
    assert done.code == 1
    assert "the disk is full" in done.err


@given(st.text())
def test_what_is_escaped_comes_back(text: str) -> None:
    line = escaped(text)
    assert unescaped(line) == text
    assert visible(line) == line


def test_a_table_of_tabs_comes_back_as_it_went(factcheck: Factcheck, empty: Path, tmp_path: Path, nasty: str) -> None:
    text = 'a line\nand "another", a tab\t, a \\n that is none, =1+1'
    done = factcheck("add", text, "--source", "new-stage-of-crisis")
    assert factcheck("export", "tsv", "-o", tmp_path / "all.tsv").code == 0
    assert len((tmp_path / "all.tsv").read_text().splitlines()) == 104
    copy_of(empty, tmp_path / "other.db")
    taken = factcheck("import", tmp_path / "all.tsv", db=tmp_path / "other.db")
    texts = {claim["text"] for claim in factcheck("list", "--json", db=tmp_path / "other.db").json}
    assert {text, NASTY} <= texts, (taken.err, done.err)


def test_every_proposition_in_every_form(factcheck: Factcheck) -> None:
    known = factcheck("positions", "--json").json
    assert set(known[0]) == {"id", "text", "claims", "for", "against", "standing"}
    assert factcheck("positions", "--ids").out.split() == [one["id"] for one in known]
    assert len(factcheck("positions", "--jsonl").out.splitlines()) == len(known)
    header, *rows = factcheck("positions", "--csv").out.split("\r\n")[:-1]
    assert header == "id,text,claims"
    assert len(rows) == len(known)
