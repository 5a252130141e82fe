"""Having the desk's own language model read the pairs that are worth comparing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from factcheck.actions.comparing import digest
from factcheck.asking.asker import Asker
from factcheck.asking.pairs import RULE, SYSTEM, Verdict, finding, question, verdict
from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Conflict, Finding
from factcheck.store.reads import claims, conflicts
from factcheck.store.storage import findings
from factcheck.store.storage.database import Database
from factcheck.store.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Read:
    """A pair that the model was asked about: the claims, smaller id first, and what it says, None for no use."""

    left: Claim
    right: Claim
    said: Verdict | None


def waiting(db: Database, limit: int | None) -> list[tuple[Claim, Claim]]:
    """The pairs for comparison, likeliest first, each once, without those the model has flagged before."""
    found = list(conflicts.every(db, compare=True))
    asked = {conflict.claims for conflict in found if conflict.kind == RULE}
    pairs = list(islice((pair for pair in dict.fromkeys(c.claims for c in found) if pair not in asked), limit))
    by_id = {claim.id: claim for claim in claims.by_ids(db, sorted({n for pair in pairs for n in pair}))}
    return [(by_id[left], by_id[right]) for left, right in pairs]


def ask(asker: Asker, pairs: Sequence[tuple[Claim, Claim]], progress: Callable[[int], None]) -> list[Read]:
    """Ask about each pair, until a model has proved to be of no use. Raises NoJudge."""
    read = []
    for left, right in pairs:
        if asker.hopeless:
            break
        answer = asker.ask(SYSTEM, question(left, right), partial(verdict, left=left.text, right=right.text))
        read.append(Read(left, right, answer))
        progress(len(read))
    return read


def store(work: UnitOfWork, model: str, read: Sequence[Read]) -> list[Conflict]:
    """Keep the contradictions that the model sees, in its name; they are open, and no list shows them as disputed."""
    new: list[tuple[int, int, Finding, str]] = []
    for one in read:
        found = finding(model, one.said, one.left, one.right) if one.said else None
        if found and not findings.known(work.db, (one.left.id, one.right.id, RULE)):
            new.append((one.left.id, one.right.id, found, digest(one.left.text, one.right.text)))
    return findings.flag(work, new) if new else []
