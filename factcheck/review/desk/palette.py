"""The palette: everything that can be done with what is on the screen, found by its name."""

from collections.abc import AsyncGenerator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from factcheck.rendering.layout import plain
from factcheck.review.keytable import Act, acts, shown

if TYPE_CHECKING:
    from factcheck.review.desk.app import Desktop


class Acts(Provider):
    """The acts of the table, each with its key."""

    async def discover(self) -> AsyncGenerator[DiscoveryHit, None]:
        """All of them, before anything is typed."""
        for act in self._known():
            yield DiscoveryHit(plain(self._said(act)), self._taken(act), act.short, act.help)

    async def search(self, query: str) -> Hits:
        """Those whose name or help fits what was typed."""
        matcher = self.matcher(query)
        for act in self._known():
            if (score := matcher.match(f"{act.short} {act.help}")) > 0:
                yield Hit(score, plain(self._said(act)), self._taken(act), act.short, act.help)

    @property
    def _desktop(self) -> "Desktop":
        return cast("Desktop", self.app)

    def _known(self) -> tuple[Act, ...]:
        return acts(self._desktop.kind, full=True)

    def _said(self, act: Act) -> str:
        return f"{act.short}  ({shown(act, self._desktop.own)})"

    def _taken(self, act: Act) -> partial[None]:
        return partial(self._desktop.perform, act.name, act.usual)
