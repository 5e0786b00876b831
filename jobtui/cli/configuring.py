"""config: the settings, where each comes from, and the way to change them."""

from pathlib import Path
from typing import Annotated, Any

from typer import Option

from jobtui import config as settings
from jobtui.cli import out
from jobtui.cli.command import Json, command, new_group
from jobtui.cli.config_page import config_page
from jobtui.cli.out import Cell
from jobtui.domain.problem import CannotWrite
from jobtui.editor import open_in_editor
from jobtui.paths import config_path
from jobtui.settings import TEMPLATE
from jobtui.tui.themes import theme_names

app = new_group()


@command(app, "config")
def config(
    edit: Annotated[bool, Option("--edit", help="Open the file in $VISUAL or $EDITOR.")] = False,
    json: Json = False,
    markdown: Annotated[bool, Option("--markdown", help="Print the table of docs/config.md.")] = False,
) -> int:
    """Print the settings that hold, and where each comes from.

    JOBTUI_CONFIG names another file.

    Example: jobtui config --json
    """
    if markdown:
        out.block(config_page())
        return 0
    path = config_path()
    if edit:
        _open(path)
    held, faults = settings.look(path, theme_names())
    plain = [
        {"name": name, "value": value, "from": "file" if name in held.lines else "default"}
        | ({"line": held.lines[name]} if name in held.lines else {})
        for name, value in settings.settings(held).items()
    ]
    if json:
        out.as_json({"schema": 1, "file": str(path), "settings": plain})
    else:
        for one in plain:
            one["where"] = f"{path}, line {one['line']}" if "line" in one else "default"
        out.rows([[one["name"], _shown(one["value"]), Cell(one["where"], "dim")] for one in plain])
        if not held.lines and not faults:
            out.remark(f"nothing is set. jobtui config --edit opens '{path}'.")
    for fault in faults:
        out.problem(fault)
    return faults[0].code if faults else 0


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return " ".join(f"{key}={_shown(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return ",".join(one["name"] if isinstance(one, dict) else one for one in value)
    return str(value)


def _open(path: Path) -> None:
    """Let the person change the file in an editor. Raises CannotWrite, NotThere or EditorFailed."""
    if not path.exists():
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.write_text(TEMPLATE, encoding="utf-8")
        except OSError as error:
            why = (error.strerror or "unknown error").lower()
            raise CannotWrite(f"'{path}' cannot be written: {why}.") from error
    open_in_editor(path)
