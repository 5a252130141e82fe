"""A review line by line: a key in, a decision stored at once, the next screen out. For every terminal there is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rich.console import Console

from factcheck.domain.claim import Claim
from factcheck.errors import FactcheckError
from factcheck.review import screen
from factcheck.review.deciding import Desk, Done, after
from factcheck.review.items import Item, Key, Shelf, waits
from factcheck.review.keys import END, PASTE, Keyboard
from factcheck.review.keytable import chosen
from factcheck.review.others import passed_over, undo
from factcheck.review.queue import Queue
from factcheck.review.talks import Asked, Choice, Line, Talk, lines, talk_of
from factcheck.text.safe import visible


@dataclass
class Review:
    """One person's walk through the drafts. `like` finds the claims that say the same as one; `keys` are those that
    somebody prefers, with the usual one.
    """

    desk: Desk
    keyboard: Keyboard
    make_console: Callable[[], Console]
    queue: Queue[Key]
    like: Callable[[Claim], Sequence[Claim]] = lambda claim: ()
    keys: Mapping[str, str] = field(default_factory=dict)
    said: str = ""
    around: int = 0

    def __post_init__(self) -> None:
        self.console = self.make_console()
        self.shelf = Shelf(self.desk.db)

    def run(self) -> Queue[Key]:
        """Walk until the person quits; returns where that was. Raises KeyboardInterrupt for Ctrl-C."""
        while True:
            item = self._fresh()
            self._draw(item)
            pressed = self.keyboard.key()
            if pressed == END:
                return self.queue
            self.said = ""
            name = chosen(item.key.kind, self.keys, full=False).get(pressed, "") if item else _AT_THE_END.get(pressed)
            if name == "quit":
                return self.queue
            try:
                self._act(name or "", pressed, item)
            except FactcheckError as error:
                self.said = f"{error} {error.hint}".strip()

    def _fresh(self) -> Item | None:
        """The thing on the screen as the store has it now; those that others have decided are passed over."""
        while (current := self.queue.current) is not None:
            item = self.shelf.fetch(current)
            if waits(item) or self.queue.decision(current):
                return replace(item, like=tuple(self.like(item.claim)))
            self.said = passed_over(self.desk.db, item, self.said)
            self.queue = self.queue.passed_over()
        return None

    def _draw(self, item: Item | None) -> None:
        self.console = self.make_console()  # a terminal may have another size by now
        self._clear()
        if item is None:
            screen.draw_end(self.queue, self.said, self.console)
        else:
            screen.draw(screen.View(self.queue, item, self.around, self.said, self.keys), self.console)
        self.console.file.flush()

    def _clear(self) -> None:
        if self.console.is_dumb_terminal:
            self.console.print("\n")
        else:
            self.console.file.write(screen.CLEAR)

    def _act(self, name: str, pressed: str, item: Item | None) -> None:
        if name == "undo":
            self._undo()
        elif name == "back":
            self._back()
        elif name == "skip" and item:
            self._move(self.queue.forward())
        elif name in ("more", "less"):
            self.around = max(self.around + (1 if name == "more" else -1), 0)
        elif name == "help":
            self._clear()
            screen.draw_help(self.console)
            self.console.file.flush()
            self.keyboard.key()
        elif item and (talk := talk_of(name, self.desk, item, self.queue)):
            self._take(self._hold(talk))
        elif pressed == PASTE:
            self.said = "What was pasted was not taken for keys."
        elif item and pressed not in ("redraw", "enter", "escape"):
            self.said = f"“{pressed}” does nothing; ? shows the keys."

    def _move(self, queue: Queue[Key]) -> None:
        self.queue, self.around = queue, 0

    def _back(self) -> None:
        queue = self.queue.back()
        if queue is self.queue or queue.at == self.queue.at:
            self.said = "There is none before this one."
        self._move(queue)

    def _take(self, done: Done | None) -> None:
        """What a talk came to, in the queue and in words."""
        if done is None:
            return
        if done.step:
            self._move(after(self.queue, done))
        self.said = done.said

    def _hold(self, talk: Talk) -> Done | None:
        answer: str | None = None
        while True:
            try:
                asked = talk.send(answer)
            except StopIteration as end:
                return end.value if isinstance(end.value, Done) else None
            answer = self._ask(asked)

    def _ask(self, asked: Asked) -> str | None:
        if isinstance(asked, Line):
            return self._line(asked)
        if isinstance(asked, Choice):
            answers = "".join(f"  {key}: {words}." for key, words in lines(asked))
            self._print(f"\n{asked.said}{answers} ")
            pressed = self.keyboard.key()
            return pressed if pressed in dict(asked.answers) else None
        raise FactcheckError("The editor is opened from the full screen alone.", "`e` edits the words here.")

    def _undo(self) -> None:
        self.said, queue = undo(self.desk, self.queue)
        self._move(queue)

    def _line(self, asked: Line) -> str | None:
        self._print("".join(f"\n{line}" for line in asked.above) + "\n")
        # Line editing writes its text as it is: what a terminal would obey has to be written anew by a person.
        value = asked.value if _is_plain(asked.value) else ""
        typed = self.keyboard.line(asked.label, value, tuple(filter(_is_plain, asked.offers)))
        return None if typed is None else typed.strip()

    def _print(self, text: str) -> None:
        self.console.file.write(visible(text, lines=True))
        self.console.file.flush()


_AT_THE_END = {"u": "undo", "z": "undo", "b": "back", "k": "back", "left": "back", "up": "back", "q": "quit"}
"""The keys behind the last draft."""


def _is_plain(text: str) -> bool:
    return visible(text) == text
