"""What only a process of its own can show: pipes, terminals, signals, and other processes on the same store."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from desk import ROOT, dump, interrupted, query

pytestmark = pytest.mark.slow

ENVIRON = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "FACTCHECK_ANALYST": "Ana", "LANG": "C.UTF-8"}


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a line writes goes there."""
    monkeypatch.chdir(tmp_path)


def shell(line: str, store: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", line.replace("factcheck ", f"{sys.executable} -m factcheck --db '{store}' ")],
        env={**ENVIRON, **env},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "words",
    [
        "list",
        "list --json",
        "list --csv",
        "export jsonl",
        "-q --table list",
        "source show new-stage",
        "log",
        "--help",
        "list --help",
    ],
)
def test_a_reader_that_stops_reading_ends_it_quietly(store: Path, words: str) -> None:
    done = shell(f"factcheck {words} | head -1; echo ${{PIPESTATUS[0]}}", store)
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "0"


def test_a_reader_that_never_reads_loses_no_write(store: Path) -> None:
    done = shell("(factcheck mark denied 4 --note x; echo $? >code) 2>&1 | true; cat code", store)
    assert done.stdout == "0\n"
    assert query(store, "SELECT mark FROM claim WHERE id = 4") == [("denied",)]


def test_messages_that_nobody_reads_leave_the_exit_code_alone(store: Path) -> None:
    Path("bad.jsonl").write_text('{"text": ""}\n' * 3000)
    for line in ("import bad.jsonl", "list by:nobody"):
        done = shell(f"(factcheck {line}; echo $? >code) 2>&1 | true; cat code", store)
        assert done.stdout == shell(f"factcheck {line}; echo $?", store).stdout != "0\n"


def test_output_that_cannot_be_written_is_no_success(store: Path) -> None:
    for words in ("list", "export json", "add Rain --source new-stage"):
        done = shell(f"factcheck {words} >/dev/full", store)
        assert done.returncode == 1
        assert done.stderr.startswith("Error: the output could not be written")
        assert "Traceback" not in done.stderr
        assert "Exception ignored" not in done.stderr
        assert "nothing was stored" not in done.stderr


def test_closed_streams(store: Path) -> None:
    for words in ("list", "list --json", "search weapons", "export csv", "--help"):
        done = shell(f"factcheck {words} >&-", store)
        assert (done.returncode, done.stderr) == (1, "Error: the output is closed.\n")
    assert shell("factcheck mark denied 4 >&- 2>&-", store).returncode == 0
    assert shell("factcheck mark denied - <&-", store).returncode == 2


ROWS = '{"text": "Claim number %d about nothing.", "source": "Sheet", "speaker": "Speaker %d"}\n'


def many(folder: Path, number: int) -> Path:
    path = folder / "many.jsonl"
    path.write_text("".join(ROWS % (n, n % 50) for n in range(number)))
    return path


def importing(store: Path) -> subprocess.Popen[bytes]:
    """An import that has taken in thousands of claims and waits for more."""
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "--db", store, "import", "-"],
        env=ENVIRON,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin
    for n in range(6_000):  # far more than a pipe holds: it returns when the program has read the most of it
        process.stdin.write((ROWS % (n, n % 50)).encode())
    process.stdin.flush()
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.5)
    return process


def test_kill_9_in_the_middle_of_an_import_is_all_or_nothing(store: Path, program) -> None:
    before = dump(store)
    process = importing(store)
    process.kill()
    process.communicate()
    done = program("doctor")
    assert done.code == 0
    assert "101 claims" in done.err
    assert dump(store) == before
    assert program("mark", "denied", 4).code == 0


@interrupted
def test_ctrl_c_in_the_middle_of_an_import_stores_nothing(store: Path) -> None:
    before = dump(store)
    process = importing(store)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == b"Interrupted.\n"
    assert dump(store) == before


