"""Options by the names that they had: taken as ever and shown nowhere, so that in help one word has one meaning."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

FORMER: Mapping[str, Mapping[str, str]] = {
    "add": {"--status": "--reported", "--on": "--said-on", "--note": "--remark"},
    "edit": {"--on": "--said-on"},
}
"""By command, what an option was called and what it is called."""


def taking_former(name: str, command: Any) -> Any:
    """The command of that name, which now takes its options by their former names too."""
    if name in FORMER:
        command.parse_args = partial(_parsed, command.parse_args, FORMER[name])
    return command


def _parsed(parse: Callable[[Any, list[str]], Any], former: Mapping[str, str], ctx: Any, words: Sequence[str]) -> Any:
    end = words.index("--") if "--" in words else len(words)
    try:
        return parse(ctx, [*(_renamed(former, word) for word in words[:end]), *words[end:]])
    except Exception as error:  # Typer's, or click's where Typer brings none of its own
        _as_typed(error, {former[word]: word for word in words[:end] if word in former})
        raise


def _renamed(former: Mapping[str, str], word: str) -> str:
    name, sign, value = word.partition("=")
    return former.get(name, name) + sign + value


def _as_typed(error: Any, typed: Mapping[str, str]) -> None:
    """Let an error about an option name it as it was typed."""
    name = getattr(error, "option_name", "")
    if name in typed:
        error.message = error.message.replace(name, typed[name])
