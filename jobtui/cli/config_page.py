"""The table of settings as Markdown, as the page about them shows it."""

import json
from typing import Any

from jobtui.config import settings
from jobtui.settings import SETTINGS, Config


def config_page() -> str:
    """A line a setting, in the order of the table of all."""
    usual = settings(Config())
    lines = ["| setting | what | values | default |", "| --- | --- | --- | --- |"]
    lines += [
        f"| `{one.name}` | {one.says} | {one.takes} | {_default(usual[one.name])} |" for one in SETTINGS
    ]
    return "\n".join(lines)


def _default(value: Any) -> str:
    return "" if value in ("", [], {}) else f"`{json.dumps(value)}`"
