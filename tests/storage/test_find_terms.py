"""What each term of a filter finds in the store, and full text over everything that is kept."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Event
from typing import Any

import pytest

from jobtui.domain.contact import Contact
from jobtui.domain.document import Document, DocumentKind
from jobtui.domain.duplicate import Pair, Verdict
from jobtui.domain.event import AddItem, AddNote, EventKind, NewEvent, SetPosting
from jobtui.domain.filter import CHOICES, TEXTS, Query
from jobtui.domain.filter_text import parse_filter
from jobtui.domain.interview import Interview
from jobtui.domain.reading import Dated
from jobtui.domain.salary import Period, Salary
from jobtui.storage.functions import FUNCTIONS
from jobtui.storage.store import SqliteStore
from tests.storage.support import NOW, OLDEST_FIRST, TODAY, add, brief, titles, write


def _day(offset: int) -> Dated:
    day = TODAY + timedelta(days=offset)
    return Dated(day.isoformat(), day, day)


@pytest.fixture
def filled(store: SqliteStore) -> SqliteStore:
    """Three postings: one with everything a term asks for, one with little, one archived."""
    yearly, hourly = Salary(9_000_000, 12_000_000, "EUR", Period.YEAR), Salary(5000, None, "USD", Period.HOUR)
    rich: dict[str, Any] = {
        "company": "Müller & Söhne",
        "locations": ("Zürich", "Bern"),
        "workplace": "hybrid",
        "skills": ("Python", "C++"),
        "salaries": (yearly, hourly),
        "posted": _day(-3),
        "closes": _day(5),
        "url": "https://example.com/1",
    }
    add(store, brief("Rich", "text", **rich), brief("Poor", "more"), brief("Old", "text"))
    contact = AddItem(Contact("Ada", company="Müller & Söhne"))
    when = NOW + timedelta(days=2)
    talk = AddItem(Interview(when, "Europe/Berlin", "call"))
    letter = AddItem(Document(DocumentKind.LETTER, "letter.pdf", "0" * 64, 3, TODAY))
    write(store, 1, SetPosting({"tags": ("Dream job",), "next_due": TODAY - timedelta(days=1)}), contact)
    write(store, 1, talk, letter, AddNote("call back"))
    write(store, 1, SetPosting({"status": "applied"}), kind=EventKind.STATUS)
    write(store, 2, SetPosting({"snoozed_until": TODAY + timedelta(days=9)}))
    write(store, 3, SetPosting({"status": "rejected", "archived_at": NOW}), kind=EventKind.STATUS)
    return store


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("title:ic", ["Rich"]),
        ("title=rich", ["Rich"]),
        ("title=ric", []),
        ("company:muller", ["Rich"]),
        ("company:sohne", ["Rich"]),
        ("-company:söhne", ["Poor"]),
        ("place:zurich", ["Rich"]),
        ("place:berlin,bern", ["Rich"]),
        ("place=ber", []),
        ("place=bern", ["Rich"]),
        ("workplace:hyb", ["Rich"]),
        ("workplace:brid", []),
        ("skill:c++", ["Rich"]),
        ("skill:pyth", ["Rich"]),
        ("skill=pyth", []),
        ("tag:dream", ["Rich"]),
        ('tag="dream job"', ["Rich"]),
        ("status:app,rej", ["Rich"]),
        ("status:saved,app", ["Rich", "Poor"]),
        ("pay>110k", ["Rich"]),
        ("pay>120k", []),
        ("pay>=120k", ["Rich"]),
        ("pay>=€120,000", ["Rich"]),
        ("pay>$110k", []),
        ("pay>$100k", ["Rich"]),
        ("pay<91k", ["Rich"]),
        ("pay<€90k", []),
        ("pay<=€90k", ["Rich"]),
        ("pay:100k", ["Rich"]),
        ("pay:€130k", []),
        ("-pay>110k", ["Poor"]),
        ("posted>=-3d", ["Rich"]),
        ("posted>-3d", []),
        ("posted<today", ["Rich"]),
        ("closes<+7d", ["Rich"]),
        ("closes<+5d", []),
        ("closes:none", ["Poor"]),
        ("due<today", ["Rich"]),
        ("-due:any", ["Poor"]),
        ("-due<today", ["Poor"]),
        ("has:note", ["Rich"]),
        ("has:due", ["Rich"]),
        ("has:pay", ["Rich"]),
        ("has:interview", ["Rich"]),
        ("has:contact", ["Rich"]),
        ("has:document", ["Rich"]),
        ("has:url", ["Rich"]),
        ("has:warning", []),
        ("-has:note,url", ["Poor"]),
        ("is:quiet", []),
        ("is:overdue", ["Rich"]),
        ("is:snoozed", ["Poor"]),
        ("is:archived", ["Old"]),
        ("is:closed", []),
        ("is:closed is:archived", ["Old"]),
        ("is:open", ["Rich", "Poor"]),
        ("is:applied", ["Rich"]),
        ("is:new", ["Rich", "Poor"]),
        ("is:suggested", []),
        ("is:duplicate", []),
        ("-text", ["Poor"]),
        ('-text -"more"', []),
        ("text -title:rich", []),
        ("-%", ["Rich", "Poor"]),
    ],
)
def test_term(filled: SqliteStore, typed: str, found: list[str]) -> None:
    assert titles(filled, typed, sort=OLDEST_FIRST) == found


@pytest.mark.parametrize("field", [*TEXTS, "pay", "posted", "closes", "due"])
@pytest.mark.parametrize("op", ["", "=", "<", ">="])
def test_every_field_can_be_asked_with_every_sign(filled: SqliteStore, field: str, op: str) -> None:
    value = {"pay": "1k"}.get(field, "today")
    titles(filled, f"{field}:{op}{value} -{field}:{op}{value}")


@pytest.mark.parametrize(
    "choice", [f"{field}:{one}" for field, several in CHOICES.items() for one in several]
)
def test_every_choice_parts_the_postings(filled: SqliteStore, choice: str) -> None:
    """Who is asked for and who is not make up the whole list."""
    everywhere = f"{choice} is:archived,open", f"-{choice} is:archived,open"
    assert sum(len(titles(filled, typed)) for typed in everywhere) == 3


def test_a_new_posting_is_one_of_this_week(filled: SqliteStore) -> None:
    late = datetime(2026, 11, 27, 12)
    assert filled.find(Query(parse_filter("is:new")), late) == []


def test_quiet_is_what_the_agenda_calls_so(store: SqliteStore) -> None:
    add(store, brief("Silent", "x"), brief("Lively", "y"))
    for posting, days in ((1, 15), (2, 13)):
        store.commit([_moved(posting, "applied", TODAY - timedelta(days=days))], NOW)
    assert titles(store, "is:quiet") == ["Silent"]
    assert titles(store, "-is:quiet") == ["Lively"]
    write(store, 1, SetPosting({"snoozed_until": TODAY + timedelta(days=1)}))
    assert titles(store, "is:quiet") == []


def _moved(posting: int, status: str, on: date) -> NewEvent:
    return NewEvent(EventKind.STATUS, status, posting, (SetPosting({"status": status}),), on)


def test_what_is_told_to_be_the_same_opening_is_a_duplicate(filled: SqliteStore) -> None:
    filled.commit(
        [_about_none(AddItem(Pair(1, 2, Verdict.SAME))), _about_none(AddItem(Pair(2, 3, Verdict.DIFFERENT)))],
        NOW,
    )
    assert titles(filled, "is:duplicate", sort=OLDEST_FIRST) == ["Rich", "Poor"]


def _about_none(deed: AddItem) -> NewEvent:
    return NewEvent(EventKind.DUPLICATE, "told", None, (deed,))


def test_a_search_is_ended_from_another_thread(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    add(store, *(brief(f"t{n}", f"{n}") for n in range(50)))
    begun, go_on = Event(), Event()
    calls = []

    def waits(text: str | None) -> str | None:
        calls.append(text)
        begun.set()
        go_on.wait(5)
        return text

    by_status = Query(parse_filter("status:s"))
    with monkeypatch.context() as patch, ThreadPoolExecutor(1) as pool:
        patch.setitem(FUNCTIONS, "plain", waits)
        found = pool.submit(store.search, by_status, NOW)
        assert begun.wait(5)
        assert len(store.find(Query(), NOW)) == 50  # other reading goes on meanwhile
        store.stop_search()
        go_on.set()
        assert found.result() is None
    assert len(calls) == 1
    assert len(store.search(by_status, NOW) or ()) == 50


_TEXTS = (
    "データエンジニア募集",
    "데이터엔지니어를 찾습니다",
    "高级数据工程师(上海)",
    "データ・エンジニア",
    "日本語C 語b",
    "C++17, C# and Python+SQL",
    "ASP.NET and .NET Core, kubernetes",
    "node.js network",
    "Große Straße in Łódź, Café, Müller",
    "e\u0301cole ﬁnance Ｆｕｌｌ #hiring 5+ years",
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("エンジニア", "0 3"),
        ("ジニ", "0 3"),
        ("データエンジニア", "0"),
        ("エンジニア募", "0"),
        ("タ", "0 3"),
        ("엔지니어", "1"),
        ("엔지니어를", "1"),
        ("지니", "1"),
        ("찾", "1"),
        ("数据", "2"),
        ("工程师", "2"),
        ("据工程", "2"),
        ("数程", ""),
        ("上海", "2"),
        ('"工程师 上海"', "2"),
        ("語c", "4"),
        ("本語c", "4"),
        ("語b", "4"),
        ("本語b", ""),
        ("c++", "5"),
        ("c+", "5"),
        ("c#", "5"),
        ("sql", "5"),
        (".net", "6"),
        ("net", "6 7"),
        ("asp.net", "6"),
        ('".net core"', "6"),
        ("node.js", "7"),
        ('"node js"', "7"),
        ("strasse", "8"),
        ("STRAßE", "8"),
        ("lodz", "8"),
        ("cafe", "8"),
        ("müller", "8"),
        ("MULLER", "8"),
        ("école", "9"),
        ("finance", "9"),
        ("full", "9"),
        ("hiring", "9"),
        ('"5 years"', "9"),
        ("5+", "9"),
        ("kuber", "6"),
        ("bernetes", ""),
    ],
)
def test_words_of_many_scripts(store: SqliteStore, typed: str, found: str) -> None:
    add(store, *(brief(f"t{n}", text) for n, text in enumerate(_TEXTS)))
    wanted = [f"t{n}" for n in found.split()]
    assert titles(store, typed, sort=OLDEST_FIRST) == wanted
    others = [f"t{n}" for n in range(len(_TEXTS)) if f"t{n}" not in wanted]
    assert titles(store, f"-{typed}", sort=OLDEST_FIRST) == others
