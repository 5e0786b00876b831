"""The command palette: every action by name with its key, and every posting by title."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from jobtui.domain.filter import Query, Scope, parse_filter
from jobtui.tui.actions import key_symbol
from jobtui.tui.text import literal

if TYPE_CHECKING:
    from jobtui.tui.app import JobtuiApp

_MOST_POSTINGS = 20


class ActionProvider(Provider):
    """Feeds the palette from the live bindings and the stored postings."""

    async def discover(self) -> Hits:
        """Everything that can be done here."""
        for tip, key, action in self._actions():
            yield DiscoveryHit(self._titled(Content(tip), key), lambda a=action: self._run(a), text=tip)

    async def search(self, query: str) -> Hits:
        """Actions and postings that match what was typed."""
        matcher = self.matcher(query)
        for tip, key, action in self._actions():
            if (score := matcher.match(tip)) > 0:
                title = self._titled(Content(tip), key)
                yield Hit(score, title, lambda a=action: self._run(a), text=tip)
        app = cast("JobtuiApp", self.app)
        ids = app.tracker.find(Query(parse_filter(query), scope=Scope.ACTIVE))[:_MOST_POSTINGS]
        for row in app.tracker.rows(ids):
            name = " · ".join(filter(None, (row.name, row.company)))
            hit = Content.assemble(("Go to ", "$text-muted"), literal(name))
            yield Hit(0.5, hit, lambda posting=row.id: self._go(posting), text=name)

    def _actions(self) -> Iterable[tuple[str, str, str]]:
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            tip = binding.tooltip
            if tip and active.enabled and tip not in seen:
                seen.add(tip)
                yield tip, binding.key_display or key_symbol(binding.key), binding.key
        yield "Choose the colours", "", "theme"

    def _titled(self, title: Content, key: str) -> Content:
        return Content.assemble(title, (f"   {key}", "$text-muted")) if key else title

    def _run(self, key: str) -> None:
        if key == "theme":
            self.app.search_themes()
        else:
            self.app.simulate_key(key)

    def _go(self, posting: int) -> None:
        cast("JobtuiApp", self.app).go_to(posting)
