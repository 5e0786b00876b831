"""The captured text: the right characters lit, whatever stands around them."""

import pytest
from rich.segment import Segment
from textual.pilot import Pilot

from jobtui.domain.event import AddPosting, EventKind, NewEvent
from jobtui.domain.reading import Facts, Finding, Origin, Reading, Zone, ZoneName
from jobtui.domain.requirement import Kind, Requirement, Span
from jobtui.tracker.tracker import Tracker
from jobtui.tui.actions import Place, actions_of
from jobtui.tui.screens.source import SourceView
from jobtui.tui.widgets.source_picker import SourcePicker
from jobtui.tui.widgets.source_text import SourceText
from tests.tui.driving import driven, press, seen, settled, toasts

TEXT = "\n".join(
    [
        "\x1b]0;PWNED\x07 Senior [/bold] Engineer",
        "\tde\u0301mo\u202etxet\u202c Acme\u200b GmbH",
        "데이터 엔지니어 in Seoul",
        "[@click=app.quit]x[/] five years of Python",
        *("filler line" for _ in range(60)),
        "The site says: similar jobs " + "and more " * 40,
        "Kubernetes in production",
    ]
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return start, start + len(words)


@pytest.fixture
def posting(tracker: Tracker) -> int:
    """One posting with a hostile text, four values and two zones."""
    facts = Facts(
        title=Finding("Senior [/bold] Engineer", (span("Senior [/bold] Engineer"),), rule="header.first"),
        company=Finding("Acme GmbH", (span("Acme\u200b GmbH"),), Origin.SITE),
        locations=(Finding("Seoul", (span("Seoul"),)),),
    )
    asked = (
        Requirement(
            "five years of Python", Kind.REQUIRED, (span("five years of Python"),), rule="heading.exact"
        ),
        Requirement("Kubernetes", Kind.PREFERRED, (span("Kubernetes"),)),
    )
    middle = span("The site says")[0]
    zones = (Zone(0, middle, ZoneName.HEADER), Zone(middle, len(TEXT), ZoneName.NOISE, Origin.SITE))
    reading = Reading("bad\x1b.txt", TEXT, "0" * 64, facts=facts, requirements=asked, zones=zones)
    deed = AddPosting(reading, TEXT.encode())
    return tracker.commit([NewEvent(EventKind.IMPORTED, "imported", None, (deed,))]).postings[0]


async def opened(pilot: Pilot[None], posting: int, *words: str) -> SourcePicker:
    """The source view over the list, these words lit."""
    await pilot.app.push_screen(SourceView(posting, [span(one) for one in words]))
    await settled(pilot)
    return pilot.app.screen.query_one(SourcePicker)


def lit(source: SourceText) -> str:
    """The characters drawn in the style of the value at hand."""
    style = source.get_component_rich_style("source-text--wanted")
    rows = [source.render_line(y) for y in range(source.size.height)]
    parts: list[Segment] = [segment for row in rows for segment in row]
    return "".join(one.text for one in parts if one.style and one.style.bgcolor == style.bgcolor)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Senior [/bold] Engineer", "Senior [/bold] Engineer"),
        ("Acme\u200b GmbH", "Acme GmbH"),
        ("Seoul", "Seoul"),
        ("five years of Python", "five years of Python"),
        ("Kubernetes", "Kubernetes"),
    ],
)
async def test_exactly_the_wanted_characters_are_lit_and_in_sight(
    tracker: Tracker, posting: int, words: str, shown: str, size: tuple[int, int]
) -> None:
    async with driven(tracker, size) as pilot:
        assert lit(await opened(pilot, posting, words)) == shown


async def test_the_text_is_shown_letter_for_letter(tracker: Tracker, posting: int) -> None:
    async with driven(tracker, (80, 24)) as pilot:
        await opened(pilot, posting)
        text = seen(pilot)
        assert "␛]0;PWNED␇ Senior [/bold] Engineer" in text
        assert "    de\u0301motxet Acme GmbH" in text
        assert "[@click=app.quit]x[/] five years" in text
        assert "5 control or hidden characters" in text
        assert all(char.isprintable() or char == "\n" for char in text)


async def test_n_and_p_go_from_value_to_value_and_name_it(tracker: Tracker, posting: int) -> None:
    async with driven(tracker, (120, 40)) as pilot:
        source = await opened(pilot, posting)
        await press(pilot, "n")
        assert lit(source) == "Senior [/bold] Engineer"
        assert "1/5 · line 1 · Title · Senior [/bold] Engineer · rule header.first" in seen(pilot)
        await press(pilot, "n")
        assert lit(source) == "Acme GmbH"
        assert "Company · Acme GmbH · said by: site" in seen(pilot)
        await press(pilot, "n", "n")
        assert "Requirement 1 · required · rule heading.exact" in seen(pilot)
        await press(pilot, "n")
        assert lit(source) == "Kubernetes"
        assert "line 66" in seen(pilot)
        await press(pilot, "n")
        assert lit(source) == "Senior [/bold] Engineer"
        await press(pilot, "p")
        assert lit(source) == "Kubernetes"


async def test_next_goes_on_from_the_place_that_was_asked_for(tracker: Tracker, posting: int) -> None:
    async with driven(tracker, (80, 24)) as pilot:
        source = await opened(pilot, posting, "in Seoul")
        assert lit(source) == "in Seoul"
        await press(pilot, "n")
        assert lit(source) == "Seoul"


