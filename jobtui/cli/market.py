"""market, similar: what my postings together pay and ask, and which are near one."""

from collections.abc import Sequence
from typing import Annotated

from typer import Argument

from jobtui.cli import out
from jobtui.cli.command import Id, Json, TakesWords, command, new_group
from jobtui.cli.out import Cell
from jobtui.cli.session import opened
from jobtui.domain.frequency import Frequency
from jobtui.domain.gap import closing_words
from jobtui.domain.market import Market, Spread, strip
from jobtui.domain.number import LEAST
from jobtui.domain.salary import Salary, describe_short
from jobtui.domain.verdict import VERDICT_SYMBOLS

app = new_group()

_SHOWN = 20
"""How many requirements are shown; JSON has all."""

_GAPS = 10
_STRIP = 30
_BAR = 16


@command(app, "market", shape=TakesWords)
def market(
    words: Annotated[
        list[str] | None, Argument(metavar="[WORDS]...", help="Only postings that a filter finds.")
    ] = None,
    json: Json = False,
) -> None:
    """Show what your postings pay and ask: pay by sort of role, demands by how often they come.

    Pay is counted where it is stated, never across currencies, and no median is told of fewer than five.
    Demands are those in the employers' own words; sites' chips do not count.

    Example: jobtui market status:applied,interview
    """
    from jobtui.tracker.market import market as counted
    from jobtui.tracker.market import matching

    with opened() as tracker:
        found = counted(tracker, matching(tracker, " ".join(words)) if words else None)
    if json:
        from jobtui.interop.market import market_to_json

        out.as_json(market_to_json(found))
        return
    if not found.postings:
        out.remark("no postings to count.")
        return
    _print_pay(found)
    _print_demands(found)
    _print_gaps(found)


@command(app, "similar")
def similar(posting: Id, json: Json = False) -> None:
    """Show which of your postings are near one, and why.

    Near are those that ask for the same, come from the same employer, or say nearly the same of the work.

    Example: jobtui similar 3
    """
    from jobtui.tracker.similar import similar as neighbours

    with opened() as tracker:
        found = neighbours(tracker, tracker.posting(posting))
    if json:
        from jobtui.interop.market import similar_to_json

        out.as_json(similar_to_json(posting, [(one.row, one.near) for one in found]))
        return
    if not found:
        out.remark(f"no posting is near posting {posting}.")
    for one in found:
        out.rows([[Cell(f"{one.row.id:>3}", "dim"), one.row.subject]])
        out.rows([[Cell("", ""), Cell(reason, "dim")] for reason in one.near.reasons], widths={0: 3})


def _print_pay(found: Market) -> None:
    out.heading("Pay a year, midpoints", first=True)
    if not found.spreads:
        out.remark("no posting states its pay.")
        return
    heads = ["ROLE", "IN", "N", "MEDIAN", "FROM", "", "TO", "UNSTATED"]
    told: set[str] = set()
    table = []
    for spread in found.spreads:
        table.append(_pay_row(spread, unstated=spread.family not in told))
        told.add(spread.family)
    out.rows(table, heads=heads, fit=out.Fit.CUT)
    if any(spread.median is None for spread in found.spreads):
        out.remark(f"no median is told of fewer than {LEAST} postings.")


def _pay_row(spread: Spread, *, unstated: bool) -> out.Row:
    """One sort of role in one currency; those without pay are told once, whatever the currencies."""

    def money(amount: int | None) -> str:
        return "–" if amount is None else describe_short(Salary(amount, amount, spread.currency))

    low, high = spread.middles[0], spread.middles[-1]
    return [
        spread.family or "any",
        spread.currency,
        f"{len(spread.middles):>2,}",
        money(spread.median),
        Cell(money(low), "dim"),
        Cell(strip(spread.middles, _STRIP), "cyan"),
        Cell(money(high), "dim"),
        f"{spread.unstated:>4,}" if unstated else "",
    ]


def _print_demands(found: Market) -> None:
    if not found.frequencies:
        return
    out.heading("Asked")
    heads = ["WHAT", "REQUIRED", "PREFERRED", "UNLABELLED", "ALL", ""]
    shown = found.frequencies[:_SHOWN]
    further = any(one.came_to for one in shown)
    out.rows(_demand_rows(shown, further=further), heads=[*heads, *["OF THEM CAME TO"] * further])
    if (more := len(found.frequencies) - _SHOWN) > 0:
        out.remark(f"{more:,} more in --json.")


def _print_gaps(found: Market) -> None:
    if not found.frequencies:
        return
    out.heading("Gaps")
    if not found.claimed:
        out.remark("there is no profile to hold against it: see jobtui profile add.")
        return
    table: list[out.Row] = [
        [f"{VERDICT_SYMBOLS[gap.verdict]} {gap.frequency.label}", gap.verdict, _asked_by(gap.frequency)]
        for gap in found.gaps[:_GAPS]
    ]
    out.rows(table)
    if found.closing is not None:
        out.line(closing_words(found.closing), "bold")


def _asked_by(one: Frequency) -> Cell:
    return Cell(f"asked by {one.postings:,}, required by {one.required:,}", "dim")


def _demand_rows(frequencies: Sequence[Frequency], *, further: bool) -> list[out.Row]:
    most = max(one.postings for one in frequencies)
    return [
        [
            one.label,
            f"{one.required:>5,}",
            f"{one.preferred:>5,}",
            f"{one.unlabelled:>5,}",
            f"{one.postings:>3,}",
            Cell("█" * max(1, round(one.postings * _BAR / most)), "cyan"),
            *[Cell(one.came_to, "dim")] * further,
        ]
        for one in frequencies
    ]
