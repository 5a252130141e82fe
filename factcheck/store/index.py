"""Placeholder until the index lands."""

import sqlite3
from collections.abc import Collection


def add(connection: sqlite3.Connection, ids: Collection[int]) -> None:
    """Index new claims."""


def update(connection: sqlite3.Connection, ids: Collection[int]) -> None:
    """Index changed claims again."""
