"""How what is missing is installed into this very Python, all extras at once, by whatever installed the program."""

import re
import sys

NAME = "factcheck-cli"
_SHORT = r"pip install '?factcheck-cli\[[a-z,]+\]'?"


def working(sentence: str) -> str:
    """A sentence in which the short form of an install command, which any module may write, is the one that works here:
    the path of this Python, the place that the program was installed from, and every extra, so that it is one command.
    """
    if "pip install" not in sentence or not re.search(_SHORT, sentence):
        return sentence
    made = command(sys.executable, sys.prefix, _origin(), pip=_has_pip())
    return re.sub(_SHORT, lambda _: made, sentence)


def command(python: str, prefix: str, origin: str, *, pip: bool) -> str:
    """One command for this Python: pipx and uv keep a program in an environment of its own and install it anew; a
    Python without pip is uv's. `origin` is the folder that the program came from, "" for the index.
    """
    import shlex

    wanted = shlex.quote(f"{origin or NAME}[all]")
    parts = re.split(r"[\\/]", prefix)
    if "pipx" in parts and "venvs" in parts:
        return f"pipx install --force {wanted}"
    if "uv" in parts and "tools" in parts:
        return f"uv tool install --force {wanted}"
    if not pip:
        return f"uv pip install --python {shlex.quote(python)} {wanted}"
    return f"{shlex.quote(python)} -m pip install {wanted}"


def _has_pip() -> bool:
    from importlib.util import find_spec

    return find_spec("pip") is not None


def _origin() -> str:
    """The folder that this was installed from (PEP 610), "" where it came from an index or nobody noted it."""
    import json
    from importlib.metadata import PackageNotFoundError, distribution
    from pathlib import Path
    from urllib.parse import unquote, urlparse

    try:
        noted = json.loads(distribution(NAME).read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return ""
    url = urlparse(noted.get("url", ""))
    folder = unquote(url.path) if url.scheme == "file" else ""
    return folder if folder and Path(folder).is_dir() else ""
