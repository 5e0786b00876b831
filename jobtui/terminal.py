"""Whether there is a terminal to show the screens on."""

import os
import sys

from jobtui.domain.problem import WrongUsage


def require() -> None:
    """Raise WrongUsage unless a person sits at all three streams, and what they sit at draws screens."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise WrongUsage("jobtui needs a terminal. For scripts see jobtui --help.")
    if os.environ.get("TERM") == "dumb":
        raise WrongUsage("this terminal can show lines only (TERM is dumb). For commands see jobtui --help.")
