"""Every exporter in the registry keeps the same promises; each format then its own."""

import inspect
import io
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO, TextIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_claims import CLAIMS, FULL, HOSTILE, HOSTILE_CLAIMS

from factcheck.domain.claim import CLAIM_KEYS, Claim
from factcheck.errors import UsageError
from factcheck.exporting import EXPORTERS, Exporter, exporter
from factcheck.exporting.columns import COLUMNS, chosen, join, split
from factcheck.exporting.tsv import lines

ROOT = Path(__file__).parents[2]


def written(name: str, claims: Iterable[Claim]) -> str:
    stream = io.StringIO(newline="")
    exporter(name).write(claims, stream)
    return stream.getvalue()


TEXTS = {name: entry for name, entry in EXPORTERS.items() if not entry.whole}
"""Formats that are claims alone, as text; the others have tests of their own."""


@pytest.mark.parametrize("entry", EXPORTERS.values(), ids=list(EXPORTERS))
def test_every_exporter_says_what_it_takes(entry: Exporter) -> None:
    assert entry is EXPORTERS[entry.name]
    parameters = list(inspect.signature(entry.write, eval_str=True).parameters.values())
    stream = BinaryIO if entry.binary else TextIO
    assert [(p.name, p.annotation) for p in parameters[:2]] == [("claims", Iterable[Claim]), ("stream", stream)]
    assert [p.name for p in parameters[2:]] == [
        "columns",
        *(["rest"] if entry.whole else []),
        *(["base_url", "desk"] if entry.address else []),
    ]
    assert all(p.default is not p.empty for p in parameters[2:])
    assert re.fullmatch(r"[A-Z][^\n]{20,100}\.", entry.help)
    assert entry.suffix.startswith(".")


@pytest.mark.parametrize("entry", TEXTS.values(), ids=list(TEXTS))
def test_every_exporter_keeps_the_promises(entry: Exporter, golden: Callable[[str, str], None]) -> None:
    text = written(entry.name, iter(CLAIMS))
    text.encode()
    golden(f"export{f'.{entry.name}' if entry.address else ''}{entry.suffix}", text)
    written(entry.name, [])


@pytest.mark.parametrize("entry", EXPORTERS.values(), ids=list(EXPORTERS))
def test_every_exporter_is_documented(entry: Exporter) -> None:
    pages = [page for page in (ROOT / "README.md", *ROOT.glob("docs/**/*.md")) if page.exists()]
    if not pages:
        pytest.skip("there is no README yet")
    assert any(re.search(rf"\b{entry.name}\b", page.read_text("utf-8")) for page in pages)


@pytest.mark.parametrize("name", [name for name, entry in TEXTS.items() if not entry.address])
def test_claims_are_written_as_they_come(name: str) -> None:
    """A claim is in the stream before the next but one is asked for: memory stays flat."""
    stream = io.StringIO()
    seen = []

    def claims() -> Iterable[Claim]:
        for n in range(1, 6):
            seen.append(stream.tell())
            yield Claim(n, f"k{n}", "text", "source")

    exporter(name).write(claims(), stream)
    assert sorted(set(seen)) == seen


def test_an_unknown_format_names_the_nearest() -> None:
    with pytest.raises(UsageError) as refused:
        exporter("jsn")
    assert "json" in refused.value.hint


def test_json_and_json_lines_hold_every_claim_whole() -> None:
    expected = [claim.as_dict() for claim in CLAIMS]
    assert json.loads(written("json", CLAIMS)) == expected
    assert [json.loads(line) for line in written("jsonl", CLAIMS).split("\n")[:-1]] == expected
    assert json.loads(written("json", [])) == []
    assert "Mira" in written("json", CLAIMS)
    assert "“" in written("jsonl", CLAIMS)


@given(st.lists(HOSTILE_CLAIMS, max_size=3))
def test_line_formats_hold_one_line_a_claim(claims: list[Claim]) -> None:
    assert len(written("jsonl", claims).splitlines()) >= len(claims)
    assert written("jsonl", claims).count("\n") == len(claims)
    tsv = written("tsv", claims)
    assert len(tsv.splitlines()) == len(claims) + 1
    assert all(line.count("\t") == len(COLUMNS) - 1 for line in tsv.splitlines())
    markdown = written("markdown", claims)
    assert len(markdown.splitlines()) == len(claims) + 2
    assert all(len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) == 10 for line in markdown.splitlines())


def test_lines_for_a_pipe_have_the_columns_asked_for_and_no_guard() -> None:
    assert list(lines([FULL, HOSTILE], ("id", "mark", "proposition"))) == [
        "2\tconfirmed\tThe port sold grain\n",
        "3\tdenied\t=p\n",
    ]


def test_columns_are_the_keys_of_a_claim() -> None:
    assert tuple(COLUMNS) == CLAIM_KEYS
    assert chosen(["id, Text", "via"]) == ("id", "text", "via")
    with pytest.raises(UsageError) as refused:
        chosen(["speeker"])
    assert "speaker" in refused.value.hint


@given(st.lists(st.text(min_size=1) | st.text(" ,|>\\ab", min_size=1)), st.sampled_from(",|>"))
def test_joined_parts_come_apart_again(parts: list[str], separator: str) -> None:
    assert split(join(parts, separator), separator) == parts


def test_hand_made_lists_come_apart_too() -> None:
    assert split("a,b, c", ",") == ["a", "b", "c"]
    assert split("WikiLeaks>Abiyev", ">") == ["WikiLeaks", "Abiyev"]
    assert split("a\\", "|") == ["a\\"]
    assert split("", "|") == []
