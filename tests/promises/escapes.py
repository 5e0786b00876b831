"""What may be written to whom: everything else in what was written is named."""

import re

_PICTURES = r"\x1b\[[0-9;:]*m"
_SCREENS = (
    _PICTURES,
    r"\x1b\[\d+;\d+H",
    r"\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]",
    r"\x1b\[\?(?:2026|2048)\$p",
    r"\x1b\[[<>]\d*u",
    r"\x1b\]22;[a-z-]*\x07",
)

FILE = r"\r\n"
"""A file or a pipe: nothing but lines, which CSV and iCalendar end in their own way."""

PAGE = f"{_PICTURES}|{FILE}"
"""A terminal on which a command prints: lines, and how they look."""

BAR = rf"{PAGE}|\x1b\[\?25[hl]|\r?\x1b\[(?:1A|2K)"
"""A terminal on which a bar grows below the lines."""

SCREENS = "|".join((*_SCREENS, FILE))
"""A terminal that the screens have for themselves."""

_CONTROLS = r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
_HIDDEN = "[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"
_HIDDEN += "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff]"
_HEAPED = "[\u0300-\u036f\u20d0-\u20f0\ufe00-\ufe0f\U000e0100-\U000e01ef]{9}"

_WRONG = re.compile(f"{_CONTROLS}|{_HIDDEN}|{_HEAPED}")


def unexpected(written: str, allowed: str = FILE) -> list[str]:
    """Every control character, hidden one and heap of marks that is not allowed, with what stands around."""
    rest = re.sub(allowed, "", written)
    return [rest[max(0, at.start() - 20) : at.end() + 20] for at in _WRONG.finditer(rest)]
