"""`factcheck completion`."""

import sys
from typing import Annotated

import typer

SHELLS = ("bash", "zsh", "fish", "powershell")


def run(
    shell: Annotated[
        str, typer.Argument(help="bash, zsh, fish or powershell.", autocompletion=lambda incomplete: list(SHELLS))
    ],
) -> None:
    """The script that makes your shell complete commands, ids, speakers, sources and tags.

    Examples:

    - `factcheck completion bash >> ~/.bashrc`

    - `factcheck completion fish > ~/.config/fish/completions/factcheck.fish`
    """
    from typer._completion_shared import get_completion_script

    from factcheck.actions.checks import one_of

    one_of(shell, SHELLS, "shell")
    script = get_completion_script(prog_name="factcheck", complete_var="_FACTCHECK_COMPLETE", shell=shell)
    sys.stdout.write(script + "\n")
