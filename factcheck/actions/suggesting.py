"""Accepting a suggested filing, or turning it down for good."""

from factcheck.actions import changing
from factcheck.domain.numbers import claim_number
from factcheck.errors import FactcheckError, NotFound, UsageError
from factcheck.store.reads import claims, propositions
from factcheck.store.reads.suggestions import suggestions
from factcheck.store.storage import findings
from factcheck.store.storage.unit_of_work import UnitOfWork


def accept(work: UnitOfWork, claim_id: int, name: str, opposite: bool | None = None) -> tuple[str, changing.Changed]:
    """File a claim as suggested, with another claim or under a proposition; returns the proposition's text. `opposite`
    says whether the two claims state opposites, where the suggestion asks or is mistaken.

    Raises NotFound when nothing of the kind is suggested, UsageError when the side has to be said.
    """
    claims.claim(work.db, claim_id)
    for made in suggestions(work.db, [claim_id]):
        if name in (made.name, str(made.partner)):
            side = made.opposite if opposite is None else opposite != _turned(work, made.partner)
            if side is None:
                raise UsageError(
                    f"Do claims {made.claim} and {made.partner} state opposites, or the same?",
                    "Give --opposite or --same; two figures that differ belong under two propositions.",
                )
            changed, found = changing.file(work, [made.claim], made.proposition, opposite=side)
            if made.proposition_id is None:
                more, further = changing.file(work, [made.partner], made.proposition)
                changed, found = changed + more, found + further
            return made.proposition, (changed, found)
    raise NotFound(
        f"Nothing suggests filing claim {claim_id} with {name}.",
        "`factcheck suggest` lists what is; `file` files anything.",
    )


def _turned(work: UnitOfWork, claim_id: int) -> bool:
    return claims.claim(work.db, claim_id).opposite


def dismiss(work: UnitOfWork, claim_id: int, name: str) -> None:
    """Remember that a claim is not to be filed with another claim, or under a proposition. Raises NotFound."""
    claim_id = claims.claim(work.db, claim_id).id
    other = claim_number(name)
    if name[:1] in ("p", "P"):
        new = findings.dismiss(work, claim_id, proposition=propositions.proposition(work.db, name).id)
    elif other is not None:
        new = findings.dismiss(work, claim_id, other=claims.claim(work.db, other).id)
    else:
        raise NotFound(f"“{name}” is neither a claim's id nor a proposition.", "As in `suggest dismiss 10 p3`.")
    if not new:
        raise FactcheckError("That was dismissed already.")
