"""The URL of a database on a server, as it may be shown: without a password, wherever one stands in it."""

import re

_SERVERS = re.compile(r"postgres(?:ql)?://", re.IGNORECASE)
_SECRET = re.compile(r"([?&](?:ssl)?password=)[^&#]*", re.IGNORECASE)


def is_server(location: str) -> bool:
    """Whether a store's location is a database on a PostgreSQL server."""
    return bool(_SERVERS.match(location))


def shown(location: str) -> str:
    """A location for people, logs and errors; a path as it is."""
    scheme, parting, rest = location.partition("://")
    if not parting:
        return location
    end = min((place for mark in "/?#" if (place := rest.find(mark, rest.rfind("@") + 1)) >= 0), default=len(rest))
    login, at, host = rest[:end].rpartition("@")
    asked = _SECRET.sub(r"\1…", rest[end:])
    return f"{scheme}://{login.partition(':')[0]}{at}{host}{asked}"


def tells_a_password(location: str) -> bool:
    """Whether a password stands in a location."""
    return shown(location) != location
