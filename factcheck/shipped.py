"""The folders that travel with the package: migrations and the demo's seeds, in a wheel or in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """The folder `name` ("db" or "seeds")."""
    inside = _PACKAGE / "_shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
