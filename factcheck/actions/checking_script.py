"""The whole of a script against the store, sentence by sentence."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from factcheck.actions.ingest_drafts import Drafter
from factcheck.actions.script import Script, script_of
from factcheck.actions.script_evidence import Evidence
from factcheck.actions.script_judging import judged
from factcheck.domain.claim import Claim
from factcheck.domain.scripted import Checked, Standing
from factcheck.domain.source import Document
from factcheck.store.storage.database import Database

Tell = Callable[[str], None]


@dataclass(slots=True)
class Held:
    """A script, what became of each sentence, and the claims that they name, by id."""

    script: Script
    found: list[Checked] = field(default_factory=list)
    claims: dict[int, Claim] = field(default_factory=dict)

    @property
    def wrong(self) -> int:
        """How many sentences are at odds with the store."""
        return sum(one.standing.wrong for one in self.found)

    def counts(self) -> list[tuple[Standing, int]]:
        """How many sentences stand how, the worst first."""
        return [(kind, sum(one.standing is kind for one in self.found)) for kind in Standing]


def check_script(db: Database, document: Document, drafter: Drafter, tell: Tell) -> Held:
    """Hold a text against the store. `tell` is told how far it is, in words. Raises StoreError."""
    script = script_of(document, drafter, lambda share: tell(f"reading, {share:4.0%}"))
    held = Held(script)
    evidence = Evidence(db)
    attributed = not script.unattributed
    began = monotonic()
    for number, sentence in enumerate(script.sentences):
        tell(progress(number, len(script.sentences), monotonic() - began))
        one = judged(sentence, evidence, attributed=attributed)
        held.found.append(one)
        for claim_id in (*one.claims, *one.against):
            if claim_id not in held.claims:
                held.claims[claim_id] = evidence.proofs([claim_id])[claim_id].claim
    return held


def progress(done: int, all_of_them: int, seconds: float) -> str:
    """How far it is and how long it will take: “sentence 120 of 4,000, about 300 s left”."""
    said = f"sentence {done + 1:,} of {all_of_them:,}"
    if not done:
        return said
    return f"{said}, about {seconds / done * (all_of_them - done):.0f} s left   "
