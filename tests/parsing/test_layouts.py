# ruff: noqa: E501  (the invented postings are data)
"""Whole invented postings in the layouts and languages of real ones."""

from typing import Any

import pytest

from tests.parsing.helpers import read_one

GERMAN = """Hays hat für einen Kunden folgende Position zu besetzen:

SAP Berater (m/w/d) - Frankfurt am Main
Referenznummer: 812345/1
Startdatum: ab sofort

Meine Aufgaben
Beratung der Fachbereiche zu SAP FI/CO
Konzeption und Customizing
Durchführung von Schulungen

Meine Qualifikationen
Abgeschlossenes Studium der Wirtschaftsinformatik
Mehrjährige Erfahrung (mind. 5 Jahre) in der SAP-Beratung
Sehr gute Deutsch- und Englischkenntnisse
Reisebereitschaft von Vorteil

Meine Vorteile
Unbefristeter Arbeitsvertrag
30 Tage Urlaub
Jahresgehalt zwischen 65.000 € und 80.000 €

Mein Kontakt
Ansprechpartner: Max Muster
"""
JAPANESE = """ソフトウェアエンジニア（バックエンド）
株式会社ランプ
勤務地：東京都港区
雇用形態：正社員
年収：600万円〜900万円

仕事内容
・自社サービスのバックエンド開発
・APIの設計と運用

必須スキル
・Pythonでの開発経験3年以上
・RDBMSの知識

歓迎スキル
・AWSの運用経験
・英語力

福利厚生
・リモートワーク可
・社会保険完備
"""
ITALIAN = """Magazziniere - Bologna
Azienda: Rossi Logistica S.r.l.
Contratto: tempo determinato, full time
Pubblicato 5 giorni fa

La risorsa si occuperà di:
- carico e scarico merci
- gestione delle spedizioni

Si richiede:
- esperienza di almeno 2 anni nel ruolo
- patente B
- patentino del muletto (gradito)

Si offre:
- RAL 24.000 - 26.000 €
- buoni pasto
"""
NURSE = """Registered Nurse - ICU
St. Brigid Medical Center
Cleveland, OH 44101
$38.50 - $52.25 an hour - Full-time

Job details
Pay
$38.50 - $52.25 an hour
Job type
Full-time
Shift and schedule
Night shift

Full job description
St. Brigid Medical Center is a 300-bed hospital. We offer a $10,000 sign-on bonus.

Position Summary: The RN provides direct patient care in the ICU.

Essential Functions:
1. Assesses patients and develops care plans.
2. Administers medication.
3. Documents care in Epic.

Minimum Qualifications:
Current Ohio RN license required.
BSN preferred.
1 year of ICU experience required; 2 years preferred.
BLS and ACLS certification.

Physical Requirements:
Lift up to 50 lbs.
"""
BRAZILIAN = """Analista de Dados Pleno
Luminar Tecnologia
São Paulo, SP (Híbrido)

Sobre a vaga
A Luminar Tecnologia busca uma pessoa Analista de Dados Pleno para o time de BI.

Responsabilidades e atribuições
- Desenvolver dashboards em Power BI
- Apoiar as áreas de negócio

Requisitos e qualificações
- Ensino superior completo em áreas afins
- Experiência com SQL e Power BI
- Inglês intermediário

Diferenciais
- Conhecimento em Python

Informações adicionais
Regime de contratação: CLT
Salário: R$ 7.500,00 por mês
Vale refeição e plano de saúde
"""


@pytest.mark.parametrize(
    ("text", "title", "company", "place", "items"),
    [
        (GERMAN, "SAP Berater (m/w/d)", None, "Frankfurt am Main", [("Abgeschlossenes Studium", "unlabelled"), ("Mehrjährige", "unlabelled"), ("Sehr gute", "unlabelled"), ("Reisebereitschaft", "preferred")]),
        (JAPANESE, "ソフトウェアエンジニア（バックエンド）", "株式会社ランプ", "東京都港区", [("Python", "required"), ("RDBMS", "required"), ("AWS", "preferred"), ("英語力", "preferred")]),
        (ITALIAN, "Magazziniere", "Rossi Logistica S.r.l.", "Bologna", [("esperienza", "required"), ("patente B", "required"), ("patentino", "preferred")]),
        (NURSE, "Registered Nurse - ICU", "St. Brigid Medical Center", "Cleveland, OH 44101", [("Current", "required"), ("BSN", "preferred"), ("1 year", "required"), ("BLS", "required")]),
        (BRAZILIAN, "Analista de Dados Pleno", "Luminar Tecnologia", "São Paulo, SP", [("Ensino", "required"), ("Experiência", "required"), ("Inglês", "required"), ("Conhecimento", "preferred")]),
    ],
    ids=["german", "japanese", "italian", "nurse", "brazilian"],
)  # fmt: skip
def test_layouts(
    text: str, title: str, company: str | None, place: str, items: list[tuple[str, str]]
) -> None:
    reading = read_one(text)
    facts: Any = reading.facts
    assert facts.title.value == title
    assert (facts.company.value if facts.company else None) == company
    assert [f.value for f in facts.locations] == [place]
    assert len(reading.requirements) == len(items)
    for requirement, (start, kind) in zip(reading.requirements, items, strict=True):
        assert requirement.text.startswith(start) and requirement.kind == kind


def test_pay_beside_a_bonus() -> None:
    (found,) = read_one(NURSE).facts.salaries
    assert (found.value.minimum, found.value.maximum, found.value.period) == (3850, 5225, "hour")
