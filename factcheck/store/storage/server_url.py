"""The URL of a database on a server."""

import re

_SERVERS = re.compile(r"postgres(?:ql)?://", re.IGNORECASE)


def is_server(location: str) -> bool:
    """Whether a store's location is a database on a PostgreSQL server."""
    return bool(_SERVERS.match(location))
