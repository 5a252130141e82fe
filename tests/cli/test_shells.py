"""Completion in the three real shells, each on a terminal: what others wrote is offered, quoted, and never run."""

import json
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import run_here

pytest.importorskip("pty")

from terminal import PATIENCE, Terminal

from factcheck.text.safe import visible

pytestmark = pytest.mark.slow

NAMES = (
    "$(touch RUN)",
    "`touch RUN`", "a;touch RUN", "a|touch RUN", "a&touch RUN", "a>RUN", "'a' b", '"a" b',
    "\\a\\", "*", "?[a-z]{b,c}", "~root", "a ~ b", "!!", "!touch", "#a", "=ls", "%self", "^a^b", "${HOME}", "$HOME",
    "<(touch RUN)", "(touch RUN)", "\x1b]0;title\x07", "\x1b[31mred", "\x9b31m", "\u202eevil\u202c",
    "Ганна Нечай", "Şahin: Oğlu", "x=y", "a,b", "@a", "-a --db=b",
)  # fmt: skip
"""What a page, a speaker or another desk's file may hold; RUN would be a file if a shell ran it."""

SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "set -o history -H; source ./script\n"),
    "zsh": (["zsh", "-f", "-i"], "autoload -Uz compinit; compinit -u -D; setopt bang_hist; source ./script\n"),
    "fish": (["fish", "--no-config", "-i"], "source ./script\n"),
}


class Shell:
    """A shell that completes for a `factcheck` that writes its words down instead of doing anything."""

    def __init__(self, name: str, folder: Path, store: Path) -> None:
        if not shutil.which(name):
            pytest.skip(f"{name} is not installed here")
        self.folder, self.is_bash, (command, setting_up) = folder, name == "bash", SHELLS[name]
        (folder / "script").write_text(run_here("completion", name).out)
        program = folder / "bin" / "factcheck"
        program.parent.mkdir()
        program.write_text(
            "#!/bin/sh\n"
            f'if [ "$_FACTCHECK_COMPLETE" ]; then {sys.executable} -m factcheck "$@"; : >{folder}/asked; exit; fi\n'
            f"printf '%s\\0' \"$@\" >{folder}/part\n"
            f"mv {folder}/part {folder}/words\n"
        )
        program.chmod(0o755)
        self.terminal = Terminal(
            command, 50, 200, PATH=f"{program.parent}:/usr/bin:/bin", HOME=str(folder), PS1="READY> ", LANG="C.UTF-8",
            FACTCHECK_DB=str(store), HISTFILE="", XDG_CONFIG_HOME=str(folder), XDG_DATA_HOME=str(folder),
        )  # fmt: skip
        self.terminal.send(setting_up + "factcheck ready\n")
        assert self.wait_for("words") == ["ready"]

    def wait_for(self, name: str) -> list[str]:
        """The words of a run that has come to its end, or [] for a completion that has."""
        path, ends = self.folder / name, time.monotonic() + PATIENCE
        while not path.exists():
            self.terminal.read(0.05)
            assert time.monotonic() < ends, self.terminal.seen
        text = path.read_text()
        path.unlink()
        return text.split("\0")[:-1]

    def typed(self, line: str, then: str = "\n") -> list[str]:
        """Type a line and a TAB, wait for the answer, then press Enter; the words that the program was run with."""
        self.terminal.send(line + "\t")
        self.wait_for("asked")
        self.terminal.send(then)
        return self.wait_for("words")


@pytest.fixture(scope="module")
def hostile_store(made_stores: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds, and a speaker, a title, a tag, a proposition and a claim with each of the names."""
    path = Path(shutil.copy(made_stores / "seeds.db", tmp_path_factory.mktemp("hostile") / "store.db"))
    rows = [
        {
            "text": f"Claim {name}", "source": f"Title {n} {name}", "speaker": f"Q{n:02}{name}",
            "tags": [f"t{n:02}{name}"], "proposition": f"About {name}",
        }
        for n, name in enumerate(NAMES)
    ]  # fmt: skip
    done = run_here("import", "-", db=path, input="".join(json.dumps(row) + "\n" for row in rows))
    assert done.code == 0, done.err
    return path


@pytest.fixture(params=SHELLS)
def shell(
    request: pytest.FixtureRequest, tmp_path: Path, hostile_store: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    """Each of the three."""
    monkeypatch.chdir(tmp_path)
    started = Shell(request.param, tmp_path, hostile_store)
    yield started
    started.terminal.close()


def test_a_hostile_name_is_inserted_as_the_word_that_it_is(shell: Shell) -> None:
    for n, name in enumerate(NAMES):
        line, words = (f"speaker show Q{n:02}", ["speaker", "show"]) if n % 4 else (f"list tag:t{n:02}", ["list"])
        *_, typed = line.split()
        assert shell.typed(f"factcheck {line}") == [*words, typed + visible(name)]
        assert not list(shell.folder.glob("**/RUN"))
    harmless(shell.terminal.seen)


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_hostile_name_stays_quoted_where_a_quotation_was_begun(shell: Shell, quote: str) -> None:
    for n, name in list(enumerate(NAMES))[:: 1 if shell.is_bash and quote == '"' else 4]:
        assert shell.typed(f"factcheck speaker show {quote}Q{n:02}") == ["speaker", "show", f"Q{n:02}{visible(name)}"]
        assert not list(shell.folder.glob("**/RUN"))


def test_titles_and_texts_beside_the_offers_are_harmless(shell: Shell) -> None:
    for line in ("factcheck show ", "factcheck source show title-", "factcheck file 1 --about p"):
        shell.typed(line + "\t" * shell.is_bash)  # which lists at the second TAB
    assert not list(shell.folder.glob("**/RUN"))
    harmless(shell.terminal.seen)


def harmless(seen: str) -> None:
    for obeyed in ("\x1b]0;title", "\x1b[31mred", "\x9b31m", "\u202e"):
        assert obeyed not in seen


def test_what_is_offered_is_found_by_fields_options_and_ids(shell: Shell) -> None:
    assert shell.typed("factcheck mark den") == ["mark", "denied"]
    assert shell.typed("factcheck source show new") == ["source", "show", "new-stage-of-crisis"]
    assert shell.typed("factcheck list by:Pesk") == ["list", "by:Peskov"]
    assert shell.typed("factcheck list status:den") == ["list", "status:denied"]
    assert shell.typed("factcheck list by:Ilh") == ["list", "by:Ilham Aliyev"]
    assert shell.typed("factcheck list by:Pros") == ["list", "by:Prosecutor General's Office of Azerbaijan"]
    if shell.is_bash:  # zsh completes nothing in a quotation that begins within a word
        assert shell.typed("factcheck list by:'Prosecutor Gen") == [
            *("list", "by:Prosecutor General's Office of Azerbaijan")
        ]
    assert shell.typed("factcheck mark denied by:Ilh") == ["mark", "denied", "by:Ilham Aliyev"]
    assert shell.typed("factcheck add x --by Dmit") == ["add", "x", "--by", "Dmitry Peskov"]
    assert shell.typed("factcheck list Peskov about:p1\\ 'x y' --li") == [
        *("list", "Peskov", "about:p1 x y", "--limit")
    ]  # fmt: skip


def test_a_file_is_completed_where_a_file_is_wanted(shell: Shell) -> None:
    (shell.folder / "paper about $(touch RUN).csv").touch()
    assert shell.typed("factcheck import pap") == ["import", "paper about $(touch RUN).csv"]
    assert not list(shell.folder.glob("**/RUN"))
