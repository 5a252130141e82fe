"""What all commands share: help with a real example, errors that name the nearest, stores that are empty."""

import re
import shlex
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from desk import Factcheck, dump, run_here

from factcheck.cli.registry import COMMANDS


def leaves() -> Iterator[list[str]]:
    """Every command, and every command of a group."""
    for name, entry in COMMANDS.items():
        module = import_module(f"factcheck.cli.{entry.module}")
        yield [name]
        for command in module.app.registered_commands if hasattr(module, "app") else ():
            yield [name, command.name]


def named(value: object) -> str:
    return " ".join(value) if isinstance(value, list) else ""


def examples() -> list[str]:
    """Every example line of every command's help, as it stands in the code."""
    found = []
    for path in sorted((Path(__file__).parents[2] / "factcheck" / "cli").glob("*.py")):
        for block in re.findall(r"^ *- `(factcheck .*?)`$", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE):
            found.append(" ".join(block.split()))
        for line in re.findall(r"- `(factcheck [^`]+)`", path.read_text(encoding="utf-8")):
            found.append(" ".join(line.split()))
    return sorted(set(found))


@pytest.mark.parametrize("words", list(leaves()), ids=" ".join)
def test_every_command_has_help_with_a_real_example(words: list[str]) -> None:
    for flag in ("--help", "-h"):
        done = run_here(*words, flag)
        assert done.code == 0
        assert done.err == ""
        assert re.search(r"Examples?:", done.out)
        assert f"factcheck {words[0]}" in " ".join(done.out.split())


@pytest.mark.parametrize("line", examples())
def test_every_example_can_be_typed(line: str) -> None:
    """Each command of the line is parsed by the real parser, options and all, without being run."""
    from factcheck.cli.app import parted, program

    for part in line.split("|"):
        words = shlex.split(part.split(">")[0])
        if words[0] != "factcheck":
            continue
        front, rest = parted(words[1:])
        command = program()
        context = command.make_context("factcheck", front, resilient_parsing=False)
        while rest and hasattr(command, "resolve_command"):
            if rest[0] not in command.list_commands(context):
                rest = ["list", *rest]
            name, command, rest = command.resolve_command(context, rest)
            context = command.make_context(name, [] if hasattr(command, "resolve_command") else rest, parent=context)


def test_help_lists_every_command_with_the_first_sentence_of_its_own_help() -> None:
    done = run_here("--help")
    said = " ".join(done.out.split())
    for command in COMMANDS:
        assert re.search(rf"\b{command}\b", said)
    assert "--db" in said
    assert "--as" in said


