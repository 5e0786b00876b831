"""Words in one place: what draws and lays out again, and what does not."""

from textual.app import App, ComposeResult
from textual.content import Content

from jobtui.tui.widgets.words import Words
from tests.tui.driving import seen, settled


class WordsApp(App[None]):
    """One line of its own height, one as wide as its words."""

    CSS = "#line { height: 1; width: 1fr; } #wide { width: auto; height: 1; }"

    def compose(self) -> ComposeResult:
        yield Words(Content("first"), id="line")
        yield Words(Content("first"), id="wide")


async def test_only_other_words_are_drawn_and_laid_out_only_where_that_changes_a_size() -> None:
    app = WordsApp()
    async with app.run_test(size=(40, 4)) as pilot:
        await settled(pilot)
        line, wide = app.query_one("#line", Words), app.query_one("#wide", Words)
        for words, updates in (("first", (0, 0)), ("second one", (0, 1)), ("second one", (0, 0))):
            before = line._layout_updates, wide._layout_updates
            line.update(Content(words))
            wide.update(Content(words))
            drawn = line._repaint_required, wide._repaint_required
            assert drawn == (updates != (0, 0),) * 2
            assert (line._layout_updates - before[0], wide._layout_updates - before[1]) == updates
            await settled(pilot)
            assert seen(pilot).count(words) == 2
        assert wide.size.width == len("second one")
        line.update(Content.styled("second one", "bold"))
        assert line._repaint_required
