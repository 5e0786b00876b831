"""What an offer comes to in a year, exactly, with the assumptions behind the figure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from jobtui.domain.offer import Offer, Rate
from jobtui.domain.profile import Claim, ClaimKind
from jobtui.domain.rates import converted
from jobtui.domain.salary import PER_YEAR, Period, Salary, describe, minor_units

USUAL_HORIZON = 4
"""Over how many years offers are weighed where my profile does not say."""

USUAL_VESTING = 4
"""Over how many years equity is taken to be handed out where the offer does not say."""


@dataclass(frozen=True, slots=True)
class Horizon:
    """Over how many years offers are weighed, and whether my profile says so."""

    years: Fraction = Fraction(USUAL_HORIZON)
    mine: bool = False

    @property
    def words(self) -> str:
        """`4 years, the usual`, `2.5 years, by your profile`."""
        return f"{_years(self.years)}, {'by your profile' if self.mine else 'the usual'}"


@dataclass(frozen=True, slots=True)
class Worth:
    """What an offer comes to a year, part by part, in minor units of its currency."""

    currency: str
    base: Fraction
    bonus: Fraction = Fraction(0)
    sign_on: Fraction = Fraction(0)
    equity: Fraction = Fraction(0)

    @property
    def total(self) -> Fraction:
        """All of it."""
        return self.base + self.bonus + self.sign_on + self.equity

    def told(self, into: str, rates: Iterable[Rate]) -> Fraction | None:
        """The total in another currency, None without a rate I gave."""
        return converted(self.total, self.currency, into, rates)


def horizon(claims: Sequence[Claim]) -> Horizon:
    """The horizon my profile states, the newest claim where it states several; else the usual one."""
    years = [one.years for one in claims if one.kind is ClaimKind.HORIZON and one.years]
    return Horizon(Fraction(str(years[-1])), True) if years else Horizon()


def worth(offer: Offer, over: Horizon) -> Worth:
    """Base, bonus, and what sign-on and equity come to a year where I stay for the whole horizon.

    Equity is handed out evenly; what is handed out after the horizon does not count.
    """
    vesting = offer.vesting or USUAL_VESTING
    share = min(over.years, Fraction(vesting)) / vesting
    return Worth(
        offer.currency,
        Fraction(offer.base * PER_YEAR[Period(offer.period)]),
        Fraction(offer.bonus or 0),
        Fraction(offer.sign_on or 0) / over.years,
        (offer.equity or 0) * share / over.years,
    )


def assumptions(offers: Iterable[Offer], over: Horizon) -> list[str]:
    """What the figures of these offers rest on, one clause each."""
    offers = list(offers)
    told = [f"I stay {over.words}"]
    if periods := {Period(one.period) for one in offers} - {Period.YEAR}:
        told += [f"a year is {PER_YEAR[one]:,} {one}s" for one in Period if one in periods]
    if any(one.bonus for one in offers):
        told.append("bonus paid in full")
    if any(one.sign_on for one in offers):
        told.append("sign-on spread over these years")
    for years in dict.fromkeys(one.vesting for one in offers if one.equity):
        said = _years(Fraction(years or USUAL_VESTING))
        stated = "" if years else ", which the offer does not state"
        told.append(f"equity at the stated worth, evenly over {said}{stated}")
    return [*told, "no tax"]


def assumption_words(offers: Iterable[Offer], over: Horizon) -> str:
    """The same as one line."""
    return f"Assumed: {'; '.join(assumptions(offers, over))}."


def newest(offers: Sequence[Offer]) -> Offer | None:
    """The offer of a posting that counts: the newest one, whatever came before it."""
    return max(offers, key=lambda one: one.id, default=None)


def money(amount: Fraction | int, currency: str) -> str:
    """An amount in minor units as people write it, rounded to whole major units: `€112,500`."""
    whole = round(Fraction(amount) / minor_units(currency)) * minor_units(currency)
    return describe(Salary(whole, whole, currency))


def _years(years: Fraction) -> str:
    number = f"{years.numerator}" if years.denominator == 1 else f"{float(years):g}"
    return f"{number} year{'' if years == 1 else 's'}"
