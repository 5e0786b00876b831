"""What is proposed out of a resume: what a line plainly says, with that line; nothing that is in doubt."""

from datetime import date

import pytest

from jobtui.domain.profile import ClaimKind, describe
from jobtui.parsing import resume, resume_lines, tenure

TODAY = date(2026, 11, 19)


def _proposed(text: str, kind: ClaimKind | None = None) -> list[str]:
    """The claims in words, with their lines."""
    found = resume.read(text, TODAY)
    return [f"{one.line} {describe(one.claim)}" for one in found if kind in (None, one.claim.kind)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Python (6 years), SQL", ["Python, 6 years", "SQL"]),
        ("- Python – 6 yrs", ["Python, 6 years"]),
        ("| Python | 6 years |", ["Python, 6 years"]),
        ("Java: 8 Jahre, Docker", ["Java, 8 years", "Docker"]),
        ("5 years of Kubernetes and Terraform", ["Kubernetes, 5 years", "Terraform"]),
        ("7 years of experience with PostgreSQL", ["PostgreSQL, 7 years"]),
        ("2.5 years Kotlin", ["Kotlin, 2.5 years"]),
        ("Tools: Git, k8s", ["Git", "Kubernetes"]),
        ("Go, R, Spark", ["Go", "R", "Apache Spark"]),
        ("Go (3 years)", ["Go, 3 years"]),
        ("Currently learning Rust. Python", ["Python"]),
        ("No experience with Scala", []),
        ("I want to learn Kafka", []),
        ("Passionate about React Native", []),
        ("Je souhaite apprendre Kafka", []),
        ("go getter, quick learner", []),
    ],
)
def test_skills_with_years_where_they_stand_beside_them(line: str, said: list[str]) -> None:
    assert _proposed(f"Skills\n{line}\n") == [f"2 {one}" for one in said]


def test_the_head_of_a_table_tells_what_its_numbers_count() -> None:
    head = "Skills\n| Skill | Years |\n| --- | --- |\n"
    table = f"{head}| Python | 9 |\n| SQL | 5 years |\n\nJava\n| Kotlin | 4 |\n"
    assert _proposed(table) == ["4 Python, 9 years", "5 SQL, 5 years", "7 Java", "8 Kotlin"]
    assert _proposed("Skills\n| Skill | Version |\n| Java | 17 |\n") == ["3 Java"]


JOBS = """\
EXPERIENCE

Oracle — Senior engineer, 03/2021 – present
- Streams in Kafka, reports in SQL
Kestrel Bank, Leith
Jan 2016 - Dec 2020
- Reports in SQL and COBOL

SKILLS
SQL
"""


def test_a_dated_job_tells_when_a_skill_was_used_last() -> None:
    found = {one.claim.name: one for one in resume.read(JOBS, TODAY)}
    assert (found["Apache Kafka"].claim.last_used, found["Apache Kafka"].line) == (2026, 4)
    assert (found["COBOL"].claim.last_used, found["COBOL"].line) == (2020, 7)
    assert found["SQL"].claim.last_used == 2026
    assert "Oracle" not in found
    by_years = resume.read("Experience\n2017 to 2019, Wren Bank\n- Reports in SQL\n", TODAY)
    assert [one.claim.last_used for one in by_years if one.claim.name == "SQL"] == [2019]


def test_of_two_numbers_of_years_the_larger_is_proposed() -> None:
    text = "Experience\nWren Bank, 2019 - present\n- 3 years of SQL reports\nSkills\n| SQL | 6 years |\n"
    assert _proposed(text, ClaimKind.SKILL) == ["5 SQL, 6 years, last used 2026"]


