"""A speaker is who makes a claim: a person, an organisation, a government, media."""

from dataclasses import dataclass
from enum import StrEnum


class SpeakerKind(StrEnum):
    """What sort of speaker; unknown until somebody says."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    MEDIA = "media"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Speaker:
    """`name` is unique in a store; `aliases` were confirmed by people and may be shared ("Aliyev": two presidents)."""

    id: int
    name: str
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    aliases: tuple[str, ...] = ()
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Known(Speaker):
    """A speaker of another store, who came into it under the name `born`: by that, copies of a store know each other's,
    whatever they are called by now.
    """

    born: str = ""
