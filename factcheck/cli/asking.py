"""Reaching the desk's own language model: the options that say where it is, and the run that asks it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.session import Session
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.asking.asker import Asker

Judge = Annotated[
    str,
    typer.Option(
        "--judge",
        metavar="URL",
        envvar="FACTCHECK_JUDGE",
        help="Where a language model speaks the OpenAI chat API, as in http://127.0.0.1:8080/v1.",
    ),
]
Model = Annotated[
    str, typer.Option("--judge-model", metavar="NAME", envvar="FACTCHECK_JUDGE_MODEL", help="Which model to ask.")
]
Remote = Annotated[bool, typer.Option("--allow-remote", help="Let the words of claims leave this machine.")]


@contextmanager
def asker(session: Session, url: str, model: str, *, remote: bool) -> "Iterator[Asker]":
    """Somebody to ask; what it cost is said at the end. Raises UsageError."""
    import os

    from factcheck.asking.asker import Asker
    from factcheck.asking.cache import Cache, cache_folder
    from factcheck.asking.chat import Chat
    from factcheck.asking.endpoint import endpoint

    if not url:
        raise UsageError("Where the language model listens was not said.", "Give --judge, or set FACTCHECK_JUDGE.")
    there = endpoint(url, model, key=os.environ.get("FACTCHECK_JUDGE_KEY", ""), allow_remote=remote)
    if there.warning:
        session.say(there.warning)
    with Chat(there) as chat:
        made = Asker(chat, Cache(cache_folder()))
        try:
            yield made
        finally:
            session.say(str(made))
