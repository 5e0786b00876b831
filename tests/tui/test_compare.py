"""Roles side by side by keys: columns, differences, sentences, Markdown."""

import json
import stat
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.strip import Strip

from jobtui.domain.reading import Finding
from jobtui.domain.requirement import State
from jobtui.domain.salary import Period, Salary
from jobtui.interop.comparison import to_json, to_markdown
from jobtui.tracker import profile
from jobtui.tracker.tracker import Tracker
from jobtui.tui.actions import Place, actions_of
from jobtui.tui.dialogs.open_url import OpenUrlDialog
from jobtui.tui.screens.compare import CompareView
from jobtui.tui.screens.postings import PostingsView
from jobtui.tui.screens.source import SourceView
from jobtui.tui.widgets.path_input import PathLine
from jobtui.tui.widgets.source_text import SourceText
from tests.tui import stories
from tests.tui.driving import BRIGHT, KESTREL, NORTHWIND, TIDELINE, driven, press, seen, settled, toasts


async def compared(pilot: Pilot[None], *ids: int) -> CompareView:
    """The comparison of these postings."""
    pilot.app.action_view("compare")  # type: ignore[attr-defined]
    await settled(pilot)
    shown = view(pilot)
    shown.show(ids)
    await settled(pilot)
    return shown


def view(pilot: Pilot[None]) -> CompareView:
    """The view, under a dialog or not."""
    return next(one for one in pilot.app.screen_stack if isinstance(one, CompareView))


def names(pilot: Pilot[None]) -> list[int]:
    """The compared postings from left to right."""
    return list(view(pilot).table.comparison.postings)


def to_row(shown: CompareView, label: str) -> None:
    """Put the highlight on a row."""
    rows = shown.table.comparison.rows
    shown.table.go([row.label for row in rows].index(label))


async def test_marked_postings_come_up_side_by_side(filled: Tracker) -> None:
    async with driven(filled, (120, 40)) as pilot:
        await press(pilot, "space", "j", "space", "j", "space", "c")
        assert names(pilot) == [NORTHWIND, TIDELINE, KESTREL]
        text = seen(pilot)
        assert "Staff Data Engineer" in text
        assert "Backend Engineer [Payments]" in text
        assert "3 of 3 shown" in text
        assert "● ✓" in text


@pytest.mark.parametrize(
    ("size", "fitting"),
    [((80, 24), "2 of 4 shown · 2 more →"), ((108, 30), "3 of 4"), ((120, 40), "4 of 4 shown")],
)
async def test_as_many_roles_as_fit(filled: Tracker, size: tuple[int, int], fitting: str) -> None:
    async with driven(filled, size) as pilot:
        await compared(pilot, NORTHWIND, TIDELINE, KESTREL, BRIGHT)
        assert fitting in seen(pilot)
        await press(pilot, "l", "right", "l", "l")
        text = seen(pilot)
        assert "Brightmart" in text
        assert "more →" not in text
        assert view(pilot).table.posting == BRIGHT
        await press(pilot, "h", "left", "h", "h")
        assert view(pilot).table.posting == NORTHWIND


async def test_only_differences_and_only_required(filled: Tracker) -> None:
    async with driven(filled, (120, 40)) as pilot:
        shown = await compared(pilot, NORTHWIND, KESTREL)
        everything = shown.table.rows
        same = [row.label for row in shown.table.comparison.rows if row.same]
        assert "workplace" in same
        await press(pilot, "f")
        assert shown.table.rows == everything - len(same)
        assert "≠ workplace" not in seen(pilot)
        assert "≠ differences only" in seen(pilot)
        await press(pilot, "r")
        kinds = {cell.kind for row in shown.table.comparison.rows for cell in row.cells if cell and cell.kind}
        assert "required" in kinds
        await press(pilot, "escape")
        assert shown.table.rows == everything
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PostingsView)