def test_dated_jobs_are_counted_once_each_month() -> None:
    (total,) = [one for one in resume.read(JOBS, TODAY) if one.claim.kind is ClaimKind.EXPERIENCE]
    assert (total.claim.years, total.line) == (10, 3)
    assert total.claim.proof == "jobs dated 03/2021 – present; Jan 2016 - Dec 2020"
    overlapping = JOBS.replace("Dec 2020", "Dec 2023")
    assert _proposed(overlapping, ClaimKind.EXPERIENCE) == ["3 10 years of experience in all"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Engineer with 9 years of professional experience.", ["9 years of experience in all"]),
        ("12+ years' experience, mostly in teams", ["12 years of experience in all"]),
        ("9 Jahre Berufserfahrung", ["9 years of experience in all"]),
        ("8 years of experience in data engineering", ["8 years of data engineering"]),
        ("4 years of experience in people management", ["4 years of people management"]),
        ("12 years of experience in intensive care", []),
        ("Founded 9 years ago", []),
        ("Aiming to reach 20 years of experience", []),
        ("I would like to gain 3 years of experience", []),
    ],
)
def test_experience_only_where_it_is_stated(line: str, said: list[str]) -> None:
    assert _proposed(f"Summary\n{line}\n", ClaimKind.EXPERIENCE) == [f"2 {one}" for one in said]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("M.Sc. Computer Science, TU Delft, 2014 – 2016", ["Master's degree in Computer Science"]),
        ("Master of Science in Physics, Leiden University", ["Master's degree in Physics"]),
        ("Bachelor of Science, Mathematics, University of Leeds", ["Bachelor's degree in Mathematics"]),
        ("TU Delft — BSc Civil Engineering (2011–2014)", ["Bachelor's degree in Civil Engineering"]),
        ("2010 - 2014  Diplom-Informatik, Universität Kiel", ["Master's degree in Informatik"]),
        ("PhD in Computational Linguistics, 2019", ["PhD in Computational Linguistics"]),
        ("MBA, INSEAD, 2015", ["Master's degree"]),
        ("MBA, INSEAD, expected 2028", []),
        ("MSc Statistics, 2024 - 2028", []),
        ("Springfield School, Boston, MA", []),
        ("Scrum Master training", []),
        ("High school diploma", []),
    ],
)
def test_degrees_with_their_field_where_it_is_plain(line: str, said: list[str]) -> None:
    assert _proposed(f"Education\n- {line}\n", ClaimKind.DEGREE) == [f"2 {one}" for one in said]


def test_languages_licences_and_labels() -> None:
    text = """\
# Languages
Dutch (native), English: C1
Deutsch – Grundkenntnisse

# Certifications
- AWS Certified Solutions Architect – Associate (2023)
- Certified Kubernetes Administrator, CNCF, 2022
- First aid (expired)

Driving licence: B
Work authorisation: EU, Switzerland
Security clearance: none
"""
    assert [one for one in _proposed(text) if not one.endswith((" AWS", " Kubernetes"))] == [
        "2 Dutch, native",
        "2 English, C1",
        "3 German, basic",
        "11 may work in EU",
        "11 may work in Switzerland",
        "6 licence: AWS Certified Solutions Architect – Associate",
        "7 licence: Certified Kubernetes Administrator",
        "10 licence: Driving licence B",
    ]


def test_nothing_is_read_out_of_other_sections() -> None:
    text = (
        "References\nPat Doe, 3 years of SQL, BSc Physics\n\nInterests\nPython meetups, French (fluent), Go\n"
    )
    assert _proposed(text) == []


def test_html_is_read_by_its_lines() -> None:
    page = b"<html><body><h2>Skills</h2><ul><li>Python (3 years)</li><li>Excel</li></ul></body></html>"
    text = resume_lines.text_of(page, "cv.html")
    (python, excel) = resume.read(text, TODAY)
    assert [text.splitlines()[one.line - 1] for one in (python, excel)] == ["- Python (3 years)", "- Excel"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Jan 2018 – Mar 2021", ((2018, 1), (2021, 4))),
        ("03/2018 - 05/2021", ((2018, 3), (2021, 6))),
        ("2018-03 to 2021-05", ((2018, 3), (2021, 6))),
        ("März 2018 bis heute", ((2018, 3), (2026, 12))),
        ("since 2019", ((2019, 1), (2026, 12))),
        ("2018-2021", ((2018, 1), (2021, 1))),
        ("2021 – 2018", None),
        ("2030 – present", None),
        ("in 2019", None),
        ("2018–20", None),
        ("12018 – 2021", None),
    ],
)
def test_spans_of_time(text: str, span: tuple[tuple[int, int], tuple[int, int]] | None) -> None:
    found = tenure.find(text, TODAY)
    months = [(one.first, one.last) for one in found]
    assert months == ([] if span is None else [tuple(year * 12 + month - 1 for year, month in span)])


def test_a_hostile_resume_takes_no_longer_than_its_length() -> None:
    """Each pattern meets what would make it go back and forth; a run of any second would be felt here."""
    for unit in (
        "9 years of ",
        "M.Sc. ",
        "Jan 2018 – ",
        "a: ",
        "Python (",
        "- ",
        "((((",
        "no no no ",
        "2018-",
    ):
        resume.read("Skills\n" + unit * 20_000 + "\nEducation\n" + (unit + "\n") * 2_000, TODAY)
