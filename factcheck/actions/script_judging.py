"""One sentence of a script against the store: covered, otherwise, contradicted, or not there.

Precision first: what is not plain is shown as possible, never asserted. A difference is plain when the sentence, with
the claim's figure or name in the place of its own, would say what the claim says.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.actions.script import Said, Sentence
from factcheck.actions.script_evidence import Evidence, Proof
from factcheck.actions.script_quotes import cut
from factcheck.actions.script_speakers import given_to_a_denier, hands_over, names, told_day, wrong_speaker
from factcheck.conflicts.rules import check
from factcheck.conflicts.scope import planned
from factcheck.conflicts.side import Side
from factcheck.domain.claim import Claim
from factcheck.domain.scripted import Checked, Standing, Swap
from factcheck.domain.status import Status
from factcheck.store.search.match import MENTION, WARN
from factcheck.store.search.near import Near
from factcheck.text.differing import bears_out, differences, other_word, repaired, without
from factcheck.text.negation import Turn, cues
from factcheck.text.slots import Difference, SlotKind, Slots
from factcheck.text.stems import words_with_places

LEAST = 0.3
"""From which chance on a claim is shown as perhaps meant: one in three. Below, the best of the store says nothing."""

MOST = 2
"""Differences between a sentence and a claim that are slips: who has three otherwise speaks of something else."""

BARE = 0.8
"""How likely a sentence without what differs must still be the claim's, for the difference to be a slip: rare figures
and names put into any sentence make it like the claim. Of planted changes in three scripts 337 of 349 are above, of 94
unrelated pairs that three stores offer for a sentence whose own claim was taken away 18 (2026-11-26)."""

SAME = 0.8
"""The share of a claim's words that a sentence must have for a negation alone to turn it round: four in five, as where
two texts are plainly about one thing (`conflicts.compare.CLOSE` is for texts that are not yet known to be alike)."""

_ADDRESS = re.compile(r"<?\bhttps?://\S+")

TURNING = frozenset({"negation", "antonym", "roles", "value", "place"})
"""Kinds of conflict (see `conflicts.rules`) by which a claim contradicts a sentence; figures and dates are `Swap`s."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A statement beside a claim: what they have otherwise, and the chance that they are one but for that."""

    said: Said
    slots: Slots
    near: Near
    proof: Proof
    differing: tuple[Difference, ...]
    chance: float
    bare: float = 1.0
    """The chance without what they have otherwise."""
    sentence: str = ""
    """The whole sentence that the statement stands in."""

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.proof.claim


def judged(sentence: Sentence, evidence: Evidence, *, attributed: bool) -> Checked:
    """How a sentence stands to the store; `attributed`: somebody looked at who says what in the text."""
    beside = _beside(sentence, evidence)
    sound = [one for one in beside if one.chance >= MENTION and not one.claim.draft]
    clean = [one for one in sound if not one.differing]
    otherwise = [(one, left) for one in sound if (left := _left(one, sound))]
    agreeing = [one for one in clean if _agrees(one)]
    opposing = [one for one in clean if one not in agreeing and _is_against(one, sentence)]
    against = evidence.against([one.claim.id for one in agreeing]) if agreeing else {}
    base = Checked(sentence.words, sentence.span, sentence.line, Standing.NOT_COVERED)
    refuted = [one for one in agreeing if one.claim.mark is Status.DENIED and not one.said.speaker]
    if refuted or (opposing and not agreeing):
        return _contradicted(base, refuted, opposing)
    plain = [(one, left) for one, left in otherwise if _is_plain(one, left)]
    if plain:
        return _differs(base, plain, agreeing)
    if attributed and (denied := given_to_a_denier(clean, agreeing)):
        why = (f"given to {denied.said.written or denied.said.speaker}, who denies it (claim {denied.claim.id})",)
        return _with(base, Standing.MISATTRIBUTED, [denied], why=why)
    if attributed and (found := wrong_speaker(sentence, agreeing, evidence)):
        return _with(base, Standing.MISATTRIBUTED, agreeing, why=(found,), against=against)
    if agreeing:
        day = told_day(sentence, agreeing)
        if day is not None and attributed:
            why = (f"another date: {day.said}, but claim {day.claim_id} was made on {day.instead}",)
            return _with(base, Standing.DIFFERS, agreeing, why=why, swaps=(day,), against=against)
        return _with(
            base,
            Standing.COVERED,
            agreeing,
            against=against,
            notes=(*_beyond(sentence, agreeing), *_worded(agreeing), *cut(sentence, agreeing)),
        )
    return _perhaps(base, otherwise, beside, [one for one in clean if one not in agreeing])


