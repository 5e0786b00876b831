"""The person's clock: the present instant, and the time zone it is read in."""

import os
from collections.abc import Callable
from datetime import datetime

from jobtui.domain.timezone import known_zone, offset_name

Clock = Callable[[], datetime]

_ZONES = "zoneinfo/"
_LINK = "/etc/localtime"


def local_now() -> datetime:
    """The present instant in the person's own time zone."""
    return datetime.now().astimezone()


def local_zone() -> str:
    """The name of the person's own zone, by TZ or by the system's link, else its present offset."""
    told = os.environ.get("TZ", "").removeprefix(":")
    name = (told or os.path.realpath(_LINK)).rpartition(_ZONES)[2]
    if name and not name.startswith("/") and known_zone(name):
        return name
    return offset_name(local_now())


def zoned(now: datetime) -> datetime:
    """The present instant in the zone of the person, so that days beyond a change of the clocks are right."""
    zone = known_zone(local_zone())
    here = now.astimezone(zone) if zone else now
    return here if here.utcoffset() == now.utcoffset() else now
