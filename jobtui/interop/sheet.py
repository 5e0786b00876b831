"""Tables of others, CSV or JSON, as rows of cells; what is no whole table is refused with its line."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import chain, count
from typing import Any

from jobtui.domain.display import safe_line
from jobtui.domain.number import counted
from jobtui.domain.problem import BadData
from jobtui.interop.table import guarded

MAX_ROWS = 100_000
MAX_COLUMNS = 200
MAX_CELLS = 5_000_000
_MAX_LINE = 2**20
_MOST_LINES = 5_000_000
_DELIMITERS = ",;\t|"
_TOLD = re.compile(r'\s*"?sep=(.)"?\s*', re.IGNORECASE)
_SUFFIXES = (".csv", ".tsv")
_LONGEST = 40
_TOLD_AT_MOST = 12
_FAULTS = 3
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""What JSON can spell and no database keeps."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row of cells, as many as there are columns, and the line of the file that it begins in.

    In JSON `line` is the number of the item.
    """

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table under its header. `unit` says what the numbers of its rows count: a line or an item."""

    file: str
    header: tuple[str, ...]
    records: tuple[Record, ...]
    unit: str = "line"

    @property
    def names(self) -> str:
        """The names of the columns in a sentence: `Firm, Role and 12 more`."""
        return told(self.header)


class Faults:
    """What is wrong in the rows of a table: the first few in words, the others by their number."""

    def __init__(self, file: str, unit: str = "line") -> None:
        self.file, self.unit = file, unit
        self.told: list[str] = []
        self.more = 0

    def add(self, line: int, what: str) -> None:
        """One row at fault, and why."""
        if len(self.told) < _FAULTS:
            self.told.append(f"{self.unit} {line}: {what.removesuffix('.')}")
        else:
            self.more += 1

    @property
    def sentence(self) -> str:
        """`'a.csv', line 3: why; line 5: why; and 2 more rows.`, "" where nothing is wrong."""
        more = [f"and {counted(self.more, 'more row')}"] if self.more else []
        return f"'{self.file}', {'; '.join(self.told + more)}." if self.told else ""

    def check(self) -> None:
        """Raise BadData where anything is wrong."""
        if self.told:
            raise BadData(f"{self.sentence} Nothing was imported.", file=self.file)


def told(words: Sequence[str]) -> str:
    """Words of a table in a sentence, each cut to what one can hold, and no more than a dozen."""
    shown = [word if len(word) <= _LONGEST else f"{word[: _LONGEST - 1]}…" for word in words[:_TOLD_AT_MOST]]
    more = len(words) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def is_csv(name: str) -> bool:
    """Whether a file is a table by its name."""
    return name.casefold().endswith(_SUFFIXES)


# CSV


def read_csv(text: str, file: str) -> Sheet:
    """The table in a text: what divides its cells is seen by its header.

    Rows without any text are left out; spreadsheets' guards against formulas are taken off.

    Raises BadData for rows that have other cells than the header, for a quotation mark that is not closed,
    and for more than MAX_ROWS rows, MAX_COLUMNS columns or MAX_CELLS cells.
    """
    lines = _lines(text, file)
    first, skipped = _first(lines, file)
    rows = _rows(chain([first], lines), _delimiter(first), file, skipped)
    _, header = next(rows)
    while header and not header[-1].strip():
        header.pop()  # a spreadsheet that was wider once
    if len(header) > MAX_COLUMNS:
        raise BadData(f"'{file}' has {len(header):,} columns; {MAX_COLUMNS} can be read.", file=file)
    return Sheet(file, _named(header), tuple(_records(rows, len(header), file)))


def head(text: str) -> tuple[str, ...]:
    """The cells of the first line of a text, as far as it can be read as CSV; () where it cannot."""
    try:
        first, _ = _first(_lines(text, ""), "")
        _, cells = next(_rows(iter([first]), _delimiter(first), "", 0))
    except BadData:
        return ()
    return tuple(cells)


def _lines(text: str, file: str) -> Iterator[str]:
    for number, line in enumerate(StringIO(text.removeprefix("\ufeff"), newline=""), 1):
        if number > _MOST_LINES:
            raise BadData(f"'{file}' has more than {_MOST_LINES:,} lines.", file=file)
        if len(line) > _MAX_LINE:
            raise BadData(f"'{file}', line {number} is longer than any table's.", file=file)
        yield line


def _first(lines: Iterator[str], file: str) -> tuple[str, int]:
    """The first line with text, and how many stood before it; `sep=;` is for Excel alone."""
    for skipped, line in enumerate(lines):
        if line.strip() and not _TOLD.fullmatch(line):
            return line, skipped
    raise BadData(f"'{file}' is empty.", file=file)


def _delimiter(header: str) -> str:
    """What stands most often outside of quotation marks."""
    bare = re.sub(r'"[^"]*"', "", header)
    return max(_DELIMITERS, key=bare.count)


def _rows(lines: Iterator[str], delimiter: str, file: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins in."""
    csv.field_size_limit(_MAX_LINE)
    reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
    begins = skipped + 1
    try:
        for row in reader:
            yield begins, row
            begins = skipped + reader.line_num + 1
    except csv.Error as error:
        what = "a quotation mark is not closed, or stands within a cell"
        if "field limit" in str(error):
            what = "a cell is too long, or its quotation mark is not closed"
        raise BadData(f"'{file}', line {begins}: {what}. Nothing was imported.", file=file) from None


