"""Claims that tell of one thing in words of their own are met by what they mean; what is met so is only compared."""

import json
from pathlib import Path

import pytest
from conflict_pairs import side
from desk import run_here

from factcheck.actions.checking import look_at
from factcheck.conflicts.meaning import beside, nearest_in_meaning
from factcheck.store.storage.opening import place

pytest.importorskip("onnxruntime")

TOLD = (
    "The tigress was shot dead by a police marksman.",
    "A vet's dart brought the animal down; she has survived.",
    "The ferry to Velm is late again.",
    "Trade with Orda reached four billion crowns.",
    "The council of Tarn sold its swimming hall.",
)


def test_the_nearest_in_meaning_share_no_word() -> None:
    sides = [side(n, text) for n, text in enumerate(TOLD, 1)]
    assert nearest_in_meaning(sides, 1)[1] == [2]
    assert {len(others) for others in nearest_in_meaning(sides, 9).values()} == {4}
    wide, alone = beside({3: [4], 4: [3]}, sides)
    assert set(wide[1]) >= {2}
    assert (1, 2) in alone
    assert (3, 4) not in alone
    assert nearest_in_meaning(sides[:1], 5) == {}


def test_what_shares_no_word_is_looked_at_as_it_comes_in_and_anew_and_is_not_flagged(empty: Path) -> None:
    lines = [
        {"text": text, "speaker": f"Speaker {n}", "source": "Post", "said_on": "2023-05-08", "reported": "alleged"}
        for n, text in enumerate(TOLD)
    ]
    done = run_here("import", "-", "--as", "t", db=empty, input="\n".join(map(json.dumps, lines)))
    assert done.code == 0, done.err
    db = place(empty).connect()
    assert (1, 2) in look_at(db, range(1, 6)).met.meant
    db.close()
    assert "Compared 10 pairs: 0 new conflicts" in run_here("conflicts", "--rescan", "--as", "t", db=empty).err
