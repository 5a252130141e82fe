"""Whom a new name with a title means: a title never makes a new speaker of one who is known without it."""

from collections.abc import Iterable
from dataclasses import replace

from factcheck.actions.perhaps import Perhaps
from factcheck.domain.claim import Claim
from factcheck.store.reads import speakers
from factcheck.store.storage.database import Database
from factcheck.text.firstnames import pronoun_of
from factcheck.text.fold import name_words
from factcheck.text.titles import Titled, is_body, tells_whose, turned, untitled


class Whom:
    """The people of a store, and of what comes in, by their names without titles; read when somebody first asks.

    `filed` holds the names that were filed under somebody's, each with that full name, `unsure` those that may be
    somebody's, several people's or one's who is spelt otherwise, and were left as they are.
    """

    def __init__(self, db: Database) -> None:
        self.db = db
        self._whole: set[str] | None = None
        self._stored, self._own = set[str](), set[str]()
        self._perhaps = Perhaps()
        self._bare: dict[str, dict[str, None]] = {}
        self._last: dict[str, dict[str, None]] = {}
        self._aliases: dict[str, dict[str, None]] = {}
        self._settled: dict[str, str] = {}
        self.filed: dict[str, str] = {}
        self.unsure: dict[str, list[str]] = {}

    def meant(self, name: str) -> list[str]:
        """The full names of those whom a name means that nobody has just so; [] for somebody new.

        It is another name of theirs, as a person has said; or they have the same name without titles, or, where this
        one has a title, the same first and last words, or the same surname, when the name is no more than that and the
        title is not one of the other sex.
        """
        if self._whole is None:
            self._whole = set()
            self.learn(speakers.names_of_people(self.db))
            self._remember(speakers.all_names(self.db))
            for alias, full in speakers.aliases(self.db):
                self._perhaps.learn(alias, full)
                if name_words(alias) not in self._own:
                    self._aliases.setdefault(name_words(alias), {})[full] = None
        if name_words(name) in self._aliases:
            return list(self._aliases[name_words(name)])
        asked = untitled(turned(name) or name)
        words = name_words(asked.name).split()
        if name_words(name) in self._whole or not words or is_body(name):
            return []
        found = self._bare.get(" ".join(words), {}) if len(words) > 1 else {}
        if not found and asked.titles and not (len(words) == 1 and asked.by_first_name):
            found = self._last.get(words[-1], {})
            found = dict.fromkeys(full for full in found if _may_be(asked, words, full))
        return list(found)

    def perhaps(self, name: str) -> list[str]:
        """The full names of those whose name a new name may be in another spelling, order or script."""
        self.meant("")
        return [] if name in self._stored else self._perhaps.whose(name)

    def _remember(self, names: Iterable[str]) -> None:
        for name in names:
            self._stored.add(name)
            self._own.add(name_words(name))
            self._perhaps.learn(name, name)

    def learn(self, names: Iterable[tuple[str, str]]) -> None:
        """Take in names, each with the full name of whose it is."""
        self._whole = self._whole or set()
        for name, full in names:
            self._whole.add(name_words(name))
            if is_body(name):
                continue
            words = name_words(untitled(name).name).split()
            if words:
                self._bare.setdefault(" ".join(words), {})[full] = None
                if not tells_whose(name):
                    self._last.setdefault(words[-1], {})[full] = None

    def whose(self, name: str, written: str = "") -> str:
        """The full name of the one whom `name`, in the source perhaps `written` with a title, means; else `name`."""
        named = written if " " not in name and untitled(written).name == name else name
        if named in self.filed:
            return self.filed[named]
        meant = self.meant(named)
        if len(meant) == 1:
            self.filed[named] = meant[0]
            return meant[0]
        if meant or (meant := self.perhaps(named)):
            self.unsure[named] = meant
        return name

    def claims(self, claims: Iterable[Claim]) -> list[Claim]:
        """New claims of one file, their speakers and those who relay them filed under those who are known.

        A claim that has a key comes from a store, where a person has said who is who: it stays as it is.
        """
        made = list(claims)
        named = (name for claim in made if not claim.key for name in (claim.speaker, *claim.via))
        new = dict.fromkeys(name for name in named if name and name not in self._settled)
        self.meant("")
        self.learn(
            (name, name) for name in new if untitled(name).name == name and not (turned(name) or self.meant(name))
        )
        return [claim if claim.key else self._filed(claim) for claim in made]

    def _filed(self, claim: Claim) -> Claim:
        full, via = self._known(claim.speaker), tuple(self._known(name) for name in claim.via)
        if full == claim.speaker and via == claim.via:
            return claim
        written = claim.speaker_as_written or (claim.speaker if full != claim.speaker else "")
        return replace(claim, speaker=full, via=via, speaker_as_written=written)

    def _known(self, name: str) -> str:
        if name not in self._settled:
            self._settled[name] = full = self.whose(name)
            if full == name:
                self.learn([(name, name)])
                self._perhaps.learn(name, name)
        return self._settled[name]


def _may_be(asked: Titled, words: list[str], full: str) -> bool:
    known = name_words(untitled(full).name).split()
    if len(words) > 1:
        return known[:1] == words[:1] and known[-1:] == words[-1:]
    return not (asked.sex and len(known) > 1 and pronoun_of(full) not in ("", asked.sex))
