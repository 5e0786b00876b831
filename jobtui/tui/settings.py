"""The settings while the screens are open: read once, written back one by one."""

from pathlib import Path
from typing import Any

from jobtui import config
from jobtui.domain.problem import Problem
from jobtui.settings import Config
from jobtui.tui import keymap
from jobtui.tui.amounts import write_numbers
from jobtui.tui.when import write_days


class Settings:
    """The settings of a file; without a file the defaults, and nothing is written."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self.held = Config()
        self.problems: tuple[Problem, ...] = ()
        """What is wrong in the file; of those settings the defaults hold."""
        if file is not None:
            self.held, self.problems = config.look(file)

    def put_on(self) -> None:
        """Let what is written from now on be written as they say."""
        keymap.use(keymap.Keymap(self.held.keys), in_words=self.held.symbols == "ascii")
        write_days(self.held.dates)
        write_numbers(self.held.numbers)

    def keep(self, name: str, value: Any) -> None:
        """Change a setting and write it back. Raises a Problem where that fails; it holds anyhow."""
        self.held = config.changed(self.held, name, value)
        if self.file is not None:
            config.keep(self.file, name, value)
