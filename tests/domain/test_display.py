"""The display filter: nothing a terminal obeys comes out, everything readable does."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtui.domain.display import MAX_MARKS, hidden, safe_block, safe_line

ANY_TEXT = st.text(st.characters())  # lone surrogates included
READABLE = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Mn", "Me", "Cn"))).map(
    lambda text: unicodedata.normalize("NFC", text)
)


@given(ANY_TEXT)
def test_a_block_has_no_control_character_but_the_newline(text: str) -> None:
    shown = safe_block(text)
    assert not [char for char in shown if unicodedata.category(char) in ("Cc", "Cs") and char != "\n"]


@given(ANY_TEXT)
def test_a_line_is_one_line(text: str) -> None:
    shown = safe_line(text)
    assert not [char for char in shown if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]
    assert len(shown.splitlines()) <= 1


@given(ANY_TEXT)
def test_filtering_twice_is_filtering_once(text: str) -> None:
    assert safe_block(safe_block(text)) == safe_block(text)
    assert safe_line(safe_line(text)) == safe_line(text)


@given(ANY_TEXT)
def test_what_was_filtered_hides_nothing(text: str) -> None:
    assert hidden(safe_block(text)) == 0


@given(READABLE)
def test_readable_text_is_unchanged(text: str) -> None:
    assert safe_line(text) == text
    assert hidden(text) == 0


@given(st.text("ab\n", max_size=30))
def test_lines_stay_lines(text: str) -> None:
    assert safe_block(text) == text


@pytest.mark.parametrize(
    ("text", "shown", "count"),
    [
        ("\x1b]0;owned\x07", "␛]0;owned␇", 2),
        ("a\x00b", "a␀b", 1),
        ("a\x7fb", "a␡b", 1),
        ("a\x9b31mb", "a�31mb", 1),
        ("a\ud800b", "a�b", 1),
        ("safe\u202etxt.exe", "safetxt.exe", 1),
        ("pass\u200bword\ufeff", "password", 2),
        ("co\u00adoperate", "cooperate", 1),
        ("x\U000e0041\U000e0042", "x", 2),
        ("one\r\ntwo\rthree\x85four\u2028five\u2029six", "one\ntwo\nthree\nfour\nfive\nsix", 0),
        ("a\tb", "a   b", 0),
        ("👩\u200d💻 ✔\ufe0f می\u200cخواهم", "👩\u200d💻 ✔\ufe0f می\u200cخواهم", 0),
        ("e" + "\u0301" * 20, "e" + "\u0301" * MAX_MARKS, 12),
        ("e" + "\u0301\u200d" * 12, "e" + "\u0301\u200d" * MAX_MARKS + "\u200d" * 4, 4),
        ("[bold]not markup[/bold] :smile:", "[bold]not markup[/bold] :smile:", 0),
        ("", "", 0),
    ],
)
def test_what_each_sort_of_character_becomes(text: str, shown: str, count: int) -> None:
    assert safe_block(text) == shown
    assert hidden(text) == count


def test_a_line_joins_lines_with_a_space() -> None:
    assert safe_line("one\r\ntwo\nthree") == "one two three"