def _records(rows: Iterable[tuple[int, list[str]]], width: int, file: str) -> Iterator[Record]:
    found, faults = 0, Faults(file)
    for line, cells in rows:
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != width:
            faults.add(line, f"the row has {counted(len(cells), 'cell')} where the header has {width}")
            continue
        found += 1
        _check_number(found, width, file)
        yield Record(line, tuple(map(unguarded, cells)))
    faults.check()


def _check_number(rows: int, columns: int, file: str) -> None:
    for number, most, things in ((rows, MAX_ROWS, "rows"), (rows * columns, MAX_CELLS, "cells")):
        if number > most:
            said = f"'{file}' has more than {most:,} {things}. Divide it into several files."
            raise BadData(said, file=file)


def unguarded(cell: str) -> str:
    """A cell without the `'` that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) == cell else cell


def _named(header: Sequence[str]) -> tuple[str, ...]:
    """The names of the columns on one line, each once: the second `Notes` is `Notes (2)`."""
    bare = [
        " ".join(safe_line(unguarded(cell)).split()) or f"Column {at}" for at, cell in enumerate(header, 1)
    ]
    taken = {name.casefold() for name in bare}
    names: list[str] = []
    for at, name in enumerate(bare):
        if name.casefold() in map(str.casefold, bare[:at]):
            names.append(next(one for n in count(2) if (one := f"{name} ({n})").casefold() not in taken))
            taken.add(names[-1].casefold())
        else:
            names.append(name)
    return tuple(names)


# JSON


def objects(plain: Any, under: str = "") -> list[Mapping[str, Any]] | None:
    """The list of objects that a JSON value is, or holds under a name; None where it is none."""
    found = plain.get(under) if under and isinstance(plain, Mapping) else plain
    if isinstance(found, list) and found and all(isinstance(one, Mapping) for one in found):
        return found
    return None


def read_json(found: Sequence[Mapping[str, Any]], file: str) -> Sheet:
    """Objects as a table: their names are the columns; what is nested is told in words. Raises BadData."""
    _check_number(len(found), 1, file)
    header = tuple(dict.fromkeys(str(name) for one in found for name in one))
    if len(header) > MAX_COLUMNS:
        raise BadData(f"'{file}' has {len(header):,} names; {MAX_COLUMNS} can be read.", file=file)
    _check_number(len(found), len(header), file)
    records = (
        Record(number, tuple(_words(one.get(name)) for name in header)) for number, one in enumerate(found, 1)
    )
    kept = tuple(record for record in records if any(record.cells))
    return Sheet(file, header, kept, "item")


def _words(value: Any) -> str:
    """A JSON value in words: lists of texts by `; `, names with their values, one object a line."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, Mapping):
        told = ((name, _words(one)) for name, one in value.items())
        return ", ".join(f"{name}: {words}" for name, words in told if words)
    if isinstance(value, list):
        nested = any(isinstance(one, Mapping) for one in value)
        return ("\n" if nested else "; ").join(filter(None, map(_words, value)))
    return json.dumps(value)
