"""The real command line on real stores: in this process where that is enough, in one of its own where it is not."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import servers
from desk import ROOT, Factcheck, Result, run_here
from hypothesis import HealthCheck, settings

os.environ["TZ"] = "UTC"  # times are shown in the reader's zone
time.tzset()

ON_BOTH = ("actions/", "store/", "cli/", "review/", "asking/")
"""Where tests of behaviour run on both databases: where the store matters."""

# The same examples on every run, however slow the machine is; `--hypothesis-profile=long` looks for new ones, by hand.
EVERY_CHECK = list(HealthCheck)
settings.register_profile("ci", derandomize=True, database=None, deadline=None, suppress_health_check=EVERY_CHECK)
settings.register_profile("long", max_examples=2_000, deadline=None, suppress_health_check=EVERY_CHECK)
settings.load_profile("ci")


def pytest_configure(config: pytest.Config) -> None:
    """Whoever asks for tests on a server where none answers is told so, and fails: that half is not left out."""
    if servers.asked_for(config) and not servers.URL:
        raise pytest.UsageError(servers.NONE)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Whatever starts the program as a process of its own waits for an interpreter, and is marked slow for that.

    `pytest -m postgres` gives the same tests their stores on a server: every test of the places above that works on
    the fixtures `store` or `empty`, but for those that are about a file as such (`of_a_file`).
    """
    if servers.asked_for(config):
        for item in items:
            place = item.path.relative_to(ROOT / "tests").as_posix()
            stores = {"store", "empty"} & set(getattr(item, "fixturenames", ()))
            if stores and place.startswith(ON_BOTH) and not item.get_closest_marker("of_a_file"):
                item.add_marker(pytest.mark.postgres)
    for item in items:
        if "program" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def quiet_world(monkeypatch: pytest.MonkeyPatch) -> None:
    """No store, analyst or colour from the outside."""
    for name in list(os.environ):
        if name.startswith("FACTCHECK_") or name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("FACTCHECK_ANALYST", "Ana")
    monkeypatch.setenv("FACTCHECK_CONFIG", os.devnull)
    monkeypatch.setenv("FACTCHECK_STATE", os.devnull)


@pytest.fixture
def factcheck(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Factcheck:
    """The command line on a fresh copy of the seed store, from an empty folder, in this process."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def run(*words: object, db: Path | str | None = store, input: str | bytes = "") -> Result:
        return run_here(*words, db=db, input=input)

    return run


@pytest.fixture
def program(store: Path, tmp_path: Path) -> Callable[..., Result]:
    """The command line as a process of its own."""

    def run(
        *words: object,
        db: Path | str | None = store,
        input: str | bytes = "",
        env: dict[str, str] | None = None,
        **more: Any,
    ) -> Result:
        given = [*(["--db", str(db)] if db is not None else []), *words]
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "factcheck",
                *(os.fspath(w) if isinstance(w, bytes | Path) else str(w) for w in given),
            ],
            input=input if isinstance(input, bytes) else input.encode(),
            capture_output=True,
            cwd=more.pop("cwd", tmp_path),
            env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
            timeout=60,
            check=False,
            **more,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode(errors="backslashreplace"))

    return run


@pytest.fixture(scope="session")
def made_stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty store and one that holds the seeds, made once."""
    from factcheck.actions.begin import begin
    from factcheck.actions.seeding import seed
    from factcheck.store.storage.migrate import create

    folder = tmp_path_factory.mktemp("made")
    for name in ("empty.db", "seeds.db"):
        create(folder / name)
    with begin(str(folder / "seeds.db"), "Seeder", "demo", print) as work:
        seed(work)
    return folder


@pytest.fixture(scope="session")
def server_stores(pytestconfig: pytest.Config) -> Iterator[servers.Stores | None]:
    """The same two on a server, where the tests ask for one."""
    if not servers.asked_for(pytestconfig):
        yield None
        return
    stores = servers.Stores(servers.URL)
    try:
        yield stores
    finally:
        stores.drop_all()


@pytest.fixture
def served(server_stores: servers.Stores | None) -> str:
    """The seeds, on a server; for tests that are about one."""
    if server_stores is None:
        pytest.skip(servers.NOT_ASKED)
    return server_stores.copy("seeds")


@pytest.fixture
def store(
    made_stores: Path, tmp_path: Path, server_stores: servers.Stores | None, request: pytest.FixtureRequest
) -> Path | str:
    """A copy of the seed store."""
    return copied("seeds", tmp_path / "store.db", made_stores, server_stores, request)


@pytest.fixture
def empty(
    made_stores: Path, tmp_path: Path, server_stores: servers.Stores | None, request: pytest.FixtureRequest
) -> Path | str:
    """A copy of an empty store."""
    return copied("empty", tmp_path / "empty.db", made_stores, server_stores, request)


def copied(
    name: str, path: Path, made: Path, on_server: servers.Stores | None, request: pytest.FixtureRequest
) -> Path | str:
    if on_server and request.node.get_closest_marker("postgres"):
        return on_server.copy(name)
    return Path(shutil.copy(made / f"{name}.db", path))


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with the golden file of that name, byte for byte.

    `GOLDEN=write pytest` writes the golden files anew; read the difference before you commit it.
    """

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if os.environ.get("GOLDEN") == "write":
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return compare
