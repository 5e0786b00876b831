"""The rows of a list of any length, read a block at a time around what is in sight."""

from array import array
from collections.abc import Callable, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jobtui.domain.posting import PostingRow

BLOCK = 64
"""How many rows are read at once, unless few of them fit on a screen."""

_MOST_BLOCKS = 8

_MANY = 10_000
"""From so many ids on they are held in a tenth of the memory."""

Fetch = Callable[[Sequence[int]], "list[PostingRow]"]
"""Reads the rows of these ids in the order given; what is not there any more is left out."""


def packed(ids: Sequence[int]) -> Sequence[int]:
    """Ids in four bytes each, or in eight where one of them is too large for that."""
    try:
        return array("I", ids)
    except OverflowError:
        return array("q", ids)


class RowWindow:
    """Ids in their order, and the rows of those few that are asked for."""

    def __init__(self, ids: Sequence[int] = (), fetch: Fetch | None = None, block: int = BLOCK) -> None:
        self.ids = ids if len(ids) < _MANY else packed(ids)
        self._fetch = fetch
        self._block = block
        self._blocks: dict[int, dict[int, PostingRow]] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def index(self, posting: int | None) -> int | None:
        """Where a posting stands, None if it is not listed."""
        try:
            return None if posting is None else self.ids.index(posting)
        except ValueError:
            return None

    def row(self, index: int) -> "PostingRow | None":
        """The row at an index; None if it vanished meanwhile."""
        block = index // self._block
        if block not in self._blocks:
            self._read(block)
        return self._blocks[block].get(self.ids[index])

    def _read(self, block: int) -> None:
        while len(self._blocks) >= _MOST_BLOCKS:
            del self._blocks[next(iter(self._blocks))]
        wanted = [*self.ids[block * self._block : (block + 1) * self._block]]
        rows = self._fetch(wanted) if self._fetch else []
        self._blocks[block] = {row.id: row for row in rows}
