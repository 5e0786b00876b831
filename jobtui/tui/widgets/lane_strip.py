"""The line over the board: every lane with its count, those out of sight included."""

from collections.abc import Sequence

from textual.content import Content
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

    def show_lanes(self, lanes: Sequence[Lane], at: int, seen: range, *, marked: int) -> None:
        """Draw the lanes, `at` lit, those outside `seen` muted. Names go where there is no room for them."""
        said = f"  {marked} marked" if marked else ""
        whole = [f" {lane_name(lane)} {len(lane.ids)} " for lane in lanes]
        brief = [f" {lane.stage.symbol if lane.stage else CLOSED} {len(lane.ids)} " for lane in lanes]
        fits = sum(literal(one).cell_length for one in whole) + len(said) <= self.content_size.width
        words = whole if fits else brief
        if not fits:
            words[at] = whole[at]
        styles = [
            "bold reverse" if n == at else "" if n in seen else "$foreground-muted" for n in range(len(lanes))
        ]
        parts = [
            (literal(text, style), str(n)) for n, (text, style) in enumerate(zip(words, styles, strict=True))
        ]
        self.show([*parts, (Content.styled(said, "$text-accent"), "")])

    def clicked(self, target: str) -> None:
        """Go to the clicked lane."""
        self.post_message(self.Chosen(int(target)))


def _style(n: int, at: int, seen: range) -> str:
    if n == at:
        return "bold reverse"
    return "" if n in seen else "$foreground-muted"
