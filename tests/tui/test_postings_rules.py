"""Rules that hold for all code of the screens."""

import re
from pathlib import Path

import pytest

import jobtui.tui
from jobtui.tui.actions import Action, Place, actions_of
from jobtui.tui.screens.agenda import AgendaView
from jobtui.tui.screens.postings import PostingsView
from jobtui.tui.widgets.checklist import Checklist
from jobtui.tui.widgets.cursor_list import CursorList
from jobtui.tui.widgets.detail import Detail
from jobtui.tui.widgets.timeline import Timeline

SOURCES = sorted(Path(jobtui.tui.__path__[0]).rglob("*.py"))

_PLACES = {
    Place.POSTINGS: PostingsView,
    Place.AGENDA: AgendaView,
    Place.TIMELINE: Timeline,
    Place.CHECKLIST: Checklist,
    Place.DETAIL: Detail,
    Place.MOVE: CursorList,
}

_RAW = {
    "an f-string in a widget": re.compile(
        r'\b(?:Static|Label|Button|Option|Checkbox|Content\.from_markup)\(\s*f"'
    ),
    "a border title without Content": re.compile(r'border_(?:sub)?title\s*=\s*f"'),
    "a widget that reads markup from posting text": re.compile(r"\bMarkdown\("),
}


@pytest.mark.parametrize("place", list(_PLACES), ids=str)
def test_every_key_of_a_place_is_done_by_a_method_of_it(place: Place) -> None:
    def missing(action: Action) -> bool:
        return bool(action.keys) and not hasattr(_PLACES[place], f"action_{action.method}")

    assert [action.id for action in actions_of(place) if missing(action)] == []


@pytest.mark.parametrize("place", list(_PLACES), ids=str)
def test_no_key_of_a_place_means_two_things(place: Place) -> None:
    keys = [key for action in actions_of(place) for key in action.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_text_reaches_widgets_by_the_one_door(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    for what, pattern in _RAW.items():
        assert not pattern.search(text), f"{source.name}: {what}"
    for call in re.finditer(r"\.notify\((?:[^()]|\([^()]*\))*\)", text):
        assert "markup=False" in call[0], f"{source.name}: {call[0]}"
    for call in re.finditer(r"\bStatic\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)", text):
        assert "markup=False" in call[0] or "Content" in call[0] or "literal(" in call[0], call[0]
