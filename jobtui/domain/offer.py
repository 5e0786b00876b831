"""What an employer offers, and rates to set currencies side by side."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Offer:
    """One offer, amounts in minor units of `currency`; None where it says nothing.

    `base` is paid each `period`, `bonus` each year, `sign_on` once; `equity` is what all of it is said to be
    worth, handed out over `vesting` years. `days_off` are working days a year. `id` is 0 until stored.
    """

    base: int
    currency: str
    period: str = "year"
    bonus: int | None = None
    sign_on: int | None = None
    equity: int | None = None
    vesting: int | None = None
    days_off: int | None = None
    deadline: date | None = None
    note: str = ""
    posting: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class Rate:
    """One unit of `currency` is `factor` units of `into`: a decimal number as text, as I gave it on `day`."""

    currency: str
    into: str
    factor: str
    day: date
    id: int = 0
