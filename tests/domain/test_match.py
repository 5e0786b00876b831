"""Requirements held against claims: which verdict a careful person comes to, by which branch, and why."""

import pytest

from jobtui.domain.profile import Claim, ClaimKind
from jobtui.domain.requirement import Requirement, Topic
from jobtui.domain.verdict import By, Verdict
from tests.domain.claims import (
    BACHELOR,
    EQUIVALENT,
    LADDER,
    MASTER,
    MET,
    ML,
    NINE,
    PARTIAL,
    PEOPLE,
    PYTHON_YEARS,
    SOFTWARE,
    UNCLEAR,
    UNMET,
    all_of,
    any_of,
    asks,
    degree,
    judged,
    knows,
    may,
    skill,
    speaks,
    studied,
    such_as,
    talks,
    worked,
    years,
)

CASES: dict[str, tuple[Requirement, tuple[Claim, ...], Verdict, str]] = {
    # years in all, and in what experience in all counts for
    "enough in all": (asks(years(6)), (NINE,), MET, "9 years"),
    "just enough": (asks(years(9)), (NINE,), MET, "9 years"),
    "enough for the profession": (asks(years(6, SOFTWARE)), (NINE,), MET, "9 years"),
    "a quarter is missing": (asks(years(12)), (NINE,), PARTIAL, "short by 3 years"),
    "more than a quarter is missing": (asks(years(13)), (NINE,), UNMET, "short by 4 years"),
    "one of two": (asks(years(2)), (worked(1),), UNMET, "short by 1 year ("),
    "half years": (asks(years(3)), (worked(2.5),), PARTIAL, "short by 0.5 years"),
    "years on no file": (asks(years(3)), (MASTER,), UNCLEAR, "nothing on file"),
    "no profile at all": (asks(years(3)), (), UNCLEAR, "nothing on file"),
    "a range is met by more": (asks(years(3, most=5)), (NINE,), MET, "9 years"),
    "up to two years": (asks(years(0, most=2)), (), MET, "no years are needed"),
    "a part tells of all": (asks(years(5)), (worked(6, PEOPLE),), MET, "6 years of people management"),
    "a part is too little to tell": (
        asks(years(5)),
        (worked(4, ML),),
        UNCLEAR,
        "4 years of machine learning",
    ),
    "years in another trade": (
        asks(years(6, SOFTWARE)),
        (NINE, worked(9, "teaching")),
        UNCLEAR,
        "not on file",
    ),
    "part in another trade": (asks(years(6, SOFTWARE)), (NINE, worked(3, "sales")), MET, "9 years"),
    # years in one area
    "said for the area": (asks(years(3, PEOPLE)), (worked(4, PEOPLE),), MET, "4 years of people management"),
    "by another word for it": (asks(years(3, PEOPLE)), (worked(4, "Team lead"),), MET, "Team lead"),
    "I lack it": (asks(years(3, PEOPLE)), (NINE, worked(0, PEOPLE)), UNMET, "no people management"),
    "too few in it": (asks(years(3, PEOPLE)), (NINE, worked(1, PEOPLE)), UNMET, "short by 2 years"),
    "nearly enough in it": (asks(years(4, PEOPLE)), (NINE, worked(3, PEOPLE)), PARTIAL, "short by 1 year"),
    "none said for it": (asks(years(3, ML)), (NINE,), UNCLEAR, "how many of machine learning"),
    "more than in all": (asks(years(12, ML)), (NINE,), UNMET, "short by 3 years"),
    "a skill of that name": (asks(years(3, ML)), (knows("Machine learning", 4),), MET, "4 years"),
    "the skill that the years are in says nothing more": (
        asks(all_of(years(3, ML), skill("Machine learning"))),
        (worked(4, "AI/ML"),),
        MET,
        "4 years of AI/ML",
    ),
    "within the area": (asks(years(3, SOFTWARE)), (worked(4, ML),), MET, "4 years of machine learning"),
    "not the other way": (asks(years(3, ML)), (worked(4, SOFTWARE),), UNCLEAR, "on file"),
    "used long ago": (
        asks(years(3, ML)),
        (Claim(ClaimKind.EXPERIENCE, ML, years=4, last_used=2012),),
        MET,
        "14 years ago",
    ),
    # degrees
    "the degree": (asks(degree("bachelor")), (BACHELOR,), MET, "Bachelor's degree"),
    "a higher one": (asks(degree("bachelor")), (MASTER,), MET, "Master's degree"),
    "a lower one": (asks(degree("master")), (BACHELOR,), UNMET, "not the Master's asked"),
    "no degree on file": (asks(degree("master")), (NINE,), UNCLEAR, "a degree"),
    "some training": (asks(degree("none")), (MASTER,), UNCLEAR, "for the employer to judge"),
    "some training, nothing known": (asks(degree("none")), (), UNCLEAR, "school or training"),
    "in a related field of no field": (asks(degree("master", "related field")), (MASTER,), MET, "Master's"),
    "years in something particular": (
        asks(years(3), "3 years as a plumber's helper"),
        (NINE,),
        UNCLEAR,
        "how many of them were in just that is not on file",
    ),
    "years in it are claimed": (
        asks(years(3), "3 years as a plumber's helper"),
        (NINE, worked(4, "plumber")),
        MET,
        "4 years of plumber",
    ),
    "another sort of engineer": (
        asks(years(3), "3 years of civil engineering"),
        (NINE,),
        UNCLEAR,
        "not on file",
    ),
    "the profession in other words": (
        asks(years(3), "3+ years of experience building products at a software company"),
        (NINE,),
        MET,
        "9 years",
    ),
    "years in general words": (asks(years(3), "3+ years in a similar role"), (NINE,), MET, "9 years"),
    "a licence that is told as a skill": (
        asks(skill("Driving license"), "Driving license", Topic.LICENCE),
        (may(ClaimKind.LICENCE, "driving licence"),),
        MET,
        "driving licence",
    ),
    "in the field": (asks(degree("master", "computer science")), (MASTER,), MET, "Computer Science"),
    "in another field": (
        asks(degree("master", "law")),
        (MASTER,),
        PARTIAL,
        "Master's degree in Computer Science; asked in law",
    ),
    "in a related field": (
        asks(degree("master", "physics or a related field")),
        (MASTER,),
        MET,
        "a related field",
    ),
    "related to something far": (
        asks(degree("master", "nursing or a related field")),
        (MASTER,),
        PARTIAL,
        "asked in nursing",
    ),
    "in any field": (asks(degree("master", "any discipline")), (MASTER,), MET, "Computer Science"),
    "my field is not said": (asks(degree("bachelor", "law")), (BACHELOR,), MET, "its field is not on file"),
    "the better of two": (
        asks(degree("bachelor", "law")),
        (studied("bachelor", "Law"), MASTER),
        MET,
        "Bachelor's degree in Law",
    ),
    "equivalent experience": (
        asks(any_of(degree("bachelor"), EQUIVALENT)),
        (NINE,),
        UNCLEAR,
        "for the employer to judge",
    ),
    "equivalent, nothing known": (
        asks(any_of(degree("bachelor"), EQUIVALENT)),
        (),
        UNCLEAR,
        "nothing on file",
    ),
    # several ways
    "the higher way": (asks(LADDER), (MASTER, NINE), MET, "Master's degree in Computer Science; 9 years"),
    "the lower way": (asks(LADDER), (BACHELOR, worked(10)), MET, "10 years"),
    "nearly the lower way": (asks(LADDER), (BACHELOR, NINE), PARTIAL, "short by 1 year"),
    "too far from both": (asks(LADDER), (MASTER, worked(2)), UNCLEAR, "for the employer to judge"),
    "a master's is not enough alone": (asks(LADDER), (MASTER,), UNCLEAR, ""),
    "degree there, years lacking": (
        asks(all_of(degree("bachelor"), years(10))),
        (MASTER, worked(2)),
        UNMET,
        "short by 8 years",
    ),
    "years there, degree lacking": (
        asks(all_of(degree("phd"), years(3))),
        (MASTER, NINE),
        UNMET,
        "not the PhD asked",
    ),
    # skills
    "the skill": (asks(skill("Python")), (knows("Python", 6),), MET, "Python, 6 years"),
    "in other letters": (asks(skill("Node.js")), (knows("nodejs"),), MET, "nodejs"),
    "no such skill on file": (
        asks(skill("Kafka")),
        (knows("Python"),),
        UNCLEAR,
        "nothing on file about Kafka",
    ),
    "a skill I lack": (asks(skill("Rust")), (knows("Rust", 0),), UNMET, "no Rust"),
    "one letter is not another": (asks(skill("C")), (knows("C#"),), UNCLEAR, "nothing on file about C"),
    "told by one within": (asks(skill("SQL")), (knows("PostgreSQL", 4),), MET, "PostgreSQL"),
    "not by the wider one": (asks(skill("PostgreSQL")), (knows("SQL", 4),), UNCLEAR, "PostgreSQL"),
    "both": (asks(all_of(skill("Python"), skill("Kafka"))), (knows("Python"), knows("Kafka")), MET, "Kafka"),
    "one of two that all must hold": (
        asks(all_of(skill("Python"), skill("Kafka"))),
        (knows("Python"), knows("Kafka", 0)),
        PARTIAL,
        "no Kafka",
    ),
    "one of two, the other unknown": (
        asks(all_of(skill("Python"), skill("Kafka"))),
        (knows("Python"),),
        UNCLEAR,
        "Python; nothing on file",
    ),
    "one lacked, the other unknown": (
        asks(all_of(skill("Python"), skill("Kafka"))),
        (knows("Kafka", 0),),
        UNMET,
        "no Kafka",
    ),
    "either": (asks(any_of(skill("AWS"), skill("Azure"))), (knows("Azure"),), MET, "Azure"),
    "neither": (
        asks(any_of(skill("AWS"), skill("Azure"))),
        (knows("AWS", 0), knows("Azure", 0)),
        UNMET,
        "no AWS",
    ),
    "examples": (asks(such_as("Java", "Go")), (knows("Go"),), MET, "Go"),
    "no example on file": (asks(such_as("Java", "Go")), (knows("Rust"),), UNCLEAR, "Java or Go"),
    "examples I lack": (asks(such_as("Java")), (knows("Java", 0),), UNCLEAR, "others like it would do"),
    "examples of what the years are in": (
        asks(all_of(years(6, SOFTWARE), such_as("C", "Java"))),
        (NINE,),
        MET,
        "9 years",
    ),
    "names it in passing": (
        asks(
            skill("Python"), "Ability to tell the whole story behind our data to people who never saw Python"
        ),
        (knows("Python"),),
        PARTIAL,
        "the sentence asks more",
    ),
    "long ago": (asks(skill("Perl")), (knows("Perl", 3, 2010),), MET, "16 years ago"),
    # years in a skill
    "years with a skill": (
        asks(PYTHON_YEARS, "5+ years of Python"),
        (NINE, knows("Python", 6)),
        MET,
        "6 years",
    ),
    "years with a skill that begins with a point": (
        asks(all_of(years(5), skill(".NET")), "5+ years of .NET"),
        (NINE, knows(".NET", 2)),
        UNMET,
        "short by 3 years",
    ),
    "too few with it": (
        asks(PYTHON_YEARS, "5+ years of Python"),
        (NINE, knows("Python", 2)),
        UNMET,
        "short by 3 years",
    ),
    "with it, for how long is unknown": (
        asks(PYTHON_YEARS, "5+ years of Python"),
        (NINE, knows("Python")),
        UNCLEAR,
        "how many of Python",
    ),
    "years, and beside them a skill": (
        asks(PYTHON_YEARS, "5+ years in the field. Good at Python"),
        (NINE, knows("Python", 2)),
        MET,
        "9 years",
    ),
    # languages
    "spoken": (asks(speaks("German")), (talks("German", "A2"),), MET, "German, A2"),
    "well enough": (asks(speaks("German", "C1")), (talks("German", "native"),), MET, "native"),
    "in words": (asks(speaks("German", "fluent")), (talks("German", "C1"),), MET, "C1"),
    "one level below": (asks(speaks("German", "C1")), (talks("German", "B2"),), PARTIAL, "asked C1"),
    "far below": (asks(speaks("German", "C1")), (talks("German", "A2"),), UNMET, "asked C1"),
    "level not said": (asks(speaks("German", "C1")), (talks("German"),), UNCLEAR, "how well"),
    "another language": (asks(speaks("German")), (talks("Dutch", "C2"),), UNCLEAR, "about German"),
    "not spoken": (asks(speaks("German")), (talks("German", held=0),), UNMET, "no German"),
    # what else a sentence asks
    "may work there": (
        asks(None, "Authorised to work in the United States", Topic.AUTHORISATION),
        (may(ClaimKind.AUTHORISATION, "US"),),
        MET,
        "may work in US",
    ),
    "may work elsewhere": (
        asks(None, "Authorised to work in the United States", Topic.AUTHORISATION),
        (may(ClaimKind.AUTHORISATION, "EU"),),
        UNCLEAR,
        "may work in EU",
    ),
    "in the union": (
        asks(None, "Right to work in Germany", Topic.AUTHORISATION),
        (may(ClaimKind.AUTHORISATION, "EU"),),
        MET,
        "may work in EU",
    ),
    "nothing about clearance": (
        asks(None, "Secret clearance", Topic.CLEARANCE),
        (NINE,),
        UNCLEAR,
        "clearances",
    ),
    "clearance": (
        asks(None, "Secret clearance", Topic.CLEARANCE),
        (may(ClaimKind.CLEARANCE, "Secret"),),
        MET,
        "Secret",
    ),
    "no clearance": (
        asks(None, "Secret clearance", Topic.CLEARANCE),
        (may(ClaimKind.CLEARANCE, "Secret", 0),),
        UNMET,
        "no clear",
    ),
    "licence": (
        asks(None, "A driving licence", Topic.LICENCE),
        (may(ClaimKind.LICENCE, "driving licence"),),
        MET,
        "driving",
    ),
    "leading people": (asks(None, "You lead a team", Topic.LEADERSHIP), (worked(2, PEOPLE),), MET, "2 years"),
    "leading people, lacked": (
        asks(None, "You lead a team", Topic.LEADERSHIP),
        (worked(0, PEOPLE),),
        UNMET,
        "no people management",
    ),
    "leading a piece of work": (
        asks(None, "Technical leadership for the design", Topic.LEADERSHIP),
        (worked(0, PEOPLE),),
        UNCLEAR,
        "on file",
    ),
    "years alone are no domain": (
        asks(years(5), "5 years in banking", Topic.DOMAIN),
        (NINE,),
        UNCLEAR,
        "this field of business",
    ),
    "a domain": (
        asks(years(5), "5 years in banking", Topic.DOMAIN),
        (NINE, worked(6, "banking")),
        MET,
        "banking",
    ),
    "a place": (asks(None, "Based in Leith", Topic.PLACE), (may(ClaimKind.PLACE, "Leith"),), MET, "Leith"),
    "nothing read in it": (asks(None, "A curious mind"), (NINE,), UNCLEAR, "nothing on file about it"),
    "a claim is named in it": (
        asks(None, "Excellent communication skills"),
        (knows("communication"),),
        PARTIAL,
        "communication",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_careful_person_would_say_so(case: str) -> None:
    asked, claims, verdict, reason = CASES[case]
    found = judged(asked, *claims)
    assert (found.verdict, found.by, found.profile) == (verdict, By.PROFILE, verdict), found.reason
    assert reason in found.reason
    assert set(found.claims) <= set(claims)


def test_the_branch_that_is_satisfied_or_nearest_is_told() -> None:
    branches = {
        "Master's AND 8+ years": (MASTER, NINE),
        "Bachelor's AND 10+ years": (BACHELOR, NINE),
        "equivalent experience": (BACHELOR, worked(2)),
    }
    for branch, claims in branches.items():
        assert judged(asks(LADDER), *claims).branch == branch
    nothing = judged(asks(LADDER)).branch
    assert nothing == "(Bachelor's AND 10+ years) OR (Master's AND 8+ years) OR equivalent experience"


def test_a_verdict_rests_on_claims_of_the_profile() -> None:
    assert judged(asks(LADDER), MASTER, NINE, knows("Go")).claims == (MASTER, NINE)
    assert judged(asks(skill("Kafka")), MASTER).claims == ()
