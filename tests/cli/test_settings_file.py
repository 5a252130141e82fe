"""The settings file: what it says counts, after options and the environment; a mistake is named with its line."""

from pathlib import Path

import pytest
import servers
from desk import Factcheck, query

from factcheck.preferences import Preferences, preferences


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file, which each test writes."""
    file = tmp_path / "config.toml"
    monkeypatch.setenv("FACTCHECK_CONFIG", str(file))
    return file


def test_the_analyst_is_the_option_then_the_variable_then_the_file(
    factcheck: Factcheck, store: Path, said: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said.write_text('analyst = "Noor"\n')
    factcheck("mark", "alleged", 4, "--as", "Ida")
    factcheck("mark", "alleged", 5)
    monkeypatch.delenv("FACTCHECK_ANALYST")
    factcheck("mark", "alleged", 6)
    last = "Noor" if isinstance(store, Path) else servers.query(store, "SELECT session_user")[0][0]  # who is logged in
    assert query(store, "SELECT analyst FROM step WHERE verb = 'mark' ORDER BY id") == [("Ida",), ("Ana",), (last,)]


def test_columns_and_page_are_those_of_a_table_and_a_pipe_stays_as_it_is(factcheck: Factcheck, said: Path) -> None:
    piped = factcheck("list").out
    said.write_text('columns = ["id", "speaker"]\npage = 3\n')
    lines = factcheck("--table", "list").out.splitlines()
    assert lines[0].split() == ["id", "speaker"]
    assert lines[-1].startswith("3 of 101")
    assert factcheck("--table", "list", "--columns", "id,cue").out.splitlines()[0].split() == ["id", "cue"]
    assert len(factcheck("--table", "list", "--limit", 0).out.splitlines()) > 100
    assert factcheck("list").out == piped


def test_colours_are_those_of_the_theme(factcheck: Factcheck, said: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    from factcheck.rendering import words

    monkeypatch.setattr(words, "STYLES", dict(words.STYLES))
    said.write_text('color = "always"\n[theme]\nalleged = "bold blue"\ndenied = "no such colour"\n')
    done = factcheck("--table", "list", "--limit", 1)
    assert "\x1b[1;34malleged" in done.out
    assert "“no such colour” is no colour for denied" in done.err
    assert "\x1b[" not in factcheck("--table", "list", "--limit", 1, "--color", "never").out


def test_config_says_where_each_value_comes_from(
    factcheck: Factcheck, store: Path, said: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said.write_text('# mine\npage = 30\nanalyst = "Noor"\n\n[keys]\naccept = "y"\n')
    rows = {name: (value, source) for name, value, source in factcheck("config").rows}
    assert rows["file"] == (str(said), "there")
    assert rows["db"] == (str(store), "--db")
    assert rows["analyst"] == ("Ana", "FACTCHECK_ANALYST")
    assert rows["page"] == ("30", "line 2 of the file")
    assert rows["keys.accept"] == ("y", "line 5 of the file")
    assert rows["color"][1] == "default"
    monkeypatch.delenv("FACTCHECK_ANALYST")
    named = "line 3 of the file" if isinstance(store, Path) else "the login at the server"
    assert named in [row[2] for row in factcheck("config").rows if row[0] == "analyst"]
    assert factcheck("config", "--as", "Ida", "--json").json[2] == {
        "setting": "analyst",
        "value": "Ida",
        "from": "--as",
    }


def test_the_store_of_the_file_comes_after_the_nearest(
    factcheck: Factcheck, store: Path, empty: Path, said: Path
) -> None:
    said.write_text(f'db = "{store}"\n')
    assert len(factcheck("list", db=None).rows) == 101
    assert factcheck("list", db=empty).rows == []
    found = {name: source for name, _, source in factcheck("config", db=None).rows}
    assert found["db"] == "line 1 of the file"


MISTAKES = [
    ('page = 20\nanalist = "Noor"\n', "line 2: there is no setting “analist”. Did you mean analyst?"),
    ("analyst = 7\n", "line 1: analyst is a text in quotation marks."),
    ('\n\npage = "many"\n', "line 3: page is a number of rows, 1 to 10,000."),
    ("page = true\n", "page is a number of rows"),
    ('color = "blue"\n', "color is auto, always or never."),
    ("columns = [1]\n", "columns are names"),
    ('theme = "dark"\n', "theme is a table: [theme]"),
    ('[theme]\nallegd = "red"\n', "line 2: [theme] has no “allegd”. Did you mean alleged?"),
    ('[keys]\naccept = "yes"\n', "line 2: “yes” is no single key."),
    ('[keys]\naccept = "y"\nreject = "y"\n', "line 3: “y” is given twice."),
    ('[keys]\nacept = "y"\n', "line 2: [keys] has no “acept”. Did you mean accept?"),
    ("page = 20\nanalyst = Noor\n", "line 2"),
    (b"\xff\xfe", "not UTF-8"),
    ("x = " + "[" * 5_000, "All of it is passed over."),
]


@pytest.mark.parametrize(("text", "wrong"), MISTAKES, ids=[str(n) for n in range(len(MISTAKES))])
def test_a_mistake_is_named_with_its_line_and_stops_nobody(
    factcheck: Factcheck, said: Path, text: str | bytes, wrong: str
) -> None:
    said.write_bytes(text.encode() if isinstance(text, str) else text)
    done = factcheck("list", "by:putin")
    assert (done.code, len(done.rows)) == (0, 1)
    assert wrong in done.err
    assert "passed over" in done.err
    assert str(said) in done.err


def test_what_is_right_counts_beside_what_is_wrong(said: Path) -> None:
    import os

    said.write_text('page = 20\nanalist = "x"\n[keys]\naccept = "y"\nreject = "yy"\n')
    found = preferences(os.environ)
    assert (found.page, dict(found.keys), len(found.wrong)) == (20, {"y": "a"}, 2)


def test_no_file_is_no_mistake(tmp_path: Path) -> None:
    place = {"XDG_CONFIG_HOME": str(tmp_path)}
    assert preferences(place) == Preferences(str(tmp_path / "factcheck" / "config.toml"))
    assert preferences({"FACTCHECK_CONFIG": str(tmp_path)}).wrong[0].endswith("It is passed over.")


def test_a_file_full_of_escapes_obeys_nobody(factcheck: Factcheck, said: Path) -> None:
    said.write_text('"\\u001b[31m" = 1\nanalyst = "\\u202eevil"\n')
    done = factcheck("config")
    assert "\x1b" not in done.out + done.err
    assert "\u202e" not in done.out + done.err
