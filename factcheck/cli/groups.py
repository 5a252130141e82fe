"""Groups of commands that do something by themselves: `factcheck conflicts by:peskov`, `factcheck source`."""

from typing import Any

from typer.core import TyperGroup


class WithDefault(TyperGroup):
    """Runs its command `list` when the first word names no command of it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `list` in front unless a command or help is asked for."""
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "-h")):
            args = ["list", *args]
        return super().parse_args(ctx, args)
