"""Answers that were given before: nobody waits, or pays, twice for one question."""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from uuid import uuid4


class Cache:
    """Answers in files of a folder, each under the digest of the model's name and the whole question.

    A file is written beside and renamed, so that two programs may share a folder; what cannot be written is not missed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @staticmethod
    def key(model: str, system: str, user: str) -> str:
        """SHA-256 in hex of the three, each with its length, so that no two questions share one."""
        digest = sha256()
        for part in (model, system, user):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(f"{len(data)}:".encode() + data)
        return digest.hexdigest()

    def get(self, key: str) -> str | None:
        """The answer under a key, None when there is none that can be read."""
        try:
            return (self.folder / key[:2] / key).read_text(encoding="utf-8")
        except (OSError, ValueError):
            return None

    def put(self, key: str, answer: str) -> None:
        """Keep an answer."""
        place = self.folder / key[:2] / key
        beside = place.with_name(f"{key}.{uuid4().hex}")
        with suppress(OSError, ValueError):
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.write_text(answer, encoding="utf-8")
            os.replace(beside, place)


def cache_folder() -> Path:
    """Where answers are kept: FACTCHECK_JUDGE_CACHE, else a folder of the user's cache."""
    from platformdirs import user_cache_path

    given = os.environ.get("FACTCHECK_JUDGE_CACHE")
    return Path(given) if given else user_cache_path("factcheck") / "judge"
