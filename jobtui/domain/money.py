"""Amounts of money and how they are written. Loads nothing, so that it can stand in the first picture."""

# ISO 4217: currencies whose major unit is not a hundred minor ones.
_MINOR_UNITS = dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(), 1)
_MINOR_UNITS |= dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 1000)

SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "KRW": "₩", "INR": "₹"}

YEAR = "year"
_SHORT_PERIOD = {YEAR: "/yr", "month": "/mo", "week": "/wk", "day": "/day", "hour": "/h"}

Bound = int | None
"""An end of a range in whole minor units of its currency, None where it is open."""


def minor_units(currency: str | None) -> int:
    """How many minor units make one major unit: 100 for most currencies, 1 for those without any."""
    return _MINOR_UNITS.get(currency or "", 100)


def major(amount: int | None, currency: str | None) -> int | float | None:
    """An amount in decimal major units, an int where it is whole: 1732 USD is 17.32."""
    if amount is None:
        return None
    whole, rest = divmod(amount, minor_units(currency))
    return whole if not rest else amount / minor_units(currency)


def minor(amount: float | None, currency: str | None) -> int | None:
    """The inverse of `major`, rounded to whole minor units."""
    return None if amount is None else round(amount * minor_units(currency))


def range_words(low: Bound, high: Bound, currency: str | None, period: str | None = None) -> str:
    """A short text for screens: `$142,800–274,800 /yr`, `from €45,000`, `up to £65,000`."""
    sign = SYMBOLS.get(currency or "", f"{currency} " if currency else "")
    text = bare_words(low, high, currency, sign)
    return f"{text} {_SHORT_PERIOD[period]}" if text and period else text


def bare_words(low: Bound, high: Bound, currency: str | None, sign: str = "") -> str:
    """A range without what it pays for: `142,800–274,800`."""
    least, most = (_amount(bound, currency) for bound in (low, high))
    if least and most:
        return f"{sign}{least}" if least == most else f"{sign}{least}–{most}"
    if least:
        return f"from {sign}{least}"
    return f"up to {sign}{most}" if most else ""


def short_words(low: Bound, high: Bound, currency: str | None, period: str | None = None) -> str:
    """The narrowest text that still tells the range: `$143–275k`, `€17.32/h`."""
    unit = minor_units(currency)
    amounts = [bound for bound in (low, high) if bound is not None]
    if any(bound < 10_000 * unit and bound % (1000 * unit) for bound in amounts):
        return range_words(low, high, currency, period).replace(" /", "/")
    text = range_words(_thousands(low, unit), _thousands(high, unit), currency)
    if not text:
        return ""
    return f"{text}k{_SHORT_PERIOD[period] if period and period != YEAR else ''}"


def _thousands(amount: int | None, unit: int) -> int | None:
    return None if amount is None else round(amount / unit / 1000) * unit


def _amount(amount: int | None, currency: str | None) -> str:
    value = major(amount, currency)
    if value is None:
        return ""
    places = 0 if isinstance(value, int) else len(str(minor_units(currency))) - 1
    return f"{value:,.{places}f}"
