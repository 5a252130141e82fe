"""The settings file of a person: who acts, which columns, which colours, which keys. A mistake in it is named and
passed over, for a slip of the pen should stop nobody from working.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

NAME = "config.toml"
KEYS = ("analyst", "color", "columns", "db", "keys", "page", "stale", "theme")
"""What the file may say, by name."""
WORDS = (
    *("alleged", "denied", "confirmed", "for", "against", "disputed", "draft", "withdrawn", "open", "upheld"),
    "dismissed",
)
"""The words whose colour [theme] may say."""
ACTIONS = {
    "accept": "a", "reject": "r", "yes": "y", "no": "x", "speaker": "s", "chain": "v", "status": "t", "date": "d",
    "text": "e", "editor": "E", "about": "p", "split": "S", "same": "1", "merge": "M", "all": "A", "range": "R",
    "skip": " ", "back": "b", "more": "]", "less": "[", "open": "enter", "list": "l", "kind": "K", "filter": "/",
    "undo": "u", "help": "?", "quit": "q",
}  # fmt: skip
"""What [keys] may give another key in a review, and the key that it has."""
LONGEST = {"page": 10_000, "stale": 36_500}
"""The most rows of a page and days of a mark that the file may ask for: more is no page, and a hundred years."""
OF = {"page": "rows", "stale": "days"}
"""What a number of the file counts."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the settings file says; "" and empty where it says nothing. `keys` are actions by the key that was chosen,
    `lines` the line on which each setting stands, `wrong` sentences about what was passed over.
    """

    path: str = ""
    analyst: str = ""
    color: str = ""
    db: str = ""
    columns: tuple[str, ...] = ()
    page: int = 0
    stale: int = 0
    theme: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    wrong: tuple[str, ...] = ()


def config_path(environ: Mapping[str, str]) -> Path:
    """FACTCHECK_CONFIG, else factcheck/config.toml in the folder for settings: XDG_CONFIG_HOME or ~/.config
    (https://specifications.freedesktop.org/basedir-spec/latest/), on Windows the one that platformdirs knows.
    """
    if named := environ.get("FACTCHECK_CONFIG"):
        return Path(named)
    if sys.platform == "win32":
        from platformdirs import user_config_path

        return user_config_path("factcheck") / NAME
    home = environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return Path(home) / "factcheck" / NAME


def preferences(environ: Mapping[str, str]) -> Preferences:
    """What the settings file says; nothing where there is none."""
    path = config_path(environ)
    try:
        text = path.read_bytes().decode()
    except (FileNotFoundError, NotADirectoryError):
        return Preferences(str(path))
    except (OSError, UnicodeDecodeError) as error:
        said = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        return Preferences(str(path), wrong=(f"{path} could not be read: {said}. It is passed over.",))
    import tomllib

    try:
        given = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Preferences(str(path), wrong=(f"{path}: {error}. All of it is passed over.",))
    return _checked(str(path), given, text)


def _checked(path: str, given: Mapping[str, Any], text: str) -> Preferences:
    from factcheck.text.suggesting import did_you_mean

    lines = {name: _line(text, name) for name in given}
    wrong: list[str] = []

    def pass_over(name: str, why: str, at: int = 0) -> None:
        wrong.append(f"{path}, line {at or lines.get(name, 1)}: {why} It is passed over.")

    kept: dict[str, Any] = {}
    for name, value in given.items():
        if name not in KEYS:
            pass_over(name, f"there is no setting “{name}”. {did_you_mean(name, KEYS)}")
        elif name in ("theme", "keys"):
            known = WORDS if name == "theme" else tuple(ACTIONS)
            kept[name] = _table(name, value, known, text, pass_over)
        elif fault := _fault(name, value):
            pass_over(name, fault)
        elif name == "columns":
            kept[name] = tuple(part.strip() for part in ([value] if isinstance(value, str) else value))
        else:
            kept[name] = value
    if "keys" in kept:
        kept["keys"] = {chosen: ACTIONS[action] for action, chosen in kept["keys"].items()}
    return Preferences(path, lines=lines, wrong=tuple(wrong), **kept)


def _fault(name: str, value: Any) -> str:
    """What is wrong with a value, "" for nothing."""
    if most := LONGEST.get(name):
        fits = type(value) is int and 0 < value <= most
        return "" if fits else f"{name} is a number of {OF[name]}, 1 to {most:,}."
    if name == "color":
        return "" if value in ("auto", "always", "never") else "color is auto, always or never."
    if name == "columns":
        fits = isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))
        return "" if fits else 'columns are names, as in ["id", "text", "speaker"].'
    return "" if isinstance(value, str) and value.strip() else f"{name} is a text in quotation marks."


def _table(name: str, value: Any, known: tuple[str, ...], text: str, pass_over: Any) -> dict[str, str]:
    from factcheck.text.suggesting import did_you_mean

    if not isinstance(value, dict):
        pass_over(name, f"{name} is a table: [{name}], and a line for each below it.")
        return {}
    kept: dict[str, str] = {}
    for key, said in value.items():
        at = _line(text, key, after=name)
        if key not in known:
            pass_over(name, f"[{name}] has no “{key}”. {did_you_mean(key, known)}", at)
        elif not isinstance(said, str) or not said:
            pass_over(name, f"{key} is a text in quotation marks.", at)
        elif name == "keys" and (len(said) > 1 or said in kept.values()):
            why = f"“{said}” is given twice." if said in kept.values() else f"“{said}” is no single key."
            pass_over(name, why, at)
        else:
            kept[key] = said
    return kept


def _line(text: str, name: str, after: str = "") -> int:
    """The line on which a setting, or the table of that name, stands; 1 where it cannot be told."""
    begun = not after
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split("#")[0].strip()
        if begun and (words.partition("=")[0].strip().strip("\"'") == name or words.strip("[] ") == name):
            return number
        begun = begun or words.strip("[] ") == after
    return 1
