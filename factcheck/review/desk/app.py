"""The application: a key in, a decision stored at once, the next thing on the screen."""

import io
from asyncio import sleep
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from time import monotonic
from typing import ClassVar

from textual.app import App, ComposeResult, SuspendNotSupported
from textual.containers import Container, VerticalScroll
from textual.events import Event, Paste, Resize
from textual.events import Key as Pressed
from textual.widgets import Static

from factcheck.domain.claim import Claim
from factcheck.errors import FactcheckError
from factcheck.query import Query, parse
from factcheck.rendering.console import NARROWEST, console_for
from factcheck.rendering.layout import plain
from factcheck.review.card import draw
from factcheck.review.deciding import Begin, Desk, Done, after
from factcheck.review.desk.asking import AskedKey, AskedLine, Told
from factcheck.review.desk.flood import GATHER, Flood
from factcheck.review.desk.palette import Acts
from factcheck.review.desk.panes import LOW, WIDE, decision, document, head
from factcheck.review.items import Item, Key, Kind, Shelf, besides, waits
from factcheck.review.keytable import MORE, chosen, shown
from factcheck.review.others import passed_over, undo
from factcheck.review.queue import Queue
from factcheck.review.screen import LONG, helped, keys, summary
from factcheck.review.talks import Choice, Editor, Line, Talk, talk_of
from factcheck.review.walk import Walk
from factcheck.store.reads.whole import whole
from factcheck.store.storage.database import Database

LISTED = 200
"""Decisions that are listed, the latest: what somebody scrolls through."""

PASTED = "What was pasted was not taken for keys."

Edited = Callable[[str], str | None]
"""Opens a text in an editor; returns what became of it, None when it was left."""


