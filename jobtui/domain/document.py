"""What was sent with an application."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DocumentKind(StrEnum):
    """What sort of document it is."""

    RESUME = "resume"
    LETTER = "letter"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was when it was sent on the local day `sent`: its absolute `path`, SHA-256 and bytes.

    `kept` says that the store holds a copy. `id` is 0 until the store gives one.
    """

    kind: DocumentKind
    path: str
    sha256: str
    size: int
    sent: date
    kept: bool = False
    posting: int = 0
    id: int = 0
