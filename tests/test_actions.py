"""The one table of actions is whole: every action has its keys, its command with JSON, and a test."""

from pathlib import Path

import pytest

from jobtui.tui.actions import ACTIONS, Action
from tests.recording import PAGE, ROOT, command_words, page, recorded, speaks_json

SEEN_ONLY = frozenset(
    """
    back copy move.bottom move.down move.half_down move.half_up move.page_down move.page_up move.top move.up
    palette pane.left pane.next pane.previous pane.right quit view.next view.previous zoom
    posting.mark posting.mark_all posting.open_url
    compare.drop compare.move_left compare.move_right compare.newest compare.open_url compare.pin
    compare.source lines.select lines.take
    reading.edit reading.kind reading.locate reading.next reading.previous reading.skip reading.source
    reading.toggle source.next_mark source.previous_mark source.zones
    """.split()
)
"""What moves about on the screen, or changes a reading before it is stored: it needs no command."""

TELLS_NO_CHANGE = frozenset({"heading", "export"})
"""Commands that change no database."""

_ACTIONS = list({action.id: action for action in ACTIONS}.values())
_TESTS = recorded()

each_action = pytest.mark.parametrize("action", _ACTIONS, ids=lambda action: action.id)


@each_action
def test_it_has_keys_and_a_command(action: Action) -> None:
    assert action.tip
    assert action.keys or action.id in {"theme", "stages", "rates"}
    assert bool(action.command) is (action.id not in SEEN_ONLY)


@each_action
def test_its_command_speaks_json(action: Action) -> None:
    if action.command and command_words(action)[0] not in TELLS_NO_CHANGE:
        assert speaks_json(action)


@each_action
def test_a_test_does_it(action: Action) -> None:
    """Mend as tests/recording.py says."""
    assert _TESTS.get(action.id), f"no test does {action.id}"
    for test in _TESTS[action.id]:
        path, _, name = test.partition("::")
        assert f"def {name}(" in Path(ROOT, path).read_text(encoding="utf-8")


def test_the_page_is_that_of_the_registry() -> None:
    assert _TESTS.keys() == {action.id for action in ACTIONS}
    assert PAGE.read_text(encoding="utf-8") == page(_TESTS)
