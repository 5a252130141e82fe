"""What people install: the wheel, built and installed into an empty environment, and the sdist beside it."""

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet")


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, *PIP, "wheel", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that holds the wheel, what it requires, and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", folder, cwd=folder)
    python = folder / "bin" / "python"
    run(python, *PIP, "install", "--no-compile", wheel, cwd=folder)
    return python


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_bytes(archive.read(name))


def test_the_wheel_says_what_it_is(metadata: Message) -> None:
    assert metadata["Name"] == "factcheck-cli"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(metadata.get_all("Provides-Extra") or ()) == set(declared["optional-dependencies"])
    required = {line for line in metadata.get_all("Requires-Dist") or () if "extra ==" not in line}
    assert len(required) == len(declared["dependencies"])
    assert str(metadata.get_payload()).strip()


def test_the_wheel_holds_migrations_seeds_and_lists_of_words_and_no_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    for folder in ("db", "seeds"):
        ours = [path for path in tracked(folder) if not path.endswith((".md", ".pyc"))]
        assert ours
        assert {f"factcheck/_shipped/{path}" for path in ours} <= held
    lists = {path.relative_to(ROOT).as_posix() for path in (ROOT / "factcheck" / "lexicon").glob("*.txt")}
    assert lists
    assert lists <= held
    assert not [name for name in held if name.startswith("tests/") or "__pycache__" in name]


def tracked(folder: str) -> list[str]:
    """The files of a folder as they are in the checkout."""
    found = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return [path.relative_to(ROOT).as_posix() for path in found]


def test_the_demo_runs_in_an_empty_environment(python: Path, tmp_path: Path) -> None:
    factcheck = python.with_name("factcheck")
    shown = run(factcheck, "demo", "--keep", "kept.db", cwd=tmp_path)
    for said in ("from two documents", "Serdyukov", "$ factcheck positions", "$ factcheck conflicts", "type next"):
        assert said in shown
    assert "denied" in run(factcheck, "--db", "kept.db", "show", "10", cwd=tmp_path)
    assert len(run(factcheck, "list", "--db", "kept.db", "--ids", cwd=tmp_path).split()) >= 40


def test_a_store_of_ones_own_in_an_empty_environment(python: Path, tmp_path: Path) -> None:
    factcheck = python.with_name("factcheck")
    run(factcheck, "init", cwd=tmp_path)
    run(factcheck, "source", "add", "A letter", cwd=tmp_path)
    run(factcheck, "add", "The bridge is closed.", "--by", "The mayor", "--source", "a-letter", cwd=tmp_path)
    assert "The bridge is closed." in run(factcheck, "search", "bridge", cwd=tmp_path)


def test_the_core_needs_nothing_heavy(python: Path, tmp_path: Path) -> None:
    held = run(python, "-m", "pip", "freeze", cwd=tmp_path).lower()
    assert "sqlmodel" in held
    for heavy in ("spacy", "numpy", "trafilatura", "torch", "pandas"):
        assert f"\n{heavy}==" not in f"\n{held}"


def test_the_sdist_builds_the_same_wheel(tmp_path: Path, wheel: Path) -> None:
    script = "import sys\nfrom hatchling.build import build_sdist\nprint(build_sdist(sys.argv[1]))"
    hatchling = tmp_path / "hatchling"
    run(sys.executable, *PIP, "install", "--target", hatchling, "hatchling", cwd=tmp_path)
    program = f"import sys\nsys.path.insert(0, {str(hatchling)!r})\n{script}"
    name = run(sys.executable, "-c", program, tmp_path, cwd=ROOT).splitlines()[-1]
    with tarfile.open(tmp_path / name) as archive:
        archive.extractall(tmp_path, filter="data")
    unpacked = tmp_path / name.removesuffix(".tar.gz")
    assert (unpacked / "LICENSE").is_file()
    run(sys.executable, *PIP, "wheel", "--no-deps", "--wheel-dir", tmp_path, unpacked, cwd=tmp_path)
    with zipfile.ZipFile(tmp_path / wheel.name) as again, zipfile.ZipFile(wheel) as first:
        assert again.namelist() == first.namelist()
