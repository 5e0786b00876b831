"""Days as people say them, short, the same on every screen, in the form of the settings."""

from datetime import date, datetime, timedelta

_NEAR = timedelta(days=6)

_FORMS = {
    "day month": ("{n} {day:%b}", " {day.year}", "{day:%a} ", "{day:%A} {n} {day:%B} {day.year}"),
    "month day": ("{day:%b} {n}", " {day.year}", "{day:%a} ", "{day:%A}, {day:%B} {n}, {day.year}"),
    "iso": ("{day}", "", "", "{day:%A} {day}"),
}
"""A day by the name of its form: within the year, what another year adds, before it when near, in full."""

_form = _FORMS["day month"]


def write_days(form: str) -> None:
    """Let days be written in this form from now on."""
    global _form  # noqa: PLW0603  (one process, one person who reads)
    _form = _FORMS[form]


def date_words(day: date, today: date) -> str:
    """`14 Nov` within the year, else `14 Nov 2027`; or as the form of the settings has it."""
    plain, year, _, _ = _form
    return _filled(plain if day.year == today.year else plain + year, day)


def clock_day(day: date, today: date) -> str:
    """The same with the day of the week: `Thu 14 Nov`."""
    return _filled(_form[2], day) + date_words(day, today)


def day_words(day: date, today: date) -> str:
    """`today`, `Thu 14 Nov` within a week, `14 Nov` within the year, else `14 Nov 2027`."""
    if day == today:
        return "today"
    if not timedelta() < day - today <= _NEAR:
        return date_words(day, today)
    return _filled(_form[2] + _form[0], day)


def day_in_full(day: date, today: date) -> str:
    """`Friday 20 November 2026, tomorrow`."""
    days = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    away = near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")
    return f"{_filled(_form[3], day)}, {away}"


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


def moment_words(at: datetime, zone: str, today: date) -> str:
    """An agreed instant: `Thu 3 Dec 14:00 Asia/Tokyo, here 06:00`."""
    from jobtui.tracker import moments

    return moments.moment_words(at, zone, today, day=clock_day)


def _filled(form: str, day: date) -> str:
    return form.format(day=day, n=day.day)
