"""Which keys do what: those of the registry, and those a person gave their actions instead.

Plain data, as the registry is: importing this loads no Textual.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jobtui.domain.problem import WrongUsage
from jobtui.tui.actions import ACTIONS, VIEWS, Action, Place
from jobtui.tui.key_names import CHARACTERS, character_name, key_symbol

Keys = tuple[str, ...]

VIEW_KEYS: dict[str, Keys] = {f"view.{name}": (str(n),) for n, (name, _) in enumerate(VIEWS, 1)}
"""The keys of the views by the id of each."""

_ANYWHERE = (Place.EVERYWHERE, Place.MOVE)
"""Where a key works beside those of every other place."""

_FIXED = {"decision.score": "its keys are the scores"}
"""Actions whose keys mean something, and what."""

_SAME = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
    "ctrl+h": "backspace",
    "return": "enter",
    "esc": "escape",
    "del": "delete",
    "page_up": "pageup",
    "page_down": "pagedown",
}
"""Names of keys for which terminals send the same as for another, or which are only called otherwise."""

_TAKEN = {"ctrl+c": "copies what is selected"}

_NAMED = frozenset(
    "enter escape tab space backspace delete insert up down left right home end pageup pagedown".split()
) | {f"f{number}" for number in range(1, 13)}

_MODIFIERS = ("ctrl", "shift", "alt", "super", "hyper", "meta")


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys a person gave to actions, by the id of the action. All others have those of the registry."""

    own: Mapping[str, Keys] = field(default_factory=dict)

    def keys(self, action: Action) -> Keys:
        """The keys of an action, as Textual names them, the first one foremost."""
        return self.own.get(action.id, action.keys)

    def foremost(self, id: str, place: Place | None = None) -> str:
        """The foremost key of an action or a view by its id; `place` where it differs from place to place."""
        if id in VIEW_KEYS:
            return self.own.get(id, VIEW_KEYS[id])[0]
        return self.keys(next(one for one in ACTIONS if one.id == id and place in (None, one.place)))[0]

    def bindings(self) -> dict[str, str]:
        """What differs from the registry, for Textual: keys by the id of the binding."""
        ids = {binding_id(action): action.id for action in ACTIONS if action.keys or action.id in self.own}
        ids |= {id: id for id in VIEW_KEYS}
        return {binding: ",".join(self.own[id]) for binding, id in ids.items() if id in self.own}


def binding_id(action: Action) -> str:
    """What names an action at its place among the bindings of Textual."""
    return f"{action.place.name.lower()}.{action.id}"


def keys_of(id: str, keys: Sequence[str]) -> Keys:
    """Keys as typed for the action of an id, as Textual names them. Raises WrongUsage."""
    known = [*dict.fromkeys(action.id for action in ACTIONS), *VIEW_KEYS]
    if id not in known:
        from difflib import get_close_matches

        near = [one for one in known if one.endswith(f".{id}")] or get_close_matches(id[:60], known, 1)
        hint = f"Did you mean '{near[0]}'?" if near else "jobtui keys --json names them."
        raise WrongUsage(f"there is no action '{id[:60]}'. {hint}")
    if id in _FIXED:
        raise WrongUsage(f"'{id}' keeps its keys; {_FIXED[id]}.")
    found = tuple(dict.fromkeys(_key(key) for key in keys))
    if not found:
        raise WrongUsage(f"'{id}' needs a key.")
    if not any(map(_everywhere, found)):
        raise WrongUsage(f"only some terminals send '{found[0]}'. Give '{id}' another key, or a second one.")
    return found


def clash(keymap: Keymap) -> tuple[str, str] | None:
    """The first action with a key of its own that another has where both work, and what is wrong with it."""
    live = [(one.id, one.place, keymap.keys(one)) for one in ACTIONS]
    live += [(id, Place.EVERYWHERE, keymap.own.get(id, keys)) for id, keys in VIEW_KEYS.items()]
    for id, place, keys in (one for one in live if one[0] in keymap.own):
        for other, where, others in live:
            if other == id or not _meet(place, where):
                continue
            for key in keys:
                if key in others:
                    at = where if where not in _ANYWHERE else place
                    said = f"{key_symbol(key)} already stands for '{other}' ({at.value})."
                    return id, said
    return None


def _meet(one: Place, other: Place) -> bool:
    return one is other or one in _ANYWHERE or other in _ANYWHERE


def _key(typed: str) -> str:
    """The key as Textual names it. Raises WrongUsage."""
    named = "+".join(_parts(typed))
    named = _SAME.get(named, named)
    if named in _TAKEN:
        raise WrongUsage(f"'{typed}' {_TAKEN[named]} and can mean nothing else.")
    *held, last = named.split("+")
    if set(held) <= {*_MODIFIERS} and len({*held}) == len(held) and _is_key(last, held):
        return named
    raise WrongUsage(f"'{typed[:60]}' is no key. Write a, A, ?, f2, ctrl+b, space or pageup.")


def _parts(typed: str) -> Iterator[str]:
    """The modifiers and the key, a character by its name; alone it keeps its case."""
    *held, last = [typed] if len(typed) == 1 else typed.strip().split("+")
    yield from (one.strip().casefold() for one in held)
    if len(last) == 1:
        yield character_name(last.casefold() if held else last)
    else:
        yield last.strip().casefold()


def _is_key(name: str, held: Sequence[str]) -> bool:
    if [*held] == ["shift"] and name in CHARACTERS:
        return False  # that types another character
    return name in _NAMED or name in CHARACTERS or (len(name) == 1 and name.isalnum())


def _everywhere(key: str) -> bool:
    """Whether every terminal sends it, and nothing else the same."""
    if "+" not in key:
        return True
    held, _, last = key.rpartition("+")
    return key == "shift+tab" or (held == "ctrl" and len(last) == 1 and last.isascii() and last.isalpha())


SPOKEN = {"⏎": "Enter", "␣": "Space", "↑": "Up", "↓": "Down", "←": "Left", "→": "Right"}
"""Keys as words, for sentences and where signs are not drawn."""

_live = Keymap()
_in_words = False


def use(keymap: Keymap, *, in_words: bool = False) -> None:
    """Let these keys hold in this process; `in_words` where signs such as ⏎ are not drawn."""
    global _live, _in_words  # one process, one person at the keys
    _live, _in_words = keymap, in_words


def live() -> Keymap:
    """The keys that hold."""
    return _live


def sign(key: str) -> str:
    """A key as the screens write it."""
    written = key_symbol(key)
    return SPOKEN.get(written, written) if _in_words else written


def signs(action: Action) -> str:
    """All keys of an action, as the screens write them."""
    return " ".join(map(sign, _live.keys(action)))


def key(id: str, place: Place | None = None) -> str:
    """The foremost key of an action as the screens write it; `place` where it differs from place to place."""
    return sign(_live.foremost(id, place))


def view_key(name: str) -> str:
    """The foremost key of a view as the screens write it."""
    return sign(_live.foremost(f"view.{name}"))


TO_UNDO, TO_REDO = "{undo} to undo", "{redo} to redo"
"""The ways back, as `keyed` takes them."""


def keyed(text: str) -> str:
    """A sentence with the keys of the actions whose ids stand in braces: `{undo} to undo`."""
    return re.sub(r"\{([a-z_.]+)\}", lambda found: _spoken(found[1]) or found[0], text)


def _spoken(id: str) -> str:
    """The key of an action in a sentence, `""` where there is no such action."""
    if id not in VIEW_KEYS and all(action.id != id for action in ACTIONS):
        return ""
    written = key(id)
    return SPOKEN.get(written, written)