async def test_w_says_who_wrote_it_in_words(tracker: Tracker, posting: int) -> None:
    async with driven(tracker, (120, 40)) as pilot:
        await opened(pilot, posting, "Kubernetes")
        assert "noise · site" not in seen(pilot)
        await press(pilot, "w")
        assert "▌noise · site" in seen(pilot)
        assert "noise, written by: site" in seen(pilot)
        await press(pilot, "w")
        assert "▌" not in seen(pilot)


async def test_the_lit_place_stays_in_sight_when_the_window_changes(tracker: Tracker, posting: int) -> None:
    async with driven(tracker, (160, 40)) as pilot:
        source = await opened(pilot, posting, "Kubernetes")
        for size in ((60, 20), (80, 24), (200, 50)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert lit(source) == "Kubernetes"


async def test_clicks_light_values_and_obey_nothing(tracker: Tracker, posting: int) -> None:
    async with driven(tracker, (80, 24)) as pilot:
        source = await opened(pilot, posting)
        for y in range(1, 22):
            for x in (7, 12, 20, 40):
                await pilot.click(offset=(x, y))
        assert pilot.app.is_running
        assert isinstance(pilot.app.screen, SourceView)
        await pilot.click(source, offset=(40, 3))  # line 4: `[@click=app.quit]x[/] five years …`
        assert lit(source) == "five years of Python"


async def test_y_copies_what_is_seen_and_esc_goes_back(tracker: Tracker, posting: int) -> None:
    async with driven(tracker, (80, 24)) as pilot:
        below = pilot.app.screen
        await opened(pilot, posting, "Acme\u200b GmbH")
        await press(pilot, "y")
        assert pilot.app.clipboard == "Acme GmbH"
        assert toasts(pilot) == ["Copied Acme GmbH"]
        await press(pilot, "escape")
        assert pilot.app.screen is below


async def test_the_line_at_hand_moves_by_the_keys_of_lists(tracker: Tracker, posting: int) -> None:
    async with driven(tracker, (80, 24)) as pilot:
        source = await opened(pilot, posting)
        await press(pilot, "G")
        assert source.scroll_offset.y == source.max_scroll_y > 0
        assert source.lines_at_hand == range(65, 66)
        await press(pilot, "k", "k", "j")
        assert source.lines_at_hand == range(64, 65)
        await press(pilot, "ctrl+u", "pageup", "pagedown", "ctrl+d", "g")
        assert source.scroll_offset.y == 0
        assert source.lines_at_hand == range(1)
        await press(pilot, "n", "n", "n")
        assert source.lines_at_hand == range(2, 3)


async def test_a_line_taller_than_the_window_is_read_by_rows(tracker: Tracker) -> None:
    text = "first\n" + "one two three four five six seven " * 90 + "\nlast"
    deed = AddPosting(Reading("long.txt", text, "2" * 64), text.encode())
    kept = tracker.commit([NewEvent(EventKind.IMPORTED, "imported", None, (deed,))]).postings[0]
    async with driven(tracker, (80, 24)) as pilot:
        source = await opened(pilot, kept)
        await press(pilot, "j")
        assert (source.lines_at_hand, source.scroll_offset.y) == (range(1, 2), 1)
        await press(pilot, "j", "j", "k")
        assert (source.lines_at_hand, source.scroll_offset.y) == (range(1, 2), 2)
        await press(pilot, *["pagedown"] * 4)
        assert source.lines_at_hand == range(2, 3)
        assert source.scroll_offset.y == source.max_scroll_y
        await press(pilot, "k", "pageup")
        assert source.lines_at_hand == range(1, 2)
        assert 1 < source.scroll_offset.y < source.max_scroll_y


async def test_a_posting_typed_by_hand_says_so(tracker: Tracker) -> None:
    change = tracker.add({"title": "Cook"})
    async with driven(tracker, (80, 24)) as pilot:
        await pilot.app.push_screen(SourceView(change.postings[0]))
        await settled(pilot)
        assert "typed by hand" in seen(pilot)
        await press(pilot, "n")
        assert toasts(pilot) == ["No value was read from this text."]


async def test_an_undone_import_closes_its_source(tracker: Tracker, posting: int) -> None:
    async with driven(tracker, (80, 24)) as pilot:
        await opened(pilot, posting)
        await press(pilot, "u")
        assert not isinstance(pilot.app.screen, SourceView)
        assert any("There is no posting" in toast for toast in toasts(pilot))


async def test_a_large_text_opens_and_scrolls_at_once(tracker: Tracker) -> None:
    words = "데이터 engineering with [brackets] and a \x1b code. " * 20_000
    requirement = Requirement("code", Kind.REQUIRED, ((len(words) - 6, len(words) - 2),))
    reading = Reading("big.txt", words, "1" * 64, requirements=(requirement,))
    deed = AddPosting(reading, b"")
    kept = tracker.commit([NewEvent(EventKind.IMPORTED, "imported", None, (deed,))]).postings[0]
    async with driven(tracker, (80, 24)) as pilot:
        await pilot.app.push_screen(SourceView(kept))
        await settled(pilot)
        source = pilot.app.screen.query_one(SourceText)
        await press(pilot, "n")
        assert lit(source) == "code"
        assert source.scroll_offset.y > 10_000


def test_every_action_has_its_method() -> None:
    assert all(hasattr(SourceView, f"action_{action.method}") for action in actions_of(Place.SOURCE))
    assert all(hasattr(SourceText, f"action_{action.method}") for action in actions_of(Place.MOVE))
