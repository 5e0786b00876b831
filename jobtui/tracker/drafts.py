"""What was typed and not yet saved, kept in files so that it outlives the program."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from jobtui.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What was `typed` under a key, `where` it was typed in words, and the keys that bring it back.

    `told` says that the person was told of it at a start.
    """

    key: str
    typed: Any
    where: str = ""
    again: str = ""
    told: bool = False


class Drafts:
    """One file a draft, in a folder of its own for each database; without a folder nothing outlives this.

    What is typed is text, or texts in a tuple or under names. A file that cannot be written or understood
    never stands in the way of typing.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._held = {one.key: one for one in self._found()}

    def __iter__(self) -> Iterator[Unsaved]:
        """What is kept, in the order of the keys."""
        return iter([self._held[key] for key in sorted(self._held)])

    def get(self, key: str, default: Any = None) -> Any:
        """What was typed under a key."""
        return self._held[key].typed if key in self._held else default

    def keep(self, draft: Unsaved) -> None:
        """Keep a draft in place of the one before; what the person was told of it need not be told again."""
        held = self._held.get(draft.key)
        if held is not None and held.typed == draft.typed:
            draft = replace(draft, told=draft.told or held.told)
        if held == draft:
            return
        self._held[draft.key] = draft
        if self._folder is not None:
            from jobtui.tracker.output import write_text

            with suppress(Problem, OSError):
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                write_text(self._file(draft.key), json.dumps(asdict(draft)), force=True)

    def forget(self, key: str) -> None:
        """It was saved, or is not wanted."""
        if self._held.pop(key, None) is not None and self._folder is not None:
            with suppress(OSError):
                self._file(key).unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        assert self._folder is not None
        return self._folder / f"{_short_hash(key)}.json"

    def _found(self) -> Iterator[Unsaved]:
        if self._folder is None:
            return
        with suppress(OSError):
            for path in sorted(self._folder.glob("*.json")):
                with suppress(OSError, ValueError, TypeError):
                    yield _read(path.read_text(encoding="utf-8"))


def drafts_folder(state: Path, database: Path) -> Path:
    """The folder for the drafts of one database, below the folder for the program's state."""
    return (
        state / "drafts" / sha256(str(database.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    )


def _short_hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _read(text: str) -> Unsaved:
    plain = json.loads(text)
    typed = plain["typed"]
    return Unsaved(**{**plain, "typed": tuple(typed) if isinstance(typed, list) else typed})
