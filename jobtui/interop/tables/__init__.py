"""What is known of the tables of others, as data. `table(name)` reads one of them once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The table `name`.toml that ships with jobtui, read once."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))