def _beside(sentence: Sentence, evidence: Evidence) -> list[Beside]:
    """Each claim near the sentence beside the statement that it is likest to."""
    nears = [(said, one) for said in sentence.said for one in evidence.near(said.text)]
    proofs = evidence.proofs([one.claim_id for _, one in nears])
    best: dict[int, Beside] = {}
    wholes: list[Beside] = []
    taken = {said.text: Slots(said.text) for said in sentence.said}
    whole = taken[sentence.words]
    named = any(said.speaker for said in sentence.said)
    for said, one in nears:
        found = _laid(
            said, taken[said.text], whole, one, proofs[one.claim_id], evidence, loose=not (said.whole and named)
        )
        if said.whole and found.chance >= MENTION and found.differing:
            wholes.append(found)
        before = best.get(one.claim_id)
        if before is None or _rank(found) > _rank(before):
            best[one.claim_id] = found
    more = [one for one in wholes if best[one.claim.id] is not one]
    return sorted([*best.values(), *more], key=lambda one: -one.chance)


def _rank(one: Beside) -> tuple[bool, bool, float]:
    """What is plain first, and of that what the sentence gives to somebody: there is more to hold against it."""
    return one.chance >= MENTION, bool(one.said.speaker), one.chance


def _laid(
    said: Said, slots: Slots, whole: Slots, one: Near, proof: Proof, evidence: Evidence, *, loose: bool
) -> Beside:
    found = tuple(differences(slots, proof.near, evidence.is_common, whole, loose=loose))
    if not found:
        return Beside(said, slots, one, proof, (), one.chance, sentence=whole.text)
    if len(found) > MOST:
        return Beside(said, slots, one, proof, found, 0.0, sentence=whole.text)
    chance = max(one.chance, one.anew(repaired(said.text, found)))
    bare = one.anew(without(said.text, found)) if chance >= MENTION else 0.0
    return Beside(said, slots, one, proof, found, chance, bare, whole.text)


def _left(one: Beside, sound: Sequence[Beside]) -> list[Difference]:
    """What a statement has otherwise than the claim and no other claim about the same thing bears out."""
    others = [other.proof.near for other in sound if other.claim is not one.claim]
    return [found for found in one.differing if not any(bears_out(held, one.slots, found) for held in others)]


def _is_plain(one: Beside, left: Sequence[Difference]) -> bool:
    """Whether the difference is a slip beyond doubt; a plan has other figures than what came of it."""
    if one.chance < WARN or one.bare < BARE:
        return False
    plans = [planned(Side(Claim(0, "", text, ""))) for text in (one.said.text, one.claim.text)]
    return plans[0] == plans[1] or all(found.kind is not SlotKind.NUMBER for found in left)


def _agrees(one: Beside) -> bool:
    """Whether the sentence takes the claim's side: both assert, or both deny."""
    claim = one.claim
    if claim.reported is Status.DENIED and not _denied(one) and _rejects(one.sentence) > _rejects(one.said.text):
        return True  # “dismissed as fantasy claims that P”: who says so may well deny it
    stands = claim.mark if claim.mark and not one.said.speaker else claim.reported
    return (_denied(one) != _turned(one)) == (stands is Status.DENIED) or _refuted(one)


def _is_against(one: Beside, sentence: Sentence) -> bool:
    """Whether the claim contradicts the sentence beyond doubt. That somebody denies what the store holds is no
    contradiction but news, and who names the one who denies it may well say so.
    """
    if one.chance < WARN or _denied(one):
        return False
    return _turned(one) or not names(sentence, one.claim) or not (sentence.holder or hands_over(sentence))


def _rejects(text: str) -> int:
    return sum(cue.turn in (Turn.DENIAL, Turn.FALSE) for cue in cues(text))


def _refuted(one: Beside) -> bool:
    """Whether it repeats what the desk has marked denied, which is told apart later."""
    claim = one.claim
    return claim.mark is Status.DENIED and claim.reported is not Status.DENIED and _denied(one) == _turned(one)


def _denied(one: Beside) -> bool:
    """Whether the sentence says that somebody denies the statement: the drafter's word, or the verb itself."""
    if one.said.denied:
        return True
    said, held = (sum(cue.turn is Turn.DENIAL for cue in cues(text)) for text in (one.said.text, one.claim.text))
    return said > held


def _turned(one: Beside) -> bool:
    """Whether the one text states the opposite of the other, denials aside."""
    left = Side(Claim(-1, "", one.said.text, ""))
    right = Side(Claim(-2, "", one.claim.text, ""))
    if any(finding.rule in TURNING for finding in check(left, right)):
        return True
    mine, theirs = _stems(one.said.text), _stems(one.claim.text)
    if len(mine & theirs) < SAME * len(theirs):
        return False
    return _negates(one.said.text, theirs) != _negates(one.claim.text, mine)


def _negates(text: str, others: frozenset[str]) -> bool:
    """Whether the text negates something of what the other text is about: the first word that a negation falls on."""
    said = [word for word in words_with_places(text) if word.content]
    scopes = [cue.scope for cue in cues(text) if cue.turn is Turn.NOT]
    fallen = [next((word.stem for word in said if start <= word.start < end), "") for start, end in scopes]
    return any(stem in others for stem in fallen)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_with_places(text) if word.content)


