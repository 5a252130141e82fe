"""A verdict scale of the desk's own: labels that say more than the three status words, each counting as one of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from factcheck.domain.status import Status


@dataclass(frozen=True, slots=True)
class Label:
    """One verdict of the scale.

    `counts_as` is the status that a claim with it has, None where it says that nothing is established. `order` is 1 for
    the truest. `colour` is a word of the theme or a colour that Rich knows, `sign` stands before the label so that no
    reader depends on the colour. `rating` goes from 1, the least true of those that count as something, to `best`; 0
    where it says nothing of how true a claim is.
    """

    name: str
    counts_as: Status | None = None
    order: int = 0
    colour: str = ""
    sign: str = ""
    rating: int = 0
    best: int = 0

    @property
    def said(self) -> str:
        """The label behind its sign."""
        return f"{self.sign} {self.name}" if self.sign else self.name


Scale = tuple[Label, ...]
"""All labels, the truest first."""

NOTHING = "nothing"
"""What a label is said to count as that counts as none of the three."""


def ordered(labels: Iterable[Label]) -> Scale:
    """The labels in their order, counted from 1, each with its rating."""
    several = sorted(labels, key=lambda label: (label.order, label.name))
    rated = [label for label in several if label.counts_as]
    ratings = {label.name: len(rated) - n for n, label in enumerate(rated)}
    return tuple(
        replace(label, order=n, rating=ratings.get(label.name, 0), best=len(rated) if label.counts_as else 0)
        for n, label in enumerate(several, 1)
    )


def folded(name: str) -> str:
    """A label as it is compared: in any case, a hyphen for a blank."""
    return " ".join(name.replace("-", " ").casefold().split())


def named(scale: Iterable[Label], typed: str) -> Label | None:
    """The label of that name."""
    return next((label for label in scale if folded(label.name) == folded(typed)), None)


EXAMPLE = """\
# A verdict scale: the truest first. `factcheck scale set scale.toml` gives it to the desk.
# counts_as: confirmed, denied or alleged, the status of a claim with this verdict; left out, it says that
# nothing is established. colour: a word of the theme (confirmed, denied ...) or a colour, as in "dark_orange".

[[verdict]]
label = "true"
counts_as = "confirmed"
colour = "confirmed"
sign = "✓"

[[verdict]]
label = "mostly true"
counts_as = "confirmed"
colour = "confirmed"
sign = "◕"

[[verdict]]
label = "misleading"
counts_as = "denied"
colour = "denied"
sign = "◔"

[[verdict]]
label = "false"
counts_as = "denied"
colour = "denied"
sign = "✗"

[[verdict]]
label = "unverifiable"
colour = "alleged"
sign = "?"
"""
"""The scale that is shipped: the middle of it is that of many fact-checkers, and every desk draws it otherwise."""
