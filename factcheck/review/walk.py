"""How a review goes from one kind of what waits to the next: a kind is looked for when the one before is walked."""

from dataclasses import dataclass, field, replace

from factcheck.query import Query
from factcheck.review.items import Key, Kind, waiting
from factcheck.review.queue import Queue
from factcheck.store.storage.database import Database


@dataclass(frozen=True, slots=True)
class Walk:
    """A queue, what it was asked for, and the kinds that nobody has looked for yet."""

    asked: Query
    queue: Queue[Key] = field(default_factory=lambda: Queue(()))
    unlooked: tuple[Kind, ...] = tuple(Kind)

    def to(self, queue: Queue[Key]) -> "Walk":
        """The same with the queue there."""
        return replace(self, queue=queue)

    def onward(self, db: Database) -> "Walk":
        """Behind the last of what was looked for, the first of the next kind. Raises NotFound for unknown names."""
        walk = self
        while walk.queue.current is None and walk.unlooked:
            walk = walk.looked(db)
        return walk

    def looked(self, db: Database) -> "Walk":
        """One kind more is looked for."""
        kind, *rest = self.unlooked
        return replace(self, queue=self.queue.added(waiting(db, self.asked, kind)), unlooked=tuple(rest))

    def next_kind(self, db: Database, kind: Kind) -> "Walk":
        """The first that waits of a kind behind this one, else the first that waits at all."""
        walk = self
        behind = list(Kind)[list(Kind).index(kind) + 1 :]
        while walk.unlooked and not any(key.kind in behind for key in walk.queue.waiting):
            walk = walk.looked(db)
        key = next((key for key in walk.queue.waiting if key.kind in behind), None)
        key = key or next(iter(walk.queue.waiting), None)
        return walk.to(walk.queue.to(key)) if key else walk
