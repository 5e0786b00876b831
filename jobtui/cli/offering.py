"""offer: what employers offer, and what it comes to a year in one currency."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated

from typer import Argument, Option

from jobtui.cli import out
from jobtui.cli.attached import of_postings
from jobtui.cli.changing import changing, given
from jobtui.cli.command import (
    Direct,
    Id,
    Json,
    MaybeId,
    command,
    group_within,
    new_group,
    posting_number,
    whole_number,
)
from jobtui.cli.out import Cell, Row
from jobtui.cli.session import opened
from jobtui.domain.offer import Offer, Rate
from jobtui.domain.problem import WrongUsage
from jobtui.domain.rates import missing, rate_between
from jobtui.domain.worth import Horizon, Worth, assumption_words, money, newest, worth
from jobtui.tracker import offers, rates
from jobtui.tracker.tracker import Change

app = new_group()
offer = group_within(app, "offer", "What employers offer: jobtui offer ID --base AMOUNT.", Direct)

Number = Annotated[
    int, Argument(metavar="N", parser=whole_number, help="Number of the offer, as jobtui offer has it.")
]
Base = Annotated[
    str | None,
    Option("--base", metavar="AMOUNT", help='"95k EUR /year", "60 USD /hour"; a year unless said.'),
]
Bonus = Annotated[str | None, Option("--bonus", metavar="AMOUNT", help="Each year.")]
SignOn = Annotated[str | None, Option("--sign-on", metavar="AMOUNT", help="Once.")]
Equity = Annotated[
    str | None, Option("--equity", metavar="AMOUNT", help="What all of it is said to be worth.")
]
Vesting = Annotated[
    str | None, Option("--vesting", metavar="YEARS", help="Over how many years it is handed out.")
]
DaysOff = Annotated[str | None, Option("--days-off", metavar="DAYS", help="Working days a year.")]
Deadline = Annotated[
    str | None, Option("--deadline", metavar="DAY", help="By when to answer: 2026-12-01, fri, +7d.")
]
NoteText = Annotated[str | None, Option("--note", metavar="TEXT", help="What to remember.")]


@changing(offer, "add")
def add(
    posting: Id,
    *,
    base: Base = None,
    bonus: Bonus = None,
    sign_on: SignOn = None,
    equity: Equity = None,
    vesting: Vesting = None,
    days_off: DaysOff = None,
    deadline: Deadline = None,
    note: NoteText = None,
) -> Change:
    """Add an offer to a posting. All amounts are in the currency of the base.

    A posting can have several, as it is negotiated: the newest counts. A deadline stands in the agenda.

    Example: jobtui offer 3 --base "95k EUR /year" --bonus 10k --equity 40k --vesting 4 --deadline fri
    """
    values = _given(base, bonus, sign_on, equity, vesting, days_off, deadline, note)
    with opened() as tracker:
        change = offers.add(tracker, posting, values)
        stage = offers.stage_to_come(tracker, posting)
    if stage:
        out.remark(f"the status stays as it is; jobtui status {posting} {stage.name} moves it on.")
    return change


@changing(offer, "edit")
def edit(
    number: Number,
    *,
    base: Base = None,
    bonus: Bonus = None,
    sign_on: SignOn = None,
    equity: Equity = None,
    vesting: Vesting = None,
    days_off: DaysOff = None,
    deadline: Deadline = None,
    note: NoteText = None,
) -> Change:
    """Put an offer right; what is not named stays, '' takes it away.

    Example: jobtui offer edit 2 --base 98k --deadline +7d
    """
    values = _given(base, bonus, sign_on, equity, vesting, days_off, deadline, note)
    if not values:
        raise WrongUsage("nothing to edit. Give --base, --bonus, --deadline or another: see --help.")
    with opened() as tracker:
        return offers.edit(tracker, number, values)


@changing(offer, "drop")
def drop(number: Number) -> Change:
    """Take an offer off its posting; undo puts it back.

    Example: jobtui offer drop 2
    """
    with opened() as tracker:
        return offers.drop(tracker, number)


@command(offer, "list")
def show(posting: MaybeId = None, json: Json = False) -> None:
    """List the offers on one posting, or all, with what each comes to a year.

    Example: jobtui offer
    """
    with opened() as tracker:
        over, today = offers.my_horizon(tracker), tracker.today
        if posting is None:
            found, subjects = of_postings(tracker, tracker.store.items(Offer))
        else:
            found, subjects = list(tracker.posting(posting).offers), {}
    if json:
        from jobtui.interop.decision import horizon_to_json, offer_to_json

        counting = _counting(found)
        plain = [offer_to_json(one, over, counts=one.id in counting) for one in found]
        out.as_json({"schema": 1, "offers": plain, **horizon_to_json(found, over)})
    elif found:
        out.rows(offer_rows(found, over, today, subjects))
        out.line(assumption_words(found, over), "dim")
    else:
        out.remark('no offers. jobtui offer ID --base "95k EUR /year" adds one.')


@command(offer, "compare")
def compare(
    postings: Annotated[
        list[int] | None,
        Argument(
            metavar="[ID]...", parser=posting_number, help="Numbers of the postings; all open ones without."
        ),
    ] = None,
    into: Annotated[
        str | None, Option("--in", metavar="CURRENCY", help="Tell all in it; without, in that of the first.")
    ] = None,
    json: Json = False,
) -> None:
    """Set offers side by side, by the year and in one currency; only a rate you gave is used.

    Example: jobtui offer compare 3 7 --in EUR
    """
    with opened() as tracker:
        found = offers.side_by_side(tracker, postings or ())
        over, given_rates = offers.my_horizon(tracker), rates.every(tracker)
        subjects = {row.id: row.subject for row in tracker.rows(list(found))}
    currency = rates.currency_code(into) if into else next(iter(found.values())).currency
    if json:
        _compare_as_json(found, over, currency, given_rates)
        return
    for line in compared_rows(found, over, currency, given_rates, subjects):
        out.rows(line)
    out.line(assumption_words(found.values(), over), "dim")


def compared_rows(
    found: Mapping[int, Offer], over: Horizon, into: str, given_rates: list[Rate], subjects: Mapping[int, str]
) -> list[list[Row]]:
    """First which number is which posting, then part by part what each offer comes to a year."""
    worths = {posting: worth(one, over) for posting, one in found.items()}
    head: list[Row] = [[Cell(f"#{posting}", "bold"), subjects[posting]] for posting in found]
    table: list[Row] = [[Cell("a year", "dim"), *(Cell(f"#{posting}", "bold") for posting in found)]]
    for label, name in (("Base", "base"), ("Bonus", "bonus"), ("Sign-on", "sign_on"), ("Equity", "equity")):
        amounts = [getattr(one, name) for one in worths.values()]
        if any(amounts):
            told = (
                money(amount, one.currency) if amount else "–"
                for amount, one in zip(amounts, worths.values(), strict=True)
            )
            table.append([label, *told])
    table.append(["Together", *(Cell(money(one.total, one.currency), "bold") for one in worths.values())])
    if any(one.currency != into for one in worths.values()):
        table.append([f"in {into}", *(_told(one, into, given_rates) for one in worths.values())])
    table.append(
        ["Days off", *(str(one.days_off) if one.days_off is not None else "–" for one in found.values())]
    )
    table.append(
        ["Answer by", *(one.deadline.isoformat() if one.deadline else "–" for one in found.values())]
    )
    lacking = sorted({one.currency for one in worths.values() if one.told(into, given_rates) is None})
    remarks: list[Row] = [[f"In {into} not compared: {missing(code, into)}"] for code in lacking]
    used = [
        [f"By your rate of {one.day}: {rates.words(one)}"]
        for one in _used(worths.values(), into, given_rates)
    ]
    return [head, table, remarks, list(used)]


def _told(one: Worth, into: str, given_rates: list[Rate]) -> Cell:
    amount = one.told(into, given_rates)
    return Cell("no rate", "yellow") if amount is None else Cell(money(amount, into), "bold")


def _used(worths: Iterable[Worth], into: str, given_rates: list[Rate]) -> list[Rate]:
    codes = dict.fromkeys(one.currency for one in worths if one.currency != into)
    return [found for code in codes if (found := rate_between(code, into, given_rates))]


def _compare_as_json(found: Mapping[int, Offer], over: Horizon, into: str, given_rates: list[Rate]) -> None:
    from jobtui.interop.decision import amount_to_json, horizon_to_json, offer_to_json

    plain = [
        offer_to_json(one, over)
        | {
            "total": {
                "currency": into,
                "amount": amount_to_json(worth(one, over).told(into, given_rates), into),
            }
        }
        for one in found.values()
    ]
    out.as_json({"schema": 1, "currency": into, "offers": plain, **horizon_to_json(found.values(), over)})


def offer_rows(
    found: Iterable[Offer], over: Horizon, today: date, subjects: Mapping[int, str] | None = None
) -> list[Row]:
    """Number, and in words what it comes to and the rest; one that a newer offer replaces says so."""
    found = list(found)
    counting = _counting(found)
    table: list[Row] = []
    for one in found:
        counts = one.id in counting
        told = (
            offers.offer_words(one, over),
            *_details(one, today, replaced=not counts),
            *_of(one, subjects),
        )
        words = " · ".join(filter(None, told))
        table.append([Cell(f"{one.id:>3}", "dim"), Cell(words, "" if counts else "dim")])
    return table


def _details(one: Offer, today: date, *, replaced: bool) -> Iterable[str]:
    if replaced:
        yield "a newer one counts"
    if one.deadline:
        yield f"answer by {one.deadline}" + (" (past)" if one.deadline < today else "")
    if one.days_off is not None:
        yield f"{one.days_off} days off"
    yield one.note


def _of(one: Offer, subjects: Mapping[int, str] | None) -> Iterable[str]:
    return (f"#{one.posting} {subjects[one.posting]}",) if subjects else ()


def _counting(found: Iterable[Offer]) -> set[int]:
    """The newest of each posting, by number."""
    by_posting: dict[int, list[Offer]] = {}
    for one in found:
        by_posting.setdefault(one.posting, []).append(one)
    return {last.id for held in by_posting.values() if (last := newest(held))}


def _given(
    base: str | None,
    bonus: str | None,
    sign_on: str | None,
    equity: str | None,
    vesting: str | None,
    days_off: str | None,
    deadline: str | None,
    note: str | None,
) -> dict[str, str]:
    return given(
        base=base,
        bonus=bonus,
        sign_on=sign_on,
        equity=equity,
        vesting=vesting,
        days_off=days_off,
        deadline=deadline,
        note=note,
    )
