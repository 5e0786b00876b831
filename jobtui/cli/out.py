"""The one door out of the command line: data to standard output, messages to standard error, all filtered.

On a terminal tables are laid out and styled; anywhere else the rows are plain lines, never cut or wrapped.
"""

import errno
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from jobtui.domain import display
from jobtui.domain.display import safe_block, safe_line
from jobtui.domain.problem import DiskFailed, Problem

GAP = 2

_as_json = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Text with a style that only terminals show, as rich names styles ("bold", "green")."""

    text: str
    style: str = ""


Row = Sequence[str | Cell]


def speak_json(*, wanted: bool) -> None:
    """Whether failures are told as JSON objects from now on."""
    global _as_json  # noqa: PLW0603  (one process, one way of telling)
    _as_json = wanted


def is_terminal() -> bool:
    """Whether a person sees standard output."""
    return sys.stdout.isatty()


def width() -> int:
    """The columns of the terminal."""
    from rich.console import Console

    return Console(file=sys.stdout).width


# Data


def line(text: str = "", style: str = "") -> None:
    """One line of data."""
    if style and is_terminal():
        rows([[Cell(text, style)]])
    else:
        _write(safe_line(text) + "\n")


def block(text: str) -> None:
    """Text of several lines."""
    _write(safe_block(text) + "\n")


def table_text(text: str, *, raw: bool = False) -> None:
    """CSV, its line ends kept. Control characters become visible, but for `raw` into a file or a pipe."""
    if is_terminal():
        _write(safe_block(text))
        return
    if not raw:
        text = visible_csv(text)
    with _writing():
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def visible_csv(text: str) -> str:
    """CSV without control characters, its lines ended by CR LF again."""
    return safe_block(text).replace("\n", "\r\n")


def as_json(plain: Any) -> None:
    """One JSON value: indented for a person at a terminal, else on one line."""
    _write(json.dumps(plain, indent=2 if is_terminal() else None) + "\n")


def json_text(text: str) -> None:
    """One JSON value that is written already: as it is, indented for a person at a terminal."""
    if is_terminal():
        as_json(json.loads(text))
    else:
        _write(text + "\n")


def json_line(plain: Any) -> None:
    """One JSON value on one line, wherever it goes."""
    _write(json.dumps(plain) + "\n")


def heading(text: str, *, first: bool = False) -> None:
    """The name of a part, with an empty line above unless it is the first."""
    if not first:
        line()
    line(text, "bold")


class Fit(StrEnum):
    """What a terminal does with cells that are too wide."""

    FOLD_LAST = "fold last"
    FOLD_ALL = "fold all"
    CUT = "cut"


def rows(
    table: Sequence[Row],
    *,
    heads: Sequence[str] = (),
    fit: Fit = Fit.FOLD_LAST,
    widths: Mapping[int, int] = MappingProxyType({}),
) -> None:
    """Aligned rows, under headings if given. `widths` fixes columns, counted from 0, on a terminal."""
    if not table:
        return
    if is_terminal():
        with _writing():
            _print_table(table, heads, fit, widths)
        return
    plain = [[safe_line(_text(cell)) for cell in row] for row in ([heads] if heads else []) + [*table]]
    sizes = [max(map(display.width, column)) for column in zip(*plain, strict=True)]
    for row in plain:
        padded = [cell + " " * (size - display.width(cell)) for cell, size in zip(row, sizes, strict=True)]
        _write((" " * GAP).join(padded).rstrip() + "\n")


def flush() -> None:
    """Hand what was written to the reader, so that a failure shows now."""
    with _writing():
        sys.stdout.flush()


# Messages


def problem(found: Problem) -> None:
    """A failure: one line, or one JSON object."""
    flush_quietly()
    if _as_json:
        told = {"code": found.code, "kind": found.kind, "file": found.file, "message": found.message}
        _say(json.dumps({"error": told}))
    else:
        _say(safe_line(f"jobtui: error: {found.message}"))


def warn(text: str) -> None:
    """Something doubtful that does not fail the command."""
    flush_quietly()
    _say(safe_line(f"jobtui: warning: {text}"))


def remark(text: str) -> None:
    """A message that is no data, only for a person who looks on."""
    if not _as_json:
        flush_quietly()
        _say(safe_line(f"jobtui: {text}"))


def ask(text: str) -> None:
    """A question; what is typed stands behind it."""
    flush_quietly()
    _say(safe_line(text), end=" ")


def trace(text: str) -> None:
    """A traceback, for JOBTUI_DEBUG=1 only."""
    _say(safe_block(text).rstrip("\n"))


def flush_quietly() -> None:
    """Keep data and messages in order on a terminal; a failure shows at the next write of data."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        return


# Within


def _say(text: str, end: str = "\n") -> None:
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text + end)
        sys.stderr.flush()
    except OSError:
        return  # nobody can be told


def _write(text: str) -> None:
    with _writing():
        sys.stdout.write(text)


@contextmanager
def _writing() -> Iterator[None]:
    """Turn a failing standard output into a Problem; a reader who went away stays a BrokenPipeError."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise output_failed(error) from error


OUTPUT_CLOSED = OSError(errno.EBADF, "it is closed")


def output_failed(error: OSError) -> DiskFailed:
    """What is told when standard output does not take the data."""
    why = (error.strerror or str(error)).lower()
    return DiskFailed(f"cannot write the output: {why}.")


def _text(cell: str | Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def _print_table(table: Sequence[Row], heads: Sequence[str], fit: Fit, widths: Mapping[int, int]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=sys.stdout, markup=False, emoji=False, highlight=False)
    even = fit is Fit.FOLD_ALL
    laid = Table(
        box=None,
        show_header=bool(heads),
        padding=(0, GAP, 0, 0),
        pad_edge=False,
        header_style="bold" if even else "dim",
    )
    last = len(table[0]) - 1
    for at in range(last + 1):
        folds = even or (fit is Fit.FOLD_LAST and (at == last or at in widths))
        head = Text(safe_line(heads[at])) if heads else ""
        laid.add_column(
            head,
            no_wrap=not folds,
            overflow="fold" if folds else "ellipsis",
            ratio=1 if even and at else None,
            width=widths.get(at),
        )
    for row in table:
        cells = (cell if isinstance(cell, Cell) else Cell(cell) for cell in row)
        laid.add_row(*(Text(safe_line(cell.text), cell.style) for cell in cells))
    console.print(laid)
