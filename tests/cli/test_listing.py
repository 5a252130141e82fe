"""What `list` says about itself."""

from desk import run_here

from factcheck.store.search.listing import SORTS

FORMER = {"said", "date", "created"}
"""Taken still, and shown nowhere."""


def test_the_help_names_every_order() -> None:
    said = " ".join(run_here("list", "--help").out.split())
    assert all(f"{name}," in said or f"{name};" in said for name in SORTS if name not in FORMER)
