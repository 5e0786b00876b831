"""A person at a company."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to write to or to remember, met through `posting` (None if through none).

    Every posting of the same `company` finds them. `id` is 0 until the store gives one.
    """

    name: str
    company: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    note: str = ""
    posting: int | None = None
    id: int = 0


def company_key(company: str | None) -> str:
    """What two spellings of a company have in common: case and white space do not count."""
    return " ".join((company or "").casefold().split())
