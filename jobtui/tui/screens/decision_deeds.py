"""What is asked where roles are weighed: a criterion, and why a score is as it is."""

from collections.abc import Callable, Sequence

from jobtui.domain.decision import HIGHEST, Criterion, Score
from jobtui.domain.posting import Posting
from jobtui.tracker import criteria
from jobtui.tui.dialogs.form import Form, Slot, Values
from jobtui.tui.dialogs.note import TextDialog
from jobtui.tui.screens.typing_deeds import ask, unless_changed
from jobtui.tui.screens.view import View


def add(view: View, known: Sequence[Criterion]) -> None:
    """Add a criterion beside those known."""

    def save(values: Values) -> bool:
        name, weight = values.get("name", ""), criteria.weight_named(values.get("weight", usual["weight"]))
        return view.write(lambda: criteria.add(view.tracker, name, weight)) is not None

    usual = {"name": "", "weight": str(criteria.USUAL_WEIGHT)}
    _ask(view, "New criterion", "criterion", known, usual, save, "{decision.add}")


def edit(view: View, known: Sequence[Criterion], one: Criterion) -> None:
    """Give a criterion another name or weight."""

    def save(values: Values) -> bool:
        return view.write(lambda: criteria.edit(view.tracker, one.id, values)) is not None

    def standing() -> dict[str, str]:
        return _shown(criteria.find(criteria.every(view.tracker), str(one.id)))

    others = [other for other in known if other.id != one.id]
    saved = unless_changed(view, standing, save)
    _ask(view, "Criterion", f"criterion {one.id}", others, _shown(one), saved, "{decision.edit}")


def explain(view: View, posting: Posting, one: Criterion, score: Score) -> None:
    """Say why a role has its score on a criterion."""

    def save(text: str) -> bool:
        return view.write(lambda: criteria.explain(view.tracker, posting.id, str(one.id), text)) is not None

    key, draft = f"score {posting.id} {one.id}", view.drafts.get(f"score {posting.id} {one.id}", "")
    heading, subject = f"Why {score.value} of {HIGHEST}", f"{one.name} · {posting.subject}"
    dialog = TextDialog(heading, subject, save, text=score.reason, draft=str(draft))
    ask(view, dialog, key, "{decision.reason}")


def _shown(one: Criterion) -> dict[str, str]:
    return {"name": one.name, "weight": str(one.weight)}


def _ask(
    view: View,
    heading: str,
    key: str,
    others: Sequence[Criterion],
    values: Values,
    save: Callable[[Values], bool],
    again: str,
) -> None:
    def name(text: str) -> str:
        return criteria.criterion_name(others, text)

    slots = [
        Slot("name", "Name", "pay, growth, commute …", name, must=True),
        Slot("weight", "Weight", "0 to 10; what weighs 0 does not count", criteria.weight_named),
    ]
    draft = view.drafts.get(key)
    kept = draft if isinstance(draft, dict) else None
    ask(view, Form(heading, "", slots, save, values=values, draft=kept), key, again)
