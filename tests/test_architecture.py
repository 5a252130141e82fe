"""The house rules that a machine can hold: which way imports run, what is imported when, how long things are."""

import ast
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from desk import ROOT, query

PACKAGE = ROOT / "factcheck"
MODULES = sorted(PACKAGE.rglob("*.py"))
ORM = ("sqlmodel", "sqlalchemy", "pydantic", "alembic")
HEAVY = (*ORM, "spacy", "numpy", "trafilatura", "pypdfium2", "textual")


def name(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def test_imports_run_one_way() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def imported(words: list[str], store: Path, **environ: str) -> tuple[int, set[str]]:
    """The exit code of a command line in a fresh process, and the packages it had imported by then."""
    script = (
        "import sys, json, atexit\n"
        "atexit.register(lambda: sys.stderr.write('\\n' + json.dumps(sorted(sys.modules))))\n"
        f"sys.argv = ['factcheck', '--db', {str(store)!r}, *{words!r}]\n"
        "from factcheck.cli.app import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=store.parent,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": str(store.parent), **environ},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, {module.split(".")[0] for module in json.loads(done.stderr.splitlines()[-1])}


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["list", "by:peskov", "--csv"],
        ["--table", "list"],
        ["search", "weapons"],
        ["search", "Serdukov", "weapon", "--json"],
        ["show", "4"],
        ["--help"],
        ["list", "--help"],
        [],
        ["conflicts"],
        ["positions", "p1"],
        ["log", "4"],
        ["stats"],
        ["export", "csv"],
        ["completion", "bash"],
    ],
)
def test_reading_commands_import_nothing_heavy(words: list[str], store: Path) -> None:
    code, modules = imported(words, store)
    assert code == 0
    assert modules & set(HEAVY) == set()


@pytest.mark.parametrize(
    "words",
    [
        ["mark", "denied", "4"],
        ["mark", "confirmed", "4", "--note", "read it", "--evidence", "5"],
        ["withdraw", "4", "--note", "twice"],
        ["file", "4", "--about", "p1"],
        ["edit", "4", "--tag", "new"],
        ["accept", "100"],
        ["reject", "100"],
        ["undo"],
    ],
)
def test_writing_commands_import_no_orm(words: list[str], store: Path) -> None:
    query(store, "UPDATE claim SET draft = TRUE WHERE id = 100")
    code, modules = imported(words, store, FACTCHECK_ANALYST="Ana")
    assert code == (1 if words == ["undo"] else 0)
    assert modules & set(ORM) == set()


def test_marking_imports_no_rule_that_reads_words(store: Path) -> None:
    script = (
        "import sys, factcheck.actions.marking; "
        "heavy = ('factcheck.conflicts.', 'factcheck.lexicon', 'factcheck.query'); "
        "print([module for module in sys.modules if module.startswith(heavy)])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "['factcheck.conflicts.desk']\n"


@pytest.mark.parametrize("words", ["factcheck ", "factcheck show ", "factcheck list by:", "factcheck source show "])
def test_completion_imports_nothing_heavy(words: str, store: Path) -> None:
    code, modules = imported(words.split(" ")[1:], store, _FACTCHECK_COMPLETE="zsh")
    assert code == 0
    assert modules & {*HEAVY, "rich"} == set()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_under_400_lines_and_a_function_under_60(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") < 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length < 60 or takes_a_command_line(node), f"{node.name} has {length} lines"


def takes_a_command_line(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """A Typer command lists its options as parameters: only its body counts."""
    body = (node.end_lineno or 0) - node.body[0].lineno + 1
    return bool(node.args.args) and node.args.args[0].arg in ("ctx", "shell") and body < 60


@cache
def parsed(path: Path) -> ast.Module:
    """A module without its docstrings, read once for all that is asked of it."""
    return ast.parse(without_docstrings(path.read_text(encoding="utf-8")))


HOMES = {
    "drafting/tags.py": {"VBD", "VBZ", "VBP", "MD"},
    "text/pronouns.py": {"he", "him", "she", "her", "they", "them", "their"},
    "text/negation.py": {"never", "neither", "nor", "cannot"},
    "domain/marks.py": set("“”„‟«»‹›"),
}
"""Where a concept is at home, and words or marks of which no other set, and no other pattern, has three."""


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_concept_has_one_home(path: Path) -> None:
    written = sets_in(parsed(path))
    for home, members in HOMES.items():
        if name(path) != home:
            assert [found for found in written if len(found & members) > 2] == []


def sets_in(tree: ast.Module) -> list[set[str]]:
    """The strings of every set and tuple that is written out, and the words and marks of every string."""
    nodes = list(ast.walk(tree))
    written = [node.elts for node in nodes if isinstance(node, ast.Set | ast.Tuple | ast.List)]
    found = [{one.value for one in elements if isinstance(one, ast.Constant)} for elements in written]
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return found + [{*re.split(r"\W+", text), *text} for text in texts]


LONGEST_PATTERN = 200
"""Characters of a regular expression that stand in one piece: what is longer is of parts that have names."""


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_long_pattern_has_named_parts(path: Path) -> None:
    patterns = re.compile(r"\(\?[:=!<P]|\\[bwsdW]")
    tree = parsed(path)
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant | ast.JoinedStr)]
    written = ["".join(part.value for part in ast.walk(node) if is_text(part)) for node in strings]
    assert [text for text in written if len(text) > LONGEST_PATTERN and patterns.search(text)] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_number_with_a_name_says_what_it_is_and_where_it_comes_from(path: Path) -> None:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    numbers = [isinstance(node, ast.Assign | ast.AnnAssign) and is_number(node.value) for node in body]
    for at, node in enumerate(body):
        if numbers[at]:
            after = at + 1
            while after < len(body) and numbers[after]:
                after += 1
            assert after < len(body), ast.unparse(node)
            assert is_docstring(body[after]), ast.unparse(node)


JUDGING = ("actions", "conflicts", "drafting", "reading", "review", "store/reads", "store/search", "text/layout")
"""Where a fraction decides something. Elsewhere it converts a unit or keeps a division from zero."""


@pytest.mark.parametrize("path", [path for path in MODULES if name(path).startswith(JUDGING)], ids=name)
def test_a_fraction_that_decides_has_a_name(path: Path) -> None:
    functions = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef)]
    constants = [node for function in functions for node in ast.walk(function) if isinstance(node, ast.Constant)]
    assert [node.lineno for node in constants if type(node.value) is float and node.value not in (0.0, 1.0)] == []


