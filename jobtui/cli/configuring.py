"""config: the settings, where each comes from, and the way to change them."""

from pathlib import Path
from typing import Annotated

from typer import Option

from jobtui import config as settings
from jobtui.cli import out
from jobtui.cli.command import Json, command, new_group
from jobtui.cli.out import Cell
from jobtui.domain.problem import CannotWrite
from jobtui.editor import open_in_editor
from jobtui.paths import config_path

app = new_group()


@command(app, "config")
def config(
    edit: Annotated[bool, Option("--edit", help="Open the file in $VISUAL or $EDITOR.")] = False,
    json: Json = False,
) -> None:
    """Print the settings that hold, and where each comes from.

    JOBTUI_CONFIG names another file.

    Example: jobtui config --json
    """
    path = config_path()
    if edit:
        _open(path)
    held = settings.read(path)
    plain = [
        {"name": name, "value": value, "from": "file" if name in held.lines else "default"}
        | ({"line": held.lines[name]} if name in held.lines else {})
        for name, value in settings.settings(held).items()
    ]
    if json:
        out.as_json({"schema": 1, "file": str(path), "settings": plain})
        return
    for one in plain:
        one["where"] = f"{path}, line {one['line']}" if "line" in one else "default"
    out.rows([[one["name"], _shown(one["value"]), Cell(one["where"], "dim")] for one in plain])
    if not held.lines:
        out.remark(f"nothing is set. jobtui config --edit opens '{path}'.")


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ",".join(value) if isinstance(value, list) else str(value)


def _open(path: Path) -> None:
    """Let the person change the file in an editor. Raises CannotWrite, NotThere or EditorFailed."""
    if not path.exists():
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.write_text(settings.TEMPLATE, encoding="utf-8")
        except OSError as error:
            why = (error.strerror or "unknown error").lower()
            raise CannotWrite(f"'{path}' cannot be written: {why}.") from error
    open_in_editor(path)
