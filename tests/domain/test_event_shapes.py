"""What a field can be in the history: what the store writes fits, what would stop a reader does not."""

from typing import Any

import pytest

from factcheck.domain.event_shapes import fits

QUOTE = {"exact": "it rains", "prefix": "", "suffix": ".", "start": 3, "end": 11}


@pytest.mark.parametrize(
    ("subject", "field", "value"),
    [
        ("claim", "text", "It rains."),
        ("claim", "speaker", ""),
        ("claim", "via", ["Ann", "Bea"]),
        ("claim", "quotes", [QUOTE, {**QUOTE, "start": None, "end": None}]),
        ("claim", "mark", None),
        ("claim", "mark", "denied"),
        ("claim", "reported", "alleged"),
        ("claim", "said_on", "2025-07"),
        ("claim", "said_on", ""),
        ("claim", "proposition", None),
        ("claim", "proposition", ["It rains", True]),
        ("claim", "tags", []),
        ("claim", "draft", False),
        ("claim", "withdrawn", True),
        ("source", "title", "Evening news"),
        ("source", "published", "2025-07-19"),
        ("source", "withdrawn", False),
        ("speaker", "kind", "person"),
        ("speaker", "aliases", ["Annie"]),
        ("speaker", "name", "Ann"),
    ],
)
def test_what_the_store_writes_fits(subject: str, field: str, value: Any) -> None:
    assert fits(subject, field, value)


@pytest.mark.parametrize(
    ("subject", "field", "value"),
    [
        ("claim", "text", "\u00a0"),
        ("claim", "text", None),
        ("claim", "text", "half a \ud800"),
        ("claim", "speaker", None),
        ("claim", "via", "Ann"),
        ("claim", "via", [" "]),
        ("claim", "quotes", [{}]),
        ("claim", "quotes", [{**QUOTE, "more": 1}]),
        ("claim", "quotes", [{**QUOTE, "start": 11, "end": 3}]),
        ("claim", "quotes", [{**QUOTE, "start": -1}]),
        ("claim", "quotes", [{**QUOTE, "start": True}]),
        ("claim", "quotes", [{**QUOTE, "end": None}]),
        ("claim", "quotes", [{**QUOTE, "exact": ""}]),
        ("claim", "quotes", {"exact": "x"}),
        ("claim", "mark", ""),
        ("claim", "mark", ["denied"]),
        ("claim", "reported", None),
        ("claim", "said_on", "tomorrow"),
        ("claim", "said_on", 2025),
        ("claim", "proposition", "It rains"),
        ("claim", "proposition", ["It rains"]),
        ("claim", "proposition", ["It rains", "no"]),
        ("claim", "tags", [1]),
        ("claim", "withdrawn", "no"),
        ("claim", "withdrawn", 0),
        ("claim", "note", {}),
        ("claim", "id", 5),
        ("claim", "created", 1),
        ("source", "title", " "),
        ("source", "text", "another text"),
        ("source", "published", "2025-02-30"),
        ("speaker", "kind", "robot"),
        ("speaker", "kind", {}),
        ("speaker", "aliases", None),
        ("weather", "name", "Ann"),
    ],
)
def test_what_no_reader_could_show_does_not(subject: str, field: str, value: Any) -> None:
    assert not fits(subject, field, value)
