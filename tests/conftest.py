"""Settings for every test."""

import compileall
import os
from pathlib import Path

import pytest
from hypothesis import settings

# Tests share two cores with others; how long one example takes says nothing.
settings.register_profile("jobtui", deadline=None, derandomize=True)
settings.load_profile("jobtui")

_OF_THE_TESTS = ("JOBTUI_CORPUS", "JOBTUI_RECORD", "TEXTUAL_SNAPSHOT_TEMPDIR")
_OF_THE_PERSON = (
    *("JOBTUI_", "XDG_", "TEXTUAL", "TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "TERM_PROGRAM"),
    *("BROWSER", "VISUAL", "EDITOR", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"),
)

# Nobody's settings, data, clipboard, browser, editor or terminal are reached from a test.
for _name in [*os.environ]:
    if _name.startswith(_OF_THE_PERSON) and _name not in _OF_THE_TESTS:
        del os.environ[_name]
os.environ["TERM"] = "xterm-256color"


def pytest_configure(config: pytest.Config) -> None:
    """Compile the program, as installing it does: some environments keep Python from it at every start."""
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(Path(__file__).parents[1] / "jobtui", quiet=2)


@pytest.fixture(scope="session", autouse=True)
def _nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A home in which nothing lies; a test that writes there has one of its own."""
    os.environ["HOME"] = str(tmp_path_factory.mktemp("nobody"))
