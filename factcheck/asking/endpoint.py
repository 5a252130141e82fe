"""Where a desk's language model listens, and whether it may be asked there."""

import ipaddress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from factcheck.errors import UsageError

REMOTE = "What is asked goes over the network to {host}: the words of claims and documents leave this machine."


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A chat API: `url` up to and without `/chat/completions`, the model's name, and the key, which is never shown."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    remote: bool = False

    @property
    def warning(self) -> str:
        """What to say before each run that leaves this machine, "" for one that does not."""
        return REMOTE.format(host=urlsplit(self.url).hostname) if self.remote else ""


def endpoint(url: str, model: str, *, key: str = "", allow_remote: bool = False) -> Endpoint:
    """The endpoint at an address such as `http://127.0.0.1:8080/v1`.

    Raises UsageError for what is no HTTP address, has a password in it, lacks a model's name, or is not on this
    machine and was not allowed.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    if parts.scheme not in {"http", "https"} or not host:
        raise UsageError(
            "That is not the address of a language model.", "It looks like http://127.0.0.1:8080/v1 (FACTCHECK_JUDGE)."
        )
    if parts.username or parts.password:
        raise UsageError("A password does not belong in an address.", "Put the key into FACTCHECK_JUDGE_KEY.")
    if not model:
        raise UsageError("Which model to ask was not said.", "Give --judge-model, or set FACTCHECK_JUDGE_MODEL.")
    remote = not is_loopback(host)
    if remote and not allow_remote:
        raise UsageError(
            f"{host} is not this machine, and nothing goes over the network unasked.",
            "--allow-remote sends the words of claims there.",
        )
    return Endpoint(url.rstrip("/"), model, key, remote)


def is_loopback(host: str) -> bool:
    """Whether a host is this machine by its very name or number; no name is looked up (RFC 6761, section 6.3)."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
