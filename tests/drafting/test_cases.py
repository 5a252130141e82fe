"""Every kind of sentence that once went wrong, with what is right: `cases.txt` beside this file."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factcheck.domain.draft import Draft

Drafts = Callable[[str], list[Draft]]


def cases() -> Iterator[object]:
    kind, text, fails, wanted = "", "", False, list[str]()
    for line in [*(Path(__file__).with_name("cases.txt")).read_text(encoding="utf-8").splitlines(), "> "]:
        if line.startswith(">") and text:
            mark = [pytest.mark.xfail(strict=True)] if fails else []
            yield pytest.param(text, wanted, id=f"{kind}: {text[:40]}", marks=mark)
        if line.startswith(">"):
            text, fails, wanted = line.lstrip(">? ").replace("⏎", "\n"), line.startswith(">?"), []
        elif line.startswith("## "):
            if text:
                mark = [pytest.mark.xfail(strict=True)] if fails else []
                yield pytest.param(text, wanted, id=f"{kind}: {text[:40]}", marks=mark)
            kind, text = line[3:], ""
        elif line.startswith("["):
            wanted.append(line)


def row(one: Draft) -> str:
    via = f" via {' > '.join(one.via)}" if one.via else ""
    return f"[{one.speaker}]{via} | {one.reported.value} | {one.text}"


@pytest.mark.parametrize(("text", "wanted"), list(cases()))
def test_what_is_attributed(drafts: Drafts, text: str, wanted: list[str]) -> None:
    found = [one for one in drafts(text) if one.speaker or one.cue]
    assert sorted(map(row, found)) == sorted(wanted)
