"""`factcheck completion`."""

import sys
from typing import Annotated

import typer

from factcheck.cli.shells import SCRIPTS


def run(
    shell: Annotated[str, typer.Argument(help="bash, zsh or fish.", autocompletion=lambda incomplete: list(SCRIPTS))],
) -> None:
    """The script that makes your shell complete commands, ids, speakers, sources and tags.

    Examples:

    - `factcheck completion bash >> ~/.bashrc`

    - `factcheck completion fish > ~/.config/fish/completions/factcheck.fish`
    """
    from factcheck.actions.checks import one_of

    sys.stdout.write(SCRIPTS[one_of(shell, tuple(SCRIPTS), "shell")])
