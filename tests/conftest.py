"""Settings for every test."""

import os

from hypothesis import settings

# Tests share two cores with others; how long one example takes says nothing.
settings.register_profile("jobtui", deadline=None, derandomize=True)
settings.load_profile("jobtui")

# Nobody's clipboard, browser or terminal is reached from a test.
for _name in ("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "TERM_PROGRAM", "BROWSER", "NO_COLOR"):
    os.environ.pop(_name, None)
