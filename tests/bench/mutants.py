"""Change one comparison, constant or boolean of the program at a time and count the changes that no test notices.

usage: mutants.py [--sample N] [--seed S] [--only AREA] [--kept FOLDER] [--fewer]

Of each area (below, with the tests that should notice) a sample of N places is drawn with a fixed seed. First every
test is run and noted which functions it calls (reached.py); FOLDER keeps that for the next run, by the test file's
content.
Then each place is changed in a copy of the checkout, and the tests that call the changed function run, quickest first,
until one fails; when none does, the others of the area, which may notice through another process or a cache, unless
--fewer. A change that makes no difference to anybody counts as a survivor too. After R. DeMillo, R. Lipton, F. Sayward,
Hints on test data selection, Computer 11 (1978).
"""

import argparse
import ast
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import hypothesis  # noqa: F401  # as the next two: imported once for all that is forked
import pytest
import sqlmodel  # noqa: F401
import typer.testing  # noqa: F401

ROOT = Path(__file__).parents[2]
AREAS = {
    "text": ("factcheck/text/*.py", ("tests/text", "tests/lexicon")),
    "conflicts": (
        "factcheck/conflicts/**/*.py",
        (
            "tests/conflicts",
            "tests/gold/test_floors.py",
            "tests/cli/test_suggesting.py",
        ),
    ),
    "actions": (
        "factcheck/actions/*.py",
        (
            "tests/actions",
            *(
                f"tests/cli/test_{name}.py"
                for name in (
                    "importing_again",
                    "what_comes_in",
                    "adding_claims",
                    "bringing_back",
                    "propositions",
                    "changed_pages",
                    "asking_a_judge",
                    "ingest",
                    "keeping",
                    "what_goes_out",
                    "second_drafter",
                    "suggesting",
                    "quotes_from_pages",
                )
            ),
        ),
    ),
    "search": (
        "factcheck/store/search/*.py",
        (
            "tests/store/test_search.py",
            "tests/store/test_search_borders.py",
            "tests/store/test_search_limits.py",
            "tests/store/test_search_golden.py",
            "tests/store/test_match.py",
        ),
    ),
}
SWAPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
PATIENCE = 900
"""Seconds after which the tests of one change are given up; a change that hangs has been noticed."""


SECONDS = count(int(time.time()))


@dataclass(frozen=True)
class Change:
    """The `number`th place of a module that can be changed, the function it stands in ("" for none), and what it
    becomes, in words.
    """

    module: str
    number: int
    line: int
    inside: str
    said: str


@dataclass(frozen=True)
class Reach:
    """What a test calls, as `module:function`, and its seconds of processor time."""

    test: str
    seconds: float
    called: frozenset[str]


def places(tree: ast.AST) -> Iterator[ast.AST]:
    """What can be changed, in the order of the tree; how a dataclass or a cache is declared is not."""
    declared = {
        id(part) for node in ast.walk(tree) for d in getattr(node, "decorator_list", ()) for part in ast.walk(d)
    }
    for node in ast.walk(tree):
        if id(node) not in declared and (
            (isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPPED)
            or isinstance(node, ast.BoolOp)
            or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not))
            or (isinstance(node, ast.Constant) and isinstance(node.value, bool | int | float))
        ):
            yield node


def changed(tree: ast.Module, number: int) -> tuple[ast.Module, ast.AST, str]:
    """A copy of a module with one place changed, the place, and the change in words."""
    copy = deepcopy(tree)
    node = list(places(copy))[number]
    before = ast.unparse(node)
    if isinstance(node, ast.Compare):
        node.ops[0] = SWAPPED[type(node.ops[0])]()
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.UnaryOp):
        node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)
    elif isinstance(node, ast.Constant):
        node.value = not node.value if isinstance(node.value, bool) else another(node.value)
    return copy, node, f"{before} -> {ast.unparse(node)}"


def another(value: float) -> float:
    """A number that a person might have written instead."""
    return value + 1 if isinstance(value, int) or not value else round(value * 0.8, 6)


def insides(tree: ast.Module) -> dict[int, str]:
    """The qualified name of the outermost function or method around each node that is in one."""
    found: dict[int, str] = {}

    def walk(node: ast.AST, name: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.ClassDef):
                walk(child, f"{name}{child.name}.")
            elif isinstance(child, ast.FunctionDef):
                found.update({id(part): name + child.name for body in child.body for part in ast.walk(body)})

    walk(tree, "")
    return found


