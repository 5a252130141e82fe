"""Rows on their way to a server: a great many go in a thread of their own, while the next ones are made."""

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from concurrent.futures import Future

    import psycopg

_MANY = 200
"""Rows for which a thread is worth its while."""
_AT_ONCE = 5_000
"""Rows that are held in memory to be sent."""
_AHEAD = 8
"""Statements that may be on their way: a bound on memory again."""


class Sending:
    """Sends rows by COPY. Nothing else may use the connection until `done`, which raises what went wrong."""

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self._connection = connection
        self._on_the_way: deque[Future[None]] = deque()
        self._thread: Any = None

    def send(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Send rows behind those that were sent before. Raises psycopg.Error, at once or by `done`."""
        waiting = iter(rows)
        while batch := list(islice(waiting, _AT_ONCE)):
            if len(batch) < _MANY:
                self.done()
                self._copied(statement, batch)
            else:
                self._aside(statement, batch)

    def done(self) -> None:
        """Wait until all is stored. Raises psycopg.Error for the first that was not."""
        try:
            while self._on_the_way:
                self._first()
        except BaseException:
            self.given_up()
            raise

    def given_up(self) -> None:
        """Wait for what is on its way, whatever becomes of it; what has not begun is left out."""
        for one in self._on_the_way:
            one.cancel()
        while self._on_the_way:
            one = self._on_the_way.popleft()
            if not one.cancelled():
                one.exception()

    def close(self) -> None:
        """Send nothing any more."""
        self.given_up()
        if self._thread is not None:
            self._thread.shutdown(wait=False)

    def _aside(self, statement: str, batch: list[Sequence[Any]]) -> None:
        if self._thread is None:
            from concurrent.futures import ThreadPoolExecutor  # by those alone who have much to store

            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sending")
        while len(self._on_the_way) >= _AHEAD:
            self._first()
        self._on_the_way.append(self._thread.submit(self._copied, statement, batch))

    def _first(self) -> None:
        self._on_the_way[0].result()  # whoever breaks off here finds it on its way still
        self._on_the_way.popleft()

    def _copied(self, statement: str, batch: list[Sequence[Any]]) -> None:
        with self._connection.cursor() as cursor, cursor.copy(statement) as stream:
            for row in batch:
                stream.write_row(row)
