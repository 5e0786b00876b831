"""Days as people say them, short, the same on every screen."""

from datetime import date, timedelta

_NEAR = timedelta(days=6)


def day_words(day: date, today: date) -> str:
    """`today`, `Thu 14 Nov` within a week, `14 Nov` within the year, else `14 Nov 2027`."""
    if day == today:
        return "today"
    plain = f"{day.day} {day:%b}"
    if timedelta() < day - today <= _NEAR:
        return f"{day:%a} {plain}"
    return plain if day.year == today.year else f"{plain} {day.year}"


def day_in_full(day: date, today: date) -> str:
    """`Friday 20 November 2026, tomorrow`."""
    days = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    away = near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")
    return f"{day:%A} {day.day} {day:%B %Y}, {away}"


def day_meaning(text: str, today: date) -> str:
    """What a day as typed means, in full; "" where it is none."""
    from jobtui.domain.problem import WrongUsage
    from jobtui.tracker.values import day as typed_day

    try:
        return day_in_full(typed_day(text, today), today)
    except WrongUsage:
        return ""


def due_words(due: date | None, today: date) -> tuple[str, str]:
    """When something is due, and the style that goes with it: `overdue 3d` in the colour of errors."""
    if due is None:
        return "", ""
    if due < today:
        return f"overdue {(today - due).days}d", "bold $text-error"
    return day_words(due, today), "$text-warning" if due == today else "$foreground-muted"


def ago_words(day: date, today: date) -> str:
    """How long ago: `today`, `yesterday`, `9d ago`."""
    days = (today - day).days
    return "today" if days == 0 else "yesterday" if days == 1 else f"{days}d ago"


def interval_words(earliest: date | None, latest: date | None, today: date) -> str:
    """The days an inexact date can mean: `12 Nov`, `6 Oct to 4 Nov`; "" where none is known."""
    known = [day for day in (earliest, latest) if day is not None]
    if not known:
        return ""
    words = [day_words(day, today) for day in dict.fromkeys(known)]
    if len(words) == 1 and earliest is None:
        return f"by {words[0]}"
    return " to ".join(words)
