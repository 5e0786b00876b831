"""Where raw offsets come to stand in what is shown, and how lines break into rows."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from jobtui.domain.display import safe_line
from jobtui.domain.reading import Zone, ZoneName
from jobtui.tui.widgets.source_gutter import ZoneGutter
from jobtui.tui.widgets.source_lines import Rows, SourceLines, wrap

_WILD = st.text(
    st.sampled_from("ab c\t\x1b\x00\x9b\u202e\u200b\u0301\u200d\ufe0f\u00ad데界é👍[]/"),
    max_size=80,
)


def rows_of(text: str, width: int) -> list[str]:
    """The rows a text of one line takes."""
    starts = wrap(text, width)
    return [text[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]


def test_numbers_lines_whatever_ends_them() -> None:
    lines = SourceLines("one\r\ntwo\rthree\u2028four\x0bstill four\n")
    assert [lines.shown(line) for line in range(len(lines))] == ["one", "two", "three", "four␋still four", ""]
    assert [lines.line_of(offset) for offset in (0, 3, 4, 5, 8, 9, 15)] == [0, 0, 0, 1, 1, 2, 3]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a \x1b]0;PWNED\x07 Python", "Python"),
        ("\u202eevil\u202c hid\u00adden \u200bPython", "Python"),
        ("\tindented\tPython", "Python"),
        ("e" + "\u0301" * 40 + " Python", "Python"),
        ("데이터 엔지니어 Python", "Python"),
        ("👩\u200d💻 Python", "Python"),
        ("lone \udc80 Python", "Python"),
        ("[/bold][@click=app.quit]Python", "Python"),
        ("first\r\nsecond Python", "Python"),
    ],
)
def test_a_span_covers_its_word_after_anything(text: str, wanted: str) -> None:
    start = text.index(wanted)
    lines = SourceLines(text)
    (line, left, right), *more = lines.pieces(start, start + len(wanted))
    assert lines.shown(line)[left:right] == wanted
    assert not more
    assert lines.raw_offset(line, left) == start


def test_a_span_over_lines_leaves_out_their_ends() -> None:
    text = "one two\r\n\r\nthree"
    lines = SourceLines(text)
    pieces = lines.pieces(4, len(text))
    assert [(line, lines.shown(line)[left:right]) for line, left, right in pieces] == [
        (0, "two"),
        (2, "three"),
    ]


@given(_WILD, st.data())
def test_spans_never_shift(text: str, data: st.DataObject) -> None:
    """What stands before a span, and the span, are what the filter makes of the text up to there."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = SourceLines(text)
    for line, left, right in lines.pieces(start, end):
        assert lines.shown(line)[:left] == safe_line(text[:start])
        assert lines.shown(line)[:right] == safe_line(text[:end])


@given(_WILD, st.integers(4, 20))
def test_rows_hold_the_whole_line_and_fit(text: str, width: int) -> None:
    shown = safe_line(text)
    rows = rows_of(shown, width)
    assert "".join(rows) == shown
    assert all(cell_len(row.rstrip()) <= width for row in rows)


def test_breaks_after_spaces_and_only_long_words_apart() -> None:
    assert rows_of("build data pipelines", 12) == ["build data ", "pipelines"]
    assert rows_of("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert rows_of("데이터 엔지니어", 8) == ["데이터 ", "엔지니어"]


def test_a_line_whose_words_stand_behind_marks_is_in_its_zone() -> None:
    text = "Kiln\n\n### Wanted\n- Patience\n"
    wanted = text.index("Wanted")
    gutter = ZoneGutter([Zone(0, 4, ZoneName.HEADER), Zone(wanted, len(text), ZoneName.PREFERRED)])
    lines = SourceLines(text)
    zones = [gutter.of(lines.extent(line)) for line in range(4)]
    assert [zone and zone.name for zone in zones] == ["header", None, "preferred", "preferred"]
    said = [gutter.words(lines.extent(line), lines.extent(line - 1), 120).strip() for line in (2, 3)]
    assert said == ["▌preferred · employer", "▌"]


def test_finds_the_row_of_a_place_and_back() -> None:
    lines = SourceLines("short\n" + "word " * 20 + "\nlast")
    rows = Rows(lines, 20)
    assert rows.row_of(0) == 0
    assert rows.row_of(1, 41) == 1 + 41 // 20
    assert rows.at(rows.row_of(2)) == (2, 0, None)
    assert rows.at(2) == (1, 20, 40)


@pytest.mark.parametrize(
    "text", ["word " * 200_000, ("word " * 9 + "\n") * 20_000], ids=["one line", "lines"]
)
def test_a_large_text_is_laid_out_at_once(text: str) -> None:
    before = process_time()
    rows = Rows(SourceLines(text), 70)
    assert process_time() - before < 2  # tens of milliseconds
    assert len(rows) > 10_000
