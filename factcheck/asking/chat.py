"""One question, one answer: HTTP to a chat API, bounded in time, in size and in where it goes."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.asking.answer import Unusable
from factcheck.asking.endpoint import Endpoint
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    pass

SECONDS = 60.0
"""How long one answer may take in all, however it trickles in."""
BYTES = 1_000_000
"""More than any answer to our questions; what is longer is cut off and dropped."""
TRIES = 3
"""A server that is overloaded thrice is down."""
PAUSE = 0.5
"""Seconds before the second try, doubled for the third."""
_AGAIN = frozenset({408, 429, 500, 502, 503, 504})


class NoJudge(FactcheckError):
    """The language model cannot be reached, or will not answer: every further question would fail as well."""


@dataclass(slots=True)
class Spent:
    """What a run has cost: questions sent, tries that failed, seconds waited, tokens as the server counts them."""

    asked: int = 0
    again: int = 0
    seconds: float = 0.0
    tokens: int = 0

    def __str__(self) -> str:
        tokens = f", {self.tokens:,} tokens" if self.tokens else ""
        again = f", {self.again} tried again" if self.again else ""
        return f"{self.asked} questions{again}, {self.seconds:.0f} s{tokens}"


class Chat:
    """`with Chat(endpoint) as chat: chat.ask(system, user)`. Follows no redirect and uses no proxy.

    Raises FactcheckError without httpx.
    """

    def __init__(self, endpoint: Endpoint, *, seconds: float = SECONDS, pause: float = PAUSE) -> None:
        self.endpoint, self.seconds, self.pause = endpoint, seconds, pause
        self.spent = Spent()

    def __enter__(self) -> "Chat":
        try:
            import httpx
        except ImportError as error:
            raise FactcheckError(
                "Asking a language model needs httpx.", "Install it with: pip install 'factcheck-cli[judge]'"
            ) from error
        key = {"Authorization": f"Bearer {self.endpoint.key}"} if self.endpoint.key else {}
        self._client = httpx.Client(headers=key, timeout=self.seconds, follow_redirects=False, trust_env=False)
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask(self, system: str, user: str, *, tokens: int = 800) -> str:
        """The model's answer to one question, at temperature 0.

        Raises Unusable when this answer is too long, too late or malformed, NoJudge when nobody answers at all.
        """
        import httpx

        body = {
            "model": self.endpoint.model,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
            "temperature": 0,
            "max_tokens": tokens,
        }
        self.spent.asked += 1
        started = time.monotonic()
        try:
            return self._patiently(lambda: self._once(body))
        except httpx.TimeoutException as error:
            raise Unusable("no answer in time") from error
        except httpx.HTTPError as error:
            raise NoJudge(f"Nobody answers at {self.endpoint.url}.", "Is the server of the model running?") from error
        finally:
            self.spent.seconds += time.monotonic() - started

    def _patiently(self, once: Callable[[], "tuple[int, bytes]"]) -> str:
        """Try again, a few times and later each time, while the server says that it is busy or broken."""
        for attempt in range(TRIES):
            if attempt:
                self.spent.again += 1
                time.sleep(self.pause * 2 ** (attempt - 1))
            status, data = once()
            if status not in _AGAIN:
                break
        if status in _AGAIN:
            raise Unusable(f"status {status}")
        if 300 <= status < 400:
            raise NoJudge(f"{self.endpoint.url} sends elsewhere, and no redirect is followed.")
        if status != 200:
            raise NoJudge(f"{self.endpoint.url} refuses the question with status {status}.", _hint(status))
        return self._content(data)

    def _once(self, body: dict[str, Any]) -> tuple[int, bytes]:
        deadline, data = time.monotonic() + self.seconds, b""
        with self._client.stream("POST", f"{self.endpoint.url}/chat/completions", json=body) as response:
            for piece in response.iter_bytes():
                data += piece
                if len(data) > BYTES:
                    raise Unusable("an answer without end")
                if time.monotonic() > deadline:
                    raise Unusable("no answer in time")
            return response.status_code, data

    def _content(self, data: bytes) -> str:
        try:
            found = json.loads(data)
            content = found["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            raise Unusable("no chat answer") from error
        if not isinstance(content, str):
            raise Unusable("no text in the answer")
        self.spent.tokens += _tokens(found)
        return content


def _tokens(found: dict[str, Any]) -> int:
    usage = found.get("usage")
    total = usage.get("total_tokens") if isinstance(usage, dict) else None
    return total if isinstance(total, int) and not isinstance(total, bool) and total > 0 else 0


def _hint(status: int) -> str:
    if status in {401, 403}:
        return "The key is read from FACTCHECK_JUDGE_KEY."
    return "The address ends before /chat/completions, as in http://127.0.0.1:8080/v1." if status == 404 else ""