def _contradicted(base: Checked, refuted: Sequence[Beside], opposing: Sequence[Beside]) -> Checked:
    if refuted:
        why = tuple(f"the desk has marked claim {one.claim.id} denied" for one in refuted)
        return _with(base, Standing.CONTRADICTED, refuted, why=why)
    return _with(base, Standing.CONTRADICTED, opposing, why=tuple(_against(one) for one in opposing[:2]))


def _against(one: Beside) -> str:
    claim = one.claim
    who = claim.speaker or f"the source {claim.source}"
    if claim.mark:
        return f"claim {claim.id} says the opposite, and the desk has marked it {claim.mark}"
    if claim.reported is Status.DENIED and not _turned(one):
        return f"{who} denies it (claim {claim.id})"
    return f"claim {claim.id} ({who}) says the opposite: {claim.text}"


def _differs(
    base: Checked, plain: Sequence[tuple[Beside, Sequence[Difference]]], agreeing: Sequence[Beside]
) -> Checked:
    swaps = [Swap(found.kind.value, found.said, found.instead, one.claim.id) for one, left in plain for found in left]
    first = list({(swap.kind, swap.said): swap for swap in reversed(swaps)}.values())[::-1]
    why = tuple(f"another {s.kind}: {s.said}, but claim {s.claim_id} has {s.instead}" for s in first)
    beside = [one for one, _ in plain]
    return _with(base, Standing.DIFFERS, beside, why=why, swaps=tuple(first))


def _beyond(sentence: Sentence, agreeing: Sequence[Beside]) -> tuple[str, ...]:
    """The figures and dates of a covered sentence that none of its claims has."""
    whole = Slots(_ADDRESS.sub("", sentence.words))
    found = [Difference(SlotKind.NUMBER, one.start, one.end, "", "") for one in whole.numbers]
    found += [Difference(SlotKind.DATE, one.start, one.end, "", "") for one in whole.dates]
    found = [one for one in found if whole.text[one.start : one.end].strip().lower() != "one"]
    amounts = {n.value for beside in agreeing for part in beside.proof.held.every for n in part.numbers}
    lacking = [one for one in found if not any(bears_out(beside.proof.held, whole, one) for beside in agreeing)]
    lacking = [one for one in lacking if not _is_amount(whole.text[one.start : one.end].strip(), amounts)]
    said = [whole.text[one.start : one.end].strip() for one in sorted(lacking, key=lambda one: one.start)]
    return (f"in none of these claims: {', '.join(said)}",) if said else ()


def _is_amount(written: str, amounts: set[float]) -> bool:
    """Whether what may be a year is one of these amounts: “1400 fish”."""
    return written.isdigit() and float(written) in amounts


def _worded(agreeing: Sequence[Beside]) -> tuple[str, ...]:
    """The one word that a sentence has otherwise than the claim nearest to it; one that a claim has as well is none."""
    found = [other_word(one.slots, one.proof.held.text) for one in agreeing]
    if not all(found):
        return ()
    (said, instead), claim = found[0] or ("", ""), agreeing[0].claim
    return (f"“{said}”, where claim {claim.id} has “{instead}”",) if said else ()


def _perhaps(
    base: Checked,
    otherwise: Sequence[tuple[Beside, Sequence[Difference]]],
    beside: Sequence[Beside],
    opposing: Sequence[Beside],
) -> Checked:
    otherwise = [(one, left) for one, left in otherwise if one.bare >= MENTION]
    if otherwise:
        one, left = otherwise[0]
        why = tuple(f"perhaps another {f.kind.value}: {f.said}, but claim {one.claim.id} has {f.instead}" for f in left)
        return _with(base, Standing.POSSIBLE, [one], why=why)
    likely = [one for one in beside if one.chance >= LEAST and not one.differing]
    if not likely:
        return base
    best = likely[0]
    said = "perhaps the opposite" if best in opposing else "perhaps"
    said = "a draft that nobody has accepted yet" if best.claim.draft else said
    return _with(base, Standing.POSSIBLE, [best], why=(f"{said}: {best.claim.text}",))


def _with(
    base: Checked,
    standing: Standing,
    beside: Sequence[Beside],
    *,
    why: tuple[str, ...] = (),
    swaps: tuple[Swap, ...] = (),
    notes: tuple[str, ...] = (),
    against: dict[int, list[int]] | None = None,
) -> Checked:
    ids = tuple(dict.fromkeys(one.claim.id for one in beside))
    others = tuple(dict.fromkeys(other for one in ids for other in (against or {}).get(one, ()) if other not in ids))
    return Checked(
        base.words, base.span, base.line, standing, ids, max((one.chance for one in beside), default=0.0), swaps,
        why, notes, others,
    )  # fmt: skip
