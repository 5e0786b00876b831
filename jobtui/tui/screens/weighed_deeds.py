"""What the keys do with the offers on a posting, and with what speaks for and against it."""

from typing import TYPE_CHECKING, cast

from jobtui.domain.posting import Posting
from jobtui.domain.problem import Problem
from jobtui.tracker import offers, points
from jobtui.tui.dialogs.form import Values
from jobtui.tui.dialogs.kept_list import KeptList
from jobtui.tui.dialogs.offer_form import offer_form
from jobtui.tui.dialogs.point_form import PointForm
from jobtui.tui.keymap import TO_UNDO
from jobtui.tui.screens.fact_deeds import NOTHING_TO_CONFIRM
from jobtui.tui.screens.posting_deeds import whole
from jobtui.tui.screens.typing_deeds import ask, unless_changed
from jobtui.tui.screens.view import View
from jobtui.tui.text import literal
from jobtui.tui.widgets.attached import number_of
from jobtui.tui.widgets.item_list import Item
from jobtui.tui.widgets.weighed import assumed_items, offer_items, point_items

if TYPE_CHECKING:
    from jobtui.tui.screens.posting_actions import PostingActions


# From the list, the board, the agenda


def show_offers(view: "PostingActions") -> None:
    """List the offers on the highlighted posting."""
    posting = whole(view, "offer for")
    if posting is not None:
        list_offers(view, posting)


def show_points(view: "PostingActions") -> None:
    """List what speaks for and against the highlighted posting."""
    posting = whole(view, "weigh")
    if posting is not None:
        list_points(view, posting)


# From any view


def list_offers(view: View, posting: Posting) -> None:
    """List the offers on a posting, to be added, put right and dropped."""
    deeds = {"add": _add_offer, "edit": _edit_offer, "drop": _drop_offer}
    view.app.push_screen(KeptList("Offers", view, posting, lambda now: _offers(view, now), deeds))


def list_points(view: View, posting: Posting) -> None:
    """List what speaks for and against a posting, the same way."""
    deeds = {"add": _add_point, "edit": _edit_point, "drop": _drop_point}
    view.app.push_screen(KeptList("For and against", view, posting, _points, deeds))


# From a line of the detail pane


def do(view: View, deed: str, posting: Posting, key: str) -> None:
    """Do one of source, edit, confirm, drop on what the line of this key shows."""
    kind = key.partition(".")[0]
    found = _DEEDS.get(kind, {}).get(deed)
    if kind == "scores" and deed != "confirm":
        view.jobtui.refuse(
            "Scores are given where roles are weighed: {posting.compare} compares, {compare.decide} weighs."
        )
    elif found is None:
        view.jobtui.refuse(NOTHING_TO_CONFIRM)
    else:
        found(view, posting, number_of(key))


# Offers


def _offers(view: View, posting: Posting) -> list[Item]:
    over = offers.my_horizon(view.tracker)
    if not posting.offers:
        return [_nothing("No offer yet. a adds one.")]
    return [*offer_items(posting, over, view.tracker.today), *assumed_items(posting.offers, over)]


def _add_offer(view: View, posting: Posting, number: int = 0) -> None:
    def save(values: Values) -> bool:
        try:
            stage = offers.stage_to_come(view.tracker, posting.id)
            change = offers.add(view.tracker, posting.id, values)
        except Problem as problem:
            view.jobtui.refuse(problem)
            return False
        way_on = f"{{posting.status}} {stage.letter} moves it to {stage.label} · " if stage else ""
        view.jobtui.changed(change, way_on + TO_UNDO)
        return True

    key = f"offer {posting.id}"
    form = offer_form(
        "New offer",
        posting.subject,
        save,
        today=view.tracker.today,
        over=offers.my_horizon(view.tracker),
        values={},
        draft=_draft(view, key),
    )
    ask(view, form, key, "{posting.offers}, a")


def _edit_offer(view: View, posting: Posting, number: int) -> None:
    def save(values: Values) -> bool:
        return view.write(lambda: offers.edit(view.tracker, number, values)) is not None

    def standing() -> dict[str, str]:
        return offers.shown(offers.find(view.tracker, number))

    key = f"edit offer {number}"
    form = offer_form(
        "Offer",
        posting.subject,
        unless_changed(view, standing, save),
        today=view.tracker.today,
        over=offers.my_horizon(view.tracker),
        values=standing(),
        currency=offers.find(view.tracker, number).currency,
        draft=_draft(view, key),
    )
    ask(view, form, key, "Enter")


def _drop_offer(view: View, posting: Posting, number: int) -> None:
    view.write(lambda: offers.drop(view.tracker, number))


# For and against


def _points(posting: Posting) -> list[Item]:
    return point_items(posting) or [_nothing("Nothing speaks for or against it yet. a adds a point.")]


def _add_point(view: View, posting: Posting, number: int = 0) -> None:
    def save(typed: Values) -> bool:
        side = points.side_named(typed["side"])
        return view.write(lambda: points.add(view.tracker, posting.id, side, typed["text"])) is not None

    key = f"point {posting.id}"
    form = PointForm(posting.subject, save, draft=str(view.drafts.get(key, "")))
    ask(view, form, key, "{posting.points}, a")


def _edit_point(view: View, posting: Posting, number: int) -> None:
    def save(typed: Values) -> bool:
        return view.write(lambda: points.edit(view.tracker, number, typed)) is not None

    def standing() -> dict[str, str]:
        found = points.find(view.tracker, number)
        return {"side": found.side, "text": found.text}

    key, saved = f"edit point {number}", unless_changed(view, standing, save)
    form = PointForm(
        posting.subject,
        saved,
        point=points.find(view.tracker, number),
        draft=str(view.drafts.get(key, "")),
    )
    ask(view, form, key, "Enter")


def _drop_point(view: View, posting: Posting, number: int) -> None:
    view.write(lambda: points.drop(view.tracker, number))


# Within


_DEEDS = {
    "offers": {"source": _edit_offer, "edit": _edit_offer, "drop": _drop_offer},
    "points": {"source": _edit_point, "edit": _edit_point, "drop": _drop_point},
}
"""What the keys of the detail pane do, by the kind of the line."""


def _draft(view: View, key: str) -> dict[str, str] | None:
    draft = view.drafts.get(key)
    return cast("dict[str, str]", draft) if isinstance(draft, dict) else None


def _nothing(words: str) -> Item:
    return Item("nothing", literal(words, "$foreground-muted"), heading=True)
