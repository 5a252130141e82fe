"""What the tests of the command line share: running it, and looking into a store behind its back."""

import io
import json
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import servers
from hypothesis import settings

ROOT = Path(__file__).parents[1]

interrupted = pytest.mark.skipif(
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN, reason="a process that is started to ignore Ctrl-C (nohup)"
)
"""Marks a test that sends SIGINT to a process of its own, which inherits whether it is ignored."""


def tries(number: int) -> settings:
    """Fewer examples than usual for a slow property, in proportion under every profile."""
    usual = settings.get_profile("default").max_examples
    return settings(max_examples=max(1, number * settings().max_examples // usual))


@contextmanager
def connecting_as(kind: type[sqlite3.Connection]) -> Iterator[None]:
    """Whatever opens a store in this block opens it with this kind of connection."""
    connect = sqlite3.connect
    sqlite3.connect = lambda *given, **more: connect(*given, **more, factory=kind)  # type: ignore[assignment]  # of all overloads the one in use
    try:
        yield
    finally:
        sqlite3.connect = connect


@dataclass(frozen=True)
class Result:
    """What one command ended with and printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def rows(self) -> list[list[str]]:
        return [line.split("\t") for line in self.out.splitlines()]


def run_here(*words: object, db: Path | str | None = None, input: str | bytes = "") -> Result:
    """The command line in this process, its three streams pipes."""
    from factcheck.cli.app import hoisted, program
    from factcheck.cli.ending import ended

    given = [*(["--db", str(db)] if db is not None else []), *map(str, words)]
    stdin = io.BytesIO(input if isinstance(input, bytes) else input.encode())
    streams = sys.stdin, sys.stdout, sys.stderr
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdin = io.TextIOWrapper(stdin, encoding="utf-8")
    sys.stdout = io.TextIOWrapper(out, encoding="utf-8")
    sys.stderr = io.TextIOWrapper(err, encoding="utf-8", errors="backslashreplace", write_through=True)
    try:
        code = ended(lambda: program().main(hoisted(given), prog_name="factcheck", standalone_mode=False))
        sys.stdout.flush()
        return Result(code, out.getvalue().decode(), err.getvalue().decode())
    finally:
        sys.stdin, sys.stdout, sys.stderr = streams


def as_(who: str, db: Path, *words: object, input: str = "") -> Result:
    """The command line as somebody types it."""
    return run_here(*words, "--as", who, db=db, input=input)


def done(who: str, db: Path, *words: object, input: str = "") -> Result:
    """The same, where it must end well."""
    result = as_(who, db, *words, input=input)
    assert result.code == 0, result.err
    return result


Factcheck = Callable[..., Result]


def store_of(db: Path, rows: Sequence[tuple[str, str, str]]) -> Callable[..., Result]:
    """The command line on a new store with these claims: text, speaker and status, each in a paper of its own."""
    lines = [
        json.dumps({"text": text, "speaker": who, "source": f"paper {n}", "said_on": "2024-05-01", "reported": status})
        for n, (text, who, status) in enumerate(rows)
    ]
    assert run_here("init", db).code in (0, 2), "2: an empty one is there already"
    done = run_here("import", "-", "--as", "t", db=db, input="\n".join(lines))
    assert done.code == 0, done.err
    return lambda *words: run_here(*words, "--as", "t", db=db)


def copy_of(store: Path | str, path: Path) -> Path:
    """A copy of a store, in a file."""
    if isinstance(store, Path):
        return Path(shutil.copy(store, path))
    assert run_here("copy", store, path).code == 0
    return path


def altered(store: Path | str, *statements: str) -> None:
    """Change a store behind its back, on a server past its triggers too."""
    if isinstance(store, str):
        servers.run(store, "; ".join(["SET session_replication_role = replica", *statements]))
        return
    connection = sqlite3.connect(store, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def dump(path: Path | str) -> list[str]:
    """Everything that a store says, to compare two moments; what models read in it is no part of that."""
    if isinstance(path, str) and "://" in path:
        tables = query(
            path, "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        return [
            f"{name}: {row}"
            for (name,) in sorted(tables)
            if name != "reading"
            for row in sorted(map(str, query(path, f"TABLE {name}")))
        ]
    connection = sqlite3.connect(path)
    try:
        return [line for line in connection.iterdump() if not line.startswith('INSERT INTO "reading"')]
    finally:
        connection.close()


def query(path: Path | str, sql: str, *values: object) -> list[Any]:
    """Rows of a store, on a connection of one's own."""
    if isinstance(path, str) and "://" in path:
        return servers.query(path, sql, *values)
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()
