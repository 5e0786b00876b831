"""Textual bindings made from the registry of actions."""

from textual.binding import Binding, BindingType
from textual.screen import Screen

from jobtui.tui.actions import ACTIONS, VIEWS, Action, Place, actions_of
from jobtui.tui.keymap import VIEW_KEYS, binding_id, sign


def bindings_of(place: Place) -> list[BindingType]:
    """The bindings a widget or screen of that place takes as its BINDINGS."""
    return [
        Binding(
            ",".join(action.keys) or f"no key of {action.id}",
            action.method,
            action.label or action.tip,
            show=bool(action.label),
            tooltip=action.tip,
            id=binding_id(action),
        )
        for action in actions_of(place)
    ]


def view_bindings() -> list[BindingType]:
    """One key a view."""
    return [
        Binding(VIEW_KEYS[f"view.{name}"][0], f"view('{name}')", label, show=False, id=f"view.{name}")
        for name, label in VIEWS
    ]


def action_of(binding: Binding) -> Action | None:
    """The action a binding was made from; None for one that a dialog or the framework brought."""
    return _ACTIONS.get(binding.id or "")


def key_now(screen: Screen[object], key: str) -> str:
    """The key that does now what a key of the registry does where nobody has given it another."""
    for active in screen.active_bindings.values():
        action = action_of(active.binding)
        if action is not None and key in action.keys:
            return active.binding.key
    return key


def rank(binding: Binding) -> int:
    """Where an action stands in the registry; what is not in it comes first."""
    return _RANKS.get(binding.id or "", -1)


def written(binding: Binding) -> str:
    """The key of a binding as people write it."""
    return binding.key_display or sign(binding.key)


_ACTIONS = {binding_id(action): action for action in ACTIONS}
_RANKS = {id: rank for rank, id in enumerate(_ACTIONS)}
