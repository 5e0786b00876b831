"""Keys by the names Textual has for them, and as people write them. Loads no Textual."""

import unicodedata

_SYMBOLS = {
    "enter": "⏎",
    "space": "␣",
    "escape": "Esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}
"""How people write the keys that type no character."""

_CALLED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""What Textual calls some characters that Unicode calls otherwise."""


def character_name(char: str) -> str:
    """What Textual calls the key that types a character: `a`, `question_mark`."""
    if char.isalnum():
        return char
    name = unicodedata.name(char, "").lower().replace("-", "_").replace(" ", "_")
    return _CALLED.get(name, name)


CHARACTERS = {character_name(chr(code)): chr(code) for code in range(33, 127)}
"""The characters of ASCII by the names of their keys."""


def key_symbol(key: str) -> str:
    """A key as people write it: `ctrl+p` is `Ctrl+P`, `less_than_sign` is `<`."""
    *held, last = key.split("+")
    if len(last) == 1:
        sign = last.upper() if held else last
    else:
        sign = _SYMBOLS.get(last) or CHARACTERS.get(last) or last.capitalize()
    return "+".join([*(one.capitalize() for one in held), sign])
