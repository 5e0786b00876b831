"""A comparison out of its screen: to the clipboard, to a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from jobtui.interop.comparison import to_json_text, to_markdown
from jobtui.tracker.output import write_text
from jobtui.tui.dialogs.export_path import ExportPathDialog
from jobtui.tui.widgets.path_completion import free_name

if TYPE_CHECKING:
    from jobtui.tui.screens.compare import CompareView

_FILE = "comparison.md"


def copy(view: "CompareView") -> None:
    """Copy the rows shown as a Markdown table."""
    shown = view.table.comparison
    view.app.copy_to_clipboard(to_markdown(shown))
    view.jobtui.say("Copied", f"{len(shown.postings)} roles, {len(shown.rows)} rows, as a Markdown table")


def export(view: "CompareView") -> None:
    """Write the rows shown to a file: JSON where its name ends so, else Markdown."""
    shown = view.table.comparison

    def write(path: Path, force: bool) -> None:
        text = to_json_text(view.narrowed) if path.suffix == ".json" else to_markdown(shown)
        write_text(path, text, force=force)

    def written(path: Path | None) -> None:
        if path is not None:
            view.jobtui.say("Written", str(path))

    heading = "Export the comparison: .md or .json"
    view.app.push_screen(ExportPathDialog(heading, free_name(_FILE), write), written)
