"""The registry of rules, and the one function that runs them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from factcheck.conflicts.attribution import find_attribution
from factcheck.conflicts.authors import find_author
from factcheck.conflicts.circumstances import find_when, find_where, find_why
from factcheck.conflicts.comparing import Chances, Ranks, chances, compared
from factcheck.conflicts.dating import find_date
from factcheck.conflicts.denial import find_denial
from factcheck.conflicts.exchange import find_exchange
from factcheck.conflicts.figures import find_figure
from factcheck.conflicts.learnt import ASKED, backs
from factcheck.conflicts.negation import find_antonym, find_negation
from factcheck.conflicts.numbers import find_number
from factcheck.conflicts.roles import find_roles
from factcheck.conflicts.rule import Rule
from factcheck.conflicts.scope import filed_together, same_words
from factcheck.conflicts.side import Side
from factcheck.conflicts.stance import find_desk, find_reversal, find_stance
from factcheck.conflicts.trust import in_the_same_words, trusted_kinds
from factcheck.conflicts.turned import find_opposed, find_reversed, find_turned
from factcheck.conflicts.values import find_value
from factcheck.domain.conflict import LEARNT, SURE, Finding

RULES: tuple[Rule, ...] = (
    Rule("desk", "Two of the desk's own marks on one proposition cannot both stand.", (find_desk,)),
    Rule("stance", "Two speakers stand on opposite sides of one proposition.", (find_stance,)),
    Rule("denial", "One speaker denies what another says.", (find_denial,)),
    Rule("reversal", "One speaker has changed position between two dates.", (find_reversal, find_reversed)),
    Rule("number", "Two figures for one thing, where only one can be right.", (find_number, find_figure)),
    Rule("date", "One event is dated apart.", (find_date, find_when)),
    Rule("place", "One event is said to be in two places.", (find_where,)),
    Rule("cause", "One thing is said to have two causes that exclude each other.", (find_why,)),
    Rule("negation", "One text denies what the other says.", (find_negation, find_turned)),
    Rule("antonym", "The texts differ in a word and its opposite.", (find_antonym, find_opposed)),
    Rule("roles", "The same deed, with who did it and to whom exchanged.", (find_roles, find_exchange)),
    Rule("attribution", "The same quotation is given to two people.", (find_attribution, find_author)),
    Rule("value", "One thing is said to be of two kinds or nations that exclude each other.", (find_value,)),
)
"""To add a rule, write its file and name it here."""

SURE_ON_ONE_TOPIC = 0.5
"""The least score for two claims that somebody has put side by side."""


def check(
    left: Side, right: Side, *, same_topic: bool = False, trusted: Collection[str] | None = None
) -> list[Finding]:
    """All that the rules find between two claims, surest first.

    `same_topic` says that the two are known to be about the same thing because a person asks about just these two
    or has filed both under one proposition; it lowers the score a finding needs. Claims filed under one
    proposition count as such without being told, and what is found between them is flagged. Between strangers only
    the kinds in `trusted` are flagged (None: those that were measured to be right, see `trust`). A draft or a withdrawn
    claim conflicts with nothing, and no claim with itself.
    """
    found = suspect(left, right)
    if same_topic:
        flagged = [finding for finding in found if finding.score >= SURE_ON_ONE_TOPIC]
        if flagged and flagged[0].score < SURE and not backs(left, right):
            return []
        return flagged or side_by_side(left, right, found)
    return _flagged(left, right, found, trusted)


def _flagged(left: Side, right: Side, found: Sequence[Finding], trusted: Collection[str] | None) -> list[Finding]:
    if filed_together(left, right):
        return [replace(f, score=max(f.score, SURE)) for f in found if f.score >= SURE_ON_ONE_TOPIC]
    kinds = trusted_kinds() if trusted is None else trusted
    return [finding for finding in found if finding.score >= SURE and _trusted(left, right, finding.rule, kinds)]


def _trusted(left: Side, right: Side, kind: str, kinds: Collection[str]) -> bool:
    return kind in kinds or (in_the_same_words(kind) in kinds and same_words(left, right, kind))


@dataclass(frozen=True, slots=True)
class Outlook:
    """What two claims are to each other before the learnt judge is asked: what is `flagged`, all that any rule
    `suspects`, surest first, and the `chances` where nothing is flagged and the two are worth comparing.
    """

    flagged: Sequence[Finding]
    suspects: Sequence[Finding]
    chances: Chances | None


def outlook(left: Side, right: Side, ranks: Ranks | None, trusted: Collection[str] | None = None) -> Outlook:
    """What is known of two claims without the learnt judge; `ranks` and `trusted` as `look` has them."""
    suspects = suspect(left, right)
    flagged = _flagged(left, right, suspects, trusted)
    if flagged or ranks is None or filed_together(left, right) or not _standing(left, right):
        return Outlook(flagged, suspects, None)
    return Outlook(flagged, suspects, chances(left, right, suspects, ranks))


def look(
    left: Side,
    right: Side,
    ranks: Ranks | None = None,
    trusted: Collection[str] | None = None,
    *,
    known: Outlook | None = None,
    ask_from: float = ASKED,
    judged: bool = True,
) -> list[Finding]:
    """All that is to be kept of two claims: what `check` flags, else that the two are worth comparing, if `ranks` says
    how near they are to each other among the claims of the store.

    `known` is their outlook where it was taken before; the learnt judge is asked from the chance `ask_from` on. What it
    sees is flagged only if `judged`.
    """
    seen = known or outlook(left, right, ranks, trusted)
    if seen.chances is None:
        return list(seen.flagged)
    flags = judged and LEARNT in (trusted_kinds() if trusted is None else trusted)
    return [compared(left, right, seen.suspects, seen.chances, learnt_flags=flags, ask_from=ask_from)]


def side_by_side(left: Side, right: Side, suspects: Sequence[Finding]) -> list[Finding]:
    """What the learnt judge sees in two claims put side by side, as if each were the other's first neighbour."""
    known = chances(left, right, suspects, (1, 1)) if _standing(left, right) else None
    if known is None:
        return []
    pair = compared(left, right, suspects, known, learnt_flags=True)
    return [pair] if pair.rule == LEARNT else []


def _standing(left: Side, right: Side) -> bool:
    one, other = left.claim, right.claim
    return not (one.draft or other.draft or one.withdrawn or other.withdrawn or (one.id and one.id == other.id))


def suspect(left: Side, right: Side) -> list[Finding]:
    """Whatever any rule has to say of two claims, however unsure, surest first."""
    if not _standing(left, right):
        return []
    found = [finding for rule in RULES if (finding := rule.find(left, right))]
    return sorted(found, key=lambda finding: -finding.score)
