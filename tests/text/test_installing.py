"""A missing extra is one command that works in the Python that runs."""

import sys

import pytest

from factcheck.text.installing import command, working


@pytest.mark.parametrize(
    ("prefix", "origin", "pip", "said"),
    [
        ("/home/rana/.venv", "", True, "/x/bin/python -m pip install 'factcheck-cli[all]'"),
        ("/home/rana/.venv", "/src/fact check", True, "/x/bin/python -m pip install '/src/fact check[all]'"),
        ("/home/rana/.venv", "", False, "uv pip install --python /x/bin/python 'factcheck-cli[all]'"),
        ("/home/rana/.local/share/pipx/venvs/factcheck-cli", "", True, "pipx install --force 'factcheck-cli[all]'"),
        ("/home/rana/.local/share/uv/tools/factcheck-cli", "", False, "uv tool install --force 'factcheck-cli[all]'"),
    ],
)
def test_the_command_is_of_the_environment(prefix: str, origin: str, pip: bool, said: str) -> None:
    assert command("/x/bin/python", prefix, origin, pip=pip) == said


@pytest.mark.parametrize(
    "sentence",
    [
        "Install it with: pip install 'factcheck-cli[judge]'",
        "Run pip install 'factcheck-cli[docx]'.",
        "that needs `pip install 'factcheck-cli[semantic]'`, and a store",
    ],
)
def test_every_short_form_becomes_the_one_that_works(sentence: str) -> None:
    made = working(sentence)
    assert "[all]" in made
    assert "pip install 'factcheck-cli[" not in made.replace(sys.executable + " -m ", "").replace("[all]", "")


def test_other_sentences_stay_as_they_are() -> None:
    assert working("There is no claim 7.") == "There is no claim 7."
    assert working("pip install nothing") == "pip install nothing"


def test_every_hint_in_the_program_is_of_the_form_that_is_made_to_work() -> None:
    import re

    from desk import ROOT

    written = [
        (path.name, line.strip())
        for path in (ROOT / "factcheck").rglob("*.py")
        for line in re.sub(r'"\s*\n\s*f?"', "", path.read_text(encoding="utf-8")).splitlines()
        if "factcheck-cli[" in line and path.name != "installing.py"
    ]
    assert written
    assert [one for one in written if not re.search(r"pip install '?factcheck-cli\[[a-z,]+\]'?", one[1])] == []


def test_all_has_every_extra_that_adds_something() -> None:
    import tomllib

    from desk import ROOT

    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    (every,) = extras["all"]
    assert set(every.partition("[")[2].rstrip("]").split(",")) == set(extras) - {"all", "test"}
