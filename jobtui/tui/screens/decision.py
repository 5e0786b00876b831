"""Roles weighed by what matters to me: scores, weights and what they come to, changed on the spot."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from jobtui.domain.deciding import firmness_words, order_words, role_names
from jobtui.domain.decision import HIGHEST, Criterion, Decision, Score, decision
from jobtui.domain.posting import Posting
from jobtui.domain.problem import Problem
from jobtui.tracker import criteria, offers, rates
from jobtui.tracker.tracker import Change
from jobtui.tui.actions import Place
from jobtui.tui.bindings import bindings_of
from jobtui.tui.keymap import keyed
from jobtui.tui.screens import decision_deeds, weighed_deeds
from jobtui.tui.screens.view import View
from jobtui.tui.text import literal, shorten
from jobtui.tui.widgets.cursor_list import CursorList
from jobtui.tui.widgets.decision_lines import behind_items, criterion_item, grid, heading, sums
from jobtui.tui.widgets.item_list import ItemList

_SCORES = "decision_score"

_BEGINNING = """Weigh these roles by what matters to you.

[b]{decision.add}[/b]  adds a criterion: pay, growth, commute … three are a good beginning
[b]{decision.weight_up} {decision.weight_down}[/b]  let it weigh more or less, from 0 to 10
[b]0 … 5[/b]  scores the role under the cursor, [b]{decision.reason}[/b] says why

