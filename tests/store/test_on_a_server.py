"""A store on a server: who may do what, by real logins, and what is said where something is wrong with it."""

import re
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import servers
from desk import Factcheck, dump, query, run_here

from factcheck.errors import StoreError
from factcheck.store.storage.migrate import create
from factcheck.store.storage.opening import login, place
from factcheck.store.storage.unit_of_work import UnitOfWork

pytestmark = pytest.mark.postgres

LOGINS = {"reader": "factcheck_test_reader", "analyst": "factcheck_test_analyst", "editor": "factcheck_test_editor"}


@pytest.fixture
def logins(served: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], str]]:
    """The same store as somebody with one of the three roles sees it; nobody says with --as who that is."""
    monkeypatch.delenv("FACTCHECK_ANALYST")
    for role, name in LOGINS.items():
        servers.run(served, f"DROP ROLE IF EXISTS {name}", f"CREATE ROLE {name} LOGIN IN ROLE factcheck_{role}")
    login.cache_clear()
    yield lambda role: re.sub("//[^@]*@", f"//{LOGINS[role]}@", served)
    servers.run(served, *(f"DROP ROLE {name}" for name in LOGINS.values()))


MARK = ("mark", "confirmed", "4", "--note", "read it")


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        (("list",), {"reader", "analyst", "editor"}),
        (("search", "weapons"), {"reader", "analyst", "editor"}),
        (("export", "jsonl"), {"reader", "analyst", "editor"}),
        (MARK, {"analyst", "editor"}),
        (("add", "A claim of ROLE.", "--source", "new-stage", "--by", "Dmitry Peskov"), {"analyst", "editor"}),
        (("edit", "4", "--text", "Quite other words.", "--over"), {"analyst", "editor"}),
        (("withdraw", "6", "--note", "twice"), {"analyst", "editor"}),
        (("doctor",), {"reader", "analyst", "editor"}),
        (("doctor", "--fix"), {"analyst", "editor"}),
        ((*MARK, "--as", "Rana"), {"editor"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_each_role_may_do(logins: Callable[[str], str], words: tuple[str, ...], allowed: set[str]) -> None:
    for role in LOGINS:
        done = run_here(*(word.replace("ROLE", role) for word in words), db=logins(role))
        assert done.code == (0 if role in allowed else 4), (role, done.err)
        if role not in allowed:
            assert done.err.startswith("Error: Your login may not ")


def test_on_a_server_whoever_is_logged_in_acts(logins: Callable[[str], str]) -> None:
    assert run_here(*MARK, db=logins("analyst")).code == 0
    assert query(logins("reader"), "SELECT analyst FROM step ORDER BY id DESC LIMIT 1") == [(LOGINS["analyst"],)]


@pytest.mark.parametrize(
    "forged",
    [
        "INSERT INTO step (key, at, analyst, verb, imported) VALUES ('k', '', 'Rana', 'mark', FALSE)",
        "INSERT INTO step (key, at, analyst, verb, imported) VALUES ('k', '', 'Rana', 'mark', TRUE)",
        "INSERT INTO step (key, at, analyst, verb, imported, brought_by_id) VALUES ('k', '', 'Rana', 'mark', TRUE, 1)",
        "INSERT INTO event (step_id, claim_id, field, old, new, note, as_of) VALUES (1, 4, 'mark', '1', '2', '', '')",
        "UPDATE step SET analyst = session_user",
        "UPDATE step SET at = '2001-01-01T00:00:00Z'",
        "DELETE FROM step",
        "ALTER TABLE step DISABLE TRIGGER ALL",
    ],
)
def test_nobody_forges_a_colleagues_work_past_the_program(logins: Callable[[str], str], forged: str) -> None:
    import psycopg

    before = dump(logins("reader"))
    with pytest.raises(psycopg.Error):
        query(logins("analyst"), forged)
    assert dump(logins("reader")) == before


def test_the_past_is_refused_to_be_changed_to_the_owner_too(served: str) -> None:
    import psycopg

    assert run_here(*MARK, db=served).code == 0
    for statement in ("UPDATE event SET note = 'x'", "DELETE FROM event", "TRUNCATE event CASCADE"):
        with pytest.raises(psycopg.Error, match="append-only"):
            query(served, statement)


def answering(*, code: str, message: str) -> Iterator[int]:
    """The port of a server that turns everybody away with this error (protocol 3.0, ErrorResponse)."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    while int.from_bytes(connection.recv(1024)[4:8]) in (80877103, 80877104):  # SSL? GSS?
                        connection.sendall(b"N")
                    fields = b"SFATAL\0C" + code.encode() + b"\0M" + message.encode() + b"\0\0"
                    connection.sendall(b"E" + (len(fields) + 4).to_bytes(4) + fields)

        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1]
        listening.close()


@pytest.mark.parametrize(
    ("code", "message", "said"),
    [
        ("28P01", 'password authentication failed for user "rana"', "did not take the password"),
        ("53300", "sorry, too many clients already", "has no connection left"),
        ("57P03", "the database system is starting up", "is starting or stopping"),
        ("3D000", 'database "desk" does not exist', "There is no store at"),
        ("28000", 'role "rana" does not exist', "knows no such login"),
        ("XX000", "the moon is full", "cannot be opened: FATAL:  the moon is full"),
    ],
)
def test_a_server_that_turns_one_away(code: str, message: str, said: str) -> None:
    for port in answering(code=code, message=message):
        done = run_here("list", db=f"postgresql://rana:geheim@127.0.0.1:{port}/desk?sslmode=disable")
        assert done.code == 4
        assert said in done.err
        assert "geheim" not in done.out + done.err


@pytest.mark.parametrize("words", [["list"], ["init"], ["doctor"], ["config"], ["copy", "a", "b"], [], list(MARK)])
def test_a_password_is_never_shown(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACTCHECK_ANALYST")
    for url in (
        "postgresql://rana:geheim@127.0.0.1:1/desk",
        "postgresql://rana:ge@heim/geheim@127.0.0.1:1/desk",
        "postgresql://127.0.0.1:1/desk?user=rana&password=geheim",
    ):
        done = run_here(*words, db=url)
        assert "heim" not in done.out + done.err
        assert done.code in (2, 4)


def test_no_server_answers() -> None:
    done = run_here("list", db="postgresql://127.0.0.1:1/desk")
    assert (done.code, done.err.splitlines()[0]) == (4, "Error: No server answers at postgresql://127.0.0.1:1/desk.")


def test_a_server_that_goes_away_in_the_middle_has_stored_nothing(served: str) -> None:
    before = dump(served)
    others = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    work = UnitOfWork(served, "Ana", "mark")
    work.__enter__()
    work.change("claim", [4], "mark", "denied")
    query(served, f"SELECT pg_terminate_backend(pid) FROM ({others}) others")
    with pytest.raises(StoreError, match="went away"):
        work.change("claim", [5], "mark", "denied")
    work.__exit__(None, StoreError("gone"), None)
    assert dump(served) == before


def test_a_server_that_only_reads(served: str) -> None:
    name = served.rpartition("/")[2]
    servers.run(served, f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    try:
        assert run_here("list", db=served).code == 0
        done = run_here(*MARK, db=served)
        assert (done.code, "is read-only" in done.err) == (4, True)
    finally:
        servers.run(served, "SET default_transaction_read_only = off", f"ALTER DATABASE {name} RESET ALL")


def test_another_writer_is_waited_for_and_then_named(served: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_BUSY_SECONDS", "0")
    with closing(place(served).connect(writing=True)) as db, db.transaction():
        done = run_here(*MARK, db=served)
        assert run_here("list", db=served).code == 0
    assert (done.code, "is locked by another program" in done.err) == (4, True)


@pytest.fixture
def unmade(served: str) -> Iterator[str]:
    """The URL of a database that is not there."""
    url = f"{served}_unmade"
    yield url
    servers.run(served, f"DROP DATABASE IF EXISTS {url.rpartition('/')[2]} WITH (FORCE)")


def test_two_who_make_a_store_at_once_both_get_it(unmade: str) -> None:
    failed: list[BaseException] = []

    def make() -> None:
        try:
            create(unmade)
        except BaseException as error:  # noqa: BLE001  a thread's error is the test's to raise
            failed.append(error)

    makers = [threading.Thread(target=make) for _ in range(2)]
    for one in makers:
        one.start()
    for one in makers:
        one.join()
    assert [error for error in failed if "already" not in str(error)] == []
    assert run_here("doctor", db=unmade).code == 0
    assert run_here("init", unmade).code == 2


def test_another_encoding_is_refused(served: str, unmade: str) -> None:
    name = unmade.rpartition("/")[2]
    servers.run(served, f"CREATE DATABASE {name} ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
    done = run_here("init", unmade)
    assert (done.code, "keeps its text in LATIN1" in done.err) == (4, True)


def test_a_newer_store_is_refused_and_a_strange_database_named(served: str, unmade: str) -> None:
    query(served, "UPDATE alembic_version SET version_num = '9999'")
    done = run_here("list", db=served)
    assert (done.code, "newer than this program's" in done.err) == (4, True)
    servers.run(served, f"CREATE DATABASE {unmade.rpartition('/')[2]}", "SELECT 1")
    done = run_here("list", db=unmade)
    assert (done.code, "not a factcheck store" in done.err) == (4, True)


@pytest.mark.skipif(not shutil.which("pg_dump"), reason="no pg_dump")
def test_an_older_store_is_dumped_and_brought_up_to_date(factcheck: Factcheck, served: str, tmp_path: Path) -> None:
    for line in (
        "TABLE contested",
        "TABLE place_name",
        "TABLE reading",
        "TABLE uncompared",
        "TABLE proposition_gone",
        "TABLE scale",
        "INDEX ix_step_brought_by_id",
        "INDEX desk_by_verdict",
    ):
        servers.run(served, f"DROP {line}")
    for column in ("sha256", "stands", "place", "archive", "retrieved", "note"):
        servers.run(served, f"ALTER TABLE evidence DROP COLUMN {column}")
    for table in ("event", "judgement"):
        servers.run(served, f"ALTER TABLE {table} DROP COLUMN after")
    servers.run(served, "INSERT INTO rescan VALUES (1, 7), (-5, 0), (-6, 1)")
    servers.run(served, "UPDATE alembic_version SET version_num = '0008'")
    done = factcheck("list", "--ids", db=served)
    assert done.code == 0, done.err
    assert "the old one is kept as " in done.err
    assert query(served, "SELECT * FROM rescan") == [(1, 7)]
    assert query(served, "SELECT * FROM uncompared ORDER BY 1") == [(5, True, False), (6, False, False)]
    assert next((tmp_path / "desk").glob("*.backup")).stat().st_size > 10_000


def test_a_store_is_neither_merged_nor_copied_into_itself_by_another_name(served: str) -> None:
    before = dump(served)
    for words in (("merge", f"{served}?application_name=other"), ("copy", served, f"{served}?application_name=other")):
        done = run_here(*words, db=served)
        assert (done.code, "itself" in done.err) == (2, True), done.err
    assert dump(served) == before


def test_a_nul_is_refused_with_a_sentence(served: str) -> None:
    with UnitOfWork(served, "Ana", "edit") as work, pytest.raises(StoreError, match="NUL"):
        work.change("claim", [4], "note", "a\0b")
