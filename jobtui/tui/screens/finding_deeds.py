"""What the keys do that say which postings are listed, in which order and columns."""

from collections.abc import Callable
from dataclasses import replace

from jobtui.domain.columns import ListColumn
from jobtui.domain.filter import Order, SavedFilter, Scope, SortKey, order_text
from jobtui.domain.problem import Problem
from jobtui.tracker import filters
from jobtui.tracker.tracker import Change
from jobtui.tui.dialogs.columns import ColumnsDialog
from jobtui.tui.dialogs.field_edit import FieldDialog
from jobtui.tui.dialogs.filter_menu import DROP, RENAME, SAVE, filter_menu, which_menu
from jobtui.tui.dialogs.scope_menu import scope_menu
from jobtui.tui.dialogs.sort_menu import COLUMNS, KEEP, REVERSE, THEN, first_way, sort_menu, then_menu
from jobtui.tui.screens.posting_search import PostingSearch
from jobtui.tui.screens.posting_words import sort_words

_BESIDE = 2


# Order and columns


def ask_sort(view: PostingSearch) -> None:
    """Choose the order."""
    sort = view.query_shown.sort

    def chosen(name: str | None) -> None:
        if name == REVERSE:
            _sort_by(view, *(Order(one.key, not one.descending) for one in sort))
        elif name == THEN:
            view.app.push_screen(then_menu(sort, beside=_BESIDE), then)
        elif name == KEEP:
            if _keep(view, "list.sort", order_text(sort)):
                view.jobtui.say("The list begins so from now on", f"sorted by {sort_words(sort)}")
        elif name == COLUMNS:
            ask_columns(view)
        elif name is not None:
            _sort_by(view, first_way(SortKey(name)))

    def then(name: str | None) -> None:
        if name is not None:
            _sort_by(view, *sort, first_way(SortKey(name)))

    view.app.push_screen(sort_menu(sort, beside=_BESIDE), chosen)


def _sort_by(view: PostingSearch, *sort: Order) -> None:
    view.list_again(replace(view.query_shown, sort=sort))


def ask_columns(view: PostingSearch) -> None:
    """Choose the columns; they are remembered."""

    def chosen(columns: tuple[ListColumn, ...] | None) -> None:
        if columns is not None:
            _keep(view, "list.columns", [str(one) for one in columns])
            view.list.chosen = columns
            view.list_again(view.query_shown)

    view.app.push_screen(ColumnsDialog(view.list.chosen), chosen)


def _keep(view: PostingSearch, name: str, value: object) -> bool:
    try:
        view.jobtui.settings.keep(name, value)
    except Problem as problem:
        view.jobtui.refuse(problem)
        return False
    return True


# Scope


def ask_scope(view: PostingSearch) -> None:
    """Choose what is listed."""

    def chosen(name: str | None) -> None:
        if name is not None:
            view.list_again(replace(view.query_shown, scope=Scope(name)))

    view.app.push_screen(scope_menu(view.query_shown.scope, view.counts, beside=_BESIDE), chosen)


# Saved filters


def ask_filter(view: PostingSearch) -> None:
    """Choose a saved filter, or save, rename or drop one."""
    saved = view.tracker.store.items(SavedFilter)
    text = view.filter_text

    def chosen(name: str | None) -> None:
        if name == SAVE:
            _ask_name(view, "Save the filter as", "", lambda new: filters.save(view.tracker, new, text))
        elif name == RENAME:
            which("Rename", lambda old: _ask_rename(view, old))
        elif name == DROP:
            which("Drop", lambda old: view.write(lambda: filters.drop(view.tracker, old)))
        elif name is not None:
            view.filter_by(f"@{name}")

    def which(verb: str, deed: Callable[[str], object]) -> None:
        def meant(name: str | None) -> None:
            if name is not None:
                deed(name)

        view.app.push_screen(which_menu(saved, verb, beside=_BESIDE), meant)

    view.app.push_screen(filter_menu(saved, text, beside=_BESIDE), chosen)


def _ask_rename(view: PostingSearch, old: str) -> None:
    _ask_name(view, f"Rename @{old} to", old, lambda new: filters.rename(view.tracker, old, new))


def _ask_name(view: PostingSearch, heading: str, name: str, write: Callable[[str], Change]) -> None:
    """Ask for a name and write; what is wrong with it is told in the dialog."""

    def save(typed: str) -> str:
        try:
            change = write(typed)
        except Problem as problem:
            return problem.message
        view.jobtui.changed(change)
        return ""

    view.app.push_screen(FieldDialog(heading, name, save, how="Letters, digits, . _ and -"))
