"""Where the store is and who acts: from options, the environment, and the folders above."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from factcheck.errors import UsageError

STORE_NAME = "factcheck.db"


def find_store(given: str | None, environ: Mapping[str, str], preferred: str = "") -> str:
    """The store: `given`, else FACTCHECK_DB, else the nearest factcheck.db upwards, else `preferred` (by the settings
    file), else the data folder.
    """
    named = given or environ.get("FACTCHECK_DB", "")
    if named:
        return named
    for place in _folders_upwards():
        if os.path.exists(place / STORE_NAME):
            return str(place / STORE_NAME)
    if preferred:
        return os.path.expanduser(preferred)
    from platformdirs import user_data_path

    return str(user_data_path("factcheck") / STORE_NAME)


def _folders_upwards() -> tuple[Path, ...]:
    """The working folder and those above it; none where somebody has removed it."""
    try:
        folder = Path.cwd()
    except OSError:
        return ()
    return (folder, *folder.parents)


def find_analyst(given: str | None, environ: Mapping[str, str], preferred: str = "") -> str:
    """Who acts: `given`, else FACTCHECK_ANALYST, else `preferred` (by the settings file), else git's
    user.name, else the login name; never empty.

    Raises UsageError for a name that is not valid Unicode.
    """
    for name in (given, environ.get("FACTCHECK_ANALYST"), preferred):
        if name and name.strip():
            return _storable(name.strip())
    return _storable(git_name() or _login_name())


def _storable(name: str) -> str:
    try:
        name.encode()
    except UnicodeEncodeError:
        raise UsageError(f"The analyst's name “{name}” is not valid Unicode.") from None
    return name


def git_name() -> str:
    """The user.name that git is set up with; "" without one."""
    try:
        asked = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return asked.stdout.strip()


def _login_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "unknown"
