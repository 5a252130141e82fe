"""Who a script says said something, against who the store says did."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from factcheck import lexicon
from factcheck.actions.script import Said, Sentence
from factcheck.domain.claim import Claim
from factcheck.domain.marks import DOUBLE
from factcheck.domain.scripted import Swap
from factcheck.domain.status import Status
from factcheck.store.search.match import WARN
from factcheck.text.countries import country_by_word
from factcheck.text.dates import Date, dates
from factcheck.text.fold import name_key, words
from factcheck.text.negation import cues
from factcheck.text.pronouns import FIRST, SPEAKING, THIRD
from factcheck.text.slots import is_usual
from factcheck.text.stems import words_with_places
from factcheck.text.titles import before_names

if TYPE_CHECKING:
    from factcheck.actions.script_evidence import Evidence
    from factcheck.actions.script_judging import Beside


SURE = 0.93
"""From which chance on who said it is asked about: the planted speakers of three scripts are all found, and of five
that were held against a claim about something else two are left (2026-11-26)."""

_LEVEL = 0.03
"""How far behind the likeliest claim another may be to say as well who said so."""

PERSONAL = FIRST | SPEAKING | THIRD


def wrong_speaker(sentence: Sentence, agreeing: Sequence[Beside], evidence: Evidence) -> str:
    """Why what the sentence rests on is somebody else's word, or no more than somebody's word; "" for all is well."""
    sure = [one for one in agreeing if one.chance >= SURE]
    given = [one for one in sure if one.said.speaker]
    if given:
        return _another(given)
    if not sure or sentence.holder or hands_over(sentence) or _in_the_first_person(sentence):
        return ""
    if all(one.claim.speaker and not _settled(one.claim) and not names(sentence, one.claim) for one in sure):
        claim = sure[0].claim
        verb = "denies" if claim.reported is Status.DENIED else "alleges"
        return f"told as a fact, but it is what {claim.speaker} {verb} (claim {claim.id}), and nobody has settled it"
    return ""


def given_to_a_denier(clean: Sequence[Beside], agreeing: Sequence[Beside]) -> Beside | None:
    """What a sentence gives to somebody who denies it in the store, and says it nowhere there."""
    theirs = [one for one in clean if one.chance >= SURE and one.said.speaker and one.said.speaker == one.claim.speaker]
    if any(one in agreeing for one in theirs):
        return None
    plain = [one for one in theirs if len(cues(one.sentence)) == len(cues(one.said.text))]
    return next((one for one in plain if one.claim.reported is Status.DENIED), None)


def _in_the_first_person(sentence: Sentence) -> bool:
    """Whether somebody speaks: “our predecessors caught 9,000” is no sentence of the desk's."""
    return any(word.folded in FIRST - {"us"} for word in words_with_places(sentence.words))


def names(sentence: Sentence, claim: Claim) -> bool:
    """Whether the sentence names the claim's speaker, in whatever way it hands the claim over, or may mean them."""
    if any(one.speaker and words(one.written or one.speaker)[:1] and words(one.written or one.speaker)[0] in PERSONAL
           for one in sentence.said):  # fmt: skip
        return True
    here = {word.stem for word in words_with_places(sentence.words)}
    keys = {name_key(word.folded) for word in words_with_places(sentence.words)}
    whole = {word.stem for word in words_with_places(claim.speaker) if word.content}
    proper = _parts_of((claim.speaker,))
    return bool(whole) and (whole <= here or any(part[-1] in keys for part in proper))


def _settled(claim: Claim) -> bool:
    """Whether somebody answers for it: the desk's mark, or a confirmation that nobody at the desk doubts."""
    return claim.mark in (Status.CONFIRMED, Status.DENIED) or (not claim.mark and claim.reported is Status.CONFIRMED)


def _another(given: Sequence[Beside]) -> str:
    """Whether all claims that bear a statement out are somebody else's than the sentence says."""
    for said in dict.fromkeys(one.said for one in given):
        mine = [one for one in given if one.said == said]
        best = [one for one in mine if one.chance >= mine[0].chance - _LEVEL]
        if any(not one.claim.speaker for one in best):
            continue
        if not any(_one_person((said.speaker, said.written), one) for one in best):
            claim = best[0].claim
            return f"given to {said.written or said.speaker}, but claim {claim.id} is by {claim.speaker}"
        for name in said.via:
            if _is_common(name):
                continue
            if all(one.claim.via and not _one_person((name, name), one) for one in best):
                claim = best[0].claim
                return f"told through {name}, but claim {claim.id} comes through {' > '.join(claim.via)}"
    return ""


def _one_person(said: tuple[str, str], one: Beside) -> bool:
    """Whether who speaks in the script, by the full name and as written, may be whoever speaks in the claim.

    A doubt is a yes: “the ministry” and “he” may be anybody.
    """
    speaker, written = said
    if written and (not _parts_of((written,)) or words(written)[0] in PERSONAL):
        return True
    written = _RELATIVE.split(written)[0]
    ours = _parts_of((written,)) or _parts_of((speaker,))
    if not ours or _by_office(written) or _has_words(written, one.claim.speaker):
        return True
    theirs = _parts_of(one.proof.names)
    if _namesakes(ours[0], _parts_of((one.claim.speaker,))[:1]):
        return False
    if _bare(written):  # “Aliyev”, “the Kremlin”: whom it stands for is worked out, and may be taken at its word
        ours = [*ours, *_parts_of((speaker,))]
    if any(_among(mine, theirs) for mine in ours):
        return True
    if _lands((speaker if _bare(written) else "", written)) & _lands(one.proof.names):
        return True
    named = {word for other in theirs for word in other}
    known = frozenset[str]().union(*(part.keys for part in one.proof.near.every))
    return any(mine[-1] in known and mine[-1] not in named for mine in ours)


