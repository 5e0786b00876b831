"""The line over the board: every lane with its count, those out of sight included."""

from collections.abc import Sequence

from textual.message import Message

from jobtui.domain.board import Lane
from jobtui.tui.text import literal
from jobtui.tui.widgets.board_lane import CLOSED, lane_name
from jobtui.tui.widgets.click_line import ClickLine


class LaneStrip(ClickLine):
    """The lanes in their order, that of the focus lit, hidden ones muted; a click on one goes there."""

    DEFAULT_CSS = """
    LaneStrip { height: 1; padding: 0 1; }
    """

    class Chosen(Message):
        """A lane was clicked."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def show_lanes(self, lanes: Sequence[Lane], at: int, seen: range, aside: str) -> None:
        """Draw the lanes, `at` lit, those outside `seen` muted, and `aside`, some words, behind them.

        Names go where there is no room for them.
        """
        said = literal(f"  {aside}" if aside else "", "$text-accent")
        whole = [f" {lane_name(lane)} {len(lane.ids):,} " for lane in lanes]
        brief = [f" {lane.stage.symbol if lane.stage else CLOSED} {len(lane.ids):,} " for lane in lanes]
        fits = sum(literal(one).cell_length for one in whole) + said.cell_length <= self.content_size.width
        words = whole if fits else brief
        if not fits:
            words[at] = whole[at]
        parts = [(literal(text, _style(n, at, seen)), str(n)) for n, text in enumerate(words)]
        self.show([*parts, (said, "")])

    def clicked(self, target: str) -> None:
        """Go to the clicked lane."""
        self.post_message(self.Chosen(int(target)))


def _style(n: int, at: int, seen: range) -> str:
    if n == at:
        return "bold reverse"
    return "" if n in seen else "$foreground-muted"
