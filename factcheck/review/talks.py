"""What each key does, as a talk: it may ask, is answered, and decides. Both screens hold the same talks.

A talk is a generator. It yields a `Line` or a `Choice`, is sent what the person typed or the key of an answer (None for
who gave up), and returns what was done. Nothing is stored before its last answer, and giving up leaves all as it was.
"""

from collections.abc import Callable, Container, Generator, Sequence
from dataclasses import dataclass

from factcheck.actions import checks
from factcheck.actions.marking import Ruling
from factcheck.actions.whom import Whom
from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Judgement
from factcheck.domain.dispute import disputes
from factcheck.domain.numbers import claim_number
from factcheck.domain.status import Status
from factcheck.errors import UsageError
from factcheck.query import parse
from factcheck.review.deciding import Desk, Done
from factcheck.review.items import Item, Key, Kind
from factcheck.review.queue import Queue
from factcheck.store.reads import claims, conflicts, propositions, speakers
from factcheck.store.search import listing

OFFERED = 5
"""Propositions that are offered: what a person reads before typing a name. For the eye alone."""


KEYS = 9
"""Verdicts of a scale that have a digit for their key; `mark` takes every one."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text is asked for, beginning as `value`; `offers` complete it, `above` stands over it."""

    label: str
    value: str = ""
    offers: tuple[str, ...] = ()
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One key is asked for: each answer is its key ("enter" for what is proposed) and what it does. Esc leaves all."""

    said: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Editor:
    """A text is to be edited in the person's own editor."""

    text: str


Asked = Line | Choice | Editor
Talk = Generator[Asked, str | None, Done | None]
"""Returns None where nothing was decided."""

LEFT = Done("Left as it was.")


def accept(desk: Desk, item: Item) -> Talk:
    """The draft becomes a claim."""
    yield from ()
    return desk.accept([item.claim])


def reject(desk: Desk, item: Item) -> Talk:
    """The draft is turned down; a claim that was accepted is taken out, for a reason."""
    if item.claim.draft:
        return desk.reject([item.claim])
    if item.claim.withdrawn:
        return Done(f"#{item.claim.id} is withdrawn already.")
    why = yield Line("Why is it taken out? ", above=(f"#{item.claim.id} was accepted and is a claim by now.",))
    return desk.withdraw([item.claim], why) if why else LEFT


def speaker(desk: Desk, item: Item) -> Talk:
    """Who says it: a name that is known, one that was misspelt, or somebody new."""
    return (yield from _named(desk, [item.claim]))


def _named(desk: Desk, seen: Sequence[Claim]) -> Talk:
    typed = yield Line("Speaker: ", seen[0].speaker, tuple(speakers.all_names(desk.db)))
    if typed is None:
        return LEFT
    try:
        return desk.edit(seen, {"speaker": typed})
    except UsageError as error:
        near = (Whom(desk.db).meant(typed) or speakers.near(desk.db, typed))[:1]
        answers = [("enter", near[0])] if near else []
        key = yield Choice(str(error), (*answers, ("n", f"“{typed}” is somebody new")))
    if key == "n":
        return desk.edit(seen, {"speaker": typed}, new_speakers=True)
    return desk.edit(seen, {"speaker": near[0]}) if key == "enter" else LEFT


_STATUSES = tuple((status.value[0], status.value) for status in Status)


def status(desk: Desk, item: Item) -> Talk:
    """What the source reports."""
    key = yield Choice("Reported as:", _STATUSES)
    word = dict(_STATUSES).get(key or "")
    return desk.edit([item.claim], {"reported": word}) if word else LEFT


def text(desk: Desk, item: Item) -> Talk:
    """The claim's words."""
    return _worded(desk, item, (yield Line("Claim: ", item.claim.text)))


def editor(desk: Desk, item: Item) -> Talk:
    """The claim's words, in an editor."""
    return _worded(desk, item, (yield Editor(item.claim.text)))


def _worded(desk: Desk, item: Item, typed: str | None) -> Done:
    if typed is None:
        return LEFT
    return desk.edit([item.claim], {"text": checks.words(typed, "claim").strip()})


