"""What the market view shows, as lines: pay by sort of role, what is asked, what my profile lacks of it."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from jobtui.domain.display import safe_line
from jobtui.domain.frequency import Ask, Frequency
from jobtui.domain.gap import Gap, closing_words
from jobtui.domain.market import Market, Spread, standing_words, strip
from jobtui.domain.posting import Posting
from jobtui.domain.salary import Salary, describe_short
from jobtui.domain.stage import Stage
from jobtui.domain.verdict import VERDICT_SYMBOLS
from jobtui.tracker.market import ranked
from jobtui.tracker.tracker import Tracker
from jobtui.tui.amounts import amounts
from jobtui.tui.keymap import keyed
from jobtui.tui.styles import VERDICT_STYLES
from jobtui.tui.text import literal, shorten
from jobtui.tui.widgets.attached import labelled
from jobtui.tui.widgets.item_list import Item

_MUTED = "$foreground-muted"
_NUMBER = 5
_STRIP = 24
_WIDEST_NAME = 34
_WIDE = 40
"""Where a bar could be longer than this, it leaves room for the stages."""

_MANY = 5_000
"""Of more postings the pay is counted only in the view of the market, beside the keys."""


def standing_items(tracker: Tracker, posting: Posting, held: int) -> list[Item]:
    """Where the pay of one of `held` postings stands, and what only the site says; many are not counted."""
    if held > _MANY:
        return []
    found = ranked(tracker, posting)
    own = [standing_words(found.standing)] if found.standing else []
    return [labelled("market", "Market", literal(words, _MUTED)) for words in own] + [
        labelled("claims", "Site says", literal(claim, _MUTED)) for claim in found.claims
    ]


def pay_items(market: Market) -> list[Item]:
    """Each sort of role in each currency: how many, the median, and how the midpoints spread."""
    if not market.spreads:
        return [Item("none", Content.styled("No posting states pay and its currency.", _MUTED))]
    widest = max(len(spread.family or "any") for spread in market.spreads)
    first = {spread.family: spread.currency for spread in reversed(market.spreads)}
    return [
        _spread_item(spread, min(widest, _WIDEST_NAME), unstated=first[spread.family] == spread.currency)
        for spread in market.spreads
    ]


def _spread_item(spread: Spread, widest: int, *, unstated: bool) -> Item:
    name = literal(shorten(spread.family or "any", widest).ljust(widest + 2))
    number = len(spread.middles)
    median = f"median {_money(spread.median, spread)}" if spread.median else "too few for a median"
    missing = f", {spread.unstated:,} unstated" if unstated and spread.unstated else ""
    told = f"{spread.currency}  {number:,} known{missing}  "
    low, high = (f" {_money(end, spread)} " for end in (spread.middles[0], spread.middles[-1]))
    drawn = [(low.lstrip(), _MUTED), (strip(spread.middles, _STRIP), "$text-accent"), (high, _MUTED)]
    style = "bold" if spread.median else _MUTED
    below = (Content.assemble(*drawn),) if number > 1 else ()
    text = Content.assemble(told, (median, style))
    return Item(f"pay {spread.currency} {spread.family}", text, name, below)


def _money(amount: int | None, spread: Spread) -> str:
    return "" if amount is None else amounts(describe_short(Salary(amount, amount, spread.currency)))


def asked_items(market: Market, room: int, stages: Sequence[Stage]) -> list[Item]:
    """What is asked, the most frequent first, under a line that names the columns; `room` is in cells.

    Where there is room, how many of those that ask it came to each open stage behind the first.
    """
    if not market.frequencies:
        words = "No requirements were found in these postings." if market.postings else "No posting to count."
        return [Item("none", Content.styled(words, _MUTED))]
    widest = min(max(len(one.label) for one in market.frequencies), _WIDEST_NAME)
    most = market.frequencies[0].postings
    number = max(_NUMBER, 1 + len(f"{most:,}"))
    bar = max(room - widest - 3 * number - 6, 0)
    later = [stage for stage in stages if not stage.closed][1:] if bar > _WIDE else []
    bar = max(bar - number * len(later), 0)
    heads = [
        f"{head:>{number - 1}}" for head in ("all", "●", "○", *(safe_line(stage.symbol) for stage in later))
    ]
    named = [stage.name for stage in later]
    return [
        Item("heads", Content.styled(" ".join(["".ljust(widest + 1), *heads]), _MUTED), heading=True),
        *(_asked_item(one, (widest, number, bar), most, named) for one in market.frequencies),
    ]


def _asked_item(one: Frequency, sizes: tuple[int, int, int], most: int, stages: Sequence[str]) -> Item:
    """`sizes` are the cells of the name, of a number and of the longest bar."""
    widest, number, bar = sizes
    counts = (one.postings, one.required, one.preferred, *(one.reached.get(stage, 0) for stage in stages))
    numbers = " ".join(f"{count:>{number - 1},}" for count in counts)
    drawn = [round(asking * bar / most) for asking in (one.required, one.unlabelled, one.preferred)]
    return Item(
        asked_key(one),
        Content.assemble(
            literal(shorten(one.label, widest).ljust(widest + 1)),
            f" {numbers}  ",
            ("█" * drawn[0], "$text-accent"),
            ("▓" * drawn[1], "$text-accent"),
            ("░" * drawn[2], "$text-accent"),
        ),
    )


def gap_items(market: Market) -> list[Item]:
    """What recurs and my profile does not show, and above all the one claim that would close most."""
    return list(_gaps(market))


def _gaps(market: Market) -> Iterator[Item]:
    if not market.claimed:
        words = keyed("There is no profile to hold against it: {profile} makes one.")
        yield Item("profile", Content.styled(words, _MUTED))
        return
    if market.closing is not None:
        yield Item("closing", literal(closing_words(market.closing), "bold"))
    widest = max((len(gap.frequency.label) for gap in market.gaps), default=0)
    for gap in market.gaps:
        yield _gap_item(gap, min(widest, _WIDEST_NAME))
    if not market.gaps:
        yield Item("none", Content.styled("Nothing that two postings ask is missing.", _MUTED))


def _gap_item(gap: Gap, widest: int) -> Item:
    one = gap.frequency
    symbol = Content.styled(f"{VERDICT_SYMBOLS[gap.verdict]} ", VERDICT_STYLES[gap.verdict])
    name = shorten(one.label, widest).ljust(widest)
    return Item(asked_key(one), Content.assemble(literal(name), (f"  {_numbers(one)}", _MUTED)), symbol)


def _numbers(one: Frequency) -> str:
    return f"asked by {one.postings:>3,} {one.required:>4,} ●"


def asked_key(one: Frequency) -> str:
    """What names a thing that is asked among others."""
    return f"{one.ask} {one.name}"


def sought_words(one: Frequency) -> str:
    """The filter that finds the postings which speak of it."""
    if one.ask is Ask.EXPERIENCE and not one.name:
        return "years"
    return f'"{one.name}"' if " " in one.name else one.name
