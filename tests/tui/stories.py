"""Stored postings to drive the screens with: readings with spans, and what became of them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from jobtui.domain.event import AddPosting, EventKind, NewEvent
from jobtui.domain.reading import Dated, Facts, Finding, Origin, Reading
from jobtui.domain.requirement import Kind, Requirement, State
from jobtui.domain.salary import Period, Salary
from jobtui.tracker.tracker import Tracker

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
TODAY = NOW.date()

HOSTILE = (
    "[@click=app.quit]x[/]",
    "[/bold] and [Python, C++] [=]",
    "\x1b]0;PWNED\x07 \x9b31m red",
    "\u202eevil\u202c \u200bhid\u00adden",
)


def reading(
    file: str, title: str | None, company: str | None, asked: Sequence[Requirement], **facts: Any
) -> Reading:
    """A reading whose text holds its title, its company and every requirement, each on a line."""
    lines = [line for line in (title, company, "Requirements", *(item.text for item in asked)) if line]
    text = "\n".join(lines) + "\n"

    def found(value: str, **marks: Any) -> Finding[str]:
        at = text.find(value)
        return Finding(value, ((at, at + len(value)),) if at >= 0 else (), **marks)

    suggested = bool(facts.pop("suggested", False))
    held = Facts(
        title=None if title is None else found(title, suggested=suggested),
        company=None if company is None else found(company),
        **{  # type: ignore[arg-type]  # the fields a test names
            name: value if isinstance(value, (tuple, Finding)) else found(value)
            for name, value in facts.items()
        },
    )
    items = tuple(
        Requirement(
            item.text,
            item.kind,
            ((text.find(item.text), text.find(item.text) + len(item.text)),),
            stricter_repeat=item.stricter_repeat,
        )
        for item in asked
    )
    return Reading(file, text, sha256(text.encode()).hexdigest(), facts=held, requirements=items)


def must(*texts: str) -> list[Requirement]:
    """Required items."""
    return [Requirement(text, Kind.REQUIRED) for text in texts]


def nice(*texts: str) -> list[Requirement]:
    """Preferred items."""
    return [Requirement(text, Kind.PREFERRED) for text in texts]


def pay(low: int, high: int, currency: str, where: str | None = None) -> Finding[Salary]:
    """A yearly range in major units."""
    return Finding(Salary(low * 100, high * 100, currency, Period.YEAR, where))


def several(*values: str, origin: Origin = Origin.EMPLOYER) -> tuple[Finding[str], ...]:
    """Findings of a field that holds many."""
    return tuple(Finding(value, origin=origin) for value in values)


def keep(tracker: Tracker, kept: Reading) -> int:
    """Store a reading as if imported."""
    deed = AddPosting(kept, kept.text.encode("utf-8", "surrogatepass"))
    event = NewEvent(EventKind.IMPORTED, f"imported from {kept.file}", None, (deed,))
    return tracker.commit([event]).postings[0]


def readings() -> list[Reading]:
    """Six postings of different shapes, the oldest first."""
    posted = Finding(Dated("1mo ago", date(2026, 10, 6), date(2026, 11, 4)))
    long = "Experience with message brokers such as NATS, Pulsar or RabbitMQ where lost messages have a price"
    return [
        reading("lantern.txt", None, "Lantern Works", must("3+ years of support work", "English C1")),
        reading(
            "halden.txt",
            "Site Reliability Engineer",
            "Halden Cloud",
            must("Linux", "On-call", "Terraform", "Go or Python", "Incident reviews") + nice("Kafka"),
            locations=several("Oslo", "Bergen"),
            workplace="remote",
        ),
        reading(
            "bright.txt",
            "ML Engineer, Ranking",
            "Brightmart",
            must("PyTorch", "Ranking systems"),
            suggested=True,
            salaries=(pay(120_000, 150_000, "USD", "U.S."), pay(95_000, 120_000, "USD", "Canada")),
        ),
        reading(
            "kestrel.txt",
            "Backend Engineer [Payments]",
            "Kestrel Bank",
            must("Java or Kotlin", "PCI-DSS", "SQL", "Event sourcing", "AWS", "Testing", long),
            locations=several("London"),
            workplace="hybrid",
            salaries=(pay(85_000, 100_000, "GBP"),),
            posted=posted,
        ),
        reading(
            "tideline.txt",
            "Senior Python Developer",
            "Tideline",
            must("6+ years of Python", "FastAPI", "PostgreSQL", "Kubernetes") + nice("Kafka", "German B2"),
            workplace="remote",
            url="https://tideline.example/jobs/7",
            employment_type="full-time",
        ),
        reading(
            "northwind.txt",
            "Staff Data Engineer",
            "Northwind Energy",
            must(
                "5+ years building data pipelines in Python",
                "Strong SQL",
                "Airflow or Dagster",
                "Mentoring",
                "English C1",
            )
            + nice("dbt", "Kafka or Flink")
            + [Requirement("Energy markets", Kind.UNLABELLED)],
            locations=several("Berlin"),
            workplace="hybrid",
            salaries=(pay(95_000, 110_000, "EUR"),),
            url="https://northwind.example/jobs/4412",
            skills=several("Python", "SQL") + several("Excel", "Scrum", origin=Origin.SITE),
            responsibilities=several("Own the metering pipeline", "Lead two engineers"),
            summary="Build pipelines for smart meters.",
        ),
    ]


def hostile_reading() -> Reading:
    """A posting that tries everything a text can try, in every place there is."""
    bad = " ".join(HOSTILE)
    asked = [
        Requirement(f"{n} {text}", kind)
        for n, (text, kind) in enumerate(zip(HOSTILE, [*Kind, Kind.REQUIRED], strict=True))
    ]
    return reading(
        f"bad {bad}.txt",
        f"Role {bad}",
        f"Firm {bad}",
        asked,
        locations=several(bad),
        workplace="remote",
        employment_type=bad,
        url=f"https://x.example/{bad}",
        summary=bad,
        skills=several(bad) + several(bad, origin=Origin.SITE),
        responsibilities=several(*HOSTILE),
        benefits=several(*HOSTILE),
        salaries=(pay(1000, 2000, "EUR", bad),),
    )


def live(tracker: Tracker, ids: Sequence[int]) -> None:
    """What became of the six."""
    untitled, halden, _bright, kestrel, tideline, northwind = ids
    then = Tracker(tracker.store, lambda: NOW - timedelta(days=16))
    then.set_status([tideline], "applied")
    then.set_status([northwind], "applied", note="CV v4 and a letter")
    later = Tracker(tracker.store, lambda: NOW - timedelta(days=7))
    later.set_status([northwind], "interview")
    later.set_status([kestrel], "screening")
    later.set_status([halden], "rejected")
    for n in (1, 2, 3, 4):
        later.check(northwind, n, State.MET)
    later.check(northwind, 5, State.PARTIAL, note="B2 certificate from 2019, fluent since")
    later.check(tideline, 1, State.MET)
    later.check(tideline, 4, State.UNMET)
    later.set_next_action(northwind, "Panel at ten", TODAY + timedelta(days=1))
    later.set_next_action(tideline, "Nudge the recruiter", TODAY - timedelta(days=3))
    later.add_note(
        northwind, "The panel is two engineers and the head of data.\nBring the story of the migration."
    )
    later.add_note(untitled, "Ask what the role is called.")
