# ruff: noqa: E501  (the invented postings are data)
"""Invented postings in the further shapes that people paste: mail, comments, tables, plain text, capitals."""

from typing import Any

import pytest

from jobtui.domain.requirement import Kind
from tests.parsing.helpers import read_one

MAIL = """From: Ines
Subject: Fwd: this one is for you

> Platform Engineer
> Lanternworks Ltd
> Leeds, United Kingdom
>
> What you'll do:
> - Run the Kubernetes clusters
> - Automate what is done by hand
>
> What you'll need:
> - 4+ years of experience with Linux
> - Terraform or Ansible
> - Knowledge of Go is a plus
"""
COMMENT = """Quillbright | Senior Backend Engineer | Lisbon, Portugal | Hybrid | Full-time | €60k-€75k

We make scheduling software for theatres. You will own the booking service and keep it fast on opening nights.

Requirements: five years of Python experience; solid PostgreSQL; clear writing in English.
"""
CAPITALS = """WAREHOUSE TEAM LEADER
BRASSHOLM STORES
LOCATION: HULL, UNITED KINGDOM

DUTIES
Plan the shifts of twelve pickers
Check incoming goods
Report losses to the site manager

ESSENTIAL
Forklift licence
At least two years in a warehouse

DESIRABLE
First aid certificate
"""
NUMBERED = """Laboratory Technician
Company: Fernwell Labs
Location: Ghent, Belgium

Responsibilities
1. Prepare samples for analysis
2. Calibrate the instruments
3. Record results in the database

Requirements
1. Bachelor's degree in chemistry
2. Experience with HPLC
3. Driving licence preferred
"""
TABLE = """Job title\tPayroll Specialist
Company\tOrchard & Pell GmbH
Location\tGraz, Austria
Employment type\tPart-time
Salary\t€2,400 - €2,800 per month

Your tasks
• Run the monthly payroll
• Answer questions of employees

Your profile
• Training in accounting
• Good knowledge of DATEV
"""
SPANISH = """Técnico de Soporte (Valencia)
Empresa: Faroles del Turia S.L.
Modalidad: híbrido, 2 días de teletrabajo

Tus funciones
- Atender incidencias de usuarios
- Mantener el inventario de equipos

Requisitos
- Experiencia mínima de 2 años en soporte
- Conocimientos de Windows Server
- Se valora inglés
"""
PORTUGUESE = """Analista de Dados Pleno
Empresa: Vagalume Energia
Local: Recife, PE
Regime: CLT

O que você vai fazer
- Criar painéis em Power BI
- Cuidar da qualidade dos dados

O que esperamos de você
- Experiência com SQL
- Ensino superior completo

Diferenciais
- Conhecimento em Python

Benefícios
- Vale refeição
"""
DUTCH = """Werkvoorbereider bij Kaarslicht Bouw
Standplaats: Zwolle
Dienstverband: fulltime

Wat ga je doen?
- Je maakt de planning
- Je koopt materialen in

Wat vragen wij?
- Mbo-diploma bouwkunde
- Minimaal 3 jaar ervaring
- Kennis van AutoCAD is een pré

Wat bieden wij?
- 27 vakantiedagen
"""
KOREAN = """백엔드 개발자
회사명: 등불소프트
근무지: 서울 마포구
고용형태: 정규직

주요업무
• 주문 시스템 API 개발
• 장애 대응과 모니터링

자격요건
• Java 개발 경력 3년 이상
• RDBMS 경험

우대사항
• Kubernetes 운영 경험
"""
CHINESE = """数据工程师
公司名称：明灯科技有限公司
工作地点：杭州
薪资：20k-30k

岗位职责
1. 负责数据平台的开发
2. 维护离线任务

任职要求
1. 本科及以上学历
2. 熟悉 Python 和 SQL

加分项
1. 有 Spark 经验者优先
"""
PLAIN = """Bookkeeper wanted

Millrace Pottery in Stoke is a small pottery with nine people. We are looking for a Bookkeeper for three mornings a week.

You keep the ledgers, send the invoices and prepare the VAT return. You must have experience with Xero. A driving licence would be an advantage.

We pay £16.50 per hour.
"""
RUNNING = """Delivery Planner at Saltmarsh Foods. Responsibilities: plan the daily routes; talk to drivers; keep the fleet list. Requirements: two years in logistics; good Excel; calm on the phone. Benefits: free lunch.
"""

