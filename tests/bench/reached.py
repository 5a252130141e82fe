"""A pytest plugin for mutants.py: which functions each test calls, and some tests alone in a given order.

With REACHED=FILE, FILE gets a JSON object: test id -> [seconds, ["factcheck/module.py:function", ...]]. With
CHOSEN=FILE, a JSON list of test ids, only these run, in that order. What another process calls is not seen.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

MARK = f"{os.sep}factcheck{os.sep}"
seen: dict[str, tuple[float, list[str]]] = {}


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Note what is called while a test and its fixtures run."""
    if "REACHED" not in os.environ:
        yield
        return
    called = set()

    def note(frame: FrameType, event: str, arg: object) -> None:
        called.add(frame.f_code)

    began = time.process_time()
    sys.settrace(note)
    yield
    sys.settrace(None)
    ours = {f"factcheck/{c.co_filename.rpartition(MARK)[2]}:{c.co_qualname}" for c in called if MARK in c.co_filename}
    seen[item.nodeid] = (time.process_time() - began, sorted(ours))


def pytest_sessionfinish() -> None:
    """Write what was noted."""
    if "REACHED" in os.environ:
        Path(os.environ["REACHED"]).write_text(json.dumps(seen), encoding="utf-8")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the chosen tests, in their order."""
    if "CHOSEN" in os.environ:
        place = {one: n for n, one in enumerate(json.loads(Path(os.environ["CHOSEN"]).read_text(encoding="utf-8")))}
        items[:] = sorted((item for item in items if item.nodeid in place), key=lambda item: place[item.nodeid])
