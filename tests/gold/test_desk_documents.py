"""The desk's documents and their claims agree: what is annotated stands where it says."""

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.reading.reader import read_file

HERE = Path(__file__).parent
PARTS = ("desk_documents/seen", "desk_documents/held", "newsroom_documents/seen", "newsroom_documents/held",
         "fresh_documents/seen", "fresh_documents/held", "late_documents/seen", "late_documents/held",
         "dense_documents/seen", "dense_documents/held")


def documents() -> list[tuple[str, dict[str, Any]]]:
    return [
        (part, json.loads(line))
        for part in PARTS
        for line in (HERE / part / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    ]


@pytest.mark.parametrize(
    ("part", "gold"), documents(), ids=lambda value: value if isinstance(value, str) else value["doc"]
)
def test_every_annotation_points_at_its_words(part: str, gold: dict[str, Any]) -> None:
    text = read_file(HERE / part / "articles" / gold.get("file", f"{gold['doc']}.txt")).text
    for claim in gold["claims"]:
        assert [text[a:b] for a, b in claim["quotes_at"]] == claim["quotes"]
        assert claim["cue_at"] is None or text[slice(*claim["cue_at"])] == claim["cue"]
        assert claim["speaker_at"] is None or text[slice(*claim["speaker_at"])] == claim["speaker_as_written"]
        assert claim["reported"] in {"alleged", "denied", "confirmed"}
        assert claim["text"].rstrip("]”\"’").endswith((".", "?"))
    for passage in gold["not_claims_detail"]:
        assert passage["text"] in text


def test_the_parts_have_their_documents() -> None:
    assert [sum(part == name for part, _ in documents()) for name in PARTS] == [17, 5, 21, 15, 5, 5, 7, 7, 6, 6]
