"""Time zones by their names: an IANA name such as `Europe/Berlin`, or an offset such as `UTC+05:30`."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_OFFSET = re.compile(r"UTC([+-])(\d{1,2})(?::?([0-5]\d))?")


def known_zone(name: str) -> tzinfo | None:
    """The zone of that name, None where this machine knows none."""
    if match := _OFFSET.fullmatch(name):
        ahead = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        return timezone(-ahead if match[1] == "-" else ahead) if ahead < timedelta(days=1) else None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def offset_name(at: datetime) -> str:
    """The offset of an aware time from UTC as the name of a zone: `UTC+05:30`."""
    minutes = round((at.utcoffset() or timedelta()) / timedelta(minutes=1))
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}" if minutes else "UTC"


def on_clocks_of(at: datetime, zone: str) -> datetime:
    """The instant on the clocks of a zone; on those of UTC where the zone is not known or has no such day."""
    try:
        return at.astimezone(known_zone(zone) or UTC)
    except OverflowError:
        return at.astimezone(UTC)
