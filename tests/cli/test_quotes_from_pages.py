"""A quote typed as a person reads it, in a source whose page broke it: by hand and from a file."""

import json
from pathlib import Path

import pytest
from desk import Factcheck

PAGE = "Mill\n\nThe miller’s son said the mill would cost\n40 million crowns and that the govern-\nment had paid.\n"


@pytest.fixture
def mill(factcheck: Factcheck, empty: Path, tmp_path: Path) -> Path:
    (tmp_path / "mill.txt").write_text(PAGE)
    factcheck("ingest", "--no-drafts", tmp_path / "mill.txt", db=empty)
    return empty


QUOTES = {
    "would cost 40 million crowns": "would cost\n40 million crowns",
    "The miller's son": "The miller’s son",
    "the government had paid": "the govern-\nment had paid",
}


@pytest.mark.parametrize("quote", QUOTES)
def test_a_quote_given_by_hand_is_anchored(factcheck: Factcheck, mill: Path, quote: str) -> None:
    factcheck("add", "The mill is dear.", "--by", "Tor Beck", "--source", "mill", "--quote", quote, db=mill)
    (claim,) = factcheck("list", "--json", db=mill).json
    (stored,) = claim["quotes"]
    assert stored["exact"] == QUOTES[quote] == PAGE[stored["start"] : stored["end"]]


def test_a_quote_in_a_file_is_anchored(factcheck: Factcheck, mill: Path, tmp_path: Path) -> None:
    rows = [
        {"text": f"Claim {n}.", "source": "mill", "speaker": "Tor Beck", "quotes": [{"exact": quote}]}
        for n, quote in enumerate(QUOTES)
    ]
    (tmp_path / "claims.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert factcheck("import", tmp_path / "claims.jsonl", db=mill).code == 0
    stored = [claim["quotes"][0]["exact"] for claim in factcheck("list", "--json", "--sort", "id", db=mill).json]
    assert sorted(stored) == sorted(QUOTES.values())