_RELATIVE = re.compile(r",?\s+(?:who|whom|whose|which|that)\b")


def _by_office(written: str) -> bool:
    """Whether a speaker goes by an office alone: “The Head of Highways”, “the City Treasurer”; who that is, is
    nowhere said.
    """
    found = words_with_places(written)
    if _is_common(written):
        return True
    if not found or found[0].folded not in ("the", "a", "an"):
        return False
    held = lexicon.words("people.txt", "persons") | _listed("persons") | {word.lower() for word in _listed("heads")}
    office = [word for word in found if word.folded in held]
    bodies = _listed("bodies") | before_names()
    own = [w for w in found if w.content and w.folded not in held | bodies and written[w.start].isupper()]
    return bool(office) and len(own) < 2


@cache
def _listed(*sections: str) -> frozenset[str]:
    return frozenset[str]().union(*(lexicon.words("speakers.txt", section) for section in sections))


def _is_common(written: str) -> bool:
    """Whether one word at most has a capital, at the beginning, and English uses it much: “Hotel”, “Care worker”."""
    capitals = [word for word in words_with_places(written) if written[word.start].isupper()]
    return len(capitals) < 2 and all(word.start == 0 and is_usual(word.folded) for word in capitals)


def _has_words(written: str, speaker: str) -> bool:
    """Whether a speaker that has no name goes by the same words: “earlier posts on social media”."""
    if _parts_of((speaker,)):
        return False
    theirs = {word.stem for word in words_with_places(speaker) if word.content}
    return bool(theirs) and theirs <= {word.stem for word in words_with_places(written)}


def _bare(written: str) -> bool:
    """Whether a speaker is written as one word, an article aside."""
    return sum(word.content for word in words_with_places(written)) <= 1


def _parts_of(names: Sequence[str]) -> list[tuple[str, ...]]:
    """What stands between commas in these names, each as `_proper` has it: “Hugo Lantry, safety manager”."""
    return [found for name in names for part in name.split(",") if (found := _proper(part))]


def _namesakes(mine: tuple[str, ...], theirs: Sequence[tuple[str, ...]]) -> bool:
    """Whether the two share a name and are two people all the same: “Rufus Velm” and “Rufus Adair”."""
    return any(set(mine) & set(other) and not _alike(mine, other) for other in theirs)


def _among(mine: tuple[str, ...], theirs: Sequence[tuple[str, ...]]) -> bool:
    """Whether a name is one of several; “Aliyev” alone settles nothing where the full name is there."""
    near = [other for other in theirs if set(mine) & set(other)]
    full = [other for other in near if len(other) > 1]
    return any(_alike(mine, other) for other in (full or near or theirs))


def _proper(name: str) -> tuple[str, ...]:
    """The words of a name that are written as one, in their one spelling, without ranks."""
    ranks = before_names() | _listed("shortened titles") | {"government"}
    found = words_with_places(name)
    return tuple(
        name_key(word.folded)
        for word in found
        if name[word.start].isupper() and word.content and word.folded not in ranks
    )


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names may be one's: the last word of either in the other, and no two given names before it."""
    if not set(one) & set(other):
        return any("".join(word[:1] for word in whole) in short for whole, short in ((one, other), (other, one)))
    if len(one) < 2 or len(other) < 2:
        return True
    if one[-1] == other[-1]:
        return one[-2] in other or other[-2] in one or one[-2][:1] == other[-2][:1]
    return one[-1] in other or other[-1] in one


def _lands(names: Sequence[str]) -> set[str]:
    known = country_by_word()
    return {known[word].code for name in names for word in re.findall(r"[^\W\d_]+", name) if word in known}


@cache
def _handing() -> re.Pattern[str]:
    """Words and marks by which a sentence may hand on what somebody says."""
    known = "|".join(map(re.escape, sorted(lexicon.lines("handing.txt", "handing on"), key=len, reverse=True)))
    return re.compile(rf"[{DOUBLE}]|\b(?:{known})\b", re.IGNORECASE)


def hands_over(sentence: Sentence) -> bool:
    """Whether the sentence gives what it says to anybody, in whatever words."""
    return any(one.speaker for one in sentence.said) or bool(_handing().search(sentence.words))


def told_day(sentence: Sentence, agreeing: Sequence[Beside]) -> Swap | None:
    """The day on which the sentence says that something was said, where every claim was made on another."""
    for one in agreeing:
        if one.chance < WARN or not one.said.speaker or one.said.whole or not one.claim.said_on:
            return None
    if not agreeing:
        return None
    outside = _outside(sentence, [one.said for one in agreeing])
    for date in dates(outside):
        if all(_parts(date, one) for one in agreeing):
            claim = agreeing[0].claim
            return Swap("date", outside[date.start : date.end].strip(), claim.said_on, claim.id)
    return None


def _parts(date: Date, one: Beside) -> bool:
    known = [other for part in one.proof.near.every for other in part.dates]
    return bool(known) and all(date.parts_from(other) for other in known)


def _outside(sentence: Sentence, said: Sequence[Said]) -> str:
    """The sentence without what is said in it."""
    left = sentence.words
    for one in sentence.said:
        if not one.whole:
            left = left.replace(one.text, " … ")
    return left
