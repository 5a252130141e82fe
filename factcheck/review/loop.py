"""A review: a key in, a decision stored at once, the next screen out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from rich.console import Console

from factcheck.actions import changing, checks
from factcheck.actions.undoing import undo
from factcheck.actions.whom import Whom
from factcheck.domain.claim import Claim
from factcheck.domain.source import Source
from factcheck.domain.status import Status
from factcheck.errors import FactcheckError, UsageError
from factcheck.review import screen
from factcheck.review.keys import END, Keyboard
from factcheck.review.queue import Queue
from factcheck.store.reads import claims, propositions, sources, speakers
from factcheck.store.storage.database import Database
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.safe import visible

Begin = Callable[[str], UnitOfWork]
"""A unit of work for the command of that name."""

STATUS_KEYS = {status.value[0]: status for status in Status}
OFFERED = 5
"""Propositions that are offered: what a person reads before typing a name. For the eye alone."""


@dataclass
class Review:
    """One person's walk through the drafts. `like` finds the claims that say the same as one; `keys` are those that
    somebody prefers, with the usual one.
    """

    db: Database
    begin: Begin
    keyboard: Keyboard
    make_console: Callable[[], Console]
    queue: Queue
    like: Callable[[Claim], Sequence[Claim]] = lambda claim: ()
    keys: Mapping[str, str] = field(default_factory=dict)
    around: int = 0
    said: str = ""
    _source: Source | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self.console = self.make_console()

    def run(self) -> Queue:
        """Walk until the person quits; returns where that was. Raises KeyboardInterrupt for Ctrl-C."""
        while True:
            claim = self._fresh()
            self._draw(claim)
            pressed = self.keyboard.key()
            key = self.keys.get(pressed, pressed)
            if key in ("q", END):
                return self.queue
            self.said = ""
            try:
                self._act(key, claim)
            except FactcheckError as error:
                self.said = f"{error} {error.hint}".strip()

    def _fresh(self) -> Claim | None:
        """The claim on the screen as the store has it now; those that others have decided are passed over."""
        while (current := self.queue.current) is not None:
            claim = claims.claim(self.db, current)
            if claim.draft and not claim.withdrawn:
                return claim
            self.said = f"#{current} was decided by somebody else meanwhile. {self.said}"
            self.queue = self.queue.passed_over()
        return None

    def _draw(self, claim: Claim | None) -> None:
        self.console = self.make_console()  # a terminal may have another size by now
        self._clear()
        if claim is None:
            screen.draw_end(self.queue, self.said, self.console)
        else:
            screen.draw(self._view(claim), self.console)
        self.console.file.flush()

    def _view(self, claim: Claim) -> screen.View:
        if self._source is None or self._source.id != claim.source:
            self._source = sources.source(self.db, claim.source)
        return screen.View(self.queue, claim, self._source, self.around, tuple(self.like(claim)), self.said, self.keys)

    def _clear(self) -> None:
        if self.console.is_dumb_terminal:
            self.console.print("\n")
        else:
            self.console.file.write(screen.CLEAR)

    def _act(self, key: str, claim: Claim | None) -> None:
        if key == "u":
            self._undo()
        elif key in ("b", "k", "left", "up"):
            self._move(self.queue.back())
        elif claim is None:
            return
        elif key in (" ", "n", "j", "right", "down"):
            self._move(self.queue.forward())
        elif key == "o":
            self.around += 1
        elif key == "?":
            self._clear()
            screen.draw_help(self.console)
            self.console.file.flush()
            self.keyboard.key()
        elif key in _DECISIONS:
            _DECISIONS[key](self, claim)
        elif key not in ("redraw", "enter", "escape"):
            self.said = f"“{key}” does nothing; ? shows the keys."

    def _move(self, queue: Queue) -> None:
        self.queue, self.around = queue, 0

    def _store(self, verb: str, claim: Claim, change: Callable[[UnitOfWork], changing.Changed]) -> bool:
        """Make one change in a transaction of its own; False when it changed nothing."""
        with self.begin(verb) as work:
            changed, conflicts = change(work)
            step = work.step if changed else 0
            found = [conflict.said for conflict in conflicts]
        if changed:
            self._move(self.queue.decided(claim.id, verb, step))
        self.said = " ".join([_PAST[verb].format(claim.id) if changed else "Nothing changed.", *found])
        return bool(changed)

    def _accept(self, claim: Claim) -> None:
        self._store("accept", claim, lambda work: changing.accept(work, [claim.id]))

    def _reject(self, claim: Claim) -> None:
        self._store("reject", claim, lambda work: changing.reject(work, [claim.id]))

    def _speaker(self, claim: Claim) -> None:
        names = tuple(speakers.all_names(self.db))
        typed = self._line("Speaker: ", claim.speaker, names)
        if typed is None:
            return
        try:
            self._edit(claim, {"speaker": typed})
        except UsageError as error:
            near = (Whom(self.db).meant(typed) or speakers.near(self.db, typed))[:1]
            taken = "".join(f" Enter: {name}." for name in near)
            key = self._key(f"{error}{taken} n: “{typed}” is somebody new. Any other key leaves it.")
            if key == "n":
                self._edit(claim, {"speaker": typed}, new_speakers=True)
            elif key == "enter" and near:
                self._edit(claim, {"speaker": near[0]})

    def _status(self, claim: Claim) -> None:
        key = self._key("\nReported as: a alleged, d denied, c confirmed. Any other key leaves it.")
        if key in STATUS_KEYS:
            self._edit(claim, {"reported": STATUS_KEYS[key].value})

    def _text(self, claim: Claim) -> None:
        typed = self._line("Claim: ", claim.text)
        if typed is not None:
            self._edit(claim, {"text": checks.words(typed, "claim").strip()})

    def _edit(self, claim: Claim, values: dict[str, str], *, new_speakers: bool = False) -> None:
        self._store("edit", claim, lambda work: changing.edit(work, [claim.id], values, new_speakers=new_speakers))

    def _file(self, claim: Claim) -> None:
        known = {f"p{one.id}": one.text for one in propositions.every(self.db)}
        offered = _nearest(claim.text, known)
        self._print("".join(f"\n{name}  {text}" for name, text in offered.items()))
        typed = self._line("Proposition (a number, words, - for none): ", claim.proposition, tuple(known.values()))
        if not typed:
            return
        about = "" if typed == "-" else self._meant(typed)
        side = self._key(_SIDE) if about else "enter"
        if about is None or side not in _SIDES:
            self.said = "Filed nothing."
            return
        opposite = _SIDES[side]
        self._store("file", claim, lambda work: changing.file(work, [claim.id], about, opposite=opposite))

    def _meant(self, typed: str) -> str | None:
        """The proposition that a person means: one that is there by its number, or like it, or a new one; or none."""
        if typed.isdecimal():
            return f"p{typed}"
        for known, share in propositions.alike(self.db, typed)[:1]:
            key = self._key(
                f"p{known.id} says nearly that ({share:.0%}): “{known.text}”. Enter: p{known.id}. n: a new one."
            )
            return {"enter": f"p{known.id}", "n": typed}.get(key)
        return typed

    def _undo(self) -> None:
        if not self.queue.done:
            self.said = "Nothing was decided in this review yet."
            return
        last = self.queue.done[-1]
        with self.begin("undo") as work:
            taken = undo(work)
            if taken.step != last.step:
                raise FactcheckError(
                    f"Your last command is a “{taken.verb}” outside this review.", "`factcheck undo` takes that back."
                )
        self._move(self.queue.undone())
        self.said = f"Took back: {_PAST[last.verb].format(last.claim_id)}"

    def _line(self, prompt: str, value: str = "", offers: tuple[str, ...] = ()) -> str | None:
        self._print("\n")
        # Line editing writes its text as it is: what a terminal would obey has to be written anew by a person.
        typed = self.keyboard.line(prompt, value if _is_plain(value) else "", tuple(filter(_is_plain, offers)))
        return None if typed is None else typed.strip()

    def _key(self, question: str) -> str:
        self._print(f"{question} ")
        return self.keyboard.key()

    def _print(self, text: str) -> None:
        self.console.file.write(visible(text, lines=True))
        self.console.file.flush()


_SIDE = "Does the claim state that? Enter or y: yes. n: no, its opposite. Any other key files nothing."
_SIDES = {"enter": False, "y": False, "n": True}
_PAST = {"accept": "Accepted #{}.", "reject": "Rejected #{}.", "edit": "Changed #{}.", "file": "Filed #{}."}
_DECISIONS: dict[str, Callable[[Review, Claim], None]] = {
    "a": Review._accept,
    "r": Review._reject,
    "s": Review._speaker,
    "t": Review._status,
    "e": Review._text,
    "p": Review._file,
}


def _is_plain(text: str) -> bool:
    return visible(text) == text


def _nearest(text: str, named: dict[str, str]) -> dict[str, str]:
    """The propositions that share most words with a text, best first."""
    from factcheck.text.fold import words

    own = set(words(text))
    shares = {name: len(own & set(words(about))) / (len(set(words(about))) or 1) for name, about in named.items()}
    best = sorted((name for name in named if shares[name] > 0), key=lambda name: -shares[name])
    return {name: named[name] for name in best[:OFFERED]}
