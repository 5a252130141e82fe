"""The answer to a shell that completes a command line: one offer a line, harmless to whoever prints it."""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.cli.registry import COMMANDS
from factcheck.cli.shells import Typed, for_bash, split
from factcheck.text.safe import visible

Offer = tuple[str, str]
"""A word, and what it means in a few more."""


def answer(root: Any, shell: str, given: Sequence[str]) -> int:
    """Print the offers for what a shell's script handed over; returns the exit code. Silent about everything else."""
    if shell == "bash":
        typed = split(*given[:2])
        typed = Typed(_without_program(typed.words), typed.word, typed.kept, typed.quote)
    else:
        typed = Typed(tuple(given[:-1]), split(given[-1]).word if given else "")
    for value, meaning in offers(root, typed.words, typed.word):
        shown = visible(value)
        if shown.startswith(typed.word):
            line = for_bash(typed, shown) if shell == "bash" else "\t".join(filter(None, (shown, visible(meaning))))
            sys.stdout.write(line + "\n")
    return 0


def _without_program(words: Sequence[str]) -> tuple[str, ...]:
    """The words after the program's name, which variables may stand before."""
    for number, word in enumerate(words):
        if os.path.basename(word) == "factcheck":
            return tuple(words[number + 1 :])
    return ()


def offers(root: Any, words: Sequence[str], word: str) -> Iterator[Offer]:
    """What may follow these words and begins like `word`; `root` is the program as Typer made it."""
    from factcheck.cli.app import parted

    front, rest = parted(words)
    context = root.make_context("factcheck", front, resilient_parsing=True)
    command = root
    while hasattr(command, "list_commands"):
        if not rest:
            yield from _commands(command, context)
        name = rest[0] if rest else ""
        inner = command.get_command(context, name)
        if inner is None:
            inner, name = command.get_command(context, "list") if command is not root else None, "list"
        else:
            rest = rest[1:]
        if inner is None:
            break
        command = inner
        is_group = hasattr(command, "list_commands")
        context = command.make_context(name, [] if is_group else list(rest), parent=context, resilient_parsing=True)
    yield from _values(command, context, rest, word)


def _commands(group: Any, context: Any) -> Iterator[Offer]:
    for name in group.list_commands(context):
        known = COMMANDS.get(name) if context.parent is None else None
        yield name, known.summary if known else group.get_command(context, name).get_short_help_str()


def _values(command: Any, context: Any, words: Sequence[str], word: str) -> Iterator[Offer]:
    """Names of options, or values of the option or argument that the cursor is in."""
    params = command.get_params(context)
    named = {name: p for p in params if p.param_type_name == "option" for name in (*p.opts, *p.secondary_opts)}
    if "--" not in words:
        name, joined, value = word.partition("=")
        if joined and name in named:
            found = _offered(named[name], context, value, dashes=True)
            yield from ((f"{name}={offered}", meaning) for offered, meaning in found)
            return
        option = named.get(words[-1]) if words else None
        if option and not option.is_flag:
            yield from _offered(option, context, word)
            return
        if word.startswith("-"):
            yield from ((name, p.help or "") for name, p in named.items() if not p.hidden)
            return
    for param in params:
        if param.param_type_name == "argument" and (param.nargs == -1 or context.params.get(param.name) is None):
            yield from _offered(param, context, word, dashes="--" in words)
            return


def _offered(param: Any, context: Any, word: str, *, dashes: bool = False) -> Iterator[Offer]:
    """The values of one option or argument; none that begins with a dash, for it would be read as an option."""
    for item in param.shell_complete(context, word):
        if item.type == "plain" and (dashes or not item.value.startswith("-")):
            yield item.value, item.help or ""
