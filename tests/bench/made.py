"""Made-up postings of realistic length, as many as wanted: number 7 is the same text in every run."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

SKILLS = (
    *"Python Java Kotlin TypeScript PostgreSQL Kubernetes Docker Terraform Ansible Airflow React".split(),
    *"Apache Kafka|Apache Spark|Django|FastAPI|Scala|C++|C#|PHP|Ruby|MongoDB|Redis|Elasticsearch".split("|"),
    *"Grafana Prometheus Jenkins AWS Azure Snowflake BigQuery Tableau Figma Scrum GraphQL RabbitMQ".split(),
    *"Linux Pandas PyTorch TensorFlow".split(),
)
"""Each is asked for less often than the one before it."""

_ASKED = (
    "{years}+ years of experience with {skill}",
    "{years} or more years of work with {skill} in production",
    "Experience with {skill} or {other}",
    "Solid knowledge of {skill}, {other} or comparable tools",
    "You have built services with {skill} and kept them running",
    "Bachelor's degree in {field} or equivalent experience",
    "Master's degree in {field} and {years}+ years of experience, or {more}+ years of experience",
    "{years}+ years of leading {team}",
    "{level} {language}, spoken and written",
    "Working knowledge of {skill} and the will to learn {other}",
    "You write tests for {skill} before anybody asks for them",
    "Care for {quality} in everything that touches {skill}",
)
_DUTIES = (
    "Build and run the {skill} services of the {team}",
    "Decide with the {team} what {quality} is worth, and measure it",
    "Replace what stands in the way of {quality} step by step",
    "Write down how {skill} is used, so that others can follow",
    "Share the on-call rota of the {team}",
    "Help the {team} to grow, from hiring to review",
)
_BENEFITS = (
    "30 days of holiday",
    "A budget of 1,500 for learning",
    "A pension plan",
    "A day off on your birthday",
    "A public transport pass",
    "Hardware of your choice",
    "Parental leave at full pay",
)
_TITLES = (
    "{skill} Developer",
    "Senior {skill} Engineer",
    "{skill} Platform Engineer",
    "Data Engineer",
    "Senior Backend Engineer",
    "Staff Engineer, {area}",
    "Product Manager, {area}",
    "Data Scientist",
    "Site Reliability Engineer",
    "Engineering Manager, {area}",
    "Frontend Engineer",
    "Security Analyst",
)
_AREAS = ("Billing", "Search", "Growth", "Logistics", "Payments", "Maps", "Fares", "Platform")
_TEAMS = ("platform team", "data team", "team of five", "billing team", "engineers of two sites")
_FIELDS = ("computer science", "physics", "electrical engineering", "mathematics")
_QUALITIES = ("accessibility", "latency", "privacy", "cost", "readability")
_LANGUAGES = ("English", "German", "French", "Spanish", "Dutch")
_LEVELS = ("Fluent", "Native", "Good", "Conversational")
_PLACES = ("Berlin", "Munich", "Leeds", "Lisbon", "Oslo", "Vienna", "Zurich", "Lyon", "Utrecht", "Warsaw")
_WORKPLACES = ("Remote", "Hybrid", "On-site", "")
_TYPES = ("Full-time", "Full-time", "Full-time", "Part-time", "Contract", "")
_FORMS = ("GmbH", "Ltd", "AG", "Inc", "BV")
_BEGINNINGS = "bal cor den fal gri hol jor kel lum mar nor ost pel quen ras sol tam ver wil zan".split()
_ENDS = (
    "ander bury dale eck ford gate holm ing ley mont ness over rick stow tal um ville worth ya zen".split()
)

LONGEST = 4
"""The first four postings ask 40 things each, to be compared."""

HEADINGS = ("About the role", "Responsibilities", "Requirements", "Nice to have", "What we offer")
"""What stands above the prose and each of the four lists."""


@dataclass(frozen=True, slots=True)
class Made:
    """One posting. `pay` is a range in whole euros a year, None where none is stated."""

    number: int
    title: str
    company: str
    place: str
    workplace: str
    employment: str
    pay: tuple[int, int] | None
    posted: date
    closes: date | None
    prose: tuple[str, ...]
    duties: tuple[str, ...]
    required: tuple[str, ...]
    preferred: tuple[str, ...]
    benefits: tuple[str, ...]

    @property
    def url(self) -> str:
        """Where it was found."""
        return f"https://{self.company.split()[0].lower()}.example/jobs/{self.number}"

    @property
    def labelled(self) -> dict[str, str]:
        """What is stated under a label, without what is not stated."""
        told = {
            "Company": self.company,
            "Location": self.place,
            "Workplace": self.workplace,
            "Employment type": self.employment,
            "Salary": "€{:,} - €{:,} a year".format(*self.pay) if self.pay else "",
            "Posted": f"{self.posted}",
            "Apply by": f"{self.closes}" if self.closes else "",
            "URL": self.url,
        }
        return {label: value for label, value in told.items() if value}

    @property
    def text(self) -> str:
        """The whole posting as a plain text."""
        head = [self.title, *(f"{label}: {value}" for label, value in self.labelled.items())]
        parts = ["\n".join(head), f"{HEADINGS[0]}\n\n" + "\n\n".join(self.prose)]
        lists = (self.duties, self.required, self.preferred, self.benefits)
        for heading, lines in zip(HEADINGS[1:], lists, strict=True):
            if lines:
                parts.append(f"{heading}\n\n" + "\n".join(f"- {line}" for line in lines))
        return "\n\n".join(parts) + "\n"


def made(number: int, today: date) -> Made:
    """The posting of that number, posted within the two years before `today`. About 5 KB, 12 demands."""
    rng = random.Random(number)
    posted = today - timedelta(days=1 + round(729 * rng.random() ** 2))
    low = rng.randrange(38, 120) * 1000
    demands = rng.sample(demanded(), 40 if number <= LONGEST else max(4, round(rng.gauss(12, 3))))
    firm = round(len(demands) * 0.7)
    return Made(
        number=number,
        title=_filled(rng.choice(_TITLES), rng),
        company=f"{_named(rng.randrange(4000))} {rng.choice(_FORMS)}",
        place=rng.choice(_PLACES),
        workplace=rng.choice(_WORKPLACES),
        employment=rng.choice(_TYPES),
        pay=(low, low + rng.randrange(5, 40) * 1000) if rng.random() < 0.5 else None,
        posted=posted,
        closes=posted + timedelta(days=rng.randrange(14, 90)) if rng.random() < 0.3 else None,
        prose=tuple(_paragraph(rng) for _ in range(rng.randrange(3, 7))),
        duties=tuple(dict.fromkeys(_filled(rng.choice(_DUTIES), rng) for _ in range(6))),
        required=tuple(demands[:firm]),
        preferred=tuple(demands[firm:]),
        benefits=tuple(rng.sample(_BENEFITS, rng.randrange(2, 6))),
    )


@cache
def demanded() -> tuple[str, ...]:
    """All demands that postings are made of."""
    rng = random.Random(0)
    return tuple(dict.fromkeys(_filled(form, rng) for form in _ASKED for _ in range(80)))


def _filled(form: str, rng: random.Random) -> str:
    years = rng.randrange(1, 11)
    skill, other = _skill(rng), _skill(rng)
    return form.format(
        years=years,
        more=years + 2,
        skill=skill,
        other=other if other != skill else SKILLS[0],
        field=rng.choice(_FIELDS),
        team=rng.choice(_TEAMS),
        quality=rng.choice(_QUALITIES),
        area=rng.choice(_AREAS),
        level=rng.choice(_LEVELS),
        language=rng.choice(_LANGUAGES),
    )


def _skill(rng: random.Random) -> str:
    return SKILLS[int(len(SKILLS) * rng.random() ** 2)]


@cache
def _words() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Words nobody knows, and how often each is used, added up: few often, most of them seldom."""
    words = [f"{one}{other}{end}" for end in ("", "s", "ed") for one in _BEGINNINGS for other in _ENDS]
    words += [f"{one}{two}{other}" for one in _BEGINNINGS for two in _BEGINNINGS for other in _ENDS]
    random.Random(0).shuffle(words)
    return tuple(words), tuple(accumulate(1 / (rank + 10) for rank in range(len(words))))


def _named(number: int) -> str:
    words, _ = _words()
    return words[number].capitalize()


def _paragraph(rng: random.Random) -> str:
    words, weights = _words()
    told = rng.choices(words, cum_weights=weights, k=rng.randrange(50, 110))
    told.insert(rng.randrange(1, len(told)), _skill(rng))
    return f"{' '.join([told[0].capitalize(), *told[1:]])}."
