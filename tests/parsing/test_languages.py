# ruff: noqa: E501  (the invented postings are data)
"""Invented postings in the languages that people apply in: headings, labels, wishes and pay of each."""

import pytest

from jobtui.domain.requirement import Kind
from jobtui.parsing import headings
from tests.parsing.helpers import read_one

POSTINGS = {
    "de": "Glasbläser (m/w/d)\n\nDas gibt es zu tun\n- Flaschen blasen\n- Den Ofen reinigen\n\nDanach suchen wir\n- Ruhige Hand\n- Zwei Winter am Ofen\n\nVon Vorteil wären\n- Staplerschein\n\nWas dir geboten wird\n- Obst\n",
    "fr": "Souffleur de verre H/F\n\nTes futures missions\n- Souffler des bouteilles\n- Nettoyer le four\n\nCe que nous cherchons\n- Une main sûre\n- Deux hivers au four\n\nLes petits plus\n- Permis cariste\n\nCe qu'on te propose\n- Des fruits\n",
    "es": "Soplador de vidrio\n\nTus tareas\n- Soplar botellas\n- Limpiar el horno\n\nQué necesitas\n- Pulso firme\n- Dos inviernos en el horno\n\nSería un plus\n- Carné de carretilla\n\nTe damos\n- Fruta\n",
    "pt": "Soprador de vidro\n\nSuas tarefas\n- Soprar garrafas\n- Limpar o forno\n\nO que precisamos\n- Mão firme\n- Dois invernos no forno\n\nSerá um plus\n- Carta de empilhador\n\nO que podemos oferecer\n- Fruta\n",
    "it": "Soffiatore di vetro\n\nLe tue mansioni\n- Soffiare bottiglie\n- Pulire il forno\n\nCosa ti serve\n- Mano ferma\n- Due inverni al forno\n\nSarà un plus\n- Patentino del muletto\n\nTi offriamo\n- Frutta\n",
    "nl": "Glasblazer\n\nDit doe je\n- Flessen blazen\n- De oven schoonmaken\n\nDit vragen we van je\n- Vaste hand\n- Twee winters bij de oven\n\nEen streepje voor\n- Heftruckdiploma\n\nDit krijg je van ons\n- Fruit\n",
    "sv": "Glasblåsare\n\nDitt uppdrag\n- Blåsa flaskor\n- Rengöra ugnen\n\nVem vi söker\n- Stadig hand\n- Två vintrar vid ugnen\n\nDet är meriterande om du har\n- Truckkort\n\nVad vi erbjuder\n- Frukt\n",
    "fi": "Lasinpuhaltaja\n\nTyötehtäväsi\n- Pullojen puhallus\n- Uunin puhdistus\n\nOdotamme sinulta\n- Vakaa käsi\n- Kaksi talvea uunilla\n\nEduksi katsotaan\n- Trukkikortti\n\nTarjoamme sinulle\n- Hedelmiä\n",
    "pl": "Dmuchacz szkła\n\nZakres zadań\n- Wydmuchiwanie butelek\n- Czyszczenie pieca\n\nCzego wymagamy\n- Pewna ręka\n- Dwie zimy przy piecu\n\nDodatkowy atut\n- Wózek widłowy\n\nCo zyskujesz\n- Owoce\n",
    "ko": "유리공예 작가\n\n맡게 될 업무\n- 병을 붑니다\n- 가마를 청소합니다\n\n이런 경험이 필요해요\n- 안정된 손\n- 가마에서의 두 겨울\n\n있으면 좋아요\n- 지게차 면허\n\n이런 혜택을 드려요\n- 과일\n",
    "ja": "ガラス職人スタッフ\n\n責任\n- 瓶を吹く\n- 窯を掃除する\n\n要件\n- 確かな手\n- 窯での二度の冬\n\nあると嬉しい\n- フォークリフト免許\n\n諸手当\n- 果物\n",
    "zh": "玻璃吹制技术员\n\n岗位工作内容\n- 吹瓶\n- 清洁窑炉\n\n硬性要求\n- 手稳\n- 在窑边过两个冬天\n\n锦上添花\n- 叉车证\n\n你将获得\n- 水果\n",
    "zh-TW": "玻璃吹製技術員\n\n工作項目\n- 吹瓶\n- 清潔窯爐\n\n應徵條件\n- 手穩\n- 在窯邊過兩個冬天\n\n加分條件\n- 堆高機證照\n\n福利項目\n- 水果\n",
}


