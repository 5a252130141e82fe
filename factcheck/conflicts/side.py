"""One claim as the rules see it: the whole record, with what its words amount to worked out once."""

from dataclasses import dataclass
from functools import cached_property

from factcheck.domain.claim import Claim


@dataclass(frozen=True)
class Side:
    """A claim and the day, month or year its source was published (ISO, or "").

    Everything derived is computed on first use and kept, so that comparing one claim with a thousand is cheap.
    """

    claim: Claim
    published: str = ""

    @cached_property
    def voice(self) -> tuple[str, str]:
        """Who speaks: a speaker's name, or the source's own voice where no speaker is named."""
        if self.claim.speaker:
            return ("speaker", " ".join(self.claim.speaker.casefold().split()))
        return ("source", self.claim.source)

    @cached_property
    def when(self) -> str:
        """When it was said, as well as we know: the claim's own date, else its source's; "" when neither is known."""
        return self.claim.said_on or self.published
