"""What a draft says that a claim of the store said before: by the chance of `match`, and not by shared words."""

from contextlib import closing
from pathlib import Path

from desk import Factcheck

from factcheck.actions.ingest_matches import LONGEST, said_before
from factcheck.domain.claim import Claim
from factcheck.store.storage.opening import place


def test_the_same_in_other_words_and_not_the_same_with_another_number(factcheck: Factcheck, store: Path) -> None:
    added = factcheck("add", "The harbour of Orda was closed for repairs in March.", "--source", "new-stage")
    number = int(added.out)
    with closing(place(store).connect()) as db:

        def before(text: str) -> list[int]:
            return [one.id for one in said_before(db, Claim(0, "", text, ""))]

        assert before("The Orda harbour was closed for repairs in March, officials said.") == [number]
        assert before("The harbour of Orda was not closed for repairs in March.") == []
        assert before("The harbour of Velm was closed for repairs in March.") == []
        assert before("The harbour of Orda was closed for repairs in March. " * LONGEST) == []


def test_drafts_and_the_claim_itself_are_not_among_them(factcheck: Factcheck, store: Path) -> None:
    added = factcheck("add", "The harbour of Orda was closed for repairs in March.", "--source", "new-stage")
    with closing(place(store).connect()) as db:
        assert (
            said_before(db, Claim(int(added.out), "", "The harbour of Orda was closed for repairs in March.", "")) == []
        )
