"""The proof of applications: what a reader of Markdown and one of HTML find, whatever the texts hold."""

import re
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from jobtui.domain.display import safe_line
from jobtui.domain.history import Stay
from jobtui.domain.period import Period
from jobtui.domain.posting import PostingRow
from jobtui.domain.proof import Application, Proof
from jobtui.interop.proof import format_of, to_html, to_markdown
from tests.factories import TODAY, row
from tests.interop.test_markdown import HOSTILE

HEADS = ["Applied on", "Company", "Title", "Channel", "Stages since"]
HOSTILE_HTML = """</td><script>x</script><img src=//x onerror=y>&lt;" style='a' <!-- ]]> </style><meta"""


def _proof(*texts: str) -> Proof:
    """An application for each text, which stands in it wherever a text can stand."""
    stays = [(Stay(text, TODAY, TODAY), Stay("rejected", TODAY, None)) for text in texts]
    rows = [row(n, text, company=text, tags=(f"via:{text}",)) for n, text in enumerate(texts)]
    return Proof(tuple(map(Application, rows, stays)), Period(TODAY), "".join(texts[:1]))


class _Page(HTMLParser):
    """What a browser would see: the tags, and the text of each cell, heading and style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[tuple[str, str | None]] = set()
        self.texts: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= set(attrs)
        self.texts.append((tag, ""))

    def handle_data(self, data: str) -> None:
        tag, before = self.texts[-1] if self.texts else ("", "")
        self.texts[-1:] = [(tag, before + data)]

    def held(self, tag: str) -> list[str]:
        return [text.strip() for name, text in self.texts if name == tag]


def test_one_line_an_application() -> None:
    cells = [
        TODAY.isoformat(),
        *("Tester | A & B",) * 3,
        f"Tester | A & B {TODAY} → rejected {TODAY}",
    ]
    proof = _proof("Tester | A & B")
    page = _Page(to_html(proof))
    assert (page.held("th"), page.held("td")) == (HEADS, cells)
    assert page.held("h1") == page.held("title") == ["Applications of Tester | A & B"]
    assert page.held("p")[:2] == [f"Period: from {TODAY} on", "1 application in this period."]
    rendered = _Page(MarkdownIt("commonmark").enable("table").render(to_markdown(proof)))
    assert (rendered.held("th"), rendered.held("td")) == (HEADS, cells)
    assert rendered.held("p") == page.held("p")[:2]


def test_an_empty_period_says_so() -> None:
    for text in (to_html(Proof(())), to_markdown(Proof(()))):
        assert "No applications in this period." in text
        assert "table" not in text.replace(_style(text), "")
        assert "|" not in text.replace(_style(text), "")


def test_what_is_not_stated_is_said() -> None:
    stays = (Stay("applied", TODAY, None),)
    page = _Page(to_html(Proof((Application(PostingRow(1, None, None, "applied"), stays),))))
    assert page.held("td")[1:4] == ["(not stated)", "(no title stated)", "(not stated)"]


def test_nothing_comes_from_outside() -> None:
    page = to_html(_proof("x"))
    digest = b64encode(sha256(_style(page).encode()).digest()).decode()
    assert f"content=\"default-src 'none'; style-src 'sha256-{digest}'\"" in page
    assert not re.search(r"url\(|@import|https?:|src=|href=", page)


@settings(max_examples=40)
@given(st.text() | st.just(HOSTILE_HTML) | st.just(HOSTILE))
def test_no_text_acts_as_markup(text: str) -> None:
    plain, page = _Page(to_html(_proof("x"))), _Page(to_html(_proof(text)))
    assert (page.tags, page.attributes) == (plain.tags, plain.attributes)
    shown = " ".join(safe_line(text).split())
    assert page.held("td")[1] == (shown or "(not stated)")
    rendered = _Page(MarkdownIt("commonmark").enable("table").render(to_markdown(_proof(text))))
    assert rendered.tags.count("td") == len(HEADS)
    assert set(rendered.tags) <= {"h1", "p", "table", "thead", "tbody", "tr", "th", "td"}


@pytest.mark.parametrize(
    ("name", "path", "format"),
    [
        (None, None, "markdown"),
        (None, "a.HTML", "html"),
        (None, "a.md", "markdown"),
        ("html", "a.md", "html"),
    ],
)
def test_the_format_follows_the_name_of_the_file(name: str | None, path: str | None, format: str) -> None:
    assert format_of(name, PurePath(path) if path else None) == format


def _style(page: str) -> str:
    return "".join(re.findall("<style>(.*)</style>", page, re.DOTALL))
