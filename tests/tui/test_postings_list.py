"""The list: what it reads, what it shows at which width, and what stays where it was."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from sys import getsizeof

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.strip import Strip

from jobtui.domain.board import Lane
from jobtui.domain.columns import ListColumn
from jobtui.domain.kin import Kin
from jobtui.domain.posting import NextAction, Posting, PostingRow
from jobtui.domain.stage import FIRST_STAGES
from jobtui.tracker.tracker import Tracker
from jobtui.tui.pieces import plain
from jobtui.tui.screens import posting_browser
from jobtui.tui.widgets.board_lane import BoardLane
from jobtui.tui.widgets.columns import columns_for, heading_line, needs, row_line
from jobtui.tui.widgets.posting_cells import Look
from jobtui.tui.widgets.posting_list import PostingList
from jobtui.tui.widgets.posting_rows import PostingRows
from jobtui.tui.widgets.row_window import BLOCK, RowWindow
from tests.factories import TODAY, pay, row
from tests.tui import stories
from tests.tui.driving import (
    HALDEN,
    KESTREL,
    NORTHWIND,
    TIDELINE,
    burst,
    driven,
    press,
    seen,
    settled,
    view,
    worked,
)

STAGES = {stage.name: stage for stage in FIRST_STAGES}


class ListApp(App[None]):
    """Nothing but the list, or a lane, over a source that counts what it is asked for."""

    def __init__(self, number: int, kind: Callable[[], PostingRows] = PostingList) -> None:
        super().__init__()
        self.number = number
        self.kind = kind
        self.asked: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.kind()

    def on_mount(self) -> None:
        self.query_one(PostingRows).show(self.window(), FIRST_STAGES, TODAY)

    def window(self, without: int = 0) -> RowWindow:
        return RowWindow([one for one in range(1, self.number + 1) if one != without], self.fetch)

    def fetch(self, ids: Sequence[int]) -> list[PostingRow]:
        self.asked.append(len(ids))
        return [row(one, f"Role {one}") for one in ids]


async def test_a_list_of_any_length_is_read_a_window_at_a_time() -> None:
    app = ListApp(100_000)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("G", "g", "pagedown", "ctrl+d", "end", "k")
        await settled(pilot)
        shown = app.query_one(PostingList)
        assert shown.highlighted == 99_999
        assert "Role 99999" in seen(pilot)
        assert max(app.asked) <= BLOCK
        assert sum(app.asked) <= 8 * BLOCK


@pytest.mark.parametrize("kind", [PostingList, lambda: BoardLane(Lane(None))])
async def test_what_is_kept_of_scrolled_rows_is_what_would_be_drawn(kind: Callable[[], PostingRows]) -> None:
    app = ListApp(200, kind)
    steps = ["j" * 30, "j", "jj", "k" * 40, "jkjjkk", ["ctrl+d", "j"], ["pagedown", "k"], ["G", "k"], ["g"]]
    async with app.run_test(size=(60, 24)) as pilot:
        shown = app.query_one(PostingRows)
        for keys in steps:
            await burst(pilot, *keys)
            kept = app.screen._compositor.render_strips()
            shown.draw_again()
            await settled(pilot)
            assert kept == app.screen._compositor.render_strips(), keys


async def test_of_a_list_that_scrolls_by_a_row_two_rows_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    app = ListApp(200)
    async with app.run_test(size=(60, 24)) as pilot:
        await press(pilot, *"j" * 40)
        shown = app.query_one(PostingRows)
        drawn: list[int] = []
        draw = shown.render_line

        def counted(y: int) -> Strip:
            drawn.append(y)
            return draw(y)

        monkeypatch.setattr(shown, "render_line", counted)
        await press(pilot, "j")
        assert len(drawn) <= 4  # the headings and the border as well
        assert "Role 42" in seen(pilot)


async def test_the_highlight_stays_with_its_posting_then_with_its_place() -> None:
    app = ListApp(50)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = app.query_one(PostingList)
        await pilot.press(*"jjjj")
        shown.show(app.window(without=2), FIRST_STAGES, TODAY)
        assert (shown.highlighted, shown.at) == (5, 3)
        shown.show(app.window(without=5), FIRST_STAGES, TODAY)
        assert (shown.highlighted, shown.at) == (4, 3)
        shown.show(RowWindow(), FIRST_STAGES, TODAY)
        assert shown.highlighted is None


LOOK = Look(STAGES, TODAY)
WIDE = replace(
    row(1, "職" * 60),
    company="Søm" * 30,
    status="screening",
    locations=("Edinburgh, Scotland",),
    next_action=NextAction("Ask the recruiter for the papers"),
    salaries=(pay(120_000, 140_000),),
)


@pytest.mark.parametrize("chosen", [(), (ListColumn.ID, ListColumn.URL), tuple(ListColumn)])
@pytest.mark.parametrize("width", range(24, 200, 7))
def test_columns_fill_the_width_exactly(width: int, chosen: tuple[ListColumn, ...]) -> None:
    for shown in ([], [WIDE], [row(1, "Short")]):
        columns = columns_for(width, needs(shown, LOOK, chosen), chosen)
        line = row_line(WIDE, columns, LOOK, marked=True)
        assert cell_len(plain(line)) == cell_len(plain(heading_line(columns))) == width


def _headings(width: int, *rows: PostingRow) -> list[str]:
    return [column.heading for column in columns_for(width, needs(rows, LOOK))]


def test_columns_come_in_the_order_of_their_need() -> None:
    assert _headings(25, WIDE) == ["Role"]
    assert _headings(48, WIDE) == ["Role", "Company", "Req"]
    assert _headings(68, WIDE) == ["Role", "Company", "Status", "Req"]
    assert _headings(85, WIDE) == ["Role", "Company", "Status", "Req", "Next"]
    assert _headings(115, WIDE) == ["Role", "Company", "Status", "Req", "Next", "Pay", "Place"]


@pytest.mark.parametrize("width", range(24, 200, 7))
def test_a_column_does_not_leave_when_something_stands_in_it(width: int) -> None:
    bare = replace(WIDE, status="saved", next_action=None, salaries=(), locations=())
    before, after = _headings(width, bare), _headings(width, replace(bare, next_action=WIDE.next_action))
    assert ("Next" in before) is ("Next" in after)


def test_a_column_takes_no_more_room_than_it_needs() -> None:
    bare = replace(WIDE, title="Engineer" * 8, next_action=None, salaries=())
    with_next, without = (
        {column.name: column.width for column in columns_for(115, needs([one], LOOK))}
        for one in (replace(bare, next_action=WIDE.next_action), bare)
    )
    assert without[ListColumn.NEXT] == len("Next")
    assert without[ListColumn.TITLE] > with_next[ListColumn.TITLE] + 5


def test_chosen_columns_stand_in_their_order_and_the_last_goes_first() -> None:
    chosen = (ListColumn.PAY, ListColumn.COMPANY, ListColumn.ID)
    needed = needs([WIDE], LOOK, chosen)
    assert [column.name for column in columns_for(80, needed, chosen)] == [*chosen]
    assert [column.name for column in columns_for(30, needed, chosen)] == [*chosen[:2]]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (200, 50)])
async def test_the_company_is_seen_at_every_size(filled: Tracker, size: tuple[int, int]) -> None:
    async with driven(filled, size) as pilot:
        heads = seen(pilot).splitlines()[2]
        assert "Role" in heads
        assert "Company" in heads
        assert any("Brightmart" in line for line in seen(pilot).splitlines()[3:12])


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_roles_counts_and_doubts_show_at_every_size(filled: Tracker, size: tuple[int, int]) -> None:
    async with driven(filled, size) as pilot:
        screen = seen(pilot)
        assert "Staff Data Engineer" in screen
        assert "4/5" in screen
        assert "? ML Engineer, Ranking" in screen
        assert "(no title stated) lan" in screen
        assert "◔ !" in screen
        assert ("overdue 3d" in screen) is (size[0] == 200)
        assert "5 open · 1 closed · sorted by newest" in screen
        assert screen.splitlines()[-1].rstrip().endswith("? Help")


async def test_the_list_and_the_checklist_are_both_usable_at_80_columns(filled: Tracker) -> None:
    async with driven(filled, (80, 24)) as pilot:
        lines = seen(pilot).splitlines()
        assert sum("Lantern Works" in line or "Halden" in line for line in lines) == 2
        assert any("Detail │ Requirements 4/5 │ Timeline" in line for line in lines)
        assert any("[x] ● Strong SQL" in line for line in lines)
        assert len(lines) == 24
        assert all(len(line) == 80 for line in lines)


async def test_keys_and_the_wheel_move_through_the_list(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        shown = view(pilot).list
        await press(pilot, "j", "down")
        assert shown.highlighted == KESTREL
        await press(pilot, "k")
        assert shown.highlighted == TIDELINE
        await press(pilot, "G")
        assert shown.at == 5
        await press(pilot, "g")
        assert shown.at == 0
        await press(pilot, "ctrl+d")
        assert shown.at == 5
        await press(pilot, "ctrl+u", "pagedown", "pageup", "k")
        assert shown.at == 0


async def test_a_click_highlights_and_a_second_one_opens(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await pilot.click("#list", offset=(10, 4))
        await settled(pilot)
        assert view(pilot).list.highlighted == KESTREL
        assert view(pilot).shown is not None
        assert view(pilot).focused is view(pilot).list
        await pilot.click("#list", offset=(10, 4))
        await settled(pilot)
        assert view(pilot).focused is view(pilot).checklist


async def test_a_reload_keeps_highlight_scroll_and_marks(tracker: Tracker) -> None:
    for number in range(60):
        stories.keep(tracker, stories.reading(f"{number}.txt", f"Role {number}", "Firm", []))
    async with driven(tracker, (80, 24)) as pilot:
        shown = view(pilot).list
        await press(pilot, *(["j"] * 30), "space")
        before = (shown.highlighted, shown.scroll_y, shown.marked)
        assert shown.scroll_y > 0
        assert before[2] == frozenset({30})
        stories.keep(tracker, stories.reading("new.txt", "Newest", "Firm", []))
        view(pilot).reload()
        await settled(pilot)
        assert (shown.highlighted, shown.marked) == (before[0], before[2])
        assert f"Role {(shown.highlighted or 0) - 1}" in seen(pilot)


async def test_what_another_process_writes_appears(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        assert len(view(pilot).list.ids) == 6
        filled.archive([HALDEN])
        pilot.app._watch_others()  # type: ignore[attr-defined]  # what a timer does
        view(pilot).reload()
        await settled(pilot)
        assert HALDEN not in view(pilot).list.ids
        assert view(pilot).list.highlighted == NORTHWIND


async def test_a_step_draws_two_rows_and_reads_none(filled: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: set[int] = set()
    render, read = PostingList.render_line, RowWindow._read

    def noted(shown: PostingList, y: int) -> Strip:
        drawn.add(y)
        return render(shown, y)

    def refused(window: RowWindow, block: int) -> None:
        raise AssertionError(f"block {block} was read again")

    async with driven(filled) as pilot:
        monkeypatch.setattr(PostingList, "render_line", noted)
        monkeypatch.setattr(RowWindow, "_read", refused)
        for key, lines in (("j", {1, 2}), ("j", {2, 3}), ("G", {3, 6}), ("g", {1, 6})):
            drawn.clear()
            await press(pilot, key)
            assert drawn == lines
        monkeypatch.setattr(RowWindow, "_read", read)


async def test_a_write_of_others_between_two_of_fits_appears(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        filled.archive([HALDEN])
        pilot.app.fitted()  # type: ignore[attr-defined]
        pilot.app._watch_others()  # type: ignore[attr-defined]
        await settled(pilot)
        assert HALDEN not in view(pilot).list.ids


async def test_a_view_is_read_again_only_after_something_was_written(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(name: str) -> Callable[..., object]:
        real = getattr(filled.store, name)

        def ask(*asked: object) -> object:
            read.append(name)
            return real(*asked)

        return ask

    for name in ("find", "lanes", "agenda", "counts"):
        monkeypatch.setattr(filled.store, name, noted(name))
    async with driven(filled) as pilot:
        await press(pilot, "2", "4", "1")
        read.clear()
        await press(pilot, "2", "4", "1", "S", "escape")
        assert read == []
        filled.archive([HALDEN])
        await press(pilot, "2", "1")
        assert {"lanes", "find"} <= {*read}
        assert HALDEN not in view(pilot).list.ids


async def test_what_others_say_comes_beside_the_keys_where_there_are_many(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting_browser, "_FEW", 0)
    asked: list[int] = []

    def say(_: Tracker, posting: Posting) -> Kin:
        asked.append(posting.id)
        return Kin(applied=(filled.row(posting.id),), before="Before all.")

    monkeypatch.setattr("jobtui.tracker.kin.kin", say)
    async with driven(filled) as pilot:
        await press(pilot, "j", "j", "k")
        await pilot.pause(posting_browser._PAUSE * 2)
        await worked(pilot)
        assert asked[-1] == view(pilot).list.highlighted
        assert len(asked) < 5
        assert "Before all." in seen(pilot)


async def test_an_empty_store_names_the_ways_out(tracker: Tracker) -> None:
    async with driven(tracker, (80, 24)) as pilot:
        screen = seen(pilot)
        assert "No postings yet." in screen
        assert "import saved files" in screen
        assert "add one by hand" in screen
        assert "jobtui demo" in screen
        assert "No posting is highlighted." in screen
        for key in (
            "space",
            "s",
            "e",
            "d",
            "D",
            "c",
            "n",
            "f",
            "v",
            "o",
            "y",
            "enter",
            "less_than_sign",
            "A",
        ):
            pilot.app.clear_notifications()
            await press(pilot, key)
            assert pilot.app._notifications, f"{key} was met with silence"
            assert len(pilot.app.screen_stack) == 2


def test_ids_are_asked_for_once_a_block() -> None:
    asked: list[Sequence[int]] = []

    def fetch(ids: Sequence[int]) -> list[PostingRow]:
        asked.append(ids)
        return [row(one) for one in ids if one != 7]

    window = RowWindow(range(1, 200), fetch)
    assert [window.row(index) is None for index in (0, 6, 63, 64)] == [False, True, False, False]
    assert [len(ids) for ids in asked] == [BLOCK, BLOCK]
    assert window.index(64) == 63
    assert window.index(900) is None


def test_very_many_ids_take_four_bytes_each_unless_one_is_too_large_for_that() -> None:
    ids = [*range(100_000, 0, -1)]
    small, large = RowWindow(ids), RowWindow([2**40, *ids])
    assert [*small.ids] == ids
    assert [*large.ids] == [2**40, *ids]
    assert getsizeof(small.ids) < 5 * len(ids)
    assert large.index(1) == 100_000
