"""The filter language: words, terms, not, saved names, and what is said of a filter that cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtui.domain.filter import CHOICES, FIELDS, Filter, Term
from jobtui.domain.filter_text import WrongFilter, filter_name, parse_filter
from jobtui.domain.problem import WrongUsage


def _term(field: str, *values: str, op: str = "", negated: bool = False) -> Term:
    return Term(field, values, op, negated)


@pytest.mark.parametrize(
    ("text", "words", "terms"),
    [
        ("", (), ()),
        ("  \t", (), ()),
        ("Python  BERLIN", ("python", "berlin"), ()),
        ('"data engineer" go', ("data engineer", "go"), ()),
        ('""', (), ()),
        ("-", (), ()),
        ("status:Applied", (), (_term("status", "applied"),)),
        ("STATUS:applied x", ("x",), (_term("status", "applied"),)),
        ("status:applied,Offer", (), (_term("status", "applied", "offer"),)),
        ('company:"Acme Ltd" x', ("x",), (_term("company", "acme ltd"),)),
        ('company:"Acme, Inc",Zeta', (), (_term("company", "acme, inc", "zeta"),)),
        ("company=acme", (), (_term("company", "acme", op="="),)),
        ("-status:applied", (), (_term("status", "applied", negated=True),)),
        ("due:tomorrow", (), (_term("due", "tomorrow"),)),
        ("due:<=2026-12-01", (), (_term("due", "2026-12-01", op="<="),)),
        ("due<=2026-12-01", (), (_term("due", "2026-12-01", op="<="),)),
        ("due>Fri", (), (_term("due", "fri", op=">"),)),
        ('due:"< today"', (), (_term("due", "today", op="<"),)),
        ("posted>-7d", (), (_term("posted", "-7d", op=">"),)),
        ("closes<+7d", (), (_term("closes", "+7d", op="<"),)),
        ("due:none", (), (_term("due", "none"),)),
        ("pay>150k", (), (_term("pay", "150k", op=">"),)),
        ("pay:>=€80k", (), (_term("pay", "€80k", op=">="),)),
        ("has:note,DUE", (), (_term("has", "note", "due"),)),
        ("is:quiet", (), (_term("is", "quiet"),)),
        ("salary:high", ("salary:high",), ()),
        ("salary>5", ("salary>5",), ()),
        ("company>5", ("company>5",), ()),
        ('label:"two words"', ("label:two words",), ()),
        ("https://example.com/1", ("https://example.com/1",), ()),
        ("C++ C# .net", ("c++", "c#", ".net"), ()),
        ("half-status:applied", ("half-status:applied",), ()),
        ("me@example.com", ("me@example.com",), ()),
    ],
)
def test_words_and_terms(text: str, words: tuple[str, ...], terms: tuple[Term, ...]) -> None:
    assert parse_filter(text) == Filter(words, terms)


def test_what_must_not_be_found() -> None:
    assert parse_filter('a -Java -"no visa" b') == Filter(("a", "b"), (), ("java", "no visa"))


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("pay>abc", 5, "an amount such as 150k or €80k, found 'abc'"),
        ("python pay>", 12, "found nothing"),
        ("pay>80xyz", 5, "found '80xyz'"),
        ("pay>1,23,4", 5, "found '1,23,4'"),
        ("is:lost", 4, "expected one of quiet, overdue"),
        ("has:note,nothing", 10, "found 'nothing'"),
        ("go match>50", 9, "expected ':' after 'match', found '>'"),
        ("is=open", 3, "expected ':' after 'is', found '='"),
        ("due<2026-02-30", 5, "found '2026-02-30'"),
        ("go due:week", 8, "expected a day such as today, fri, +3d, 2026-11-30, none or any"),
        ("due:+3w", 5, "found '+3w'"),
        ("status:", 8, "expected a word after 'status:'"),
        ('a "b c', 3, "a closing quotation mark"),
        ('-"b c', 2, "a closing quotation mark"),
        ('x company:"Acme', 11, "a closing quotation mark"),
        ("@nobody", 1, "expected a saved filter (none is saved yet), found '@nobody'"),
    ],
)
def test_a_broken_filter_tells_the_place_and_what_was_expected(text: str, column: int, said: str) -> None:
    with pytest.raises(WrongFilter) as told:
        parse_filter(text)
    assert told.value.column == column
    assert told.value.message.startswith(f"column {column} of the filter: ")
    assert said in told.value.message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("go is:qui", ("go",)),
        ("go is:", ("go",)),
        ("go has:note,du", ("go",)),
        ("go pay>", ("go",)),
        ("go pay>€", ("go",)),
        ("go pay>eu", ("go",)),
        ("go pay>80ke", ("go",)),
        ("go due<20", ("go",)),
        ("go due<2026-1", ("go",)),
        ("go due<tom", ("go",)),
        ("go due:+", ("go",)),
        ("go status:", ("go",)),
        ('go company:"ac', ("go",)),
        ("go @be", ("go",)),
        ('go "data eng', ("go", "data eng")),
    ],
)
def test_half_a_term_at_the_end_is_nothing_while_one_types(text: str, words: tuple[str, ...]) -> None:
    assert parse_filter(text, {"berlin": "x"}, typing=True) == Filter(words)
    for broken in (text, f"{text} more"):
        with pytest.raises(WrongFilter):
            parse_filter(broken, {"berlin": "x"})
    if '"' not in text:
        with pytest.raises(WrongFilter):
            parse_filter(f"{text} more", {"berlin": "x"}, typing=True)


@pytest.mark.parametrize("text", ["pay>abc", "is:lost", "due<2026-02-30", "has:notes", "@x", "pay>8z"])
def test_what_no_letter_can_mend_is_told_while_one_types(text: str) -> None:
    with pytest.raises(WrongFilter):
        parse_filter(text, {"berlin": "x"}, typing=True)


def test_a_saved_filter_stands_for_its_text() -> None:
    saved = {"near": "place:berlin -onsite", "good": "@near pay>80k"}
    assert parse_filter("go @Good", saved) == parse_filter("go place:berlin -onsite pay>80k")


@pytest.mark.parametrize(
    ("text", "saved", "said"),
    [
        ("a @x", {"x": "@y", "y": "@x"}, "the saved filter '@x' contains itself"),
        ("a @x", {"x": "pay>abc"}, "'@x' is broken"),
        ("a -@x", {"x": "b"}, "'-@x' cannot be turned round"),
        ("a @y", {"x": "b"}, "expected a saved filter (@x), found '@y'"),
    ],
)
def test_a_saved_filter_that_cannot_be_used_is_told_where_it_stands(
    text: str, saved: dict[str, str], said: str
) -> None:
    with pytest.raises(WrongFilter) as told:
        parse_filter(text, saved)
    assert told.value.column == 3
    assert said in told.value.message


@given(st.text() | st.text(alphabet='statuspyhdei:-@,<>="+123k€ \n\x00'))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parsed = parse_filter(text)
    except WrongFilter as told:
        assert 1 <= told.column <= len(text) + 1
        return
    assert bool(parsed) == bool(parsed.words or parsed.terms or parsed.without)
    assert all((*parsed.words, *parsed.without))
    assert all(term.field in FIELDS and all(term.values) for term in parsed.terms)
    assert parse_filter(text, typing=True) == parsed


@given(st.lists(st.sampled_from(["a", '"b c"', "-d", "is:new", "-has:url", "pay<=80k€", "due:none"])))
def test_every_beginning_of_a_sound_filter_can_be_typed(parts: list[str]) -> None:
    text = " ".join(parts)
    for end in range(len(text)):
        parse_filter(text[:end], typing=True)


def test_every_choice_is_read() -> None:
    for field, choices in CHOICES.items():
        assert parse_filter(f"{field}:{','.join(choices)}").terms == (Term(field, choices),)


def test_a_filter_tells_what_it_shows() -> None:
    typed = "status:applied,offer due:<fri Python -status:x -java"
    assert parse_filter(typed).description == (
        'status applied,offer · due <fri · not status x · "python" · not "java"'
    )
    assert Filter().description == ""
    assert not Filter()


def test_names_of_filters() -> None:
    assert filter_name(" @Near-me ") == "near-me"
    for wrong in ("", "two words", "a" * 41, "@", 'q"', "a,b"):
        with pytest.raises(WrongUsage):
            filter_name(wrong)