def is_number(node: ast.AST | None) -> bool:
    """Whether it is a number, or several, or a product of some."""
    if isinstance(node, ast.BinOp):
        return is_number(node.left) and is_number(node.right)
    if isinstance(node, ast.Tuple):
        return bool(node.elts) and all(is_number(one) for one in node.elts)
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and is_text(node.value)


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


ONLY_SQLITE = {
    "PRAGMA": r"\bPRAGMA\b",
    "FTS5": r"(?i)\bfts5\b",
    "sqlite_schema": r"\bsqlite_(schema|master|sequence)\b",
    "rowid": r"(?i)\browid\b",
    "MATCH": r"\bMATCH\b",
    "AUTOINCREMENT": r"(?i)\bautoincrement\b",
    "INSERT OR": r"\bINSERT OR\b",
    "BEGIN IMMEDIATE": r"\bBEGIN (IMMEDIATE|EXCLUSIVE|DEFERRED)\b",
    "GLOB": r"\bGLOB\b",
    "IFNULL": r"(?i)\bifnull\s*\(",
    "group_concat": r"(?i)\bgroup_concat\s*\(",
    "json_each": r"(?i)\bjson_(each|extract)\s*\(",
    "strftime": r"SELECT[^\n]*\bstrftime\(",
    "connecting": r"sqlite3\.connect\(",
    "datetime()": r"\bdatetime\('now'",
}


@pytest.mark.parametrize("path", [p for p in MODULES if not p.name.startswith("dialect_")], ids=name)
def test_what_only_sqlite_knows_stays_in_its_dialect(path: Path) -> None:
    code = without_docstrings(path.read_text(encoding="utf-8"))
    assert [what for what, pattern in ONLY_SQLITE.items() if re.search(pattern, code)] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_the_database_is_named_in_its_dialect_and_sql_is_written_in_the_store(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    modules |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    inside = [path.is_relative_to(PACKAGE / room) for room in ("store", "store/storage")]
    if not path.name.startswith("dialect_"):
        assert "sqlite3" not in modules
    if path.name != "opening.py" and not path.name.startswith("dialect_"):
        assert [name for name in {*modules, *names_imported(tree)} if "dialect_" in name] == []
    if not (
        path.name in ("tables.py", "tables_past.py", "tables_of_places.py", "migrate.py", "place.py", "transfer.py")
        or path.name.startswith("dialect_")
    ):
        assert [name for name in modules if name.split(".")[0] in ("sqlalchemy", "sqlmodel", "alembic")] == []
        assert "factcheck.store.storage.tables" not in modules
    if not inside[0]:
        texts = [
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        assert [text for text in texts if SQL.match(text)] == []


SQL = re.compile(r"\s*(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE|DROP|ALTER|PRAGMA|BEGIN|COMMIT|ROLLBACK)\b")


def names_imported(tree: ast.Module) -> list[str]:
    """The last parts of all that a module imports by name."""
    return [a.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for a in node.names]


@cache
def without_docstrings(text: str) -> str:
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value = ast.Constant(None)
    return ast.unparse(tree)
