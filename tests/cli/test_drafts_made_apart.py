"""A claim that is a draft in one copy and was added in another: a machine drafts, and who adds a claim has decided."""

import json
from pathlib import Path
from typing import Any

import pytest
from desk import copy_of, done, run_here, store_of

ROW = '{"text": "The dam cost 40 million.", "speaker": "Ada Lund", "source": "paper 0", "draft": %s}'


@pytest.fixture
def apart(empty: Path, tmp_path: Path) -> dict[str, Path]:
    """Two copies of a store: one where a claim was drafted, one where Omar added the same."""
    store_of(empty, [("It rained.", "Cy", "alleged")])
    copies = {"drafted": empty, "added": copy_of(empty, tmp_path / "added.db")}
    done("Rana", copies["drafted"], "import", "-", input=ROW % "true")
    done("Omar", copies["added"], "import", "-", input=ROW % "false")
    return copies


def claim(db: Path) -> dict[str, Any]:
    (found,) = run_here("show", 2, "--json", db=db).json
    return dict(found)


def united(db: Path, other: Path, tmp_path: Path, form: str) -> str:
    file = other
    if form == "file":
        file = tmp_path / "other.jsonl"
        file.write_text(run_here("export", "jsonl", "is:draft,unreviewed,withdrawn", db=other).out)
    return done("Ed", db, "merge", file).err


@pytest.mark.parametrize("form", ["store", "file"])
@pytest.mark.parametrize("into", ["drafted", "added"])
def test_what_one_added_is_no_draft_whoever_merges_whom(
    apart: dict[str, Path], tmp_path: Path, into: str, form: str
) -> None:
    (other,) = set(apart) - {into}
    said = united(apart[into], apart[other], tmp_path, form)
    assert "kept apart" not in said
    assert (claim(apart[into])["draft"], claim(apart[into])["contested"]) == (False, [])
    again = united(apart[into], apart[other], tmp_path, form)
    assert "Nothing new" in again
    done("Ed", apart[into], "undo")
    assert claim(apart[into])["draft"] is (into == "drafted")


def test_a_draft_that_was_accepted_is_what_the_other_added(apart: dict[str, Path], tmp_path: Path) -> None:
    done("Rana", apart["drafted"], "accept", 2)
    united(apart["added"], apart["drafted"], tmp_path, "store")
    assert (claim(apart["added"])["draft"], claim(apart["added"])["contested"]) == (False, [])


@pytest.mark.parametrize("into", ["drafted", "added"])
def test_a_draft_that_was_rejected_takes_away_nobodys_claim_in_silence(
    apart: dict[str, Path], tmp_path: Path, into: str
) -> None:
    done("Rana", apart["drafted"], "reject", 2)
    (other,) = set(apart) - {into}
    assert "kept apart, to be decided" in united(apart[into], apart[other], tmp_path, "store")
    assert [one["field"] for one in run_here("differences", "--json", db=apart[into]).json] == ["draft+withdrawn"]


@pytest.fixture
def drafted(empty: Path, tmp_path: Path) -> dict[str, Path]:
    """Two copies of a store in which machines drafted one claim, with another status and date."""
    store_of(empty, [("It rained.", "Cy", "alleged")])
    copies = {"rana": empty, "omar": copy_of(empty, tmp_path / "omar.db")}
    for name, more in (("rana", '"denied"'), ("omar", '"alleged", "said_on": "2024-05"')):
        row = ROW.replace('"draft"', f'"reported": {more}, "draft"') % "true"
        done(name.title(), copies[name], "import", "-", input=row)
    return copies


def contested(db: Path) -> list[str]:
    return [one["field"] for one in run_here("differences", "--json", db=db).json]


@pytest.mark.parametrize("form", ["store", "file"])
def test_what_machines_drafted_otherwise_is_no_difference_until_it_is_a_claim(
    drafted: dict[str, Path], tmp_path: Path, form: str
) -> None:
    rana, omar = drafted.values()
    kept = copy_of(omar, tmp_path / "kept.db")
    said = united(rana, omar, tmp_path, form)
    assert "kept apart" not in said
    assert "2 fields of drafts began otherwise there: who accepts one decides.\n" in said
    united(omar, rana, tmp_path, form)
    for db in (rana, omar):
        assert (contested(db), claim(db)["contested"]) == ([], [])
        assert run_here("list", "is:contested", "--ids", db=db).out == ""
    stands = claim(rana)
    assert [stands[key] for key in ("reported", "said_on")] == [claim(omar)[key] for key in ("reported", "said_on")]
    done("Rana", rana, "accept", 2)
    assert (contested(rana), claim(rana)["reported"]) == ([], stands["reported"])
    assert [one["why"] for one in run_here("log", 2, "--json", db=rana).json].count("accepted as it stood") == 2
    united(omar, rana, tmp_path, form)
    assert (contested(omar), claim(omar)["draft"], claim(omar)["reported"]) == ([], False, stands["reported"])
    assert "Nothing new" in united(rana, kept, tmp_path, form)
    done("Rana", rana, "undo")
    assert (claim(rana)["draft"], contested(rana)) == (True, [])


def test_drafts_that_two_accepted_otherwise_are_a_difference(drafted: dict[str, Path], tmp_path: Path) -> None:
    rana, omar = drafted.values()
    for name, db in drafted.items():
        done(name.title(), db, "accept", 2)
    assert "2 kept apart, to be decided: " in united(rana, omar, tmp_path, "store")
    united(omar, rana, tmp_path, "store")
    assert contested(rana) == contested(omar) == ["reported", "said_on"]


def test_a_difference_about_a_source_is_told_beside_a_draft_of_the_same_number(empty: Path, tmp_path: Path) -> None:
    store_of(empty, [("It rained.", "Cy", "alleged")])
    copies = {"Rana": empty, "Omar": copy_of(empty, tmp_path / "omar.db")}
    for name, db in copies.items():
        row = {"text": "Drafted.", "speaker": "Di", "source": "paper 1", "draft": True, "note": name}
        done(name, db, "import", "-", input=json.dumps(row))
        done(name, db, "source", "edit", "paper-1", "--remark", name)
    said = done("Ed", empty, "merge", copies["Omar"]).err
    assert "1 kept apart, to be decided: note of source 2.\n1 field of drafts began otherwise there" in said
    assert said.endswith("Next: `factcheck differences`.\n")
