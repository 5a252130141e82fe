"""What can be done with a thing that waits, and by which key: one table for both screens and their help."""

from collections.abc import Mapping
from typing import NamedTuple

from factcheck.preferences import ACTIONS
from factcheck.review.items import Kind

EVERY = tuple(Kind)


class Act(NamedTuple):
    """Something that a key does: its name in the settings file, a word or two beside the key, a line of help."""

    name: str
    short: str
    help: str
    kinds: tuple[Kind, ...] = EVERY
    full: bool = False
    """Whether the full screen alone has it."""

    @property
    def usual(self) -> str:
        """Its key where nobody chose another."""
        return ACTIONS[self.name]


_DRAFT, _CONFLICT, _DIFFERENCE, _FILING, _MARK = ((kind,) for kind in Kind)
_WORDS = (Kind.DRAFT, Kind.MARK)
ACTS = (
    Act("yes", "both cannot stand", "the two claims contradict each other; it is upheld", _CONFLICT),
    Act("no", "no conflict", "they do not; it is dismissed, and not asked again", _CONFLICT),
    Act("all", "all of question", "uphold or dismiss every pair of this question at once", _CONFLICT),
    Act("same", "side 1  2 side 2", "the first side is taken, for a reason; 2 and 3 are the next", _DIFFERENCE),
    Act("no", "as it stood", "it stays as it stood before they parted, for a reason", _DIFFERENCE),
    Act("all", "which side", "every side, and then one key", _DIFFERENCE),
    Act("yes", "file together", "the claim is filed as proposed", _FILING),
    Act("no", "not together", "it is not, and not proposed again", _FILING),
    Act("yes", "true", "the desk's mark is confirmed; why and on what evidence is asked", _MARK),
    Act("no", "false", "the desk's mark is denied; why and on what evidence is asked", _MARK),
    Act("status", "alleged", "the desk's mark is alleged; why is asked", _MARK),
    Act("accept", "accept", "the draft becomes a claim", _DRAFT),
    Act("reject", "reject", "the draft is withdrawn; it stays in the log", _DRAFT),
    Act("speaker", "speaker", "say who the speaker is; an empty line is the document's own voice", _WORDS),
    Act("chain", "chain", "say by whose word we have it, outermost first", _WORDS),
    Act("status", "status", "say what the source reports: alleged, denied, confirmed", _DRAFT),
    Act("date", "date", "say when it was said: a day, a month, a year, - for none", _WORDS),
    Act("text", "text", "edit the claim's words", _WORDS),
    Act("editor", "editor", "edit them in $VISUAL or $EDITOR", _WORDS, full=True),
    Act("about", "about", "file it under a proposition: a number, words for a new one, - for none", _WORDS),
    Act("split", "split", "make two drafts or more of it, // between them", _DRAFT),
    Act("same", "same as", "accept it and file it with the claim that says the same (1, 2, 3)", _DRAFT),
    Act("merge", "merge", "turn it down as a repetition of a claim that is there, which takes its quote", _DRAFT),
    Act("all", "all of speaker", "accept or reject all drafts of this speaker at once", _DRAFT),
    Act("range", "range", "accept or reject several at once: 12-20, or a filter", _DRAFT),
    Act("skip", "skip", "leave it and go on (also n, j and the arrows right and down)"),
    Act("back", "back", "the one before, decided or not (also k and the arrows left and up)"),
    Act("more", "more", "more of what is cut off below, and of the document"),
    Act("less", "less", "back up again"),
    Act("kind", "next kind", "drafts, conflicts, differences, filings, marks: on to the next of them that waits"),
    Act("filter", "filter", "only what fits words and filters, as in list; an empty line shows all", full=True),
    Act("open", "open", "the claim in full, with its history", full=True),
    Act("list", "list", "what was decided in this review", full=True),
    Act("undo", "undo", "take the last decision of this review back (also z)"),
    Act("help", "help", "the keys"),
    Act("quit", "quit", "leave (also Ctrl-C); every decision is stored already"),
)
"""In the order in which the keys are shown."""

MORE = next(act for act in ACTS if act.name == "more")

ALSO = {
    "n": "skip", "j": "skip", "right": "skip", "down": "skip", "k": "back", "left": "back", "up": "back", "z": "undo",
    "o": "more", "2": "same2", "3": "same3",
}  # fmt: skip
"""Further keys, by the name of what they do, where nothing else has them."""


def acts(kind: Kind, *, full: bool) -> tuple[Act, ...]:
    """What can be done with a thing of this kind, on the full screen or on the one of lines."""
    return tuple(act for act in ACTS if kind in act.kinds and (full or not act.full))


def chosen(kind: Kind, own: Mapping[str, str], *, full: bool) -> dict[str, str]:
    """The names of acts by their keys; `own` are keys that somebody took, each with the usual one of what it does.

    A usual key still does what it did, unless it was taken for something else.
    """
    known = acts(kind, full=full)
    names = {act.name for act in known}
    also = {key: name for key, name in ALSO.items() if name.rstrip("23") in names}
    taken = {key: act.name for key, usual in own.items() for act in known if act.usual == usual}
    return {**also, **{act.usual: act.name for act in known}, **taken}


def shown(act: Act, own: Mapping[str, str]) -> str:
    """The key of an act as a person reads it."""
    key = next((key for key, usual in own.items() if usual == act.usual), act.usual)
    return "space" if key == " " else key