@pytest.mark.parametrize("language", POSTINGS)
def test_the_lists_of_each_language(language: str) -> None:
    reading = read_one(POSTINGS[language])
    kinds = [item.kind for item in reading.requirements]
    assert len(reading.facts.responsibilities) == 2
    assert kinds in ([Kind.REQUIRED] * 2 + [Kind.PREFERRED], [Kind.UNLABELLED] * 2 + [Kind.PREFERRED])
    assert len(reading.facts.benefits) == 1


@pytest.mark.parametrize(
    ("heading", "zone"),
    [
        ("Jouw taken als glasblazer", "responsibilities"),
        ("Your profile as a glass blower", "requirements"),
        ("Deine Aufgaben bei Kelp", "responsibilities"),
        ("PRÉ- REQUISITOS:", "requirements"),
    ],
)
def test_a_heading_and_whose_it_is(heading: str, zone: str) -> None:
    found = headings.known(heading)
    assert found is not None
    assert found.zone.value == zone


@pytest.mark.parametrize(
    "line", ["Experience as a glass blower", "Driver at night", "Skills as sharp as glass"]
)
def test_an_item_of_the_same_form_is_no_heading(line: str) -> None:
    assert headings.known(line) is None


@pytest.mark.parametrize(
    "wish",
    [
        "Een rijbewijs is een enorme pre",
        "Duits is fijn, maar niet noodzakelijk",
        "Ein Staplerschein ist kein Muss",
        "El carné no es imprescindible, no excluyente",
        "Un permis, non obligatoire",
        "Truckkort är ett plus",
        "有叉車證者優先",
        "堆高機經驗佳",
        "フォークリフト免許、なお可",
        "지게차 면허 선호",
    ],
)
def test_a_wish_among_demands(wish: str) -> None:
    text = f"Glass Blower\n\nRequirements:\n- A steady hand\n- {wish}\n- Own shoes\n"
    assert [item.kind for item in read_one(text).requirements] == [
        Kind.REQUIRED,
        Kind.PREFERRED,
        Kind.REQUIRED,
    ]


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("有3年以上窯爐經驗", 3),
        ("三年以上窑炉经验", 3),
        ("Almeno dieci anni al forno", 10),
        ("가마 경력5년 이상", 5),
    ],
)
def test_years_in_words_and_without_blanks(line: str, years: int) -> None:
    (item,) = read_one(f"Glass Blower\n\nRequirements:\n- {line}\n").requirements
    assert [y.minimum for y in item.years] == [years]


@pytest.mark.parametrize(
    ("pay", "low", "high", "currency"),
    [
        ("薪資: 34,000 元/月 起\n經驗: 不拘", 34_000, None, "TWD"),
        ("薪资: 20K～30K", 20_000, 30_000, None),
        ("給与: 月給25万円～32万円", 250_000, 320_000, "JPY"),
        ("Taux horaire : 18,50 €/heure", 18.5, 18.5, "EUR"),
        ("RAL: tra € 30k e € 40k", 30_000, 40_000, "EUR"),
        ("Salaire : 42-48KEUR + RTT", 42_000, 48_000, "EUR"),
    ],
)
def test_pay_as_each_country_writes_it(
    pay: str, low: float, high: float | None, currency: str | None
) -> None:
    (found,) = read_one(f"Glass Blower\n{pay}\n\nRequirements:\n- A steady hand\n").facts.salaries
    unit = 1 if currency == "JPY" else 100
    assert found.value.minimum == low * unit
    assert found.value.maximum == (high and high * unit)
    assert found.value.currency == currency


def test_millions_without_a_currency_are_no_pay() -> None:
    text = "Glass Blower\n\nWe make 60M bottles par mois.\n\nRequirements:\n- A steady hand\n"
    assert read_one(text).facts.salaries == ()
