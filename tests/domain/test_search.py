"""Words as they are searched, and where they stand in a text that is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtui.domain.search import places, plain, tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ""),
        (None, ""),
        ("Große STRASSE", "grosse strasse"),
        ("Łódź Ørsted Đà Nẵng", "lodz orsted da nang"),
        ("e\u0301cole ﬁnance Ｆｕｌｌ", "ecole finance full"),
        ("ガイド 엔지니어", "ガイド 엔지니어"),
        ("ｶﾞｲﾄﾞ", "ガイド"),
        ("\u1109\u1161", "사"),
    ],
)
def test_plain(text: str | None, found: str) -> None:
    assert plain(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("C++, C# & C++17", ["c++", "c#", "c++17"]),
        ("Python+SQL", ["python", "sql"]),
        ("#hiring ## Title +49 5+ years", ["hiring", "title", "49", "5", "years"]),
        ("node.js / .NET snake_case", ["node", "js", "net", "snake", "case"]),
        ("데이터엔지니어를 AI팀", ["데이터엔지니어를", "ai", "팀"]),
        ("データ・エンジニア", ["データ", "エンジニア"]),
        ("+ # _ %", []),
    ],
)
def test_tokens(text: str, found: list[str]) -> None:
    assert tokens(text) == found


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Big data, Data Lake, metadata", "data", ["data", "Data"]),
        ("data\n  engineers and data  Engineer", "data engineer", ["data\n  engineer", "data  Engineer"]),
        ("Große Straße 4", "strasse", ["Straße"]),
        ("Café CAFE\u0301", "cafe", ["Café", "CAFE"]),
        ("ﬁnance", "fi", ["ﬁ"]),
        ("高级数据工程师", "数据", ["数据"]),
        ("데이터엔지니어를", "엔지니어", ["엔지니어"]),
        ("本語c", "語c", ["語c"]),
        ("AI팀 팀AI", "ai", ["AI", "AI"]),
        ("C C++ C#", "c++", ["C++"]),
        ("C C++ C#", "c#", ["C#"]),
        (".NET, ASP.NET, Netto", ".net", [".NET", ".NET"]),
        ("snake_case", "case", ["case"]),
        ("5+ years, 15 years", "5 years", ["5+ years"]),
        ("anything", "+", []),
        ("ASCII only", "ü", []),
    ],
)
def test_where_a_word_stands(text: str, word: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in places(text, [word])] == found


def test_parts_stand_anywhere_and_touching_places_are_one() -> None:
    assert places("metadata", [], ["DATA"]) == ((4, 8),)
    assert places("a ﬁn", [], ["f", "in"]) == ((2, 4),)
    assert places("data", [], ["da", "ta"]) == ((0, 4),)
    assert places("anything", []) == ()


@given(st.text(), st.text(min_size=1))
def test_places_lie_within_the_text_in_order(text: str, word: str) -> None:
    last = 0
    for start, end in places(text, [word], [word]):
        assert last <= start < end <= len(text)
        last = end


@given(st.text(max_size=20), st.text(max_size=20), st.text(min_size=1, max_size=8))
def test_a_part_is_found_wherever_it_stands(before: str, after: str, part: str) -> None:
    if plain(part):
        assert places(f"{before} {part} {after}", [], [part])
