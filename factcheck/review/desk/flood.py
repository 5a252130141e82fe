"""What was pasted into a terminal that does not say so comes as keys, all at once: none of them was meant as one."""

from dataclasses import dataclass

from factcheck.review.keys import TYPED

GATHER = 0.02
"""Seconds in which the rest of a paste arrives behind its first key: what is waiting is read a thousand bytes at a
time, and nobody sees a fiftieth of a second."""
QUIET = 0.3
"""Seconds without a key after which a paste is over: terminals send one without a pause, people press the next key
later than that."""


@dataclass
class Flood:
    """Tells the keys of a paste from those of a person, by how many are waiting behind one."""

    until: float = 0.0

    def going(self, now: float) -> bool:
        """Whether a paste is going on at this time, in seconds of any clock."""
        return now < self.until

    def has(self, now: float, waiting: int) -> bool:
        """Whether the key that arrives now, so many behind it, belongs to a paste."""
        if waiting <= TYPED and not self.going(now):
            return False
        self.until = now + QUIET
        return True