def about(desk: Desk, item: Item) -> Talk:
    """Which proposition it is about, and on which side."""
    known = {f"p{one.id}": one.text for one in propositions.every(desk.db)}
    offered = tuple(f"{name}  {words}" for name, words in _nearest(item.claim.text, known).items())
    label = "Proposition (a number, words, - for none): "
    typed = yield Line(label, item.claim.proposition, tuple(known.values()), offered)
    if not typed:
        return LEFT
    if typed == "-":
        return desk.file([item.claim], "", opposite=False)
    meant = f"p{typed}" if typed.isdecimal() else typed
    for one, share in propositions.alike(desk.db, meant)[:1]:
        answers = (("enter", f"p{one.id}"), ("n", "a new one"))
        key = yield Choice(f"p{one.id} says nearly that ({share:.0%}): “{one.text}”.", answers)
        if key not in ("enter", "n"):
            return LEFT
        meant = f"p{one.id}" if key == "enter" else meant
    side = yield Choice("Does the claim state that?", (("enter", "yes"), ("y", "yes"), ("x", "no, its opposite")))
    return desk.file([item.claim], meant, opposite=side == "x") if side in ("enter", "y", "x") else LEFT


def _nearest(words: str, named: dict[str, str]) -> dict[str, str]:
    """The propositions that share most words with a text, best first."""
    from factcheck.text.fold import words as parted

    own = set(parted(words))
    shares = {name: len(own & set(parted(about))) / (len(set(parted(about))) or 1) for name, about in named.items()}
    best = sorted((name for name in named if shares[name] > 0), key=lambda name: -shares[name])
    return {name: named[name] for name in best[:OFFERED]}


def chain(desk: Desk, item: Item) -> Talk:
    """By whose word we have it."""
    label = "Chain, outermost first, > between: "
    typed = yield Line(label, " > ".join(item.claim.via), tuple(speakers.all_names(desk.db)))
    if typed is None:
        return LEFT
    given = {"via": [name.strip() for name in typed.split(">") if name.strip()]}
    try:
        return desk.edit([item.claim], given)
    except UsageError as error:
        key = yield Choice(str(error), (("n", "it is somebody new"),))
    return desk.edit([item.claim], given, new_speakers=True) if key == "n" else LEFT


def date(desk: Desk, item: Item) -> Talk:
    """When it was said."""
    typed = yield Line("Said on (2025-07-19, 2025-07, 2025; - for not known): ", item.claim.said_on)
    return desk.edit([item.claim], {"said_on": "" if typed == "-" else typed}) if typed else LEFT


def split(desk: Desk, item: Item) -> Talk:
    """Two drafts or more of one."""
    typed = yield Line("Put // between the claims: ", item.claim.text)
    return desk.split(item.claim, typed.split("//")) if typed else LEFT


def same(number: int) -> Callable[[Desk, Item], Talk]:
    """Accept it, filed with the claim that stands there as the first, second or third like it."""

    def talk(desk: Desk, item: Item) -> Talk:
        yield from ()
        if len(item.like) < number:
            return Done(f"No claim is shown as like {number}.")
        return desk.same(item.claim, item.like[number - 1])

    return talk


def merge(desk: Desk, item: Item) -> Talk:
    """Turn it down as a repetition of a claim that is like it."""
    shown = item.like[:3]
    if not shown:
        return Done("No claim is shown that says the same.")
    answers = [(str(n), f"#{other.id} {other.text}") for n, other in enumerate(shown, 1)]
    key = yield Choice("It repeats:", (("enter", answers[0][1]), *answers[1:]))
    return desk.merge(item.claim, shown[0 if key == "enter" else int(key) - 1]) if key else LEFT


def every_one_of_speaker(desk: Desk, item: Item, waiting: Sequence[Key]) -> Talk:
    """All that waits of the speaker of this one."""
    if not item.claim.speaker:
        return Done("It is said by the document itself: R takes a filter, as in source:gazette.")
    said = {n for one in speakers.exactly(desk.db, item.claim.speaker) for n in speakers.named_in(desk.db, one)[0]}
    return (yield from _at_once(desk, [key.claim for key in waiting if key.claim in said], item.claim.speaker))


