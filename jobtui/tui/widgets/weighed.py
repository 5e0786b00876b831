"""Offers, what speaks for and against a posting, and its scores, as lines."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from jobtui.domain.decision import Criterion, Point, Side
from jobtui.domain.offer import Offer
from jobtui.domain.posting import Posting
from jobtui.domain.worth import Horizon, assumptions, newest
from jobtui.tracker import criteria, offers
from jobtui.tracker.tracker import Tracker
from jobtui.tui.amounts import amounts
from jobtui.tui.text import literal
from jobtui.tui.when import day_words, due_words
from jobtui.tui.widgets.attached import labelled
from jobtui.tui.widgets.item_list import Item

SIGNS = {Side.PRO: ("+ ", "bold $text-success"), Side.CON: ("− ", "bold $text-error")}
"""How a point begins: a sign that tells without its colour which way it speaks."""

KINDS = ("offers", "points", "scores")
"""The kinds of these lines: their keys begin so, and end in a number."""


def weighed_items(tracker: Tracker, posting: Posting) -> list[Item]:
    """The lines of the detail pane: offers, what speaks for and against it, all scores on one line."""
    found = point_items(posting)
    if posting.offers:
        found = [*offer_items(posting, offers.my_horizon(tracker), tracker.today), *found]
    if posting.scores:
        found += _score_items(posting, criteria.every(tracker))
    return found


def offer_items(posting: Posting, over: Horizon, today: date) -> list[Item]:
    """The offers, the newest first, which counts; below each what else it says."""
    counts = newest(posting.offers)
    return [
        labelled(
            f"offers.{one.id}",
            "" if at else "Offer",
            literal(amounts(offers.offer_words(one, over)), "bold" if one is counts else "$foreground-muted"),
            _below(one, today, replaced=one is not counts),
        )
        for at, one in enumerate(sorted(posting.offers, key=lambda one: -one.id))
    ]


def assumed_items(held: Sequence[Offer], over: Horizon) -> list[Item]:
    """What the figures rest on, a clause a line."""
    told = [f"{'Assumed:' if not at else '':9}{clause}" for at, clause in enumerate(assumptions(held, over))]
    return [Item(f"assumed.{words}", literal(words, "$foreground-muted"), heading=True) for words in told]


def point_items(posting: Posting) -> list[Item]:
    """What speaks for it, then what speaks against it."""
    ordered = sorted(posting.points, key=lambda one: one.side is Side.CON)
    sides = [one.side for one in ordered]
    return [
        labelled(f"points.{one.id}", _label(one) if sides.index(one.side) == at else "", point_words(one))
        for at, one in enumerate(ordered)
    ]


def point_words(one: Point) -> Content:
    """A point behind its sign."""
    return Content.assemble(SIGNS[one.side], literal(one.text))


def _label(one: Point) -> str:
    return "For" if one.side is Side.PRO else "Against"


def _score_items(posting: Posting, known: Sequence[Criterion]) -> list[Item]:
    held = {one.criterion: one for one in posting.scores}
    scores = [f"{one.name} {held[one.id].value}" for one in known if one.id in held]
    if not scores:
        return []
    aside = f"  {len(scores)} of {len(known)} scored" if len(scores) < len(known) else ""
    words = Content.assemble(literal(" · ".join(scores)), (aside, "$foreground-muted"))
    return [labelled("scores.0", "Scores", words)]


def _below(one: Offer, today: date, *, replaced: bool) -> tuple[Content, ...]:
    told: list[Content] = []
    if replaced:
        told.append(Content.styled("a newer one counts", "$foreground-muted"))
    elif one.deadline:
        late = one.deadline < today
        words, style = (
            due_words(one.deadline, today) if late else (day_words(one.deadline, today), "$text-warning")
        )
        told.append(Content.assemble(("answer by ", "$foreground-muted"), (words, style)))
    if one.days_off is not None:
        told.append(Content.styled(f"{one.days_off} days off", "$foreground-muted"))
    lines = [Content(" · ").join(told)] if told else []
    return (*lines, *(literal(line, "$foreground-muted") for line in one.note.splitlines()))