class Desktop(App[None]):
    """One person's walk through what waits. `own` are keys that somebody prefers, each with the usual one."""

    CSS_PATH = "desk.tcss"
    COMMANDS: ClassVar = {Acts}
    AUTO_FOCUS = None
    BINDINGS: ClassVar = [("ctrl+z", "suspend_process", "Suspend")]

    def __init__(
        self,
        desk: Desk,
        query: Query,
        like: Callable[[Claim], Sequence[Claim]] = lambda claim: (),
        own: Mapping[str, str] | None = None,
        edited: Edited | None = None,
    ) -> None:
        super().__init__()
        self.desk, self.like, self.own, self.edited = desk, like, own or {}, edited
        self.way = Walk(query)
        self.shelf = Shelf(desk.db)
        self.item: Item | None = None
        self.said = ""
        self.talk: Talk | None = None
        self.flood, self.behind = Flood(), ""
        self.broken: FactcheckError | None = None

    @staticmethod
    def walked(begin: Begin, db: Database, query: Query, own: Mapping[str, str]) -> Queue[Key]:
        """Walk on this terminal until the person quits; returns where that was. Raises StoreError."""
        from functools import partial

        from factcheck.review.like import like

        app = Desktop(Desk(db, begin), query, partial(like, db), own)
        app.run()
        if app.broken:
            raise app.broken
        return app.walk

    def compose(self) -> ComposeResult:
        """Head, document, decision, what was done, keys."""
        yield Static(id="head", markup=False)
        with Container(id="body"):
            with VerticalScroll(id="document", can_focus=False):
                yield Static(id="text", markup=False)
            with VerticalScroll(id="decision", can_focus=False):
                yield Static(id="fields", markup=False)
        yield Static(id="said", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the first."""
        self.show()

    def on_resize(self, event: Resize) -> None:
        """Lay everything out anew, whatever is asked in front of it."""
        self.set_class(event.size.width >= WIDE, "wide")
        self.set_class(event.size.height < LOW, "low")
        self.call_after_refresh(self.draw)

    def show(self) -> None:
        """Fetch what is on the screen as the store has it now, passing over what others have decided, and draw it."""
        try:
            self.item = self.fresh()
        except FactcheckError as error:  # the store is gone or damaged: nothing can be decided on any more
            self.broken = error
            self.exit()
            return
        self.draw()

    def fresh(self) -> Item | None:
        """What is on the screen as it stands now, None behind the last. Raises StoreError."""
        while (current := self.next()) is not None:
            item = self.shelf.fetch(current)
            if waits(item) or self.walk.decision(current):
                return replace(item, like=besides(item, self.like(item.claim)))
            self.said = passed_over(self.desk.db, item, self.said)
            self.way = self.way.to(self.walk.passed_over())
        return None

    @property
    def walk(self) -> Queue[Key]:
        """Where it stands."""
        return self.way.queue

    def next(self) -> Key | None:
        """What is on the screen; behind the last of what was looked for, the first of the next kind."""
        self.way = self.way.onward(self.desk.db)
        return self.walk.current

    def draw(self) -> None:
        """Lay out the panes in the room that they have."""
        screen = self.screen_stack[0]
        width = self.size.width
        item = self.item
        self.bare(item is not None and not item.source.text.strip())
        screen.query_one("#head", Static).update(head(self.walk, item, width))
        if item:
            pane = screen.query_one("#document", VerticalScroll)
            text, line = document(item, max(pane.content_size.width - 2, 10))
            screen.query_one("#text", Static).update(text)
            third = pane.content_size.height // 3
            pane.scroll_to(y=max(line - third, 0), animate=False, force=True)
            beside = max(screen.query_one("#decision").content_size.width - 2, 10)
            screen.query_one("#fields", Static).update(decision(item, self.walk, beside))
            screen.query_one("#decision", VerticalScroll).scroll_home(animate=False)
        else:
            screen.query_one("#text", Static).update(plain("That was the last one."))
            screen.query_one("#fields", Static).update(plain(summary(self.walk)))
        screen.query_one("#said", Static).update(plain(self.said, longest=LONG))
        screen.query_one("#keys", Static).update(keys(self.kind, width, self.own, full=True))
        self.call_after_refresh(self.cut_off)

    def bare(self, bare: bool) -> None:
        """No room is left for a document that is not there."""
        if self.has_class("bare") != bare:
            self.set_class(bare, "bare")
            self.call_after_refresh(self.draw)

    def cut_off(self) -> None:
        """Say how much of the decision is below what is seen: a bar at the side is a colour alone."""
        pane = self.screen_stack[0].query_one("#decision", VerticalScroll)
        below = round(pane.max_scroll_y - pane.scroll_offset.y)
        said = self.screen_stack[0].query_one("#said", Static)
        said.border_title = f"{below} more: {shown(MORE, self.own)}" if below > 0 else None

    def on_paste(self, event: Paste) -> None:
        """Text is not taken for keys."""
        self.said = PASTED
        self.draw()

    async def on_event(self, event: Event) -> None:
        """Whatever comes, but for a paste that its terminal sends as keys."""
        if not (isinstance(event, Pressed) and not event.is_forwarded and await self.pasted(event)):
            await super().on_event(event)

    async def pasted(self, event: Pressed) -> bool:
        """Whether a key is one of a paste, and goes nowhere: but for the letters of a line that is asked for."""
        if not (self.is_headless or self.flood.going(monotonic())):
            await sleep(GATHER)
        if not self.flood.has(monotonic(), self.message_queue_size):
            return False
        if isinstance(self.screen, AskedLine):
            if event.is_printable and event.character:
                if not self.behind:
                    self.call_later(self.fill)  # behind what has arrived by now, so that it goes in at once
                self.behind += event.character
            return True
        if self.said != PASTED:
            self.said = PASTED
            self.draw()
        return True

    def fill(self) -> None:
        """Write what was pasted into the line that is asked for."""
        text, self.behind = self.behind, ""
        if isinstance(self.screen, AskedLine):
            self.screen.insert(text)

    def on_key(self, event: Pressed) -> None:
        """What the key does to the thing on the screen; nothing while a question is open."""
        if self.talk or len(self.screen_stack) > 1:
            return
        pressed = event.character if event.is_printable and event.character else event.key
        event.stop()
        self.perform(chosen(self.kind, self.own, full=True).get(pressed, ""), pressed)

    @property
    def kind(self) -> Kind:
        """What is on the screen."""
        return self.item.key.kind if self.item else Kind.DRAFT

    def perform(self, name: str, pressed: str) -> None:
        """One act, by a key or from the palette; what goes wrong is said."""
        self.said = ""
        try:
            self.act(name, pressed)
        except FactcheckError as error:
            self.failed(error)

    def act(self, name: str, pressed: str) -> None:
        """One act of the table. Raises FactcheckError."""
        if name == "quit":
            self.exit()
        elif name == "help":
            self.push_screen(Told(helped(self.kind, full=True, own=self.own)))
        elif name == "undo":
            self.said, queue = undo(self.desk, self.walk)
            self.go(queue)
        elif name == "skip":
            self.go(self.walk.forward())
        elif name == "back":
            before = self.walk.back()
            self.said = "There is none before this one." if before.at == self.walk.at else ""
            self.go(before)
        elif name in ("more", "less"):
            self.scroll(1 if name == "more" else -1)
        elif name == "kind":
            self.way = self.way.next_kind(self.desk.db, self.kind)
            self.show()
        elif name == "filter":
            self.push_screen(AskedLine(Line("Only (words and filters as in list; empty for all): ")), self.only)
        elif name == "open" and self.item:
            self.push_screen(Told(self.card(self.item)))
        elif name == "list":
            told = "\n".join(one.said for one in reversed(self.walk.done[-LISTED:])) or "Nothing was decided yet."
            self.push_screen(Told(told))
        elif self.item and (talk := talk_of(name, self.desk, self.item, self.walk)):
            self.talk = talk
            self.hold(None)
        elif self.item and len(pressed) == 1:
            self.said = f"“{pressed}” does nothing; ? shows the keys."
            self.draw()

    def scroll(self, way: int) -> None:
        """Half a pane down (1) or up (-1): down in the decision first, as far as it goes, and up in it last."""
        document, decision = (self.query_one(name, VerticalScroll) for name in ("#document", "#decision"))
        first = decision if way > 0 else document
        at_end = first.scroll_offset.y >= first.max_scroll_y if way > 0 else first.scroll_offset.y <= 0
        pane = (document if first is decision else decision) if at_end else first
        pane.scroll_relative(y=max(pane.size.height // 2, 1) * way, animate=False)
        self.call_after_refresh(self.cut_off)

    def card(self, item: Item) -> str:
        """The claim in full, as `show` has it."""
        (claim,) = whole(self.desk.db, [item.claim])
        told = io.StringIO()
        draw(self.desk.db, claim, console_for("never", told, max(self.size.width - 4, NARROWEST)), history=True)
        return told.getvalue()

    def go(self, queue: Queue[Key]) -> None:
        """Another thing on the screen."""
        self.way = self.way.to(queue)
        self.show()

    def only(self, typed: str | None) -> None:
        """Walk what fits a filter alone, or all again; what was decided stays decided."""
        if typed is None:
            return
        current, before = self.walk.current, self.way
        try:
            self.way = Walk(parse([typed] if typed else []), replace(self.walk, ids=(), at=0))
            if self.next() is None:
                raise FactcheckError(f"Nothing that waits fits “{typed}”.")
        except FactcheckError as error:
            self.way = before
            self.failed(error)
            return
        self.said = f"Only “{typed}”; / and an empty line show all." if typed else ""
        self.go(self.walk.to(current) if current else self.walk)

    def failed(self, error: FactcheckError) -> None:
        """Say what went wrong, and show what there is now."""
        self.talk = None
        self.said = f"{error} {error.hint}".strip()
        self.show()

    def hold(self, answer: str | None) -> None:
        """Go on with the talk: what it asks next, or what it came to."""
        if self.talk is None:
            return
        try:
            asked = self.talk.send(answer)
        except StopIteration as end:
            self.talk = None
            self.take(end.value)
        except FactcheckError as error:
            self.failed(error)
        else:
            if isinstance(asked, Line):
                self.push_screen(AskedLine(asked), self.hold)
            elif isinstance(asked, Choice):
                self.push_screen(AskedKey(asked), self.hold)
            else:
                self.open_editor(asked)

    def take(self, done: Done | None) -> None:
        """What a talk came to, in the queue and in words."""
        if done is None:
            return
        self.said = done.said
        if done.step:
            self.go(after(self.walk, done))
        else:
            self.show()

    def open_editor(self, asked: Editor) -> None:
        """Go on with the text as the person's editor left it."""
        try:
            text = self.in_editor(asked)
        except FactcheckError as error:
            self.failed(error)
        else:
            self.hold(text)

    def in_editor(self, asked: Editor) -> str | None:
        """The text as the person's editor left it, None where nothing was saved. Raises FactcheckError."""
        if self.edited:
            return self.edited(asked.text)
        from click import ClickException, edit

        try:
            with self.suspend():
                return edit(asked.text, extension=".txt")
        except (ClickException, SuspendNotSupported) as error:
            raise FactcheckError(f"The editor could not be opened: {error}.", "VISUAL or EDITOR names it.") from error

    def action_help_quit(self) -> None:
        """Ctrl-C leaves."""
        self.exit()

    def action_quit(self) -> None:  # type: ignore[override]  # Textual's is a coroutine, and either is called
        """Ctrl-Q leaves."""
        self.exit()
