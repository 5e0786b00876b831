"""A decision drawn in columns: criteria by roles, what each role has reached, and what lies behind it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from jobtui.domain.deciding import mean_words, turn_words
from jobtui.domain.decision import HEAVIEST, HIGHEST, Criterion, Decision, Score, Side, Standing
from jobtui.domain.number import ordinal
from jobtui.domain.offer import Offer, Rate
from jobtui.domain.posting import Posting
from jobtui.domain.worth import Horizon, assumption_words, money, newest, worth
from jobtui.tracker.offers import offer_words
from jobtui.tui.amounts import amounts
from jobtui.tui.pieces import MATCH
from jobtui.tui.text import fit, literal
from jobtui.tui.widgets.item_list import Item
from jobtui.tui.widgets.weighed import point_words

_ROOMY = 100
"""From this width on weights are drawn as bars."""

_GAP = 1
_LEAST, _MOST = 10, 30
"""How narrow and how wide the column of a role may be."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Widths in cells: of the criterion, of its weight, and of each role."""

    label: int
    weight: int
    role: int

    def line(self, label: Content, weight: Content, cells: Sequence[Content]) -> Content:
        """One line of the table."""
        sized = [
            _sized(label, self.label),
            _sized(weight, self.weight),
            *(_sized(one, self.role) for one in cells),
        ]
        return Content("").join(sized)


def grid(width: int, roles: int) -> Grid:
    """The columns that fit in so many cells."""
    weight = HEAVIEST + 5 if width >= _ROOMY else 8
    label = min(30, max(14, width // 4))
    role = (width - label - weight) // max(roles, 1)
    return Grid(label, weight, min(_MOST, max(_LEAST, role)))


def heading(postings: Sequence[Posting], shown: Grid, column: int) -> Content:
    """The roles over their columns in two lines: number and title, company; that of the cursor lit."""
    lit = ["bold $text-accent" if at == column else "bold" for at in range(len(postings))]
    titles = [literal(f" #{one.id} {one.name}", style) for one, style in zip(postings, lit, strict=True)]
    companies = [literal(f" {one.company or ''}", "$foreground-muted") for one in postings]
    first = shown.line(Content.styled("Criterion", "$foreground-muted"), _muted("Weight"), titles)
    return Content("\n").join([first, shown.line(Content(""), Content(""), companies)])


def criterion_item(found: Decision, one: Criterion, shown: Grid, column: int | None) -> Item:
    """A criterion with its scores, the one in `column` under the cursor; below it what weights would do."""
    cells = [
        _score(found.score(posting, one.id), lit=at == column) for at, posting in enumerate(found.postings)
    ]
    words = turn_words(found, one.id, {posting: f"#{posting}" for posting in found.postings})
    below = (literal(f"  {words}", "$foreground-muted"),) if words else ()
    return Item(f"criterion.{one.id}", shown.line(literal(one.name), _weight(one, shown), cells), below=below)


def sums(found: Decision, shown: Grid) -> Content:
    """What each role has reached, and its place."""
    standings = found.standings()
    first = shown.line(
        Content.styled("Weighted", "bold"), _muted(f"of {HIGHEST}"), [_reached(one) for one in standings]
    )
    places = [_place(one) for one in standings]
    return Content("\n").join([first, shown.line(Content.styled("Place", "bold"), Content(""), places)])


def behind_items(
    postings: Sequence[Posting], over: Horizon, rates: Sequence[Rate], names: Mapping[int, str]
) -> Iterator[Item]:
    """What speaks for and against each role, and what is offered, with what that rests on."""
    pointed = [one for one in postings if one.points]
    if pointed:
        yield _heading("For and against")
    for one in pointed:
        points = sorted(one.points, key=lambda point: point.side is Side.CON)
        yield _behind(f"points.{one.id}", names[one.id], [point_words(point) for point in points])
    offered = [(one, offer) for one in postings if (offer := newest(one.offers))]
    if offered:
        yield _heading("Offers")
    for one, offer in offered:
        words = _offered(offer, over, offered[0][1].currency, rates)
        yield _behind(f"offers.{one.id}", names[one.id], [literal(words)])
    if offered:
        words = assumption_words([offer for _, offer in offered], over)
        yield Item("assumed", literal(words, "$foreground-muted"), heading=True)


def _offered(offer: Offer, over: Horizon, into: str, rates: Sequence[Rate]) -> str:
    """What it comes to, in the currency of the first offer as well where there is a rate."""
    told = [offer_words(offer, over)]
    if offer.currency != into:
        amount = worth(offer, over).told(into, rates)
        told.append(f"{money(amount, into)} by your rate" if amount else f"no rate {offer.currency}→{into}")
    if offer.deadline:
        told.append(f"answer by {offer.deadline}")
    return amounts(" · ".join(told))


def _score(score: Score | None, *, lit: bool) -> Content:
    """Dots and the number, `*` where there is a reason; the one under the cursor between brackets."""
    if score is None:
        words = "–"
    else:
        words = (
            f"{'●' * score.value}{'○' * (HIGHEST - score.value)} {score.value}{'*' if score.reason else ''}"
        )
    return Content.styled(f"[{words}]", MATCH) if lit else Content(f" {words} ")


def _weight(one: Criterion, shown: Grid) -> Content:
    if shown.weight <= HEAVIEST:
        return Content(f"{one.weight:>4}")
    return Content(f"{'━' * one.weight}{'╌' * (HEAVIEST - one.weight)} {one.weight:>2}")


def _reached(one: Standing) -> Content:
    if one.mean is not None:
        return Content.styled(f" {mean_words(one.mean)}", "bold")
    if not one.scored:
        return _muted(" no scores")
    return Content(f" {mean_words(one.low)}–{mean_words(one.high)}")


def _place(one: Standing) -> Content:
    if one.rank:
        return Content.styled(f" {ordinal(one.rank)}", "bold $text-success" if one.rank == 1 else "bold")
    return Content.styled(f" {one.scored}/{one.asked} scored" if one.asked else "", "$text-warning")


def _behind(key: str, name: str, lines: Sequence[Content]) -> Item:
    return Item(key, literal(name), below=tuple(Content.assemble("  ", line) for line in lines), heading=True)


def _heading(words: str) -> Item:
    return Item(f"heading.{words}", Content.styled(f"\n{words}", "bold $text-primary"), heading=True)


def _muted(words: str) -> Content:
    return Content.styled(words, "$foreground-muted")


def _sized(text: Content, width: int) -> Content:
    """As wide as its column, a gap behind it."""
    return Content.assemble(fit(text, width - _GAP), " " * _GAP)
