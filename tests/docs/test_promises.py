"""Each promise about hostile text names tests, and they are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_promise_has_its_tests() -> None:
    page = (ROOT / "docs" / "hostile.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page)
    missing = [
        f"{path}::{name}"
        for path, name in named
        if not re.search(rf"^def {name}\(", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert missing == []
    promises = re.findall(r"^- .*?(?=^- |^#|^$|\Z)", page, re.MULTILINE | re.DOTALL)
    assert [promise for promise in promises if "::test_" not in promise] == []
    assert len(promises) > 15
