"""What an import stores is compared afterwards, and others write meanwhile: nothing is lost, nothing is false."""

from contextlib import closing
from pathlib import Path

import pytest
from desk import done, run_here

from factcheck.actions.begin import begin
from factcheck.actions.comparing_later import compare
from factcheck.actions.importing import Import, Report
from factcheck.actions.records import taken
from factcheck.domain.conflict import Conflict
from factcheck.errors import StoreError
from factcheck.store.storage.opening import open_store
from factcheck.store.storage.unit_of_work import UnitOfWork

DEAR = {"source": "paper", "speaker": "Ada Lund", "text": "The Norrby dam cost Veleska $40 million."}
CHEAP = {"source": "paper", "speaker": "Bo Marr", "text": "The Norrby dam cost Veleska $65 million."}


def stored(db: Path, *rows: dict[str, object]) -> Report:
    """What Rana imports, before it is compared."""
    with begin(str(db), "Rana", "import", print) as work:
        return Import(work, later=True).run([(n, taken(dict(row))) for n, row in enumerate(rows, 1)], lambda _: None)


def compared(db: Path, report: Report) -> list[Conflict]:
    compare(report, lambda: closing(open_store(str(db), print)), lambda: begin(str(db), "Rana", "import", print))
    assert report.conflicts is not None
    return report.conflicts


def found(db: Path) -> list[tuple[str, list[int]]]:
    return [(one["kind"], one["claims"]) for one in run_here("conflicts", "--json", db=db).json]


def test_conflicts_are_found_after_the_claims_are_stored_and_an_undo_of_the_import_closes_them(empty: Path) -> None:
    report = stored(empty, DEAR, CHEAP)
    assert report.conflicts is None
    assert found(empty) == []
    assert [one.claims for one in compared(empty, report)] == [(1, 2)]
    assert found(empty) == [("number", [1, 2])]
    done("Rana", empty, "undo")
    assert found(empty) == []


def test_an_import_that_ends_before_it_has_compared_is_not_forgotten(empty: Path) -> None:
    stored(empty, DEAR, CHEAP)
    assert "2 claims never compared with the others\tfactcheck conflicts --rescan" in run_here(db=empty).out
    assert run_here("conflicts", "--rescan", db=empty).code == 0
    assert found(empty) == [("number", [1, 2])]
    assert "never compared" not in run_here(db=empty).out


def test_an_import_that_has_compared_leaves_nothing_to_compare(empty: Path) -> None:
    compared(empty, stored(empty, DEAR, CHEAP))
    assert "never compared" not in run_here(db=empty).out


@pytest.mark.parametrize("change", [("edit", "2", "--text", CHEAP["text"].replace("65", "40")), ("withdraw", "1")])
def test_what_a_colleague_changes_before_it_is_compared_is_seen_as_it_is_then(
    empty: Path, change: tuple[str, ...]
) -> None:
    report = stored(empty, DEAR, CHEAP)
    done("Omar", empty, *change, "--note", "n", "--over")
    assert compared(empty, report) == []
    assert found(empty) == []


@pytest.mark.parametrize("change", [("edit", "2", "--text", CHEAP["text"].replace("65", "40")), ("withdraw", "1")])
def test_what_a_colleague_changes_while_it_is_compared_is_seen_as_it_is_then(
    empty: Path, change: tuple[str, ...]
) -> None:
    report = stored(empty, DEAR, CHEAP)

    def omar_is_between() -> UnitOfWork:
        done("Omar", empty, *change, "--note", "n", "--over")
        return begin(str(empty), "Rana", "import", print)

    compare(report, lambda: closing(open_store(str(empty), print)), omar_is_between)
    assert report.conflicts == []
    assert found(empty) == []


def test_what_a_colleague_finds_while_it_is_compared_is_there_once(empty: Path) -> None:
    report = stored(empty, DEAR, CHEAP)

    def omar_is_between() -> UnitOfWork:
        done("Omar", empty, "edit", "1", "--note", "n", "--over", "--text", CHEAP["text"].replace("65", "30"))
        done("Omar", empty, "conflicts", "dismiss", "1", "2", "--note", "another dam")
        return begin(str(empty), "Rana", "import", print)

    compare(report, lambda: closing(open_store(str(empty), print)), omar_is_between)
    assert report.conflicts == []
    assert [one["judgement"] for one in run_here("conflicts", "--all", "--json", db=empty).json] == ["dismissed"]


def test_a_store_that_goes_between_loses_no_claim(empty: Path) -> None:
    report = stored(empty, DEAR, CHEAP)

    def gone() -> UnitOfWork:
        raise StoreError("The server went.")

    with pytest.raises(StoreError, match="went"):
        compare(report, lambda: closing(open_store(str(empty), print)), gone)
    assert len(run_here("list", db=empty).rows) == 2
    assert "2 claims never compared" in run_here(db=empty).out
