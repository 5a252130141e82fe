"""Questions to a desk's language model, with what was answered before, and what could not be used."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from factcheck.asking.answer import Unusable
from factcheck.asking.cache import Cache
from factcheck.asking.chat import Chat

T = TypeVar("T")

WRONG_IN_A_ROW = 10
"""After as many answers in a row that cannot be used, a model is not worth waiting for."""


class Asker:
    """Asks, reads the answer, and keeps it only if it could be read; `dropped` counts the others by reason."""

    def __init__(self, chat: Chat, cache: Cache) -> None:
        self.chat, self.cache = chat, cache
        self.model = chat.endpoint.model
        self.dropped: Counter[str] = Counter()
        self.known = 0
        self._in_a_row = 0

    def ask(self, system: str, user: str, read: Callable[[str], T], *, tokens: int = 800) -> T | None:
        """What `read` makes of an answer of at most so many tokens, None where it raises Unusable. Raises NoJudge."""
        key = Cache.key(self.model, system, user)
        before = self.cache.get(key)
        if before is not None:
            with suppress(Unusable):
                found = read(before)
                self.known += 1
                return found
        try:
            answer = self.chat.ask(system, user, tokens=tokens)
            found = read(answer)
        except Unusable as error:
            self.dropped[str(error)] += 1
            self._in_a_row += 1
            return None
        self._in_a_row = 0
        self.cache.put(key, answer)
        return found

    @property
    def hopeless(self) -> bool:
        """Whether so many answers in a row could not be used that asking on is a waste."""
        return self._in_a_row >= WRONG_IN_A_ROW

    def __str__(self) -> str:
        """What it cost, in words: questions, time, tokens, answers that were dropped and why."""
        said = f"{self.model}: {self.chat.spent}"
        if self.known:
            said += f", {self.known} answered before"
        if self.dropped:
            reasons = ", ".join(f"{n} × {why}" for why, n in self.dropped.most_common())
            said += f"; {self.dropped.total()} answers dropped ({reasons})"
        return said + "."
