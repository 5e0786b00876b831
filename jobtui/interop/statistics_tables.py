"""What the history tells, as tables: the command prints them, the screens show and copy them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from jobtui.domain.answers import Responses
from jobtui.domain.display import safe_line, width
from jobtui.domain.gap import closing_words
from jobtui.domain.history import Reached, Week
from jobtui.domain.market import Market, Spread
from jobtui.domain.number import LEAST, counted
from jobtui.domain.salary import Salary, describe_short
from jobtui.domain.stage import Stage
from jobtui.domain.verdict import VERDICT_SYMBOLS
from jobtui.domain.waiting import Curve, curve_words
from jobtui.interop.plots import spread_plot, waiting_plot, weeks_plot

Money = Callable[[Salary], str]

_NONE = "–"
_ASKED = 10
_SORTS = 10
_GAP = "  "
_LEAST_NAME = 16
_LEAST_BAR = 8
_CURVE = "No answer yet, by days after sending:"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the first cell is a name, the others are numbers. `bar` is a share of the longest, 0 to 1.

    `key` is what it is about: `status applied`, `posting 3`, "" for nothing that can be shown.
    """

    cells: tuple[str, ...]
    bar: float = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Lines under headings, and sentences that go with them.

    `picture` draws what a table does not show, in so many cells across and up: lines of text, perhaps none;
    `caption` says what is drawn where the title does not.
    """

    title: str
    heads: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    words: tuple[str, ...] = ()
    picture: Callable[[int, int], list[str]] = lambda _room, _height: []
    caption: str = ""

    def __bool__(self) -> bool:
        return bool(self.lines or self.words)

    def aligned(self, room: int | None = None) -> list[tuple[str, ...]]:
        """The headings and the lines, their cells padded: names to the right, numbers to the left.

        In so much `room` names are cut, and then the last columns left out.
        """
        rows = [self.heads, *(tuple(map(safe_line, line.cells)) for line in self.lines)]
        sizes = [max(map(width, column)) for column in zip(*rows, strict=True)]
        if room is not None:
            while len(sizes) > 2 and _wide([min(sizes[0], _LEAST_NAME), *sizes[1:]]) > room:
                sizes.pop()
            sizes[0] = max(min(sizes[0], room - _wide([0, *sizes[1:]])), 1)
        return [tuple(map(_padded, row, sizes, range(len(sizes)))) for row in rows]

    def bar(self, room: int, most: int) -> int:
        """How long the longest bar is: what all columns leave of the room, 0 where there are no bars."""
        if not any(line.bar for line in self.lines):
            return 0
        whole = max(_wide([*map(width, cells)]) for cells in self.aligned())
        return min(max(room - whole - len(_GAP), _LEAST_BAR), most)


def _wide(sizes: Sequence[int]) -> int:
    return sum(sizes) + len(_GAP) * (len(sizes) - 1)


def _padded(cell: str, size: int, at: int) -> str:
    while width(cell) > size:
        cell = cell.removesuffix("…")[:-1] + "…"
    blanks = " " * (size - width(cell))
    return blanks + cell if at else cell + blanks


def to_text(tables: Iterable[Table]) -> str:
    """All tables as plain text."""
    return "\n".join(line for table in tables if table for line in _text(table))


def _text(table: Table) -> Iterator[str]:
    yield table.title
    if table.lines:
        yield from (_GAP.join(cells).rstrip() for cells in table.aligned())
    yield from table.words
    yield ""


def funnel(stages: Mapping[str, Stage], found: Sequence[Reached]) -> Table:
    """Each stage: how many came to it, stand in it, and went on to the next open one."""
    most = max((one.reached for one in found), default=0)
    lines = tuple(
        Line(
            (
                f"{stages[one.status].symbol} {one.status}",
                f"{one.reached:,}",
                f"{one.now:,}",
                str(one.onward) if one.onward and one.onward.of else "",
                _percent(one.onward.percent if one.onward else None),
            ),
            one.reached / most if most else 0,
            f"status {one.status}",
        )
        for one in found
        if one.reached or not stages[one.status].closed
    )
    words = "Who stands in an open stage waits, and is not counted as one that did not go on."
    return Table("Funnel", ("STAGE", "REACHED", "NOW", "WENT ON", ""), lines, (words,))


def weeks(found: Sequence[Week], most: int = 8) -> Table:
    """The newest weeks and their applications."""
    top = max((week.applications for week in found), default=0)
    lines = tuple(
        Line((f"{week.begins:%G-W%V}", f"{week.applications:,}"), week.applications / top if top else 0)
        for week in found[-most:]
    )
    words = () if found else ("None was sent.",)
    return Table("Applications a week", ("WEEK", "SENT"), lines, words, partial(weeks_plot, found))


def by_source(every: Responses, found: Sequence[Responses]) -> Table:
    """What came back on all applications, how soon, and by where the postings came from."""
    told = _answers("Answers by source", "SOURCE", [every, *found[:_SORTS]])
    words = [curve_words(every.days, "had an answer")] if every.sent else []
    if (more := len(found) - _SORTS) > 0:
        words.append(f"{counted(more, 'source')} more, with fewer applications each.")
    return replace(told, words=tuple(words), picture=partial(waiting_plot, every.days), caption=_CURVE)


def by_family(found: Sequence[Responses]) -> Table:
    """What came back by sort of role."""
    return _answers("Answers by role", "ROLE", found[:_SORTS])


def _answers(title: str, name: str, found: Sequence[Responses]) -> Table:
    """A line for each sort of application, which a column of that name tells."""
    heads = (name, "SENT", "ANSWERED", "", "RECENT", "DAYS")
    lines = tuple(
        Line(
            (
                one.name,
                f"{one.sent:,}",
                str(one.answered),
                _percent(one.answered.percent),
                _some(one.answered.waiting),
                _days(one.days),
            )
        )
        for one in found
        if one.sent
    )
    return Table(title, heads, lines)


def stages_by_source(every: Responses, found: Sequence[Responses]) -> Table:
    """How many of all applications came to each stage, and by where the postings came from."""
    return _stages("How far by source", "SOURCE", [every, *found[:_SORTS]])


def stages_by_family(found: Sequence[Responses]) -> Table:
    """How many came to each stage by sort of role."""
    return _stages("How far by role", "ROLE", found[:_SORTS])


def _stages(title: str, name: str, found: Sequence[Responses]) -> Table:
    stages = found[0].reached if found else ()
    lines = tuple(Line((one.name, *map(str, one.reached.values()))) for one in found if one.sent)
    return Table(title, (name, *(stage.upper() for stage in stages)), lines)


def days(found: Mapping[str, Curve]) -> Table:
    """How long postings stay in each open stage, and which takes longest."""
    lines = tuple(
        Line((name, _days(stay), f"{stay.n:,}", _some(stay.waiting)), 0, f"status {name}")
        for name, stay in found.items()
    )
    told = {name: stay.median for name, stay in found.items() if stay.median is not None}
    words = [f"No median is told of fewer than {LEAST}, or while fewer than half moved on."]
    if longest := max(told, key=lambda name: told[name], default=""):
        took = curve_words(found[longest], "moved on")
        words = [f"{longest.capitalize()} takes the most days. {took}"]
    heads = ("STAGE", "MEDIAN", "OF", "STILL THERE")
    return Table("Days in a status", heads, lines, tuple(words) if lines else ())


def waits(found: Iterable[tuple[int, str, str, int]]) -> Table:
    """The longest waits: the number of a posting, its subject, the stage, and days in it."""
    lines = tuple(
        Line((subject, status, str(waited)), 0, f"posting {posting}")
        for posting, subject, status, waited in found
    )
    return Table("Waiting longest", ("POSTING", "STAGE", "DAYS"), lines)


def pay(market: Market, written: Money = describe_short) -> Table:
    """The middles of yearly pay by sort of role and currency, each `written` in words."""
    lines = tuple(
        Line(
            (
                spread.family or "any",
                spread.currency,
                f"{len(spread.middles):,}",
                *(_money(spread, amount, written) for amount in _told(spread)),
            )
        )
        for spread in market.spreads
    )
    heads = ("ROLE", "IN", "N", "MEDIAN", "FROM", "TO")
    words = () if lines else ("No posting states pay and its currency.",)
    return Table("Pay a year, midpoints", heads, lines, words, partial(_pay_plot, market.spreads, written))


def _pay_plot(spreads: Sequence[Spread], written: Money, room: int, height: int) -> list[str]:
    """The pay of all sorts of roles in the currency that most state."""
    if not spreads:
        return []
    numbers: Counter[str] = Counter()
    for one in spreads:
        numbers[one.currency] += len(one.middles)
    currency = max(numbers, key=lambda one: (numbers[one], one))
    alike = [one for one in spreads if one.currency == currency]
    middles = sorted(amount for one in alike for amount in one.middles)
    if len(middles) < LEAST:
        return []
    names = (_money(alike[0], middles[0], written), _money(alike[0], middles[-1], written))
    return spread_plot(middles, names, room, height)


def asked(market: Market) -> Table:
    """What is asked most."""
    shown = market.frequencies[:_ASKED]
    lines = tuple(
        Line(
            (one.label, f"{one.postings:,}", f"{one.required:,}", f"{one.preferred:,}"),
            one.postings / shown[0].postings,
            f"asked {one.ask} {one.name}",
        )
        for one in shown
    )
    return Table("Asked most", ("WHAT", "POSTINGS", "REQUIRED", "PREFERRED"), lines)


def gaps(market: Market) -> Table:
    """What is asked and my profile does not show."""
    lines = tuple(
        Line(
            (
                f"{VERDICT_SYMBOLS[gap.verdict]} {gap.frequency.label}",
                f"{gap.frequency.postings:,}",
                f"{gap.frequency.required:,}",
            ),
            0,
            f"asked {gap.frequency.ask} {gap.frequency.name}",
        )
        for gap in market.gaps[:_ASKED]
    )
    words = () if market.closing is None else (closing_words(market.closing),)
    if market.frequencies and not market.claimed:
        words = ("There is no profile to hold against what is asked.",)
    return Table("Gaps", ("WHAT", "POSTINGS", "REQUIRED"), lines, words)


def _some(number: int) -> str:
    return f"{number:,}" if number else ""


def _percent(percent: int | None) -> str:
    return "" if percent is None else f"{percent}%"


def _days(curve: Curve) -> str:
    return _NONE if curve.median is None else str(curve.median)


def _told(spread: Spread) -> tuple[int | None, int, int]:
    return spread.median, spread.middles[0], spread.middles[-1]


def _money(spread: Spread, amount: int | None, written: Money) -> str:
    return _NONE if amount is None else written(Salary(amount, amount, spread.currency))
