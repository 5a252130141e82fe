"""How long a command takes from a cold start: the processor time of whole processes, beside a bare Typer program and
`sqlite-utils`, which are run in turn with ours.

Run by hand: `python tests/bench/cold.py [--rounds 20] [--venv FOLDER] [--typer ==0.28.0] [--writes]`. It builds the
wheel, installs it with `sqlite-utils` (needed by nothing else) into an environment of its own, and makes the seed store
there; `--venv` keeps that environment, to save the time the next time. `--writes` measures instead what a person writes
again and again, with the extra `semantic` installed: each time on a fresh copy of the store, with four drafts more.
"""

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]

BARE = """\
import typer

app = typer.Typer()


@app.command()
def main(name: str = "world") -> None:
    print(f"Hello {name}")


app()
"""


@dataclass(frozen=True)
class Run:
    """A command, the one that it is measured against, and at most how many times that one's time it may take."""

    name: str
    command: list[str]
    against: str = ""
    limit: float = 0.0
    environ: Mapping[str, str] = field(default_factory=dict)
    fresh: tuple[Path, Path] | None = None
    """A store, and the place where a copy of it is written to."""


def runs(bins: Path, folder: Path) -> list[Run]:
    """What is measured, the bare program first."""
    bare = [str(bins / "python"), str(folder / "bare")]
    factcheck = [str(bins / "factcheck"), "--db", str(folder / "demo.db")]
    found = [
        Run("bare program", bare),
        Run("bare program: --help", [*bare, "--help"]),
        Run("bare program: completion", bare, environ=completing("BARE", "bare --n")),
        Run("sqlite-utils search", [str(bins / "sqlite-utils"), "search", str(folder / "peer.db"), "claim", "weapons"]),
    ]
    for line in ("search weapons", "search Serdukov weapon", "list", "list by:peskov", "show 4"):
        for asked in (line, f"{line} --table"):
            found.append(Run(f"factcheck {asked}", [*factcheck, *asked.split()], "bare program", 1.8))
    found.append(Run("factcheck --help", [*factcheck, "--help"], "bare program: --help", 1.4))
    found.append(Run("factcheck search --help", [*factcheck, "search", "--help"], "bare program: --help", 1.4))
    for words in ("se", "show 1", "list by:A", "search --li"):
        command = [*factcheck, *words.split()]
        environ = {"_FACTCHECK_COMPLETE": "zsh"}
        found.append(Run(f"completion: {words}", command, "bare program: completion", 1.3, environ))
    return found


DRAFTS = (
    ("Russian officials", "Trade between Russia and Azerbaijan reached 4.1 billion dollars in 2024."),
    ("Dmitry Peskov", "Relations between the two countries are in a crisis of trust."),
    ("Ilham Aliyev", "The AZAL aircraft was not hit by Russian air defense systems."),
    ("Maria Zakharova", "The consulate in Baku stays open."),
)
"""Claims beside those of the seeds, drafts as yet: the words of the third contradict one that is there."""

WRITES = {
    "mark confirmed 36 --note x": "mark",
    "accept 102": "accept, claims that are like it",
    "accept 104": "accept, words see a conflict: read at once",
    "accept 105": "accept, nothing like it",
    "accept 102-105": "accept, all four: read at once",
    "file 5 --about Mutallibov": "file under a new proposition",
    "file 8 --about p2": "file beside three others",
    "conflicts": "conflicts, nothing waits",
}


def writes(bins: Path, folder: Path) -> list[Run]:
    """Commands that write, each on a copy of the store."""
    fresh = (folder / "drafts.db", folder / "written.db")
    factcheck = [str(bins / "factcheck"), "--db", str(fresh[1])]
    return [Run(name, [*factcheck, *line.split()], fresh=fresh) for line, name in WRITES.items()]


def completing(program: str, line: str) -> dict[str, str]:
    """The environment in which bash asks a program of Typer's own making to complete a line."""
    return {
        f"_{program}_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
    }


