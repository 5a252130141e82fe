"""Whether what only the learnt judge takes for a conflict is flagged in a store, or left to be compared.

It is wrong of so many claims in a thousand wherever it is asked. Where conflicts are frequent, in what is told of a
story, these few do not matter; in a store whose claims have little to do with each other they are nearly all that it
finds (`conflicts.trust.enough_here`). So what it finds is held back until there is enough of it, and let go then.
"""

from collections.abc import Iterable
from dataclasses import replace

from factcheck.conflicts.learnt import held_back, let_go
from factcheck.conflicts.trust import enough_here
from factcheck.domain.conflict import LEARNT, SURE, Conflict, Judgement
from factcheck.store.reads import candidates
from factcheck.store.storage import findings
from factcheck.store.storage.database import Database
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text import likeness, opposing


def settle(work: UnitOfWork, fresh: Iterable[Conflict]) -> list[Conflict]:
    """Hold the learnt judge's findings back or let them go, as the store has it now; the `fresh` ones as they then are,
    and those that were let go. Dismissed ones speak for nothing, upheld ones stay what they are.
    """
    new = {conflict.id: conflict for conflict in fresh}
    if likeness.off() or not opposing.available():
        return list(new.values())
    known = findings.undismissed(work.db, LEARNT)
    enough = enough_here(len(known), candidates.size(work.db))
    for conflict in known:
        score = conflict.score
        if conflict.judgement is Judgement.OPEN and (score >= SURE) != enough:
            score = let_go(score) if enough else held_back(score)
            findings.score(work, conflict.id, score)
            if enough or conflict.id in new:
                new[conflict.id] = replace(conflict, score=score)
    return list(new.values())


def flagged(db: Database) -> set[int]:
    """The ids of what the learnt judge finds and that is not held back."""
    return {conflict.id for conflict in findings.undismissed(db, LEARNT) if conflict.score >= SURE}
