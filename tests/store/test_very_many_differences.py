"""A merge that leaves very much contested: all of it is kept, counted, listed and decided, on either database."""

import json
import shutil
from pathlib import Path

import pytest
from desk import done, query, run_here


# On a server the many take minutes, and the few go the same way.
@pytest.mark.parametrize(
    "many", [60, pytest.param(50_000, marks=[pytest.mark.slow, pytest.mark.of_a_file])], ids=["some", "50,000"]
)
def test_very_many_contested_fields_are_kept_counted_listed_and_decided(empty: Path, tmp_path: Path, many: int) -> None:
    rana, omar = tmp_path / "rana.db", tmp_path / "omar.db"
    assert run_here("init", rana).code == 0
    rows = ({"text": f"Dam {n} is safe.", "speaker": f"Speaker {n % 90}", "source": "paper"} for n in range(many))
    done("t", rana, "import", "-", input="".join(json.dumps(row) + "\n" for row in rows))
    shutil.copy(rana, omar)
    done("Rana", rana, "mark", "confirmed", "is:unreviewed", "--yes", "--note", "read it")
    done("Omar", omar, "mark", "denied", "is:unreviewed", "--yes", "--note", "asked the engineer")
    assert run_here("copy", rana, empty).code == 0
    said = done("Ed", empty, "merge", omar).err
    assert f"{many} kept apart, to be decided: mark of claim 1, mark of claim 2, " in said
    assert query(empty, "SELECT count(*) FROM contested") == [(many,)]
    listed = done("Ed", empty, "differences", "--jsonl").out.splitlines()
    assert len(listed) == many
    first = json.loads(listed[0])
    assert [(side["by"], side["to"]["mark"], side["why"]) for side in first["sides"]] == [
        ("Omar, says omar.db, imported by Ed", "denied", "asked the engineer"),
        ("Rana", "confirmed", "read it"),
    ]
    assert len(done("Ed", empty, "list", "is:contested", "--ids").out.splitlines()) == many
    assert "contested" in done("Ed", empty, "show", many, "--table").out
    done("Ed", empty, "differences", "take", "claim", many, 2, "--note", "the later report")
    done("Ed", empty, "mark", "denied", f"id:1-{many // 2}", "--yes", "--note", "the engineer knows", "--over")
    assert query(empty, "SELECT count(*) FROM contested") == [(many - many // 2 - 1,)]
    done("Ed", empty, "undo")
    done("Ed", empty, "undo")
    done("Ed", empty, "undo")
    assert query(empty, "SELECT count(*) FROM contested") == [(0,)]
    assert run_here("doctor", db=empty).code == 0
