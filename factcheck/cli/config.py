"""`factcheck config`."""

import os
from typing import TYPE_CHECKING

import typer

from factcheck.cli.options import Json
from factcheck.cli.output import write_json, write_rows
from factcheck.cli.session import Session

if TYPE_CHECKING:
    from factcheck.preferences import Preferences

Rows = list[tuple[str, str, str]]


def run(ctx: typer.Context, json: Json = False) -> None:
    """Every setting, its value, and where it comes from; the file that you may write.

    In the file: analyst, db, color, page (rows of a list on a terminal), stale (days after which a mark is to be looked
    at again), columns = ["id", "text"], [theme] with a colour for each of alleged, denied, confirmed …, [keys] with a
    key for accept, reject … in a review.

    Example:

    - `factcheck config`
    """
    from factcheck.preferences import ACTIONS

    session = Session.of(ctx)
    found = session.preferences
    rows: Rows = [
        ("file", found.path, "there" if os.path.exists(found.path) else "not there yet"),
        ("db", session.place, _db(ctx, found)),
        ("analyst", session.analyst, _analyst(ctx, found)),
        ("color", session.color, _plain("color", found.color, found, "--color" if _given(ctx, "color") else "")),
        ("page", str(found.page or _page()), _plain("page", found.page, found)),
        ("stale", str(found.stale or _stale()), _plain("stale", found.stale, found)),
        ("columns", ", ".join(found.columns) or "as the terminal is wide", _plain("columns", found.columns, found)),
    ]
    rows += [(f"theme.{word}", style, _file(found, "theme")) for word, style in found.theme.items()]
    names = {key: action for action, key in ACTIONS.items()}
    rows += [(f"keys.{names[key]}", chosen, _file(found, "keys")) for chosen, key in found.keys.items()]
    if json:
        write_json(({"setting": name, "value": value, "from": source} for name, value, source in rows), "json")
    else:
        write_rows(session, ("setting", "value", "from"), rows)


def _page() -> int:
    from factcheck.cli.output import PAGE

    return PAGE


def _stale() -> int:
    from factcheck.store.storage.database import OLD

    return OLD


def _given(ctx: typer.Context, name: str) -> bool:
    root = ctx.find_root()
    source = root.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def _file(found: "Preferences", name: str) -> str:
    return f"line {found.lines.get(name, 1)} of the file"


def _plain(name: str, value: object, found: "Preferences", option: str = "") -> str:
    return option or (_file(found, name) if value else "default")


def _db(ctx: typer.Context, found: "Preferences") -> str:
    from factcheck.settings import find_store

    if ctx.find_root().params.get("db"):
        return "--db"
    if os.environ.get("FACTCHECK_DB"):
        return "FACTCHECK_DB"
    location = find_store(None, os.environ)
    if location != find_store(None, os.environ, "\0"):
        return _file(found, "db") if found.db else "your data folder"
    return "the nearest factcheck.db upwards"


def _analyst(ctx: typer.Context, found: "Preferences") -> str:
    from factcheck.settings import git_name

    if (ctx.find_root().params.get("analyst") or "").strip():
        return "--as"
    if os.environ.get("FACTCHECK_ANALYST", "").strip():
        return "FACTCHECK_ANALYST"
    if "://" in Session.of(ctx).location:
        return "the login at the server"
    if found.analyst:
        return _file(found, "analyst")
    return "git's user.name" if git_name() else "your login"