def several(desk: Desk, item: Item, waiting: Sequence[Key]) -> Talk:
    """What waits of a range of ids, or of a filter."""
    typed = yield Line("Which (12-20, 25, or a filter as in list): ", f"{item.claim.id}-")
    if not typed:
        return LEFT
    wanted = _ids(typed)
    if wanted is None:
        wanted = set(listing.ids(desk.db, parse([typed])))
    return (yield from _at_once(desk, [key.claim for key in waiting if key.claim in wanted], typed))


def _ids(typed: str) -> Container[int] | None:
    """Ids and ranges of ids; None for what is none. Raises UsageError for a range that has no end."""
    parts = [part.partition("-") for part in typed.replace(",", " ").split()]
    ends = [(claim_number(low), claim_number(high or low if not dash else high)) for low, dash, high in parts]
    if any(low is None for low, _ in ends):
        return None
    if any(high is None for _, high in ends):
        raise UsageError("Up to which? As in 12-20.")
    return Ranges(tuple((low or 0, high or 0) for low, high in ends))


@dataclass(frozen=True, slots=True)
class Ranges:
    """Whole numbers from each first to each last, however many they are."""

    ends: tuple[tuple[int, int], ...]

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and any(low <= number <= high for low, high in self.ends)


def _at_once(desk: Desk, ids: Sequence[int], what: str) -> Talk:
    seen = list(claims.by_ids(desk.db, ids))
    if not seen:
        return Done(f"Nothing that waits here fits “{what}”.")
    many = "the one draft" if len(seen) == 1 else f"all {len(seen):,} drafts"
    key = yield Choice(f"“{what}”, {many}, as one step:", (("enter", "accept"), ("r", "reject"), ("s", "speaker")))
    if key == "enter":
        return desk.accept(seen)
    if key == "r":
        return desk.reject(seen)
    return (yield from _named(desk, seen)) if key == "s" else LEFT


def judged(verdict: Judgement) -> Callable[[Desk, Item], Talk]:
    """A conflict is upheld or dismissed."""

    def talk(desk: Desk, item: Item) -> Talk:
        done = "cannot both stand" if verdict is Judgement.UPHELD else "do not contradict each other"
        why = yield Line("Why (may be empty): ", above=(f"#{item.key.claim} and #{item.key.other} {done}.",))
        return LEFT if why is None else desk.judge(item, verdict, why)

    return talk


def question(desk: Desk, item: Item, waiting: Sequence[Key]) -> Talk:
    """Every pair of the question that this one belongs to."""
    pairs = {(key.claim, key.other): key for key in waiting if key.kind is Kind.CONFLICT}
    found = [conflict for conflict in conflicts.every(desk.db) if conflict.claims in pairs]
    known = claims.index(desk.db, {number for conflict in found for number in conflict.claims})
    pair = item.key.claim, item.key.other
    own = next((one for one in disputes(found, known) if any(c.claims == pair for c in one.conflicts)), None)
    keys = sorted({pairs[conflict.claims] for conflict in own.conflicts}) if own else [item.key]
    many = "the one pair" if len(keys) == 1 else f"all {len(keys)} pairs"
    key = yield Choice(f"{many.capitalize()} of this question, as one step:", (("y", "uphold"), ("x", "dismiss")))
    why = (yield Line("Why (may be empty): ")) if key else None
    if why is None:
        return LEFT
    seen = [known[n] for n in sorted({n for one in keys for n in (one.claim, one.other)}) if n in known]
    return desk.judge_all(keys, seen, Judgement.UPHELD if key == "y" else Judgement.DISMISSED, why)


def filed(desk: Desk, item: Item) -> Talk:
    """A claim is filed as proposed; the side is asked where the proposal does not know it."""
    if item.filing is None or item.filing.opposite is not None:
        yield from ()
        return desk.file_as_offered(item, None)
    side = yield Choice("Do the two state the same?", (("enter", "yes, the same"), ("x", "no, the opposite")))
    return desk.file_as_offered(item, side == "x") if side else LEFT


def not_filed(desk: Desk, item: Item) -> Talk:
    """A proposal is turned down for good."""
    yield from ()
    return desk.turn_down(item)


