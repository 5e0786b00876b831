"""The person's own headings: a small file in the shape of the shipped table, learned from corrections."""

import json
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jobtui.domain.problem import BadData, CannotWrite, Problem, WrongUsage
from jobtui.domain.toml import toml_values

MAX_BYTES = 1_000_000

_HEAD = """\
# Headings you taught jobtui: under each part of a posting, the headings that open it.
# Case, marks and colons do not count. jobtui rewrites this file when it learns one.
"""
_LINE = re.compile(r"\(at line (\d+), column \d+\)$")

_ALSO_CALLED = {"required": "requirements", "unlabelled": "profile", "pay": "compensation"}

_LEFT_OUT = "your own headings are left out until it is mended."

Headings = Mapping[str, Sequence[str]]
"""Under each part of a posting (a key of PARTS) the headings that open it."""


class Vocabulary:
    """The file of own headings. It need not be there; without a path nothing can be remembered."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path

    def headings(self) -> Headings:
        """What the file holds. Raises BadData, or NoInput in the system's words, if it cannot be used."""
        return {} if self.path is None else _parsed(_text(self.path), self.path)

    def usable(self) -> tuple[Headings, str]:
        """What the file holds and "", or nothing and one sentence why it is left out."""
        try:
            return self.headings(), ""
        except Problem as problem:
            return {}, problem.message

    def part_of(self, heading: str) -> str | None:
        """The part that an own heading opens, None where it is not among them. Raises as `headings` does."""
        key = heading_key(heading)
        found = (part for part, own in self.headings().items() if key in map(heading_key, own))
        return next(found, None)

    def teach(self, heading: str, part: str | None) -> str | None:
        """Remember that a heading opens a part, or with None forget it. Gives the part it opened before.

        Raises WrongUsage for a part that is none or a heading that cannot be one, BadData if the file that is
        there is damaged, which stays as it is, and what `write_text` raises.
        """
        key = heading_key(heading)
        if part is not None:
            part = part_name(part)
            check(key)
        before = self.part_of(heading)
        if before != part:
            kept = {
                name: {one for one in map(heading_key, own) if one != key}
                for name, own in self.headings().items()
            }
            if part is not None:
                kept.setdefault(part, set()).add(key)
            self._write(kept)
        return before

    def _write(self, held: Mapping[str, set[str]]) -> None:
        from jobtui.tracker.output import write_text

        if self.path is None:
            raise CannotWrite("there is no place to remember headings in.")
        place = self.path.resolve()  # a link to a file kept elsewhere stays one
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(f"cannot make the folder '{place.parent}'.", file=str(place)) from error
        write_text(place, to_text(held), force=True)


def heading_key(heading: str) -> str:
    """A heading as it is compared."""
    from jobtui.parsing.headings import key  # its patterns take a while; most commands need none

    return key(heading)


def part_name(words: str) -> str:
    """The part of a posting as a person may call it, a key of PARTS. Raises WrongUsage."""
    from jobtui.domain.reading import PARTS

    key = "_".join(words.casefold().split())
    part = _ALSO_CALLED.get(key, key)
    if part not in PARTS:
        raise WrongUsage(f"unknown part '{words[:60]}'. One of: {', '.join(PARTS)}.")
    return part


def check(heading: str) -> None:
    """Raise WrongUsage if no line could be this heading."""
    from jobtui.parsing.headings import short

    if not short(heading) or not heading.isprintable():
        raise WrongUsage(f"'{heading[:60]}' is no heading: it must have one to nine words.")


def to_text(held: Mapping[str, set[str]]) -> str:
    """The file for these headings: parts and headings in their order, the same for the same headings."""
    parts = [
        f"\n[{part}]\nexact = [\n" + "".join(f"  {_quoted(one)},\n" for one in sorted(own)) + "]\n"
        for part, own in sorted(held.items())
        if own
    ]
    return _HEAD + "".join(parts)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a string of JSON is one of TOML


def _text(path: Path) -> str:
    from jobtui.tracker.files import read_file

    if not os.path.exists(path):  # noqa: PTH110 - does not raise on what is closed
        return ""
    try:
        data, _ = read_file(path, MAX_BYTES)
    except BadData as problem:
        raise BadData(
            f"'{path}' is larger than {MAX_BYTES:,} bytes; {_LEFT_OUT}", file=str(path)
        ) from problem
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _damaged(path, data.count(b"\n", 0, error.start) + 1, "it is not UTF-8") from error


def _parsed(text: str, path: Path) -> Headings:
    if not text.strip():
        return {}
    try:
        plain = toml_values(text)
    except ValueError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        why = _LINE.sub("", str(error)).strip().lower() if found else "it ends too early"
        raise _damaged(path, line, why) from error
    for part, entry in plain.items():
        wrong = _wrong(part, entry)
        if wrong:
            raise _damaged(path, _line_of(text, part), wrong)
    return {part: tuple(entry["exact"]) for part, entry in plain.items()}


def _wrong(part: str, entry: Any) -> str:
    """What is wrong with one part of the file, "" if nothing is."""
    from jobtui.domain.reading import PARTS

    if part not in PARTS:
        return f"there is no part '{part[:60]}'"
    if not isinstance(entry, dict) or entry.keys() != {"exact"}:
        return f"[{part}] takes a list named exact, and nothing else"
    if not isinstance(entry["exact"], list) or not all(isinstance(one, str) for one in entry["exact"]):
        return f"exact of [{part}] is not a list of texts"
    return ""


def _line_of(text: str, part: str) -> int:
    """The line that names a part."""
    found = re.search(rf"(?m)^\s*\[?\[?\s*[\"']?{re.escape(part)}\b", text)
    return text.count("\n", 0, found.end()) + 1 if found else 1


def _damaged(path: Path, line: int, why: str) -> BadData:
    return BadData(f"'{path}' line {line}: {why}; {_LEFT_OUT}", file=str(path))