def on_a_terminal(words: list[str], store: Path, lines: int = 24, columns: int = 80, **env: str) -> str:
    """What a command writes to a terminal of that size."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "--db", str(store), *words],
        env={**ENVIRON, "TERM": "xterm-256color", **env},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        close_fds=True,
        start_new_session=True,
    )
    os.close(theirs)
    found = b""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        ready, _, _ = select.select([ours], [], [], 0.2)
        if ready:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            if not piece:
                break
            found += piece
        elif process.poll() is not None:
            break
    os.close(ours)
    assert process.wait(10) == 0
    return found.decode().replace("\r\n", "\n")


def test_a_terminal_gets_a_table_of_its_width_and_a_pipe_gets_tsv(store: Path) -> None:
    for columns, first in ((60, "#46"), (100, "claim")):
        shown = on_a_terminal(["list", "by:peskov", "--color", "never"], store, lines=100, columns=columns)
        assert first in shown.splitlines()[0]
        assert "\t" not in shown
        assert max(map(len, shown.splitlines())) <= columns
        assert "…" not in shell("factcheck list by:peskov", store).stdout
    piped = shell("factcheck list by:peskov", store).stdout
    assert len(piped.splitlines()) == 6
    assert all(line.count("\t") == piped.splitlines()[0].count("\t") > 5 for line in piped.splitlines())


def test_colour_is_for_terminals_unless_it_is_asked_for(store: Path) -> None:
    words = ["show", "4"]
    assert "\x1b[" in on_a_terminal(words, store, lines=200)
    assert "\x1b[" not in on_a_terminal(words, store, lines=200, NO_COLOR="1")
    assert "\x1b[" not in on_a_terminal([*words, "--color", "never"], store, lines=200)
    assert "\x1b[" in on_a_terminal([*words, "--color", "always"], store, lines=200, NO_COLOR="1")
    assert "\x1b[" not in shell("factcheck --table show 4", store).stdout
    assert "\x1b[" in shell("factcheck --table show 4 --color always", store).stdout


def test_a_pager_only_on_a_terminal_that_is_too_low(store: Path) -> None:
    pager = {"PAGER": "sed s/^/paged:/"}
    assert "paged:" in on_a_terminal(["list"], store, lines=10, **pager)
    assert "paged:" not in on_a_terminal(["list", "by:peskov"], store, lines=60, **pager)
    assert "paged:" not in on_a_terminal(["list", "--no-input"], store, lines=10, **pager)
    assert "paged:" not in shell("factcheck --table list", store, **pager).stdout


def test_progress_only_on_a_terminal(store: Path, tmp_path: Path) -> None:
    rows = many(tmp_path, 40_000)
    assert "lines read" in on_a_terminal(["import", str(rows), "-n"], store)
    done = shell(f"factcheck import {rows} -n", store)
    assert "lines read" not in done.stderr
    assert done.stderr.startswith("Would add 40000, 1 new source.\n")


def test_a_list_on_a_terminal_is_a_page_and_says_that_there_is_more(store: Path) -> None:
    shown = on_a_terminal(["list", "--no-input"], store, lines=500)
    assert "50 of 101" in shown
    assert "101 of 101" in on_a_terminal(["list", "--no-input", "--limit", "0"], store, lines=500)
    assert len(shell("factcheck list", store).stdout.splitlines()) == 101
    assert len(shell("factcheck list --limit 3", store).stdout.splitlines()) == 3


def completed(words: str, store: Path, shell_name: str = "fish") -> list[str]:
    """What the completion script of a shell gets from the program for a line that ends in `words`."""
    given = [words] if shell_name == "bash" else words.split(" ")[1:]
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *given],
        env={**ENVIRON, "FACTCHECK_DB": str(store), "_FACTCHECK_COMPLETE": shell_name},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return [line.split("\t")[0] for line in done.stdout.splitlines()]


def test_completion_offers_what_is_in_the_store(store: Path) -> None:
    assert {"list", "search", "show", "mark"} <= set(completed("factcheck ", store))
    assert completed("factcheck sear", store) == ["search"]
    assert "101" in completed("factcheck show ", store)
    assert completed("factcheck show 10", store) == ["10", "101", "100"]
    assert completed("factcheck mark den", store) == ["denied"]
    assert "4" in completed("factcheck mark denied 4", store)
    assert completed("factcheck source show new", store) == ["new-stage-of-crisis"]
    assert completed("factcheck speaker show Pes", store) == ["Peskov"]
    assert completed("factcheck add x --by Dm", store) == ["Dmitry Peskov"]
    assert completed("factcheck list by:Pes", store) == ["by:Peskov"]
    assert completed("factcheck list status:d", store) == ["status:denied"]
    assert completed("factcheck list tag:mili", store) == ["tag:military"]
    assert "tag:" in completed("factcheck list ta", store)
    assert completed("factcheck edit 4 --tag mili", store) == ["military"]
    assert completed("factcheck export mark", store) == ["markdown"]
    assert "p1" in completed("factcheck file 4 --about p", store)
    assert completed("factcheck list --columns id,tex", store) == ["id,text"]


@pytest.mark.parametrize("shell_name", ["bash", "zsh", "fish"])
def test_every_shell_is_served(store: Path, shell_name: str) -> None:
    assert completed("factcheck source show new", store, shell_name) == ["new-stage-of-crisis"]
    assert completed("FACTCHECK_DB=x factcheck mark den", store, "bash") == ["denied"]


def test_completion_offers_no_word_that_would_be_read_as_an_option(store: Path, program) -> None:
    row = '{"text": "x", "source": "s", "speaker": "--db=evil.db"}\n'
    assert program("import", "-", input=row).code == 0
    assert "--db=evil.db" not in completed("factcheck speaker show ", store)
    assert "--db=evil.db" not in completed("factcheck speaker show --", store)
    assert "--db=evil.db" not in completed("factcheck add x --by --", store)
    assert "--db=evil.db" in completed("factcheck speaker show -- ", store)


def test_completion_does_nothing_but_complete(store: Path) -> None:
    assert completed("factcheck --version ", store) == []
    assert {"--sort", "--limit"} <= set(completed("factcheck list --", store))
    assert completed("factcheck --as x conflicts dis", store) == ["dismiss"]
    assert completed("factcheck nonsense ", store) == []


@pytest.mark.parametrize("words", ["factcheck show ", "factcheck list by:", "factcheck source show "])
def test_completion_is_silent_without_a_store(tmp_path: Path, words: str) -> None:
    (tmp_path / "broken.db").write_bytes(b"not a database at all" * 100)
    for path in (tmp_path / "none.db", tmp_path / "broken.db", tmp_path):
        assert completed(words, path) == []
