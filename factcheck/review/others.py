"""What somebody else decided while a review went on: who, what, how long ago, and the way back."""

from factcheck.actions import changing
from factcheck.actions.seen import BACK, told
from factcheck.domain.conflict import Judgement
from factcheck.domain.event import Event
from factcheck.review.deciding import Desk
from factcheck.review.items import Item, Key, Kind
from factcheck.review.queue import Queue
from factcheck.store.reads import claims, conflicts, history
from factcheck.store.storage.contested import JOINT
from factcheck.store.storage.database import Database
from factcheck.text.clock import ago


def decided(db: Database, item: Item) -> str:
    """What became of a thing that waits no more, in a sentence."""
    found = next((one for one in item.claims if one.withdrawn), None)
    if item.key.of:
        thing, _, field = item.key.of
        change = history.last_change(db, item.key.claim, field.partition(JOINT)[0]) if thing == "claim" else None
        return _said(change, item.key.claim)
    if found:
        return _said(history.last_change(db, found.id, "withdrawn"), found.id, BACK)
    key = item.key
    if key.kind is Kind.CONFLICT:
        between = [c for c in conflicts.between(db, key.claim, key.other) if c.judgement is not Judgement.OPEN]
        for one in between:
            when = ago(one.judged_at)
            return f"{one.judged_by} {one.judgement} the conflict between #{key.claim} and #{key.other} {when}."
    fields = {Kind.DRAFT: "draft", Kind.FILING: "proposition"}
    return _said(history.last_change(db, key.claim, fields.get(key.kind, "mark")), key.claim)


def _said(event: Event | None, number: int, more: str = "") -> str:
    return f"{told(event, f'#{number}')}{more}." if event else f"#{number} was decided by somebody else meanwhile."


def passed_over(db: Database, item: Item, said: str) -> str:
    """What is said when a thing on the screen was decided by somebody else, before what was to be said anyway."""
    news = decided(db, item)
    return said if news in said else f"{news} {said}".rstrip()


def undo(desk: Desk, queue: Queue[Key]) -> tuple[str, Queue[Key]]:
    """Take back what was done last: what a colleague has just taken out comes back, else this review's own decision.

    Returns what that was, in words, and the queue after it. Raises FactcheckError.
    """
    if queue.met is not None:
        numbers = [number for number in (queue.met.claim, queue.met.other) if number]
        gone = [claim.id for claim in claims.every_one(desk.db, numbers) if claim.withdrawn]
        if gone:
            with desk.begin("restore") as work:
                changing.restore(work, gone, "")
            return f"Brought back {' and '.join(f'#{number}' for number in gone)}.", queue.brought_back()
    return desk.undo(queue.done[-1] if queue.done else None), queue.undone()
