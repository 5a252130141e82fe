"""Words that stay words: a text on the command line needs no conversion, so nothing is loaded to convert it.

Typer 0.29 makes a Pydantic adapter for every value, and importing Pydantic takes longer than a search. Typer 0.28 has
no `type_descriptor`, converts by itself, and is left alone.
"""

from collections.abc import Callable
from functools import partial
from typing import Any


def kept_plain(command: Any) -> Any:
    """The command itself, which now takes text as it is and nothing as nothing; its subcommands too."""
    command.get_params = partial(_params, command.get_params)
    for inner in getattr(command, "commands", {}).values():
        kept_plain(inner)
    return command


def _params(found: Callable[[Any], list[Any]], context: Any) -> list[Any]:
    params = found(context)
    for param in params:
        if hasattr(param, "type_descriptor") and not isinstance(param.process_value, partial):
            param.process_value = partial(_processed, param, param.process_value)
    return params


def _processed(param: Any, convert: Callable[[Any, Any], Any], context: Any, value: Any) -> Any:
    """What `param.process_value` makes of a value, without a conversion where there is nothing to convert."""
    if value is None or value == ():
        if param.required and not context.resilient_parsing:
            return convert(context, value)
        return param.callback(context, param, None) if param.callback else None
    if param.type_descriptor.annotation in (str, list[str]) and not param.callback:
        return list(value) if isinstance(value, tuple) else value
    return convert(context, value)
