"""Change one comparison, constant or boolean of the program at a time and count the changes that no test notices.

usage: mutants.py [--sample N] [--seed S] [--only AREA] [--jobs J]

Of each area (below, with the tests that should notice) a sample of N places is drawn with a fixed seed. Each is changed
in a copy of the checkout, and the area's tests are run on the copy until the first that fails. A change that makes no
difference to anybody counts as a survivor too. After R. DeMillo, R. Lipton, F. Sayward, Hints on test data selection,
Computer 11 (1978).
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
AREAS = {
    "text": ("factcheck/text/*.py", ("tests/text", "tests/lexicon")),
    "conflicts": (
        "factcheck/conflicts/**/*.py",
        (
            "tests/conflicts",
            *(
                f"tests/gold/test_floors.py::test_{name}"
                for name in (
                    "conflicts_that_were_found_are_found",
                    "near_misses_that_were_left_alone_are_left_alone",
                    "findings_come_surest_first_and_the_same_from_either_side",
                )
            ),
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
                )
            ),
        ),
    ),
    "search": (
        "factcheck/store/search/*.py",
        (
            "tests/store/test_search.py",
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


@dataclass(frozen=True)
class Change:
    """The `number`th place of a module that can be changed, and what it becomes, in words."""

    module: str
    number: int
    line: int
    said: str


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


def drawn(area: str, sample: int, seed: int) -> list[Change]:
    """The sample of an area."""
    found = []
    for path in sorted(ROOT.glob(AREAS[area][0])):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for number in range(len(list(places(tree)))):
            _, node, said = changed(tree, number)
            found.append(Change(str(path.relative_to(ROOT)), number, getattr(node, "lineno", 0), said))
    return random.Random(seed).sample(found, min(sample, len(found)))


def copied(folder: Path) -> Path:
    """A copy of what git tracks."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, tracked.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


def passes(folder: Path, tests: tuple[str, ...]) -> bool:
    """Whether the tests pass on the copy."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", *tests]
    env = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def survives(change: Change, tests: tuple[str, ...]) -> bool:
    """Whether no test notices a change."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = copied(Path(temporary))
        path = folder / change.module
        tree, _, _ = changed(ast.parse(path.read_text(encoding="utf-8")), change.number)
        path.write_text(ast.unparse(tree), encoding="utf-8")
        return passes(folder, tests)


def main() -> None:
    """Print the survivors of each area as they are found, then the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sample", type=int, default=25)
    asked.add_argument("--seed", type=int, default=8)
    asked.add_argument("--only", choices=AREAS, action="append")
    asked.add_argument("--jobs", type=int, default=1)
    given = asked.parse_args()
    rows = []
    for area in given.only or AREAS:
        tests = AREAS[area][1]
        with tempfile.TemporaryDirectory() as temporary:
            if not passes(copied(Path(temporary)), tests):
                sys.exit(f"{area}: the tests fail, or take longer than {PATIENCE} s, before anything is changed")
        changes = drawn(area, given.sample, given.seed)
        survived = 0
        with ThreadPoolExecutor(given.jobs) as pool:
            for change, alive in zip(changes, pool.map(lambda c: survives(c, tests), changes), strict=True):  # noqa: B023
                if alive:
                    survived += 1
                    print(f"{change.module}:{change.line}: {change.said}", flush=True)
        rows.append((area, len(changes), survived))
    print("\n| area | changes | unnoticed |\n|---|---:|---:|")
    for area, number, survived in rows:
        print(f"| {area} | {number} | {survived} ({survived / number:.0%}) |")


if __name__ == "__main__":
    main()
