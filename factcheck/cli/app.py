"""The program: global options, commands imported when they are called, and how every error ends."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_command_from_info
from typer.models import CommandInfo

from factcheck.cli.former import taking_former
from factcheck.cli.plain import kept_plain
from factcheck.cli.registry import COMMANDS
from factcheck.cli.session import Session
from factcheck.cli.shells import ASKING


class LazyGroup(TyperGroup):
    """Knows its commands by name and summary, and imports one when it is called."""

    _listing = False

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, in the order that help shows."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name; while commands are only listed, one that has a summary and nothing else."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        if self._listing:
            return TyperCommand(cmd_name, help=entry.summary, rich_help_panel=entry.panel)
        module = import_module(f"factcheck.cli.{entry.module}")
        if hasattr(module, "app"):
            group = get_command(module.app)
            group.name = cmd_name
            return kept_plain(group)
        info = CommandInfo(name=cmd_name, callback=module.run)
        command = get_command_from_info(info, pretty_exceptions_short=True, rich_markup_mode="markdown")
        return kept_plain(taking_former(cmd_name, command))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Help from the registry alone."""
        self._listing = True
        super().format_help(ctx, formatter)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command, or an error that names the nearest one."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from factcheck.errors import UsageError
            from factcheck.text.suggesting import did_you_mean

            hint = did_you_mean(args[0], COMMANDS, otherwise="`factcheck --help` lists the commands.")
            raise UsageError(f"There is no command “{args[0]}”.", hint)
        return super().resolve_command(ctx, args)


app = typer.Typer(cls=LazyGroup, add_completion=False, rich_markup_mode="markdown", invoke_without_command=True)


def _version(ctx: typer.Context, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from factcheck import __version__

        sys.stdout.write(f"factcheck {__version__}\n")
        raise typer.Exit


@app.callback(context_settings={"help_option_names": ["-h", "--help"]})
def start(
    ctx: typer.Context,
    db: Annotated[
        str | None,
        typer.Option(
            metavar="PATH", help="The store. Else FACTCHECK_DB, the nearest factcheck.db upwards, your data folder."
        ),
    ] = None,
    analyst: Annotated[
        str | None,
        typer.Option("--as", metavar="WHO", help="Who acts. Else FACTCHECK_ANALYST, git's user.name, your login."),
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask a question.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No messages on stderr but errors.")] = False,
    table: Annotated[bool, typer.Option("--table", help="Tables into a pipe too.")] = False,
    color: Annotated[
        str | None, typer.Option(metavar="WHEN", help="auto, always or never; NO_COLOR is honoured. Default: auto.")
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who claims what, where it stands in which document, and how it stands.

    Start with `factcheck demo`, or with `factcheck init` and `factcheck ingest FILE`.
    """
    ctx.obj = Session.made(db, analyst, color=color, quiet=quiet, no_input=no_input, table=table)
    if ctx.invoked_subcommand is None:
        from factcheck.cli.overview import run

        run(ctx)


GLOBAL_VALUES = {"--db", "--as", "--color"}
GLOBAL_FLAGS = {"--no-input", "--quiet", "-q", "--table"}


def hoisted(words: Sequence[str]) -> list[str]:
    """The words with the global options in front, so that they may stand anywhere before `--`."""
    front, rest = parted(words)
    return front + rest


def parted(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The global options with their values, and the other words."""
    front: list[str] = []
    rest: list[str] = []
    waiting = iter(words)
    for word in waiting:
        name = word.split("=", 1)[0]
        if word == "--":
            rest += [word, *waiting]
        elif word in GLOBAL_VALUES:
            value = next(waiting, None)
            front, rest = (front, [*rest, word]) if value is None else ([*front, word, value], rest)
        elif name in GLOBAL_VALUES or word in GLOBAL_FLAGS:
            front.append(word)
        else:
            rest.append(word)
    return front, rest


def program() -> Any:
    """The whole program as one command: `program().main(words, standalone_mode=False)` runs it."""
    return kept_plain(get_command(app))


def main() -> None:
    """Run the command line; every error is a sentence and an exit code."""
    from factcheck.cli.ending import ended, leave, typed

    words = [typed(word) for word in sys.argv[1:]]
    if ASKING in os.environ:
        from factcheck.cli.answering import answer

        leave(ended(lambda: answer(program(), os.environ[ASKING], words)))
    leave(ended(lambda: program().main(hoisted(words), prog_name="factcheck", standalone_mode=False)))
