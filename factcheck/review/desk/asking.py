"""What is asked in front of the screen: a line, or one key. While it is open no key decides anything else."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Key as Pressed
from textual.events import Paste
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from factcheck.rendering.layout import plain
from factcheck.review.talks import Choice, Line, lines
from factcheck.text.safe import visible


def seen(text: str) -> str:
    """What can be seen of a text, on one line."""
    return "".join(c for c in " ".join(text.split()) if visible(c) == c)


class Field(Input):
    """A line of text; of what is pasted into it, only what can be seen is taken, on one line."""

    def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(seen(event.text))


class AskedLine(ModalScreen[str | None]):
    """A line of text; Esc gives up."""

    AUTO_FOCUS = "#line"

    def __init__(self, asked: Line) -> None:
        super().__init__()
        self.asked = asked

    def compose(self) -> ComposeResult:
        """The question, what is offered, the line."""
        asked = self.asked
        safe = [offer for offer in asked.offers if visible(offer) == offer]
        with VerticalScroll(id="asking"):
            for line in asked.above:
                yield Static(plain(line), markup=False)
            yield Static(plain(asked.label), markup=False)
            value = asked.value if visible(asked.value) == asked.value else ""
            suggester = SuggestFromList(safe, case_sensitive=False) if safe else None
            yield Field(value, id="line", suggester=suggester, select_on_focus=False)
            taken = "" if value == asked.value else "Some of its characters cannot be seen; write it anew. "
            completes = ", right arrow completes" if safe else ""
            yield Static(plain(f"{taken}Enter takes it, Esc leaves it as it was{completes}", "dim"), markup=False)

    def on_key(self, event: Pressed) -> None:
        """Esc gives up; what was typed before the line was ready goes into it."""
        if event.key in ("escape", "ctrl+c"):
            event.stop()
            self.dismiss(None)
        elif event.is_printable and event.character and not self.query_one(Field).has_focus:
            self.query_one(Field).insert_text_at_cursor(event.character)

    def insert(self, text: str) -> None:
        """Write a pasted text where the cursor is."""
        self.query_one(Field).insert_text_at_cursor(seen(text))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes what stands there."""
        event.stop()
        self.dismiss(event.value.strip())


class AskedKey(ModalScreen[str | None]):
    """One key of a few; Esc gives up, any other key is no answer."""

    def __init__(self, asked: Choice) -> None:
        super().__init__()
        self.asked = asked

    def compose(self) -> ComposeResult:
        """The question and its answers, a line each."""
        with VerticalScroll(id="asking"):
            yield Static(plain(self.asked.said, "bold"), markup=False)
            for key, words in lines(self.asked):
                yield Static(plain(f"{key:>6}", "bold") + plain(f"  {words}"), markup=False)
            yield Static("", id="unanswered", markup=False)

    def on_key(self, event: Pressed) -> None:
        """An answer, or a word that this was none."""
        event.stop()
        pressed = event.key if event.key in ("enter", "escape") else event.character or event.key
        if pressed in ("escape", "ctrl+c"):
            self.dismiss(None)
        elif pressed in dict(self.asked.answers):
            self.dismiss(pressed)
        else:
            self.query_one("#unanswered", Static).update(plain(f"“{pressed}” is no answer here.", "dim"))


class Told(ModalScreen[None]):
    """Something to read; any key goes back, arrows and pages scroll."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        """The text."""
        with VerticalScroll(id="told"):
            yield Static(plain(self.text, lines=True), markup=False)
            yield Static(plain("Any key goes back.", "dim"), markup=False)

    def on_key(self, event: Pressed) -> None:
        """Go back, but for what scrolls."""
        if event.key not in ("up", "down", "pageup", "pagedown", "home", "end"):
            event.stop()
            self.dismiss(None)
