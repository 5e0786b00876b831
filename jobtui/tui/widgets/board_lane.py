"""One lane of the board: the postings of a stage as cards."""

from collections.abc import Mapping, Sequence
from datetime import date

from textual.content import Content

from jobtui.domain.board import Lane
from jobtui.domain.posting import PostingRow
from jobtui.domain.stage import Stage
from jobtui.tui.text import literal
from jobtui.tui.when import due_words
from jobtui.tui.widgets.posting_cells import MARK
from jobtui.tui.widgets.posting_rows import PostingRows

_MOST = 2
"""Lines that a title, or what is next, may take."""

CLOSED = "×"
"""The sign of the lane that holds all closed stages."""


def lane_name(lane: Lane) -> str:
    """`◔ Applied`, or `× Closed`."""
    return f"{lane.stage.symbol} {lane.stage.label}" if lane.stage else f"{CLOSED} Closed"


class BoardLane(PostingRows):
    """Cards of five lines and a blank one: the title, the company, what is met and what is next."""

    LINES = 6
    APART = 1
    DEFAULT_CSS = """
    BoardLane {
        width: 1fr;
        scrollbar-gutter: auto;
        & > .list--highlight { background: transparent; color: $foreground; text-style: none; }
    }
    """

    def __init__(self, lane: Lane) -> None:
        super().__init__(classes="pane")
        self.lane = lane

    def name_it(self, lane: Lane) -> None:
        """Show the lane's name and count over it."""
        self.lane = lane
        self.border_title = literal(f"{lane_name(lane)} {len(lane.ids):,}")

    def row_lines(self, row: PostingRow, *, marked: bool) -> Sequence[Content]:
        """The card, cut to the width of the lane."""
        width = self.scrollable_content_region.width
        return card_lines(row, width, self.stages, self.today, marked=marked, closed=self.lane.stage is None)


def card_lines(
    row: PostingRow,
    width: int,
    stages: Mapping[str, Stage],
    today: date,
    *,
    marked: bool,
    closed: bool,
) -> list[Content]:
    """A posting as up to five lines of `width` cells; where stages share a lane the card says which."""
    title = Content.assemble((f"{MARK} ", "bold $text-accent") if marked else "", _title(row))
    company = [literal(row.company, "$foreground-muted")] if row.company else []
    foot = _foot(row, stages, today, closed=closed)
    lines = [*_wrapped(title, width), *company, *_wrapped(foot, width)]
    return [line.truncate(max(1, width), ellipsis=True) for line in lines]


def _wrapped(text: Content, width: int) -> list[Content]:
    """As many lines as may be taken; what does not fit ends in an ellipsis."""
    lines = text.wrap(max(1, width))
    if len(lines) <= _MOST:
        return lines
    cut = lines[_MOST - 1].truncate(max(1, width - 1)).rstrip()
    return [*lines[: _MOST - 1], Content.assemble(cut, "…")]


def _title(row: PostingRow) -> Content:
    return literal(row.title, "bold") if row.title else Content.styled(row.name, "$foreground-muted italic")


def _foot(row: PostingRow, stages: Mapping[str, Stage], today: date, *, closed: bool) -> Content:
    parts: list[Content] = []
    stage = stages.get(row.status)
    if closed and stage is not None:
        parts.append(literal(f"{stage.symbol} {stage.label}"))
    required = row.tallies.required
    if required.total:
        parts.append(Content(f"{required.met}/{required.total}"))
    if row.next_action is not None:
        words, style = due_words(row.next_action.due, today)
        parts.append(Content.assemble((f"{words} ", style) if words else "", literal(row.next_action.text)))
    return Content(" · ").join(parts)