What you give here is all that counts; nothing is scored for you."""


def _bindings() -> list[BindingType]:
    """Those of the registry; each digit says its own score, and those beyond are no scores."""
    told = [one for one in bindings_of(Place.DECISION) if isinstance(one, Binding) and one.action != _SCORES]
    return [*told, *(Binding(str(n), f"{_SCORES}({n})", show=False) for n in range(10))]


class DecisionView(View):
    """Pushed over the comparison. It reads again after everything it writes; Esc goes back."""

    VIEW = "compare"
    AUTO_FOCUS = "#criteria"
    BINDINGS: ClassVar[list[BindingType]] = _bindings()
    DEFAULT_CSS = """
    DecisionView {
        & > #roles { height: auto; padding: 1 2 0 2; }
        & > #criteria { height: 1fr; padding: 0 1 0 2; }
        & > #sums { height: auto; padding: 0 2; border-bottom: solid $panel-lighten-2; }
        & > #order { height: auto; max-height: 7; padding: 0 2; border-top: solid $panel-lighten-2; }
        & > #cell { height: 2; padding: 0 2; border-top: solid $panel-lighten-2; }
        & > #nothing { height: 1fr; content-align: center middle; display: none; }
        &.-empty > * { display: none; }
        &.-empty > ViewBar, &.-empty > HintBar, &.-empty > #nothing { display: block; }
    }
    """

    list = query_one("#criteria", ItemList)

    def __init__(self, ids: Sequence[int]) -> None:
        super().__init__()
        self._ids = tuple(ids)
        self._postings: Sequence[Posting] = ()
        self._found = decision((), {})
        self._column = 0

    def compose_body(self) -> ComposeResult:
        """The roles with what they come to, criteria with scores, the order, the cell; or how to begin."""
        yield Static(markup=False, id="roles")
        yield Static(markup=False, id="sums")
        yield ItemList(id="criteria", classes="")
        yield Static(markup=False, id="order")
        yield Static(markup=False, id="cell")
        yield Static(Content.from_markup(keyed(_BEGINNING)), markup=False, id="nothing")

    def on_mount(self) -> None:
        """Show the roles once there is room to draw in."""
        self.call_after_refresh(self.reload)

    def on_resize(self) -> None:
        """Fit the columns again."""
        self.call_after_refresh(self._draw)

    def reload(self) -> None:
        """Read again; where a role is no longer there, go back."""
        try:
            self._postings = [self.tracker.posting(one) for one in self._ids]
            if any(one.deleted_at for one in self._postings):
                self.dismiss()
                return
            self._found = criteria.weighed(self.tracker, self._ids)
        except Problem as problem:
            self.jobtui.refuse(problem)
            self.dismiss()
            return
        self.set_class(not self._found.criteria, "-empty")
        self.refresh_bindings()
        self._draw()
        if self._found.criteria and self.focused is None:
            self.call_after_refresh(self.list.focus)

    def hides(self, action: str) -> bool:
        """Without a criterion there is only one to add."""
        return not self._found.criteria and action.startswith("decision_") and action != "decision_add"

    # Drawing

    def _draw(self) -> None:
        if not self.is_mounted or not self._postings:
            return
        found, names = self._found, role_names(self._postings)
        shown = grid(self.list.scrollable_content_region.width, len(self._postings))
        over, given = offers.my_horizon(self.tracker), rates.every(self.tracker)
        at = self.criterion or next(iter(found.criteria), None)
        items = [
            criterion_item(found, one, shown, self._column if one == at else None) for one in found.criteria
        ]
        self.list.show([*items, *behind_items(self._postings, over, given, names)])
        self.query_one("#roles", Static).update(heading(self._postings, shown, self._column))
        self.query_one("#sums", Static).update(sums(found, shown))
        sentences = [*order_words(found, names), firmness_words(found, names)]
        self.query_one("#order", Static).update(literal(" ".join(filter(None, sentences))))
        self._show_cell()

    @on(CursorList.Highlighted)
    def _moved(self) -> None:
        """The cursor is on another criterion."""
        self._draw()

    def _show_cell(self) -> None:
        """Whose score on what is under the cursor, and why."""
        one = self.criterion
        if one is None:
            return
        score, role = self._score, self._postings[self._column]
        whose = Content.assemble(literal(one.name, "bold"), " · ", literal(role_names([role])[role.id]))
        said = f": {score.value} of {HIGHEST}" if score else ": no score yet"
        keys = keyed("  {decision.reason} says why, 0 to 5 scores anew") if score else "  0 to 5 scores it"
        reason = literal(f", {' '.join(score.reason.split())}") if score and score.reason else Content("")
        cell = Content.assemble(
            whose, (said, "" if score else "$foreground-muted"), reason, (keys, "$foreground-muted")
        )
        self.query_one("#cell", Static).update(cell)

    # The cursor

    @property
    def criterion(self) -> Criterion | None:
        """The highlighted criterion."""
        return next((one for one in self._found.criteria if f"criterion.{one.id}" == self.list.key), None)

    @property
    def decision(self) -> Decision:
        """What is shown."""
        return self._found

    @property
    def _posting(self) -> Posting:
        return self._postings[self._column]

    @property
    def _score(self) -> Score | None:
        one = self.criterion
        return self._found.score(self._posting.id, one.id) if one else None

    def _move(self, offset: int) -> None:
        self._column = min(max(self._column + offset, 0), len(self._postings) - 1)
        self._draw()

    def action_pane_left(self) -> None:
        """The role to the left."""
        self._move(-1)

    def action_pane_right(self) -> None:
        """The role to the right."""
        self._move(1)

    def action_pane_next(self) -> None:
        """The next role, after the last the first."""
        self._column = (self._column + 1) % len(self._postings)
        self._draw()

    def action_pane_previous(self) -> None:
        """The role before."""
        self._column = (self._column - 1) % len(self._postings)
        self._draw()

    def peel(self) -> None:
        """Back to the comparison."""
        self.dismiss()

    # Criteria

    def action_decision_weight_up(self) -> None:
        """Let the criterion weigh one more."""
        self._weigh(1)

    def action_decision_weight_down(self) -> None:
        """Let it weigh one less."""
        self._weigh(-1)

    def _weigh(self, change: int) -> None:
        one = self._chosen()
        if one is not None:
            weight = {"weight": str(max(one.weight + change, 0))}
            self._do(lambda: criteria.edit(self.tracker, one.id, weight))

    def action_decision_add(self) -> None:
        """Add a criterion."""
        decision_deeds.add(self, self._found.criteria)

    def action_decision_edit(self) -> None:
        """Give it another name or weight."""
        one = self._chosen()
        if one is not None:
            decision_deeds.edit(self, self._found.criteria, one)

    def action_decision_drop(self) -> None:
        """Take it away, with the scores on it."""
        one = self._chosen()
        if one is not None:
            self._do(lambda: criteria.drop(self.tracker, one.id))

    # Scores

    def action_decision_score(self, value: int) -> None:
        """Score the role under the cursor."""
        one = self._chosen()
        if one is not None:
            self._do(lambda: criteria.score(self.tracker, self._posting.id, str(one.id), value))

    def action_decision_reason(self) -> None:
        """Say why."""
        one, score = self._chosen(), self._score
        if one is not None and score is None:
            self.jobtui.refuse("Score it first, 0 to 5, then say why.")
        elif one is not None and score is not None:
            decision_deeds.explain(self, self._posting, one, score)

    def action_decision_clear(self) -> None:
        """Take the score away."""
        one = self._chosen()
        if one is not None:
            self._do(lambda: criteria.drop_score(self.tracker, self._posting.id, str(one.id)))

    # What lies behind

    def action_posting_offers(self) -> None:
        """List the offers on the role under the cursor."""
        weighed_deeds.list_offers(self, self._posting)

    def action_posting_points(self) -> None:
        """List what speaks for and against it."""
        weighed_deeds.list_points(self, self._posting)

    def action_copy(self) -> None:
        """Copy the order in words."""
        names = role_names(self._postings)
        words = " ".join(filter(None, [*order_words(self._found, names), firmness_words(self._found, names)]))
        self.app.copy_to_clipboard(words)
        self.jobtui.say("Copied", shorten(words, 90))

    # Within

    def _chosen(self) -> Criterion | None:
        """The highlighted criterion; where there is none, says what to do."""
        one = self.criterion
        if one is None:
            self.jobtui.refuse("No criterion yet. {decision.add} adds one.")
        return one

    def _do(self, deed: Callable[[], Change]) -> None:
        self.write(deed, briefly=True)
