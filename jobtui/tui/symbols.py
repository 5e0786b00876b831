"""What the screens draw, in plain ASCII, for terminals and fonts that lack it or draw it too wide.

One cell stays one cell, so that nothing moves. Letters and signs of currencies are text, no symbols; they
stay. Loads no Textual.
"""

import unicodedata

_DRAWN = {
    # stages
    "○": "o",
    "◔": ")",
    "◑": "D",
    "◕": "@",
    "★": "$",
    "✓": "v",
    "–": "-",
    "×": "x",
    "←": "<",
    "·": ".",
    "◇": "0",
    "▪": "=",
    # requirements, and how they are met
    "●": "*",
    "◌": ",",
    "✗": "x",
    "±": "/",
    "−": "-",
    # between words
    "…": "~",
    "—": "-",
    "‐": "-",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "•": "*",
    "≈": "~",
    "≠": "!",
    "→": ">",
    "↑": "^",
    "↓": "v",
    "↳": ">",
    "⏎": ">",
    "␣": "_",
    "�": "?",
    # charts
    "▁": ".",
    "▂": ":",
    "▃": "-",
    "▄": "=",
    "▅": "+",
    "▆": "*",
    "▇": "%",
    "█": "#",
    "▓": "=",
    "░": "-",
    "▸": ">",
    "◂": "<",
    "◆": "+",
    # what Textual draws
    "▔": "-",
    "▊": "|",
    "▌": "|",
    "▎": "|",
    "▏": "|",
    "▐": "|",
    "▕": "|",
    "🔎": "> ",
}


def _line(code: int) -> str:
    """The sign for a line of a frame or a table."""
    name = unicodedata.name(chr(code))
    if "AND" in name or "ARC" in name or "DIAGONAL" in name:
        return "+"
    return "|" if "VERTICAL" in name or name.endswith((" UP", " DOWN")) else "-"


PLAIN: dict[int, str] = (
    dict.fromkeys(range(0x2400, 0x2427), "?")
    | {code: _line(code) for code in range(0x2500, 0x2580)}
    | dict.fromkeys(range(0x2580, 0x25A0), "#")
    | dict.fromkeys(range(0x2801, 0x2900), "*")
    | {0x2800: " "}
    | {ord(drawn): plain for drawn, plain in _DRAWN.items()}
)
"""What stands for each symbol, as `str.translate` takes it."""


def plain(text: str) -> str:
    """The text with its symbols in ASCII."""
    return text if text.isascii() else text.translate(PLAIN)