def drawn(area: str, sample: int, seed: int) -> list[Change]:
    """The sample of an area."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ROOT.glob(AREAS[area][0]))}
    all_of_it = [(path, number) for path, tree in trees.items() for number in range(len(list(places(tree))))]
    found = []
    for path, number in random.Random(seed).sample(all_of_it, min(sample, len(all_of_it))):
        place = list(places(trees[path]))[number]
        _, node, said = changed(trees[path], number)
        inside = insides(trees[path]).get(id(place), "")
        found.append(Change(str(path.relative_to(ROOT)), number, getattr(node, "lineno", 0), inside, said))
    return found


def copied(folder: Path) -> Path:
    """A copy of what git tracks."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, tracked.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


def passes(folder: Path, tests: Iterable[str], **environ: str) -> bool:
    """Whether the tests pass on the copy, in a fork of this process, which has what they import from others."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            signal.alarm(PATIENCE)
            silence = os.open(os.devnull, os.O_RDWR)
            for stream in range(3):
                os.dup2(silence, stream)
            os.chdir(folder)
            os.environ.update(PYTHONPATH=str(folder), **environ)
            sys.path[:0] = [str(folder)]
            code = int(pytest.main(["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-p", "reached", *tests]))
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) in (0, 5)  # 5: no test was chosen


def written(path: Path, text: str) -> None:
    """A module anew, whose compiled form before is no longer taken for it: that is told by size and whole seconds."""
    path.write_text(text, encoding="utf-8")
    later = next(SECONDS)
    os.utime(path, (later, later))


def reaches(folder: Path, tests: Iterable[str], kept: Path) -> list[Reach]:
    """What each test of an area calls, the quickest first."""
    notes = {}
    for name in (str(path.relative_to(folder)) for test in tests for path in test_files(folder, test)):
        content = (folder / name).read_bytes()
        notes[name] = kept / f"{hashlib.sha256(name.encode() + content).hexdigest()[:24]}.json"
    for name, note in notes.items():
        if not note.exists() and not passes(folder, [name], REACHED=str(note)):
            note.unlink(missing_ok=True)
            sys.exit(f"{name}: a test fails, or all take over {PATIENCE} s, before anything is changed")
    said = {test: one for note in notes.values() for test, one in json.loads(note.read_text(encoding="utf-8")).items()}
    found = [Reach(test, seconds, frozenset(called)) for test, (seconds, called) in said.items()]
    return sorted(found, key=lambda reach: reach.seconds)


def test_files(folder: Path, test: str) -> list[Path]:
    """A file itself, or the test files of a folder."""
    path = folder / test
    return [path] if path.is_file() else sorted(path.rglob("test_*.py"))


def survives(folder: Path, change: Change, reach: list[Reach], fewer: bool) -> bool:
    """Whether no test notices a change. What stands in no function is noticed by those who call anything of it."""
    path = folder / change.module
    before = path.read_text(encoding="utf-8")
    place = f"{change.module}:{change.inside}"
    near = [one.test for one in reach if any(call.startswith(place) for call in one.called)]
    rest = [] if fewer and near else [one.test for one in reach if one.test not in set(near)]
    tree, _, _ = changed(ast.parse(before), change.number)
    written(path, ast.unparse(tree))
    try:
        return all(chosen_pass(folder, tests) for tests in (near, rest) if tests)
    finally:
        written(path, before)


def chosen_pass(folder: Path, tests: list[str]) -> bool:
    """Whether these tests pass, in this order."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as chosen:
        json.dump(tests, chosen)
        chosen.flush()
        return passes(folder, dict.fromkeys(test.partition("::")[0] for test in tests), CHOSEN=chosen.name)


def main() -> None:
    """Print the survivors of each area as they are found, then the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sample", type=int, default=25)
    asked.add_argument("--seed", type=int, default=8)
    asked.add_argument("--only", choices=AREAS, action="append")
    asked.add_argument("--kept", type=Path)
    asked.add_argument("--fewer", action="store_true")
    given = asked.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as temporary:
        kept = given.kept or Path(temporary, "kept")
        kept.mkdir(exist_ok=True)
        folder = copied(Path(temporary, "copy"))
        for area in given.only or AREAS:
            reach = reaches(folder, AREAS[area][1], kept)
            changes = drawn(area, given.sample, given.seed)
            survived = 0
            for number, change in enumerate(changes, start=1):
                alive = survives(folder, change, reach, given.fewer)
                survived += alive
                said = "UNNOTICED" if alive else "noticed"
                print(f"{number:3} {said:9} {change.module}:{change.line}: {change.said}", flush=True)
            rows.append((area, len(changes), survived))
    print("\n| area | changes | unnoticed |\n|---|---:|---:|")
    for area, number, survived in rows:
        print(f"| {area} | {number} | {survived} ({survived / number:.0%}) |")


if __name__ == "__main__":
    main()