def seconds(run: Run) -> float:
    """User and system time of one run of the command, with its output into a pipe that is read to the end."""
    environ = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8", **run.environ}
    if run.fresh:
        shutil.copy(*run.fresh)
    process = subprocess.Popen(run.command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environ)
    assert process.stdout
    printed = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode or not printed:
        raise SystemExit(f"{run.name} ended with {process.returncode} and printed {len(printed)} bytes.")
    return used.ru_utime + used.ru_stime


def measured(wanted: list[Run], rounds: int) -> dict[str, float]:
    """The median of each, taken in turn so that a busy machine is busy for all."""
    taken: dict[str, list[float]] = {run.name: [] for run in wanted}
    for number in range(rounds + 1):
        for run in wanted:
            used = seconds(run)
            if number:  # the first round fills the disk cache
                taken[run.name].append(used)
    return {name: median(times) for name, times in taken.items()}


def table(wanted: list[Run], taken: dict[str, float]) -> str:
    """Markdown: milliseconds, the ratio to the bare program, what it may be, and the ratio to sqlite-utils."""
    lines = ["| run | ms | x bare | may be | x sqlite-utils search |", "|---|---:|---:|---:|---:|"]
    for run in wanted:
        time = taken[run.name]
        ratio = f"{time / taken[run.against]:.2f} | {run.limit}" if run.against else "|"
        peer = f"{time / taken['sqlite-utils search']:.2f}" if run.limit == 1.8 else ""
        lines.append(f"| {run.name} | {time * 1000:.0f} | {ratio} | {peer} |")
    return "\n".join(lines)


def prepare(venv: Path, folder: Path, typer: str, extra: str = "") -> None:
    """The environment with the wheel in it, the seed store, the peer's database of the same rows, the bare program."""
    if not (venv / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    pip = [venv / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "sqlite-utils", f"{ROOT}{extra}"], check=True)
    # The version may be the same, the code not.
    subprocess.run([*pip, "--force-reinstall", "--no-deps", ROOT], check=True)
    subprocess.run([*pip, f"typer{typer}"], check=True)
    store = folder / "demo.db"
    subprocess.run([venv / "bin" / "factcheck", "demo", "--keep", store], check=True, capture_output=True)
    shutil.copy(store, folder / "drafts.db")
    lines = [json.dumps({"text": text, "speaker": who, "source": "paper", "draft": True}) for who, text in DRAFTS]
    command = [venv / "bin" / "factcheck", "--db", folder / "drafts.db", "import", "-"]
    subprocess.run(command, check=True, capture_output=True, input="\n".join(lines).encode())
    (folder / "bare").write_text(BARE)
    peer = sqlite3.connect(folder / "peer.db")
    rows = sqlite3.connect(store).execute(
        "SELECT claim.id, claim.text, (SELECT group_concat(exact, ' ') FROM quote WHERE claim_id = claim.id), "
        "speaker.name, source.title, claim.reported, claim.mark, claim.said_on FROM claim "
        "JOIN source ON source.id = claim.source_id LEFT JOIN speaker ON speaker.id = claim.speaker_id"
    )
    peer.execute("CREATE TABLE claim (id INTEGER PRIMARY KEY, text, quotes, speaker, title, reported, mark, said_on)")
    peer.executemany("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    peer.commit()
    peer.close()
    searched = ["text", "quotes", "speaker", "title"]
    subprocess.run([venv / "bin" / "sqlite-utils", "enable-fts", folder / "peer.db", "claim", *searched], check=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--venv", type=Path)
    parser.add_argument("--typer", default=">=0.28", help="which release of Typer, as in ==0.28.0")
    parser.add_argument("--writes", action="store_true", help="commands that write, with the extra semantic")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        venv = given.venv or folder / "venv"
        prepare(venv, folder, given.typer, "[semantic]" if given.writes else "")
        wanted = (writes if given.writes else runs)(venv.absolute() / "bin", folder)
        print(f"Processor time (user and system), median of {given.rounds} rounds, {os.cpu_count()} cores.\n")
        taken = measured(wanted, given.rounds)
        print(
            "\n".join(f"| {run.name} | {taken[run.name]:.2f} |" for run in wanted)
            if given.writes
            else table(wanted, taken)
        )


if __name__ == "__main__":
    main()
