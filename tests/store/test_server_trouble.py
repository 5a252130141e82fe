"""What goes wrong with a server while commands run on it: each a sentence and an exit code, and nothing half stored."""

import json
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import servers
from crowd import Crowd, lost, made, set_to_work
from desk import ROOT, Result, dump, query, run_here
from psycopg.conninfo import conninfo_to_dict

from factcheck.store.storage.opening import login

pytestmark = pytest.mark.postgres

NOBODY = "factcheck_test_nobody"
OTHERS = "datname = current_database() AND pid <> pg_backend_pid()"


@pytest.fixture
def served(served: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The seeds, on a server; commands wait for another writer for a minute."""
    monkeypatch.setenv("FACTCHECK_BUSY_SECONDS", "60")
    return served


@pytest.fixture
def nobody(served: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], str]]:
    """A login that has no role and may make nothing; the URL of a database as it sees it."""
    monkeypatch.delenv("FACTCHECK_ANALYST")
    servers.run(served, f"DROP ROLE IF EXISTS {NOBODY}", f"CREATE ROLE {NOBODY} LOGIN")
    login.cache_clear()
    yield lambda name="": re.sub("//[^@]*@", f"//{NOBODY}@", servers.named(served, name) if name else served)
    servers.run(served, f"DROP ROLE {NOBODY}")


@pytest.fixture
def unmade(served: str) -> Iterator[str]:
    """The URL of a database that is not there."""
    url = f"{served}_trouble"
    yield url
    servers.run(served, f"DROP DATABASE IF EXISTS {url.rpartition('/')[2]} WITH (FORCE)")


def failed(done: Result, code: int, said: str) -> None:
    assert (done.code, said in done.err) == (code, True), done
    assert "\nError: " in f"\n{done.err}"
    assert "Traceback" not in done.err


def test_a_server_that_goes_away_in_the_middle_of_an_import_has_stored_none_of_it(served: str, tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    rows = [{"text": f"Harbour {n} is shut.", "source": f"paper {n % 40}", "speaker": f"Ada {n}"} for n in range(400)]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    before = dump(served)
    gone: list[int] = []

    def end() -> None:
        while not gone:
            gone.extend(
                pid
                for pid, _ in query(
                    served,
                    "SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity "
                    f"WHERE {OTHERS} AND backend_xid IS NOT NULL",
                )
            )
            time.sleep(0.05)

    ending = threading.Thread(target=end, daemon=True)
    ending.start()
    done = run_here("import", file, db=served)
    ending.join()
    failed(done, 4, "went away while this command ran.\nNothing of this command was stored.")
    assert dump(served) == before
    assert run_here("import", file, db=served).code == 0, "the same command again stores all of it"
    assert query(served, "SELECT count(*) FROM claim WHERE text LIKE 'Harbour%'") == [(400,)]


def test_who_has_no_rights_is_told_what_to_ask_for(nobody: Callable[[str], str]) -> None:
    for words in (("list",), ("mark", "denied", 4, "--note", "n"), ("doctor",)):
        failed(run_here(*words, db=nobody("")), 4, "Your login may not do that")
    failed(run_here("init", nobody("factcheck_test_other")), 4, "and your login may not make one.\nAsk for: createdb")


def test_no_connection_is_left(served: str, nobody: Callable[[str], str]) -> None:
    import psycopg

    servers.run(served, f"ALTER ROLE {NOBODY} CONNECTION LIMIT 1")
    with psycopg.connect(nobody("")):
        failed(run_here("list", db=nobody("")), 4, "has no connection left.\nTry again when others are done.")


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_another_encoding_is_named(unmade: str, served: str, encoding: str) -> None:
    name = unmade.rpartition("/")[2]
    servers.run(served, f"CREATE DATABASE {name} ENCODING '{encoding}' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
    failed(run_here("init", unmade), 4, f"keeps its text in {encoding}")
    assert query(unmade, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace") == [(0,)]


def test_an_older_store_is_brought_up_to_date_by_its_owner_alone(
    served: str, nobody: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    servers.run(served, f"GRANT factcheck_analyst TO {NOBODY}")
    query(served, "UPDATE alembic_version SET version_num = '0008'")
    before = dump(served)
    done = run_here("list", db=nobody(""))
    assert (done.code, "Traceback" in done.err) == (4, False)
    assert dump(served) == before


@pytest.fixture(scope="module")
def own_server() -> Iterator[str]:
    """A server of the test's own, which asks all but its keeper for a password."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)  # the server does not run as root, who may be testing
    begun = subprocess.run([ROOT / ".ci/postgres", "start", folder / "it"], capture_output=True, text=True, check=False)
    if begun.returncode:
        pytest.skip(f"No server can be started here: {begun.stderr}")
    url = begun.stdout.strip()
    try:
        rules = folder / "it" / "data" / "pg_hba.conf"
        rules.write_text(
            "host all postgres 127.0.0.1/32 trust\nhost replication postgres 127.0.0.1/32 trust\n"
            "host all all 127.0.0.1/32 scram-sha-256\n"
        )
        servers.run(url, "SELECT pg_reload_conf()")
        yield url
    finally:
        subprocess.run([ROOT / ".ci/postgres", "stop", folder / "it"], check=False)
        shutil.rmtree(folder)


@pytest.mark.slow
def test_passwords_and_rights_on_a_server_of_ones_own(own_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACTCHECK_ANALYST")
    servers.run(
        own_server,
        "CREATE ROLE rana LOGIN CREATEDB PASSWORD 'richtig'",
        "CREATE ROLE keeper LOGIN CREATEDB CREATEROLE PASSWORD 'richtig'",
    )
    desk = servers.named(own_server, "desk")
    rana, keeper = (desk.replace("//postgres@", f"//{who}:{{}}@") for who in ("rana", "keeper"))
    for words in (("list",), ("init",)):
        done = run_here(*words, db=rana.format("geheim"))
        failed(done, 4, "did not take the password.\nIt is looked for in PGPASSWORD, ~/.pgpass, or a service file.")
        assert "geheim" not in done.err
    failed(run_here("list", db=rana.replace(":{}", "")), 4, "asks for a password, and none is there.")
    monkeypatch.setenv("PGPASSWORD", "richtig")
    done = run_here("init", rana.replace(":{}", ""))
    assert (done.code, "Your login may not make roles, so this store is yours alone." in done.err) == (0, True)
    assert run_here("list", db=rana.replace(":{}", "")).code == 0
    servers.run(own_server, "DROP DATABASE desk")
    done = run_here("init", keeper.replace(":{}", ""))
    assert (done.code, "yours alone" in done.err) == (0, False)
    assert run_here("config", db=keeper.format("richtig")).err.count("richtig") == 0


@pytest.mark.slow
def test_a_replica_is_read_and_nothing_is_changed_in_it(own_server: str, tmp_path: Path) -> None:
    desk = servers.named(own_server, "followed")
    assert run_here("init", desk).code == 0
    rows = "".join(json.dumps({"text": f"Harbour {n} is shut.", "source": "paper"}) + "\n" for n in range(3))
    assert run_here("import", "-", db=desk, input=rows).code == 0
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    port = str(conninfo_to_dict(own_server)["port"])
    begun = subprocess.run(
        [ROOT / ".ci/postgres", "follow", folder / "it", port], capture_output=True, text=True, check=False
    )
    assert begun.returncode == 0, begun.stderr
    try:
        replica = servers.named(begun.stdout.strip(), "followed")
        for words in (
            ("list",),
            ("search", "harbour"),
            ("show", "1"),
            ("stats",),
            ("export", "csv"),
            ("match", "harbour"),
        ):
            there, here = (run_here(*words, db=url) for url in (replica, desk))
            assert (there.code, there.out) == (0, here.out), there.err
        for change in (("mark", "denied", "1", "--note", "n"), ("import", "-"), ("undo",), ("doctor", "--fix")):
            failed(run_here(*change, db=replica, input=rows.replace("Harbour", "Pier")), 4, "is read-only.")
        copied = tmp_path / "copied.db"
        assert run_here("copy", replica, copied).code == 0
        assert run_here("list", db=copied).out == run_here("list", db=desk).out
    finally:
        subprocess.run([ROOT / ".ci/postgres", "stop", folder / "it"], check=False)
        shutil.rmtree(folder)


@pytest.mark.slow
def test_a_desk_at_work_at_once_loses_nothing(unmade: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_BUSY_SECONDS", "300")
    crowd = Crowd(claims=64, analysts=8, importers=2, searchers=2, batch=20)
    ids = made(unmade, crowd.claims)
    done = set_to_work(unmade, ids, crowd)
    assert [failure for one in done for failure in one.failed] == []
    assert lost(unmade, ids, crowd) == []
    assert query(unmade, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()") == [(0,)]
    assert run_here("doctor", db=unmade).code == 0
