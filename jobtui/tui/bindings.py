"""Textual bindings made from the registry of actions."""

from textual.binding import Binding, BindingType

from jobtui.tui.actions import ACTIONS, VIEWS, Action, Place, actions_of, key_symbol


def bindings_of(place: Place) -> list[BindingType]:
    """The bindings a widget or screen of that place takes as its BINDINGS."""
    return [
        Binding(
            ",".join(action.keys),
            action.method,
            action.label or action.tip,
            show=bool(action.label),
            key_display=key_symbol(action.keys[0]),
            tooltip=action.tip,
            id=_binding_id(action),
        )
        for action in actions_of(place)
        if action.keys
    ]


def view_bindings() -> list[BindingType]:
    """One number key a view."""
    return [
        Binding(str(number), f"view('{name}')", label, show=False, id=f"view.{name}")
        for number, (name, label) in enumerate(VIEWS, 1)
    ]


def action_of(binding: Binding) -> Action | None:
    """The action a binding was made from; None for one that a dialog or the framework brought."""
    return _ACTIONS.get(binding.id or "")


def _binding_id(action: Action) -> str:
    return f"{action.place.name.lower()}.{action.id}"


_ACTIONS = {_binding_id(action): action for action in ACTIONS}