SHAPES: list[tuple[str, str, dict[str, Any]]] = [
    (
        "mail",
        MAIL,
        {"title": "Platform Engineer", "company": "Lanternworks Ltd", "duties": 2, "kinds": "rrp"},
    ),
    (
        "comment",
        COMMENT,
        {
            "title": "Senior Backend Engineer",
            "company": "Quillbright",
            "workplace": "hybrid",
            "kinds": "rrr",
            "pay": (60000, 75000),
        },
    ),
    ("capitals", CAPITALS, {"title": "WAREHOUSE TEAM LEADER", "duties": 3, "kinds": "rrp"}),
    (
        "numbered",
        NUMBERED,
        {"title": "Laboratory Technician", "company": "Fernwell Labs", "duties": 3, "kinds": "rrp"},
    ),
    (
        "table",
        TABLE,
        {
            "title": "Payroll Specialist",
            "company": "Orchard & Pell GmbH",
            "duties": 2,
            "kinds": "uu",
            "pay": (2400, 2800),
        },
    ),
    (
        "spanish",
        SPANISH,
        {"company": "Faroles del Turia S.L.", "workplace": "hybrid", "duties": 2, "kinds": "rrp"},
    ),
    (
        "portuguese",
        PORTUGUESE,
        {"title": "Analista de Dados Pleno", "company": "Vagalume Energia", "duties": 2, "kinds": "rrp"},
    ),
    (
        "dutch",
        DUTCH,
        {"title": "Werkvoorbereider", "company": "Kaarslicht Bouw", "duties": 2, "kinds": "rrp"},
    ),
    ("korean", KOREAN, {"title": "백엔드 개발자", "company": "등불소프트", "duties": 2, "kinds": "rrp"}),
    ("chinese", CHINESE, {"title": "数据工程师", "company": "明灯科技有限公司", "duties": 2, "kinds": "rrp"}),
    ("plain", PLAIN, {"company": "Millrace Pottery", "pay": (16.5, 16.5)}),
    (
        "running",
        RUNNING,
        {"title": "Delivery Planner", "company": "Saltmarsh Foods", "duties": 3, "kinds": "rrr"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [s[1:] for s in SHAPES], ids=[s[0] for s in SHAPES])
def test_a_shape_is_read(text: str, wanted: dict[str, Any]) -> None:
    reading = read_one(text)
    facts = reading.facts
    got: dict[str, Any] = {
        "title": facts.title and facts.title.value,
        "company": facts.company and facts.company.value,
        "workplace": facts.workplace and facts.workplace.value,
        "duties": len(facts.responsibilities),
        "kinds": "".join(
            {Kind.REQUIRED: "r", Kind.PREFERRED: "p", Kind.UNLABELLED: "u"}[r.kind]
            for r in reading.requirements
        ),
        "pay": next(
            (
                (s.value.minimum / 100, s.value.maximum / 100)
                for s in facts.salaries
                if s.value.minimum and s.value.maximum
            ),
            None,
        ),
    }
    assert {k: got[k] for k in wanted} == wanted


@pytest.mark.parametrize(
    "banner",
    [
        "Countries that have openings in your language are shown here.",
        "Select your country or region to see local openings",
        "Jobs are listed only in the language of this page.",
    ],
)
def test_a_banner_of_languages_is_noise(banner: str) -> None:
    reading = read_one(f"{banner}\n{DUTCH}")
    assert str(reading.zones[0].name) == "noise"
    assert reading.zones[0].end == len(banner)


@pytest.mark.parametrize(
    ("line", "title", "company"),
    [
        ("Tram Driver (m/f/d) at Nordlicht 24 / City Lines Ltd", "Tram Driver (m/f/d)", "Nordlicht 24"),
        ("Tram Driver (12 Month FTC) at Nordlicht", "Tram Driver", "Nordlicht"),
        ("# Tram Driver — Nordlicht (City Lines)", "Tram Driver", "Nordlicht (City Lines)"),
        ("# Tram Driver - Night Shifts", "Tram Driver - Night Shifts", None),
        ("Tram Driver job in Oslo | Nordlicht", "Tram Driver", None),
    ],
)
def test_the_tail_of_a_title(line: str, title: str, company: str | None) -> None:
    facts = read_one(
        f"{line}\n\nDuties\n- Drive trams\n- Help people aboard\n\nRequirements\n- Patience\n"
    ).facts
    assert facts.title is not None
    assert facts.title.value == title
    assert (facts.company and facts.company.value) == company


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Remote work up to 50% of the year", "hybrid"),
        ("You have the option to work from home one day a week.", "hybrid"),
        ("Location: Lyon (2 jours de télétravail par semaine)", "hybrid"),
        ("Location: Leeds (4 days onsite, 1 flexible remote day)", "hybrid"),
        ("Telecommute: No", "onsite"),
        ("Remote: Yes", "remote"),
        ("Our data team needs a hybrid professional who sews and codes.", None),
        ("We give you a work from home budget.", None),
    ],
)
def test_partly_remote(said: str, wanted: str | None) -> None:
    found = read_one(
        f"Sail Maker\nKite & Co Ltd\n\n{said}\n\nDuties\n- Sew sails\n- Cut cloth\n"
    ).facts.workplace
    assert (found and found.value) == wanted


