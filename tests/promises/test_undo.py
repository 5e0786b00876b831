"""P7 and P8: undo puts back exactly what was, redo what had been done, and nothing deleted is gone."""

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from jobtui.cli import changing
from jobtui.tracker.tracker import Tracker
from tests import test_month as month
from tests.cli import conftest as cli
from tests.cli.conftest import Jobtui
from tests.month import RESUME, lay_out
from tests.storage.support import assert_follows
from tests.tracker.conftest import state
from tests.tui import conftest as screens
from tests.tui.driving import driven, press, told

database, jobtui, clock = cli.database, cli.jobtui, month.clock
path, tracker, filled = screens.path, screens.tracker, screens.filled
lasting_toasts = screens.lasting_toasts

DEEDS = """\
import "{folder}/05-thrumline-games.md"
import "{folder}/07-coppicewell.txt"
import "{folder}/two"
add --title "Data Engineer" --company Acme
status 1,2 applied
status 1 screening --on yesterday --note "They rang"
note 1 "Ask who pays"
todo 1 "Ring them" --due +3d
snooze 1,2 +2d
done 1
edit 1 company=New closes=+14d skills="Go; Rust"
tag add "remote,dream" 1 2
tag rename dream "dream job"
tag drop remote 1
archive 2
archive 2 --back
delete 2 3
undelete 2
duplicates same 1 4
duplicates different 1 2
interview add 1 "fri 14:30" --zone berlin --round panel --with "Ada Byron"
interview edit 1 --place Zoom
interview outcome 1 passed
interview drop 1
contact add "Ada Byron" --posting 1 --email ada@example.com
contact edit 1 --phone "+44 20 1"
contact drop 1
document add 1 "{folder}/{resume}" --keep
document drop 1
check 1 1 met --note "nine years"
requirement add 1 "On call and fluent German"
requirement edit 1 2 "Other words"
requirement kind 1 1 preferred
requirement move 1 3 1
requirement split 1 10 "and fluent German"
requirement join 1 2 3
requirement drop 1 4
profile add skill Python --years 6
profile edit 1 years=7
criterion add Growth --weight 8
criterion edit 1 --weight 9
score set 1 growth 4 --reason "a team to build"
score drop 1 growth
score set 2 growth 3
criterion drop 1
profile drop 1
point add 1 + "four days a week"
point edit 1 --side con
point drop 1
offer add 1 --base "95k EUR /year" --bonus 10k
offer edit 1 --base 98k --deadline +7d
offer drop 1
rate set EUR USD 1.08
rate drop EUR USD
stage add take-home --after screening --letter t --quiet 7
stage edit take-home --quiet 9
status 1 take-home
stage rename take-home "home task"
stage move "home task" --before applied
stage drop "home task" --into interview
history date {event} 2026-11-01
history status {event} offer
note 2 "Wrong"
history text {event} "Right"
history drop {event}
filter save near status:applied
filter rename near close
filter drop close
""".splitlines()
"""One after the other: each changes something. {event} is the newest event that is no correction."""

_CHANGING = re.compile(r'@changing\((\w+), "([\w-]+)"')


def changing_commands() -> Iterator[str]:
    """Every command that says of itself that it changes something, but for undo and redo themselves."""
    for file in Path(changing.__file__).parent.glob("*.py"):
        for group, name in _CHANGING.findall(file.read_text(encoding="utf-8")):
            above = {"app": "", "group": "filter "}.get(group, f"{group} ")
            if name not in ("undo", "redo"):
                yield above + name
    yield from ("import", "archive", "delete", "duplicates same", "duplicates different")


