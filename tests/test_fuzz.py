"""Lines and records by chance: the same few on every run, and as many others as FUZZ says, by hand."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from desk import run_here
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.cli.answering import answer
from factcheck.cli.app import program
from factcheck.cli.ending import ended
from factcheck.cli.shells import SCRIPTS, Typed, for_bash, split
from factcheck.domain.claim import CLAIM_KEYS
from factcheck.text.safe import visible

some = settings(max_examples=int(os.environ.get("FUZZ", "40")), derandomize="FUZZ" not in os.environ)
fewer = settings(some, max_examples=max(1, some.max_examples // 2))

BREAKS = " \t\n\"'@><=;|&(:"
"""bash's own COMP_WORDBREAKS."""
nasty = st.text(st.sampled_from("a b'\"\\$`!*?[]{}()<>|&;#~=:^-\n\t\x1b\x9b\u202eé中\x00")) | st.text(max_size=20)


@some
@given(st.lists(nasty.map(visible).filter(bool), min_size=1, max_size=30))
def test_bash_reads_what_is_inserted_as_the_word_that_was_meant(values: list[str]) -> None:
    words = []
    for value in values:
        words.append(for_bash(Typed((), ""), value))
        words.append("'" + for_bash(Typed((), "", quote="'"), value) + "'")
        words.append('"' + for_bash(Typed((), "", quote='"'), value) + ("" if value.endswith("!") else '"'))
    script = "printf '%s\\0' " + " ".join(words)
    done = subprocess.run(["bash", "--norc", "-s"], input=script.encode(), capture_output=True, check=False)
    assert done.stderr == b""
    assert done.stdout.decode().split("\0")[:-1] == [value for value in values for _ in range(3)]


@some
@given(nasty.map(visible).filter(bool), st.sampled_from(["", "'", '"']), st.data())
def test_a_line_is_taken_apart_as_bash_does(value: str, quote: str, data: st.DataObject) -> None:
    start = value[: data.draw(st.integers(0, len(value)))]
    line = f"factcheck speaker show {quote}{for_bash(Typed((), '', quote=quote), start)}"
    typed = split(line, BREAKS)
    assert typed.words[:3] == ("factcheck", "speaker", "show")
    assert typed.word == start
    assert start.startswith(typed.kept)


@some
@given(
    st.sampled_from(sorted(SCRIPTS)),
    st.lists(
        nasty | st.sampled_from(
            ["list", "show", "speaker", "source", "add", "--by", "--db", "by:", "tag:", "mark", "--", "-", "--version"]
        ),
        max_size=5,
    ),
)  # fmt: skip
def test_no_line_breaks_the_completion(made_stores: Path, shell: str, words: list[str]) -> None:
    given_words = [" ".join(["factcheck", *words]), BREAKS] if shell == "bash" else words
    out, before = io.StringIO(), (sys.stdout, os.environ.get("FACTCHECK_DB"))
    os.environ["FACTCHECK_DB"], sys.stdout = str(made_stores / "seeds.db"), out
    try:
        code = ended(lambda: answer(program(), shell, given_words))
    finally:
        sys.stdout = before[0]
        del os.environ["FACTCHECK_DB"]
    assert code in (0, 2)
    assert not set(out.getvalue()) & {chr(n) for n in (*range(9), *range(11, 32), *range(0x7F, 0xA0), 0x202E)}


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | nasty
    | st.sampled_from(["denied", "2025-07", "for", "p1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["exact", "start", "end"]), inner),
    max_leaves=4,
)
kinds = st.sampled_from(["source", "speaker", "proposition", "step", "event", "conflict", "nonsense"])
keys = st.sampled_from(
    [
        *CLAIM_KEYS,
        "title",
        "name",
        "kind",
        "aliases",
        "step",
        "claim",
        "field",
        "from",
        "to",
        "why",
        "evidence",
        "at",
        "by",
    ]
)
claims = st.fixed_dictionaries({"text": nasty, "source": nasty}, optional={"quotes": values, "mark": values})
records = (
    claims
    | st.builds(lambda base, more: {**base, **more}, claims, st.dictionaries(keys, values, max_size=3))
    | st.builds(lambda kind, more: {"record": kind, **more}, kinds, st.dictionaries(keys, values, max_size=8))
)


@fewer
@given(st.lists(records, min_size=1, max_size=6))
def test_no_record_breaks_the_store(
    made_stores: Path, tmp_path_factory: pytest.TempPathFactory, given_records: list[dict[str, object]]
) -> None:
    path = Path(shutil.copy(made_stores / "empty.db", tmp_path_factory.mktemp("fuzz") / "store.db"))
    lines = "".join(json.dumps(record) + "\n" for record in given_records)
    done = run_here("import", "-", "--format", "jsonl", db=path, input=lines)
    assert done.code in (0, 1), done.err
    for words in (["list", "--json"], ["log", "--json"], ["doctor"], ["export", "jsonl"]):
        after = run_here(*words, db=path)
        assert after.code == 0, after.err
    assert "should not" not in done.err