@pytest.mark.parametrize(
    "said",
    [
        "€50 monthly flex benefit budget",
        "5000 SEK annual wellness allowance",
        "Lunch card with 300 PLN a month to spend",
    ],
)
def test_a_sum_among_the_benefits_is_no_pay(said: str) -> None:
    text = f"Sail Maker\nKite & Co Ltd\n\nDuties\n- Sew sails\n- Cut cloth\n\nBenefits\n- {said}\n- 30 days of leave\n"
    assert read_one(text).facts.salaries == ()


def test_a_name_ends_at_a_full_stop() -> None:
    text = "Sail Maker\n\nWe look for some Bonus Skills. Kite Works is a maker of sails. Join Kite Works as it grows.\n"
    found = read_one(text).facts.company
    assert found is not None
    assert found.value == "Kite Works"


def test_the_address_is_spelt_as_in_the_text() -> None:
    text = (
        "URL: https://jobs.lever.co/kiteworks/123\n\nSail Maker\n\nAbout the role\n"
        "You sew sails. Your bench at Kite Works has a view of the harbour.\n\nRequirements\n- Patience\n"
    )
    found = read_one(text).facts.company
    assert found is not None
    assert found.value == "Kite Works"


def test_sub_headings_keep_their_list_together() -> None:
    text = (
        "Sail Maker\nKite & Co Ltd\n\nResponsibilities\n\nSewing:\nYou sew the sails of small boats by hand.\n\n"
        "Cutting:\nYou cut the cloth as the drawings say.\n\nMending:\nYou mend what the wind tore last week.\n\n"
        "Requirements\n- Patience\n- Good eyes\n"
    )
    assert len(read_one(text).facts.responsibilities) == 3


def test_a_list_without_a_heading_tells_what_it_is() -> None:
    text = (
        "Sail Maker\nKite & Co Ltd\n\nAbout the role\nYou join our loft of nine people by the harbour, and you will "
        "work on sails for small boats every day.\n- Develop new patterns\n- Create drawings of sails\n- Maintain the machines\n"
        "\nRequirements\n- Patience\n- Not specified\n"
    )
    reading = read_one(text)
    assert len(reading.facts.responsibilities) == 3
    assert [r.text for r in reading.requirements] == ["Patience"]