def test_version() -> None:
    from factcheck import __version__

    assert run_here("--version").out == f"factcheck {__version__}\n"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["serach", "x"], 2, "Did you mean search?"),
        (["lsit"], 2, "Did you mean list"),
        (["xyzzy"], 2, "`factcheck --help` lists the commands"),
        (["list", "--jsno"], 2, "--json"),
        (["list", "--db"], 2, "--db"),
        (["list", "--json", "--csv"], 2, "exclude each other"),
        (["--color", "sometimes", "list"], 2, "auto, always, never"),
        (["mark", "confrmed", "4"], 2, "Did you mean confirmed?"),
        (["mark", "confirmed"], 2, "ID"),
        (["mark", "confirmed", "4"], 2, "--note or --evidence"),
        (["mark", "alleged", "999"], 3, "The newest is 101"),
        (["mark", "alleged", "four"], 3, "“four” is not the id"),
        (["mark", "alleged", "-4"], 2, "-4"),
        (["mark", "alleged", "4", "--as-of", "2025-02-30"], 2, "“2025-02-30” is no as-of date that exists"),
        (["mark", "alleged", "4", "--evidence", "nowhere"], 3, "no source “nowhere”"),
        (["mark", "alleged", "4", "--evidence", "new-stge-of-crisis"], 3, "new-stage-of-crisis"),
        (["mark", "alleged", "4", "--evidence", "4444"], 3, "no claim 4444"),
        (["show", "0"], 3, "no claim 0"),
        (["show", "99999999999999999999999"], 3, "There is no claim"),
        (["show", "٣"], 3, "is not the id"),
        (["log", "999"], 3, "no claim 999"),
        (["edit", "999", "--text", "x"], 3, "no claim 999"),
        (["edit", "4"], 2, "Nothing to change"),
        (["edit", "4", "--reported", "dennied"], 2, "Did you mean denied?"),
        (["edit", "4", "--text", "  "], 2, "claim is empty"),
        (["edit", "4", "--on", "last week"], 2, "2025-07-19"),
        (["edit", "4", "--by", "Peskovi"], 2, "Peskov"),
        (["withdraw", "4"], 2, "note is empty"),
        (["withdraw", "999", "--note", "x"], 3, "no claim 999"),
        (["accept", "4"], 2, "not a draft"),
        (["reject", "4"], 2, "not a draft"),
        (["file", "4"], 2, "--about PROP, or --none"),
        (["file", "4", "--about", "p999"], 3, "The newest is p"),
        (["file", "4", "--about", "p1", "--none"], 2, "--about PROP, or --none"),
        (["list", "status:dennied"], 2, "Did you mean denied?"),
        (["list", "stauts:denied"], 2, "Did you mean status:?"),
        (["list", "by:peskovi", "--ids"], 3, "Peskov"),
        (["list", "source:new-stge-of-crisis"], 3, "new-stage-of-crisis"),
        (["list", "tag:militray"], 3, "military"),
        (["list", "about:p999"], 3, "no proposition p999"),
        (["list", "on:2025-13"], 2, "on:2025"),
        (["list", "--sort", "satus"], 2, "Did you mean status?"),
        (["list", "--columns", "speeker"], 2, "speaker"),
        (["list", "--limit", "-1"], 2, "--limit"),
        (["list", "--limit", "many"], 2, "--limit"),
        (["search"], 2, "QUERY"),
        (["positions", "p999"], 3, "no proposition p999"),
        (["positions", "weapons", "and", "unicorns"], 3, "no proposition"),
        (["positions", "999"], 3, "no claim 999"),
        (["conflicts", "uphold", "1", "6"], 3, "No conflict between claims 1 and 6"),
        (["conflicts", "dismiss", "1"], 2, "Give two ids"),
        (["conflicts", "--kind", "side"], 2, "Did you mean sides?"),
        (["export", "cvs"], 2, "Did you mean csv?"),
        (["export", "pdf"], 2, "Known"),
        (["export", "csv", "by:peskovi"], 3, "Peskov"),
        (["import", "nothing.csv"], 1, "nothing.csv"),
        (["import", "-", "--format", "xml"], 2, "csv, jsonl"),
        (["import", "-", "--on-duplicate", "merge"], 2, "skip, update, fail"),
        (["import", "-", "--source", "nowhere"], 3, "no source “nowhere”"),
        (["source", "show", "new-stge-of-crisis"], 3, "new-stage-of-crisis"),
        (["source", "edit", "new-stage"], 2, "Nothing to change"),
        (["source", "edit", "new-stage", "--published", "soon"], 2, "2025-07-19"),
        (["source", "withdraw", "new-stage"], 2, "note is empty"),
        (["source", "add", " "], 2, "title is empty"),
        (["speaker", "show", "Peskovi"], 3, "Peskov"),
        (["speaker", "alias", "Peskovi", "Dima"], 3, "Peskov"),
        (["speaker", "alias", "Peskov", "--kind", "persn"], 2, "Did you mean person?"),
        (["speaker", "split", "Peskov", "Somebody", "1"], 1, "Claim 1 is not by"),
        (["add", "x", "--source", "nowhere"], 3, "no source “nowhere”"),
        (["add", "x"], 2, "--source"),
        (["add", " ", "--source", "new-stage"], 2, "claim is empty"),
        (["add", "x", "--source", "new-stage", "--status", "true"], 2, "alleged, denied, confirmed"),
        (["add", "x", "--source", "new-stage", "--on", "19.7.2025"], 2, "2025-07-19"),
        (["add", "x", "--source", "new-stage", "--tag", ""], 2, "tag is empty"),
        (["add", "x", "--source", "new-stage", "--via", ""], 2, "chain is empty"),
        (["add", "x", "--source", "new-stage", "--quote", " "], 2, "quote is empty"),
        (["add", "x", "--source", "new-stage", "--nth", "0"], 2, "--nth"),
        (["completion", "bsh"], 2, "Did you mean bash?"),
        (["search", "weapons", "--limit", "99999999999999999999"], 2, "--limit"),
        (["conflicts", "uphold", "6", "10", "--kind", "number"], 3, "No conflict of the kind number"),
        (["speaker", "alias", "Peskov"], 2, "Nothing to change"),
        (["speaker", "alias", "Peskov", ""], 2, "alias is empty"),
        (["export", "csv", "-o", ""], 2, "--output is empty"),
        (["undo"], 1, "nothing of Ana's left to undo"),
    ],
    ids=named,
)
def test_a_wrong_word_is_named_with_what_was_meant(
    factcheck: Factcheck, store: Path, words: list[str], code: int, said: str
) -> None:
    before = dump(store)
    done = factcheck(*words)
    assert done.code == code, done.err
    assert done.out == ""
    assert done.err.startswith("Error: ")
    assert said in done.err
    assert "should not" not in done.err
    assert dump(store) == before


EMPTY_READS = [
    (["list"], "No claims yet"),
    (["list", "--json"], "No claims yet"),
    (["search", "weapons"], "Nothing found"),
    (["positions"], "No propositions yet"),
    (["conflicts"], "No open conflicts"),
    (["log"], "Nothing has happened yet"),
    (["source", "list"], "No sources yet"),
    (["speaker", "list"], "No speakers yet"),
    (["export", "csv"], ""),
    (["export", "jsonl"], ""),
    (["export", "markdown"], ""),
    (["stats"], ""),
    (["doctor"], "is sound: 0 claims"),
    ([], "factcheck ingest FILE"),
]