def test_every_command_that_changes_something_is_among_them() -> None:
    names = set(changing_commands())
    assert len(names) > 55
    assert {name for name in names if not any(f"{deed} ".startswith(f"{name} ") for deed in DEEDS)} == set()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Saved files."""
    folder = tmp_path / "files"
    lay_out(folder)
    return folder


def filled_in(deed: str, tracker: Tracker, folder: Path) -> list[str]:
    """The words of a command with the folder and the newest event in it."""
    found = [event for one in tracker.store.dump()["postings"] for event in one["events"]]
    event = max((one["seq"] for one in found if one["kind"] != "history"), default=0)
    return shlex.split(deed.format(folder=folder, resume=RESUME, event=event))


def test_each_command_there_and_back(
    jobtui: Jobtui, database: Path, clock: month.Clock, folder: Path
) -> None:
    with month.opened(database) as tracker:
        for minutes, deed in enumerate(DEEDS):
            clock.present = month.FIRST + timedelta(minutes=minutes)
            before = state(tracker)
            result = jobtui(*filled_in(deed, tracker, folder))
            assert result.code == 0, (deed, result)
            after = state(tracker)
            assert after != before, deed
            clock.present += timedelta(seconds=7)
            _back_and_forth(jobtui, tracker, [before, after], deed)
        assert len(tracker.store.dump()["postings"]) > 4


def _back_and_forth(jobtui: Jobtui, tracker: Tracker, states: list[bytes], where: str) -> None:
    """Undo what led from state to state, and do all again."""
    for expected in reversed(states[:-1]):
        assert jobtui("undo").code == 0, where
        assert state(tracker) == expected, where
    for expected in states[1:]:
        assert jobtui("redo").code == 0, where
        assert state(tracker) == expected, where


# Whatever is done, in whatever order


@pytest.fixture
def grown(jobtui: Jobtui, database: Path, clock: month.Clock, folder: Path) -> Path:
    """A database after all of that."""
    with month.opened(database) as tracker:
        for minutes, deed in enumerate(DEEDS):
            clock.present = month.FIRST + timedelta(minutes=minutes)
            assert jobtui(*filled_in(deed, tracker, folder)).code == 0
    return database


@pytest.mark.parametrize(
    ("tries", "part"), [(6, 6), *(pytest.param(50, part, marks=pytest.mark.long) for part in range(3))]
)
def test_any_deeds_there_and_back(
    tries: int, part: int, jobtui: Jobtui, grown: Path, clock: month.Clock, folder: Path, tmp_path: Path
) -> None:
    chance, start = Random(part), shutil.copyfile(grown, tmp_path / "start.db")
    plain = [deed for deed in DEEDS if not deed.startswith("import")]
    refused = 0
    for _ in range(tries):
        shutil.copyfile(start, grown)
        with month.opened(grown) as tracker:
            states, done = [state(tracker)], []
            for deed in chance.choices(plain, k=chance.randint(1, 20)):
                clock.present += timedelta(seconds=chance.randint(0, 90_000))
                words = [chance.choice("123456") if word in list("123456") else word for word in
                         filled_in(deed, tracker, folder)]  # fmt: skip
                code, after = jobtui(*words).code, state(tracker)
                done.append((code, *words))
                assert code in (0, 1, 2), done
                assert code == 0 or after == states[-1], done
                refused += code != 0
                if after != states[-1]:
                    states.append(after)
            assert_follows(grown)
            _back_and_forth(jobtui, tracker, states, str(done))
            assert_follows(grown)
    assert refused


# Deleted


def test_what_was_deleted_comes_back_whole(
    jobtui: Jobtui, database: Path, clock: month.Clock, folder: Path
) -> None:
    for deed in DEEDS[:1] + [one for one in DEEDS if " add 1 " in one]:
        with month.opened(database) as tracker:
            assert jobtui(*filled_in(deed, tracker, folder)).code == 0
    with month.opened(database) as tracker:
        before, whole = state(tracker), _without_history(jobtui, 1)
    assert len(whole["interviews"]) == len(whole["points"]) == len(whole["offers"]) == 1
    for back in (("undo",), ("undelete", "1")):
        assert jobtui("delete", "1").code == 0
        assert jobtui("list", "--all").out == ""
        clock.present += timedelta(days=30)
        assert "Audio" in jobtui("list", "--deleted").out
        assert jobtui(*back).code == 0
        with month.opened(database) as tracker:
            assert (state(tracker) == before) is (back[0] == "undo")
        assert _without_history(jobtui, 1) == whole


def _without_history(jobtui: Jobtui, posting: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(jobtui("show", str(posting), "--json").out)
    return {name: value for name, value in found.items() if name not in ("events", "history")}


async def test_the_key_that_deletes_says_how_it_comes_back(filled: Tracker, path: Path) -> None:
    before = state(filled)
    async with driven(filled) as pilot:
        await press(pilot, "D")
        assert told(pilot, "Moved to the bin", "u to undo")
        assert filled.store.counts().deleted == 1
    async with driven(screens.reopened(path)) as pilot:
        await press(pilot, "u")
        assert filled.store.counts().deleted == 0
    assert state(filled) == before
    async with driven(filled) as pilot:
        await press(pilot, "space", "j", "space", "j", "space", "D")
        assert filled.store.counts().deleted == 0  # three are asked about first
        await press(pilot, "y")
        assert filled.store.counts().deleted == 3
        await press(pilot, "u")
    assert state(filled) == before
