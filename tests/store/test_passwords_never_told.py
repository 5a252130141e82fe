"""The password of a store's URL on a real server, which takes any: no command tells it, keeps it, or hands it on."""

import os
import re
import shutil
from pathlib import Path

import pytest
from desk import dump, query, run_here

pytestmark = pytest.mark.postgres

SECRET = "geheim"


@pytest.fixture
def served(served: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The seeds on a server, by a URL with a password in it; what is remembered of them is in a folder of the test."""
    monkeypatch.setenv("FACTCHECK_STATE", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    return with_secret(served)


def with_secret(url: str) -> str:
    return re.sub("//([^@:]*)(:[^@]*)?@", rf"//\1:{SECRET}@", url)


def other_way(url: str) -> str:
    """The same URL with the password behind its question mark."""
    return f"{url.replace(f':{SECRET}', '')}?password={SECRET}"


@pytest.mark.parametrize(
    "words",
    [
        *((word,) for word in ("", "list", "stats", "log", "doctor", "config", "conflicts", "speaker", "source")),
        ("show", "4"),
        ("search", "weapons"),
        ("mark", "denied", "4", "--note", "seen"),
        ("undo",),
        ("init", "URL"),
        ("copy", "URL", "copied.db"),
        ("export", "jsonl", "-o", "out.jsonl"),
        ("export", "html", "-o", "out.html"),
        ("merge", "URL"),
        ("add", "A claim.", "--source", "nowhere"),
        ("show", "999999"),
    ],
    ids=lambda words: " ".join(words),
)
@pytest.mark.parametrize("way", [str, other_way], ids=["before the host", "behind the question mark"])
def test_no_command_tells_or_keeps_it(
    served: str, words: tuple[str, ...], way: type[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_DEBUG", "1")
    url = way(served)
    done = run_here(*(word.replace("URL", url) for word in words if word), db=url)
    assert "failed where it should not" not in done.err
    assert SECRET not in done.out + done.err
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert (kept, SECRET in str(dump(served)), [p for p in tmp_path.rglob("*") if SECRET in p.name]) == ([], False, [])


@pytest.mark.parametrize("way", [str, other_way], ids=["before the host", "behind the question mark"])
def test_the_history_of_a_merge_names_the_other_store_without_it(served: str, way: type[str], tmp_path: Path) -> None:
    here = tmp_path / "here.db"
    assert run_here("copy", served, here).code == 0
    assert run_here("mark", "denied", 4, "--note", "seen", db=served).code == 0
    assert run_here("merge", way(served), db=here).code == 0
    ((file,),) = query(here, "SELECT file FROM step WHERE verb = 'merge'")
    assert SECRET not in file
    assert file
    assert SECRET not in run_here("log", db=here).out


def test_what_a_server_sees_of_a_command_has_none(served: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.store.storage.opening import place

    db = place(served).connect(writing=True)
    try:
        seen = query(served, "SELECT application_name, query FROM pg_stat_activity WHERE datname = current_database()")
        assert SECRET not in str(seen)
        assert SECRET not in db.location
    finally:
        db.close()


@pytest.mark.skipif(not shutil.which("pg_dump"), reason="no pg_dump")
def test_a_dump_of_an_older_store_is_made_without_a_password_in_the_list_of_processes(
    served: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told.txt"
    program = tmp_path / "bin" / "pg_dump"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > {told}\ntest "$PGPASSWORD" = {SECRET} || exit 3\n'
        f'exec {shutil.which("pg_dump")} "$@"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    query(served, "UPDATE alembic_version SET version_num = '0008'")
    done = run_here("list", db=served)
    assert SECRET not in done.out + done.err
    assert "--format=custom" in told.read_text()
    assert SECRET not in told.read_text()


def test_an_address_that_cannot_be_read_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_DEBUG", "1")
    monkeypatch.delenv("FACTCHECK_ANALYST")
    for url in (
        f"postgresql://rana:{SECRET}@[::1/desk",
        f"postgresql://rana:{SECRET}@host:port/desk",
        f"postgresql://rana:{SECRET}@host/desk?what=ever",
        f"postgresql://host/desk?password={SECRET}&what=ever",
        f"postgres://rana:{SECRET}@host:5432:5433/desk",
    ):
        for words in (["list"], ["init"], ["doctor"], ["mark", "denied", "4", "--note", "n"]):
            done = run_here(*words, db=url)
            assert SECRET not in done.out + done.err, (url, done.err)
            assert done.code in (2, 4), (url, done.err)
            assert "failed where it should not" not in done.err
