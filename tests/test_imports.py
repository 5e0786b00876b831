"""What each entry loads, asked of a fresh interpreter: the only proof that a deferral defers."""

import subprocess
import sys

import pytest

_ASK = "import sys; {code}; print('\\n'.join(sys.modules))"

_SQL = ("sqlmodel", "sqlalchemy", "pydantic")
_UI = ("textual",)
_SLOW = ("rich", "dataclasses", "inspect", "pathlib", "platformdirs", "tomllib", "typing", "urllib")
"""What takes as long as all of the first picture."""
_HEAVY = (*_SQL, *_UI, "typer", "charset_normalizer")


def _loaded(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _ASK.format(code=code)], capture_output=True, text=True, check=True
    )
    return {name.split(".")[0] for name in done.stdout.splitlines()}


@pytest.mark.parametrize(
    ("code", "without"),
    [
        ("import jobtui.domain.compare, jobtui.domain.codec", (*_HEAVY, "rich", "sqlite3")),
        ("import jobtui.parsing", (*_HEAVY, "rich", "sqlite3")),
        ("import jobtui.tracker.tracker, jobtui.tracker.intake", (*_HEAVY, "rich", "sqlite3")),
        ("import jobtui.interop.rows, jobtui.interop.comparison, jobtui.interop.table", (*_HEAVY, "rich")),
        ("import jobtui.storage.store", (*_HEAVY, "rich")),
        ("import jobtui.tui.actions", (*_HEAVY, "rich")),
        ("import jobtui.__main__", (*_HEAVY, *_SLOW, "sqlite3")),
        ("import jobtui.tui.prepaint", (*_HEAVY, *_SLOW)),
        ("import jobtui.tui.app, jobtui.tui.screens.postings", (*_SQL, "typer", "charset_normalizer")),
    ],
)
def test_an_entry_loads_no_more_than_it_needs(code: str, without: tuple[str, ...]) -> None:
    assert _loaded(code).isdisjoint(without), _loaded(code) & set(without)
