"""rate: rates between currencies, as the person gives them."""

from typing import Annotated

from typer import Argument

from jobtui.cli import out
from jobtui.cli.changing import changing
from jobtui.cli.command import Direct, Json, command, group_within, new_group
from jobtui.cli.out import Cell
from jobtui.cli.session import opened
from jobtui.tracker import rates
from jobtui.tracker.tracker import Change

app = new_group()
rate = group_within(app, "rate", "Rates between currencies: jobtui rate EUR USD 1.08.", Direct)

Currency = Annotated[str, Argument(metavar="CURRENCY", help="Three letters, such as EUR.")]
Into = Annotated[str, Argument(metavar="INTO", help="The other currency.")]


@changing(rate, "set")
def set_rate(
    currency: Currency,
    into: Into,
    factor: Annotated[str, Argument(metavar="FACTOR", help="What one unit of the first is in the second.")],
) -> Change:
    """Say what one unit of a currency is in another, as of today. It is used both ways, never in a chain.

    Example: jobtui rate EUR USD 1.08
    """
    with opened() as tracker:
        return rates.give(tracker, currency, into, factor)


@changing(rate, "drop")
def drop_rate(currency: Currency, into: Into) -> Change:
    """Take the rate between two currencies away.

    Example: jobtui rate drop EUR USD
    """
    with opened() as tracker:
        return rates.drop(tracker, currency, into)


@command(rate, "list")
def show_rates(json: Json = False) -> None:
    """List the rates with the days on which you gave them.

    Example: jobtui rate
    """
    with opened() as tracker:
        found = rates.every(tracker)
    if json:
        from jobtui.interop.decision import rate_to_json

        out.as_json({"schema": 1, "rates": [rate_to_json(one) for one in found]})
    elif found:
        out.rows([[rates.words(one), Cell(f"as of {one.day}", "dim")] for one in found])
    else:
        out.remark("no rates. jobtui rate EUR USD 1.08 gives one.")
