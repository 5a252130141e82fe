"""Groups of commands that do something by themselves: `factcheck conflicts by:peskov`, `factcheck source`."""

from typing import Any

import typer
from typer.core import TyperGroup

from factcheck.errors import UsageError

NEAR = 0.9
"""From this ratio of difflib on a word is a command, misspelt: "acept" (.91), but not "dismissal" (.88)."""


class WithDefault(TyperGroup):
    """Runs its command `list` when the first word names no command of it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `list` in front unless a command or help is asked for. Raises UsageError for a misspelt command."""
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "-h")):
            if args and not ctx.resilient_parsing:
                self._refuse_misspelt(args[0])
            args = ["list", *args]
        return super().parse_args(ctx, args)

    def _refuse_misspelt(self, word: str) -> None:
        from difflib import get_close_matches

        for meant in get_close_matches(word.lower(), self.commands, n=1, cutoff=NEAR):
            raise UsageError(
                f"`factcheck {self.name}` has no command “{word}”.",
                f"Did you mean {meant}? As a word to look for: `factcheck {self.name} list {word}`.",
            )


def group(help: str) -> typer.Typer:
    """A group of commands that lists when none is named."""
    return typer.Typer(
        cls=WithDefault,
        rich_markup_mode="markdown",
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        help=help,
    )