def marked(status: Status) -> Callable[[Desk, Item], Talk]:
    """The desk's mark, or a verdict of its scale that counts as it, with why and on what evidence."""

    def talk(desk: Desk, item: Item) -> Talk:
        given, labels = Ruling(status), desk.labels(status)
        if labels:
            answers = (("enter", status.value), *((str(n), one.said) for n, one in enumerate(labels[:KEYS], 1)))
            said = yield Choice("Which verdict?", answers)
            if said is None:
                return LEFT
            given = given if said == "enter" else Ruling(labels[int(said) - 1].counts_as, labels[int(said) - 1])
        why = yield Line("Why: ", above=(f"#{item.claim.id} is {given.said}, says the desk.",))
        if why is None:
            return LEFT
        rests = yield Line("Evidence (URLs, sources, #claims; may be empty): ")
        return LEFT if rests is None else desk.mark(item, given, why, rests.split())

    return talk


def side(number: int) -> Callable[[Desk, Item], Talk]:
    """One side of what people left contested is taken; 0 leaves it as it stood."""

    def talk(desk: Desk, item: Item) -> Talk:
        sides = item.difference.sides if item.difference else ()
        if number > len(sides):
            return Done(f"There is no side {number}.")
        said = f"“{sides[number - 1].said}”, says {sides[number - 1].who}." if number else "It stays as it stood."
        why = yield Line("Why: ", above=(said,))
        return desk.take(item, number, why) if why else LEFT

    return talk


def which_side(desk: Desk, item: Item) -> Talk:
    """Any side, however many there are."""
    sides = item.difference.sides if item.difference else ()
    answers = [(str(n), f"{one.said}, says {one.who}") for n, one in enumerate(sides[: len(_DIGITS)], 1)]
    key = yield Choice("Which side?", (*answers, ("0", "as it stood")))
    return (yield from side(int(key))(desk, item)) if key else LEFT


_DIGITS = "123456789"
"""The keys of sides: so many fit one key each, and more people have never worked apart on one field."""


TALKS: dict[str, Callable[[Desk, Item], Talk]] = {
    "accept": accept,
    "reject": reject,
    "speaker": speaker,
    "chain": chain,
    "status": status,
    "date": date,
    "text": text,
    "editor": editor,
    "about": about,
    "split": split,
    "same": same(1),
    "same2": same(2),
    "same3": same(3),
    "merge": merge,
}
OTHERS: dict[tuple[Kind, str], Callable[[Desk, Item], Talk]] = {
    (Kind.CONFLICT, "yes"): judged(Judgement.UPHELD),
    (Kind.CONFLICT, "no"): judged(Judgement.DISMISSED),
    (Kind.DIFFERENCE, "same"): side(1),
    (Kind.DIFFERENCE, "same2"): side(2),
    (Kind.DIFFERENCE, "same3"): side(3),
    (Kind.DIFFERENCE, "no"): side(0),
    (Kind.DIFFERENCE, "all"): which_side,
    (Kind.FILING, "yes"): filed,
    (Kind.FILING, "no"): not_filed,
    (Kind.MARK, "yes"): marked(Status.CONFIRMED),
    (Kind.MARK, "no"): marked(Status.DENIED),
    (Kind.MARK, "status"): marked(Status.ALLEGED),
}
"""What is decided of things that are no drafts, by their kind too."""
MANY: dict[str, Callable[[Desk, Item, Sequence[Key]], Talk]] = {"all": every_one_of_speaker, "range": several}


def talk_of(name: str, desk: Desk, item: Item, queue: Queue[Key]) -> Talk | None:
    """The talk that an act begins, of the things that wait in a queue; None for an act that decides nothing."""
    if (item.key.kind, name) == (Kind.CONFLICT, "all"):
        return question(desk, item, queue.waiting)
    if name in MANY and item.key.kind is Kind.DRAFT:
        return MANY[name](desk, item, [key for key in queue.waiting if key.kind is Kind.DRAFT])
    talk = OTHERS.get((item.key.kind, name)) or TALKS.get(name)
    return talk(desk, item) if talk else None


def lines(choice: Choice) -> Sequence[tuple[str, str]]:
    """The answers as a person reads them, leaving things last."""
    return [*((key.capitalize() if len(key) > 1 else key, words) for key, words in choice.answers), ("Esc", "leave it")]
