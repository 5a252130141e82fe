"""`GOLDEN=write pytest tests/rendering` writes the golden files anew; read the difference before you commit it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with the golden file of that name, byte for byte."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("GOLDEN") == "write":
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return compare
