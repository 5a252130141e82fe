"""Putting propositions right: other words for one, two that are one, and one that nothing is filed under.

Claims are filed anew, so the history of each says what became of it, and `undo` puts it back.
"""

from collections.abc import Sequence

from factcheck.actions import checks
from factcheck.actions.changing import Changed
from factcheck.actions.checking import recheck
from factcheck.domain.proposition import Proposition
from factcheck.errors import FactcheckError, UsageError
from factcheck.store.reads import propositions
from factcheck.store.storage import findings
from factcheck.store.storage.database import Database
from factcheck.store.storage.rows import PropositionGoneRow, insert_new
from factcheck.store.storage.unit_of_work import UnitOfWork


def claims_of(db: Database, name: str) -> list[int]:
    """The ids of the claims, withdrawn ones too, that are filed under a proposition. Raises NotFound, UsageError."""
    number = propositions.proposition(db, name).id
    return sorted(n for opposite in (False, True) for n in propositions.filed(db, number, opposite=opposite))


def rename(work: UnitOfWork, name: str, text: str, note: str = "", *, new: bool = False) -> Changed:
    """Say a proposition in other words. Raises UsageError when another one says that already, or nearly so unless it is
    a `new` one, NotFound.
    """
    old = propositions.proposition(work.db, name)
    text = checks.words(text, "proposition")
    if text == old.text:
        raise UsageError(f"p{old.id} has these words already.")
    for other in propositions.every(work.db):
        if other.text == text:
            raise UsageError(f"p{other.id} says that already.", f"`factcheck proposition merge p{old.id} p{other.id}`")
    for other, share in [] if new else propositions.alike(work.db, text):
        if other.id != old.id:
            raise UsageError(
                f"p{other.id} says nearly that ({share:.0%}): “{other.text}”.",
                f"`factcheck proposition merge p{old.id} p{other.id}`, or add --new-proposition.",
            )
    return _refiled(work, old, text, note)


def merge(work: UnitOfWork, name: str, into: str, *, opposite: bool = False, note: str = "") -> Changed:
    """File all claims of a proposition under another; with `opposite` what stood for the one stands against the other.

    Raises UsageError when both are one, NotFound.
    """
    old, new = propositions.proposition(work.db, name), propositions.proposition(work.db, into)
    if old.id == new.id:
        raise UsageError(f"Both are p{old.id}.")
    return _refiled(work, old, new.text, note, opposite=opposite)


def delete_if_empty(work: UnitOfWork, names: Sequence[str], note: str = "") -> list[Proposition]:
    """Take off propositions that no claim is filed under, or all such where none is named; returns those.

    Their history stays, and a claim that is filed there again brings one back. Raises FactcheckError for one that
    claims are filed under, NotFound.
    """
    note = checks.remark(note, "note")
    named = [propositions.proposition(work.db, name) for name in dict.fromkeys(names)]
    wanted = named if names else propositions.empty(work.db)
    for one in wanted:
        if one.claims:
            many = f"{one.claims} claims are" if one.claims > 1 else "A claim is"
            raise FactcheckError(
                f"{many} filed under p{one.id}, so it stays.",
                f"`factcheck proposition merge p{one.id} …`, or `factcheck file about:p{one.id} --none`.",
            )
    insert_new(work.db, [PropositionGoneRow(work.step, one.id, note) for one in wanted])
    return wanted


def _refiled(work: UnitOfWork, old: Proposition, text: str, note: str, *, opposite: bool = False) -> Changed:
    note = checks.remark(note, "note")
    changed: list[int] = []
    for turned in (False, True):
        ids = propositions.filed(work.db, old.id, opposite=turned)
        changed += work.change("claim", ids, "proposition", [text, turned != opposite], note=note)
    if not changed:
        raise UsageError(f"No claim is filed under p{old.id}.")
    new = work.names.id("proposition", text)
    for claim_id in propositions.turned_down(work.db, old.id):
        findings.dismiss(work, claim_id, proposition=new)
    return sorted(changed), recheck(work, changed)
