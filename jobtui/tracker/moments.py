"""When something was agreed to take place: from words to an instant in a time zone, and back to words.

A day is meant on the calendar of the person, a time on the clocks of the zone.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import available_timezones

from jobtui.domain.problem import WrongUsage
from jobtui.domain.timezone import known_zone, on_clocks_of
from jobtui.tracker.clock import local_zone
from jobtui.tracker.values import day

HINT = "2026-12-03 10:00, fri 14:30, tomorrow 9; a zone can follow: 14:00 Asia/Tokyo"

_WHEN = re.compile(
    r"(?:(?P<day>\d{4}-\d{2}-\d{2}|\+\d+d?|[a-z]+)(?:t(?=\d)|,?\s+(?:at\s+)?))?"
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?h?\s*(?P<half>[ap]m)?"
    r"(?:\s+(?P<later>later))?(?:\s+(?P<zone>[a-z]\S*))?",
    re.IGNORECASE,
)

_YEARS = range(1970, 3000)


@dataclass(frozen=True, slots=True)
class Moment:
    """A UTC instant agreed on in a zone. `remark` says what was decided where the clocks were turned."""

    at: datetime
    zone: str
    remark: str = ""


def moment(text: str, today: date, zone: str = "") -> Moment:
    """The moment that words name, such as those of `HINT`. A zone among them goes before `zone`.

    `zone` is as typed, "" for the person's own. Raises WrongUsage.
    """
    words = " ".join(text.split())
    given = zone_name(zone) if zone.strip() else local_zone()
    if (exact := _instant(words)) is not None:
        return Moment(_of_our_time(exact, words), given)
    match = _WHEN.fullmatch(words)
    if match is None:
        said = f"'{words[:60]}' is no day with a time" if words else "no day and time is given"
        raise WrongUsage(f"{said}. Write it like {HINT}.")
    when = datetime.combine(day(match["day"], today) if match["day"] else today, _time(match, words))
    name = zone_name(match["zone"]) if match["zone"] else given
    clocks = known_zone(name)
    if clocks is None:
        raise _unknown(name)
    return _settled(_of_our_time(when, words), clocks, name, later=bool(match["later"]))


def zone_name(text: str) -> str:
    """The name of a zone as a person may write it: whatever its case, the city alone, an offset.

    Raises WrongUsage naming the nearest one.
    """
    name = text.strip()
    offset = name.upper()
    if known_zone(name) is not None:
        return name
    if known_zone(offset) is not None:
        return offset
    wanted = name.replace(" ", "_").casefold()
    found = {one for one in available_timezones() if wanted in (one.casefold(), _city(one))}
    if len(found) == 1:
        return found.pop()
    raise _unknown(name)


def written(at: datetime, zone: str) -> str:
    """The day and time of an instant in its zone, as `moment` reads them: `2026-12-03 10:00`."""
    local = on_clocks_of(at, zone)
    return f"{local:%Y-%m-%d %H:%M}" + (" later" if local.fold else "")


def day_words(day: date, today: date) -> str:
    """`Thu 3 Dec`, with the year where it is another."""
    return f"{day:%a} {day.day} {day:%b}" + ("" if day.year == today.year else f" {day.year}")


def moment_words(
    at: datetime,
    zone: str,
    today: date,
    here: str | None = None,
    *,
    day: Callable[[date, date], str] = day_words,
) -> str:
    """`Thu 3 Dec 10:00`, and with another zone `Thu 3 Dec 14:00 Asia/Tokyo, here 06:00`.

    `here` names the person's own zone where it is not that of this machine; `day` writes the days.
    """
    here = local_zone() if here is None else here
    there, own = on_clocks_of(at, zone), on_clocks_of(at, here)
    said = f"{day(there.date(), today)} {there:%H:%M}"
    if zone != here:
        said += f" {zone}"
    if there.replace(tzinfo=None) == own.replace(tzinfo=None):
        return said
    beside = f"{own:%H:%M}" if own.date() == there.date() else f"{day(own.date(), today)} {own:%H:%M}"
    return f"{said}, here {beside}"


def _instant(words: str) -> datetime | None:
    """An instant with its own offset, as programs write it."""
    try:
        found = datetime.fromisoformat(words)
        return None if found.tzinfo is None else found.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None


def _of_our_time(when: datetime, words: str) -> datetime:
    if when.year not in _YEARS:
        raise WrongUsage(f"'{words[:60]}' is not in a year from {_YEARS[0]} to {_YEARS[-1]}.")
    return when


def _time(match: re.Match[str], words: str) -> time:
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), (match["half"] or "").casefold()
    if half and not 1 <= hour <= 12:
        hour = 99
    elif half:
        hour = hour % 12 + 12 * (half == "pm")
    if hour > 23 or minute > 59:
        raise WrongUsage(f"'{words[:60]}' has no time of the day. Use 00:00 to 23:59.")
    return time(hour, minute)


def _settled(when: datetime, clocks: tzinfo, zone: str, *, later: bool) -> Moment:
    """The instant of a time on the clocks of a zone, also on the nights when they are turned."""
    first, second = (when.replace(tzinfo=clocks, fold=fold).astimezone(UTC) for fold in (0, 1))
    shown = f"{when:%H:%M}"
    if first == second:
        return Moment(first, zone)
    if first > second:  # the offset before the gap gives the later instant
        moved = f"{first.astimezone(clocks):%H:%M}"
        return Moment(first, zone, f"{shown} is left out that night, the clocks go forward: {moved} is taken")
    if later:
        return Moment(second, zone, f"{shown} comes twice that night: the second is taken")
    way = f"write '{shown} later' for the second"
    return Moment(first, zone, f"{shown} comes twice that night: the first is taken, {way}")


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].casefold()


def _unknown(name: str) -> WrongUsage:
    from difflib import get_close_matches

    near = get_close_matches(name[:60], sorted(available_timezones()), 1)
    hint = f" Did you mean '{near[0]}'?" if near else " Write it like Europe/Berlin."
    return WrongUsage(f"unknown time zone '{name[:60]}'.{hint}")
