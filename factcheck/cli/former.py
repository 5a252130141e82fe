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
    return parse(ctx, [*(_renamed(former, word) for word in words[:end]), *words[end:]])


def _renamed(former: Mapping[str, str], word: str) -> str:
    name, sign, value = word.partition("=")
    return former.get(name, name) + sign + value
