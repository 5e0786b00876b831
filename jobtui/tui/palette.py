"""The command palette: every action by name with its key, and every posting by title."""

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from jobtui.domain.filter import Filter, Query, Scope
from jobtui.tui.actions import ACTIONS, COMMON, Action
from jobtui.tui.bindings import action_of
from jobtui.tui.keymap import live, sign
from jobtui.tui.text import literal

if TYPE_CHECKING:
    from jobtui.tui.app import JobtuiApp

_MOST_POSTINGS = 20
_KEY_AT = max(len(action.tip) for action in ACTIONS)


class ActionProvider(Provider):
    """Feeds the palette from the live bindings and the stored postings."""

    async def discover(self) -> Hits:
        """Everything that can be done here."""
        for action in self._actions():
            yield DiscoveryHit(
                _titled(Content(action.tip), action), partial(self._run, action), text=action.tip
            )

    async def search(self, query: str) -> Hits:
        """Actions and postings that match what was typed."""
        matcher = self.matcher(query)
        for action in self._actions():
            if (score := _score(action, query) + _below_one(matcher.match(action.tip))) > 0:
                title = _titled(Content(action.tip), action)
                yield Hit(score, title, partial(self._run, action), text=action.tip)
        app = cast("JobtuiApp", self.app)
        words = Filter(tuple(query.casefold().split()))
        ids = app.tracker.find(Query(words, scope=Scope.ACTIVE))[:_MOST_POSTINGS]
        for row in app.tracker.rows(ids):
            mark = ("? " if "title" in row.suggested else "", "$text-warning")
            hit = Content.assemble(("Go to ", "$foreground-muted"), mark, literal(row.subject))
            yield Hit(0.5, hit, partial(self._go, row.id), text=row.subject)

    def _actions(self) -> list[Action]:
        """What can be done now, the focused pane's own actions first, and what has no key."""
        live = self.screen.active_bindings.values()
        found = [action_of(active.binding) for active in live if active.enabled]
        here = list(dict.fromkeys(action for action in found if action is not None))
        here.sort(key=lambda action: action.place in COMMON)
        without = [action for action in ACTIONS if not action.keys]
        return [action for action in here if action.keys] + without

    def _run(self, action: Action) -> None:
        if keys := live().keys(action):
            self.app.simulate_key(keys[0])
        else:
            self.app.run_worker(self.app.run_action(action.method))

    def _go(self, posting: int) -> None:
        cast("JobtuiApp", self.app).go_to(posting)


def _score(action: Action, query: str) -> float:
    """How well the words typed stand in an action as they are: best in its tip, else in its other names."""
    wanted = query.casefold().strip()
    if wanted and wanted in action.tip.casefold():
        return 3.0
    others = f"{action.label} {action.id} {action.command}".casefold()
    return 2.0 if wanted and wanted in others else 0.0


def _below_one(likeness: float) -> float:
    """Letters found here and there, which never count for more than words that stand there."""
    return likeness / (1 + likeness)


def _titled(title: Content, action: Action) -> Content:
    """The title with the key behind it."""
    keys = live().keys(action)
    key = sign(keys[0]) if keys else ""
    return Content.assemble(
        title.pad_right(max(0, _KEY_AT - title.cell_length)), (f"  {key}", "$foreground-muted")
    )