@pytest.mark.parametrize(("words", "said"), EMPTY_READS, ids=named)
@pytest.mark.parametrize("table", [False, True])
def test_an_empty_store_is_no_error(
    factcheck: Factcheck, empty: Path, words: list[str], said: str, table: bool
) -> None:
    done = factcheck(*(["--table"] if table else []), *words, db=empty)
    assert done.code == 0
    assert said in done.err


@pytest.mark.parametrize("words", [["show", "1"], ["mark", "alleged", "1"], ["log", "1"], ["edit", "1", "--text", "x"]])
def test_no_claim_in_an_empty_store(factcheck: Factcheck, empty: Path, words: list[str]) -> None:
    done = factcheck(*words, db=empty)
    assert done.code == 3
    assert "holds no claims yet" in done.err


def test_the_bare_command_says_what_is_there_and_what_to_type_next(factcheck: Factcheck) -> None:
    done = factcheck()
    assert done.code == 0
    assert ["holds", "101 claims", ""] in done.rows
    assert ["to do", "101 claims that nobody marked", "factcheck list is:unreviewed"] in done.rows
    assert "Next: `factcheck conflicts`" in done.err


def test_the_bare_command_without_a_store(
    factcheck: Factcheck, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FACTCHECK_DB", str(tmp_path / "none.db"))
    done = factcheck(db=None)
    assert done.code == 0
    assert "factcheck demo" in done.err
    assert "factcheck init" in done.err


@pytest.mark.of_a_file
def test_the_store_is_the_option_then_the_variable_then_the_nearest_upwards(
    factcheck: Factcheck, store: Path, empty: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    store.rename(tmp_path / "factcheck.db")
    (tmp_path / "desk" / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "desk" / "deep")
    assert len(factcheck("list", db=None).rows) == 101
    monkeypatch.setenv("FACTCHECK_DB", str(empty))
    assert factcheck("list", db=None).rows == []
    assert len(factcheck("list", db=tmp_path / "factcheck.db").rows) == 101


def test_global_options_may_stand_anywhere_before_two_dashes(factcheck: Factcheck, store: Path) -> None:
    assert len(factcheck("list", "--db", store, "by:peskov", db=None).rows) == 6
    assert len(factcheck("list", f"--db={store}", "by:peskov", db=None).rows) == 6
    assert factcheck("list", "nothing-like-this", "-q").err == ""
    assert factcheck("list", "--", "--quiet").err != ""


def test_quiet_leaves_only_errors(factcheck: Factcheck) -> None:
    assert factcheck("-q", "mark", "alleged", 4).err == ""
    assert factcheck("-q", "mark", "alleged", 999).err.startswith("Error: ")


def test_no_limit_is_all(factcheck: Factcheck) -> None:
    assert len(factcheck("search", "azerbaijan", "--limit", 0).rows) > 20
    assert len(factcheck("list", "--limit", 0).rows) == 101
    assert len(factcheck("--table", "list", "--limit", 0, "--columns", "id").out.splitlines()) > 101


@pytest.mark.parametrize(
    "words", [("conflicts", "dismis", 6, 10), ("suggest", "acept", 53, "p17"), ("speaker", "aliass", "Peskov", "P.")]
)
def test_a_misspelt_command_of_a_group_is_no_word_to_look_for(factcheck: Factcheck, words: tuple[object, ...]) -> None:
    done = factcheck(*words)
    assert done.code == 2
    assert done.err.startswith(f"Error: `factcheck {words[0]}` has no command “{words[1]}”.\nDid you mean ")
    assert factcheck("conflicts", "dismissal").code == 0, "a word that is like a command's is looked for"


def test_ids_are_typed_as_lists_and_ranges_too(factcheck: Factcheck) -> None:
    factcheck("mark", "denied", "#8,10-12", "14", "--note", "x")
    marked = factcheck("list", "mark:denied", "--ids").out.split()
    assert sorted(map(int, marked)) == [8, 10, 11, 12, 14]
    factcheck("mark", "alleged", "-", "--note", "x", input="3-4 5,6\n")
    assert factcheck("list", "mark:alleged", "--ids").out.split() == ["3", "4", "5", "6"]


@pytest.mark.parametrize(
    ("word", "code"), [("12-9", 2), ("1-999999", 2), ("1-x", 3), ("-3", 2), ("5-", 3), ("99-103", 3)]
)
def test_what_is_no_range_of_ids(factcheck: Factcheck, word: str, code: int) -> None:
    done = factcheck("mark", "denied", word, "--note", "x")
    assert done.code == code
    assert done.err.startswith("Error: ")