async def test_a_key_draws_only_two_rows_again_and_leaves_nothing_lit(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(filled, (80, 24)) as pilot:
        table = (await compared(pilot, NORTHWIND, TIDELINE)).table
        drawn: list[int] = []
        draw = table.render_line

        def counted(y: int) -> Strip:
            drawn.append(y)
            return draw(y)

        monkeypatch.setattr(table, "render_line", counted)
        await press(pilot, "j")
        assert 2 <= len({*drawn}) <= 6
        for key in ("l", "j", "j", "j", "G", "k", "ctrl+u", "g", "j", "h"):
            await press(pilot, key)
            shown = table.render_lines(table.size.region)
            table.refresh()
            assert table.render_lines(table.size.region) == shown


async def test_columns_move_and_leave(filled: Tracker) -> None:
    async with driven(filled, (120, 40)) as pilot:
        await compared(pilot, NORTHWIND, TIDELINE, KESTREL)
        await press(pilot, "greater_than_sign")
        assert names(pilot) == [TIDELINE, NORTHWIND, KESTREL]
        assert view(pilot).table.posting == NORTHWIND
        await press(pilot, "less_than_sign", "less_than_sign")
        assert names(pilot) == [NORTHWIND, TIDELINE, KESTREL]
        assert toasts(pilot) == ["This is the first column already."]
        await press(pilot, "x")
        assert names(pilot) == [TIDELINE, KESTREL]
        assert toasts(pilot)[-1].startswith("Left out u to undo · Staff Data")
        await press(pilot, "x")
        assert toasts(pilot) == ["A comparison needs two roles. Esc goes back to the list."]


async def test_u_brings_a_column_back_before_it_undoes_a_step(filled: Tracker) -> None:
    async with driven(filled, (200, 40)) as pilot:
        filled.set_status([NORTHWIND], "offer")
        await compared(pilot, NORTHWIND, TIDELINE, KESTREL, BRIGHT)
        await press(pilot, "l", "p", "x")
        assert names(pilot) == [NORTHWIND, KESTREL, BRIGHT]
        await press(pilot, "p", "l", "x")
        assert names(pilot) == [NORTHWIND, BRIGHT]
        await press(pilot, "u", "u")
        assert names(pilot) == [NORTHWIND, TIDELINE, KESTREL, BRIGHT]
        assert filled.posting(NORTHWIND).status == "offer"
        await press(pilot, "U")
        assert names(pilot) == [NORTHWIND, KESTREL, BRIGHT]
        await press(pilot, "u", "u")
        assert names(pilot) == [NORTHWIND, TIDELINE, KESTREL, BRIGHT]
        assert filled.posting(NORTHWIND).status != "offer"


async def test_a_pinned_column_comes_first_and_stays_in_sight(filled: Tracker) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await compared(pilot, NORTHWIND, TIDELINE, KESTREL, BRIGHT)
        await press(pilot, "l", "l", "p")
        assert names(pilot) == [KESTREL, NORTHWIND, TIDELINE, BRIGHT]
        assert view(pilot).table.grid.shown == (0, 1)
        assert "· pinned" in seen(pilot)
        await press(pilot, "l", "l", "l")
        assert view(pilot).table.grid.shown == (0, 3)
        assert view(pilot).table.posting == BRIGHT
        assert "← 2 more" in seen(pilot)
        text = seen(pilot)
        assert "Kestrel" in text
        assert "Brightmart" in text
        await press(pilot, "h")
        assert view(pilot).table.grid.shown == (0, 2)
        await press(pilot, "h", "h", "p")
        assert names(pilot)[0] == KESTREL
        assert "pinned" not in seen(pilot)
        await press(pilot, "l", "l", "l")
        assert view(pilot).table.grid.shown == (2, 3)


async def test_a_pin_goes_when_another_column_is_put_before_it(filled: Tracker) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await compared(pilot, NORTHWIND, TIDELINE, KESTREL)
        await press(pilot, "p")
        assert "pinned" in seen(pilot)
        await press(pilot, "greater_than_sign")
        assert names(pilot) == [TIDELINE, NORTHWIND, KESTREL]
        assert "pinned" not in seen(pilot)


async def test_what_is_met_is_hidden_and_esc_brings_it_back(filled: Tracker) -> None:
    async with driven(filled, (120, 40)) as pilot:
        shown = await compared(pilot, NORTHWIND, KESTREL)
        rows = shown.table.rows
        for one in (NORTHWIND, KESTREL):
            for item in filled.posting(one).checklist:
                filled.check(one, item.n, State.MET)
        await press(pilot, "H")
        assert {row.group for row in shown.table.comparison.rows} == {"fact"}
        assert "✗ not met only" in seen(pilot)
        filled.check(KESTREL, 1, State.UNMET)
        shown.reload()
        await settled(pilot)
        left = [cell for row in shown.table.comparison.rows for cell in row.cells if cell and cell.item_n]
        assert {(cell.posting, cell.item_n) for cell in left} >= {(KESTREL, 1)}
        await press(pilot, "escape")
        assert shown.table.rows == rows


async def test_v_unfolds_responsibilities_and_benefits(filled: Tracker) -> None:
    async with driven(filled, (120, 40)) as pilot:
        shown = await compared(pilot, NORTHWIND, KESTREL)
        folded = shown.table.rows
        await press(pilot, "G")
        assert "v shows responsibilities and benefits" in seen(pilot)
        await press(pilot, "v")
        groups = [row.group for row in shown.table.comparison.rows]
        assert {"responsibility", "benefit"} & {*groups}
        assert shown.table.rows > folded
        await press(pilot, "G")
        cell = next(cell for cell in shown.table.comparison.rows[-1].cells if cell)
        assert cell.posting in (NORTHWIND, KESTREL)
        assert cell.text[:20] in " ".join(seen(pilot).split())
        await press(pilot, "v")
        assert shown.table.rows == folded


async def test_pay_is_drawn_on_one_scale_and_mine_is_marked(filled: Tracker) -> None:
    filled.edit(NORTHWIND, {"salary": "100k-150k USD/year"})
    filled.edit(KESTREL, {"salary": "90k EUR/year"})
    ranges = (
        Finding(Salary(12_000_000, 14_000_000, "USD", Period.YEAR, "U.S.")),
        Finding(Salary(16_000_000, 20_000_000, "USD", Period.YEAR, "New York City")),
    )
    filled.set_facts(TIDELINE, {"salaries": ranges})
    async with driven(filled, (120, 40)) as pilot:
        await compared(pilot, NORTHWIND, TIDELINE, KESTREL)
        text = seen(pilot)
        assert "pay a year, USD" in text
        assert "100,000–200,000" in text
        assert "jobtui rate EUR USD" in text
        assert "← yours" not in text
        profile.add(filled, "place", {"name": "New York"})
        view(pilot).reload()
        await settled(pilot)
        drawn = [line for line in seen(pilot).splitlines() if "← yours" in line]
        assert len(drawn) == 2
        assert "●━" in drawn[1]


async def test_the_profile_tells_where_i_stand_and_my_tick_goes_before_it(filled: Tracker) -> None:
    profile.add(filled, "experience", {"years": "30"})
    async with driven(filled, (120, 40)) as pilot:
        shown = await compared(pilot, NORTHWIND, KESTREL)
        cells = [cell for row in shown.table.comparison.rows for cell in row.cells if cell and cell.item_n]
        assert {cell.state for cell in cells if not cell.verdict} == set()
        unclear = next(cell for cell in cells if cell.symbols.endswith("?"))
        assert unclear.state is State.UNREVIEWED
        filled.check(unclear.posting, unclear.item_n or 0, State.PARTIAL)
        shown.reload()
        again = [cell for row in shown.table.comparison.rows for cell in row.cells if cell]
        own = next(c for c in again if (c.posting, c.item_n) == (unclear.posting, unclear.item_n))
        assert own.symbols.endswith("~")
        assert "by my profile" in seen(pilot)


async def test_an_export_is_json_where_its_name_ends_so(
    filled: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with driven(filled, (80, 24)) as pilot:
        shown = await compared(pilot, NORTHWIND, TIDELINE)
        await press(pilot, "w")
        pilot.app.screen.query_one(PathLine).value = "both.json"
        await press(pilot, "enter")
        assert toasts(pilot) == ["Written both.json"]
        assert json.loads((tmp_path / "both.json").read_text()) == to_json(shown.narrowed)


async def test_enter_shows_the_sentence_in_its_source(filled: Tracker) -> None:
    async with driven(filled, (120, 40)) as pilot:
        shown = await compared(pilot, NORTHWIND, KESTREL)
        rows = shown.table.comparison.rows
        shown.table.go(next(at for at, row in enumerate(rows) if row.group == "other" and row.cells[1]))
        await press(pilot, "l")
        cell = shown.table.cell
        assert cell is not None
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SourceView)
        assert pilot.app.screen.query_one(SourceText).text_at_hand == cell.text
        await press(pilot, "escape")
        assert shown.is_current
        assert shown.table.cell == cell
        to_row(shown, "status")
        await press(pilot, "enter")
        assert toasts(pilot) == ["This does not come from the text of the posting."]
        to_row(shown, "closes")
        await press(pilot, "enter")
        assert toasts(pilot) == ["This role does not state that."]


async def test_the_strip_holds_the_whole_sentence(filled: Tracker) -> None:
    async with driven(filled, (80, 24)) as pilot:
        shown = await compared(pilot, NORTHWIND, KESTREL)
        item = filled.posting(KESTREL).checklist[6]
        await press(pilot, "l")
        rows = shown.table.comparison.rows
        found = [at for at, row in enumerate(rows) if row.cells[1] and row.cells[1].item_n == item.n]
        shown.table.go(found[0])
        await settled(pilot)
        strip = " ".join(seen(pilot).splitlines()[-4:])
        assert item.requirement.text[-30:] in " ".join(strip.split())


async def test_y_copies_what_is_shown_as_markdown(filled: Tracker) -> None:
    async with driven(filled, (120, 40)) as pilot:
        shown = await compared(pilot, NORTHWIND, TIDELINE)
        await press(pilot, "f", "y")
        assert pilot.app.clipboard == to_markdown(shown.table.comparison)
        assert "| workplace |" in pilot.app.clipboard
        assert toasts(pilot) == [f"Copied 2 roles, {shown.table.rows} rows, as a Markdown table"]


async def test_w_writes_a_file_and_asks_before_replacing(
    filled: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with driven(filled, (80, 24)) as pilot:
        shown = await compared(pilot, NORTHWIND, TIDELINE)
        await press(pilot, "w", "enter")
        assert toasts(pilot) == ["Written comparison.md"]
        written = tmp_path / "comparison.md"
        assert written.read_text() == to_markdown(shown.table.comparison)
        assert stat.S_IMODE(written.stat().st_mode) == 0o600
        written.write_text("mine")
        await press(pilot, "w")
        pilot.app.screen.query_one(PathLine).value = "comparison.md"
        await press(pilot, "enter")
        assert "is there already" in seen(pilot)
        await press(pilot, "enter", "escape")
        assert written.read_text() == "mine"
        await press(pilot, "enter", "y")
        assert written.read_text() == to_markdown(shown.table.comparison)
        await press(pilot, "w")
        pilot.app.screen.query_one(PathLine).value = "none/such/file.md"
        await press(pilot, "enter")
        assert "no such folder" in seen(pilot)


async def test_o_shows_the_address_first(filled: Tracker) -> None:
    async with driven(filled, (120, 40)) as pilot:
        await compared(pilot, NORTHWIND, KESTREL)
        await press(pilot, "o")
        assert isinstance(pilot.app.screen, OpenUrlDialog)
        await press(pilot, "escape", "l", "o")
        assert toasts(pilot) == ["No address is stated."]


async def test_the_empty_view_teaches_and_c_takes_the_two_newest(filled: Tracker) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "3")
        assert "marks there two to four of them" in seen(pilot)
        for key in ("f", "r", "H", "v", "x", "p", "enter", "y", "w", "o", "less_than_sign"):
            pilot.app.clear_notifications()
            await press(pilot, key)
            assert toasts(pilot) == [
                "No roles are compared. Mark two to four in Postings with Space, then c."
            ]
        await press(pilot, "c")
        assert names(pilot) == [NORTHWIND, TIDELINE]


async def test_one_posting_is_not_enough(tracker: Tracker) -> None:
    stories.keep(tracker, stories.readings()[0])
    async with driven(tracker, (80, 24)) as pilot:
        await press(pilot, "3", "c")
        assert toasts(pilot) == ["Two postings are needed. i in Postings imports some."]


async def test_a_deleted_role_leaves_with_a_word(filled: Tracker) -> None:
    async with driven(filled, (120, 40)) as pilot:
        shown = await compared(pilot, NORTHWIND, TIDELINE, KESTREL)
        to_row(shown, "workplace")
        filled.delete([TIDELINE])
        shown.reload()
        await settled(pilot)
        assert names(pilot) == [NORTHWIND, KESTREL]
        assert shown.table.row is not None
        assert shown.table.row.label == "workplace"
        assert any("Senior Python Developer. It is in the bin." in toast for toast in toasts(pilot))
        filled.delete([KESTREL])
        shown.reload()
        await settled(pilot)
        assert "Nothing is compared yet." in seen(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_hostile_roles_are_shown_and_not_obeyed(filled: Tracker, size: tuple[int, int]) -> None:
    bad = stories.keep(filled, stories.hostile_reading())
    async with driven(filled, size) as pilot:
        shown = await compared(pilot, bad, NORTHWIND)
        text = ""
        for key in ("g", "pagedown", "pagedown", "pagedown"):
            await press(pilot, key)
            text += seen(pilot)
            for y in range(2, size[1] - 2, 4):
                await pilot.click(offset=(size[0] // 3, y))
            await settled(pilot)
            if isinstance(pilot.app.screen, SourceView):
                await press(pilot, "escape")
        assert pilot.app.is_running
        assert pilot.app.screen is shown
        assert "[@click=app.quit]x[/]" in text
        assert all(char.isprintable() or char == "\n" for char in text)


def test_every_action_has_its_method() -> None:
    assert all(hasattr(CompareView, f"action_{action.method}") for action in actions_of(Place.COMPARE))
