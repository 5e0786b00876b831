"""Every term of the page about filters is one, and every field is there; its commands run with all pages."""

import re
from pathlib import Path

import pytest

from jobtui import config
from jobtui.domain.filter import CHOICES, FIELDS, Filter
from jobtui.domain.filter_text import parse_filter
from tests.cli.conftest import Jobtui

PAGE = (Path(__file__).parents[2] / "docs" / "filter.md").read_text(encoding="utf-8")

TERMS = re.findall(r"^\| `([^`]+)` \|", PAGE, re.MULTILINE)


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("term", TERMS)
def test_each_row_of_the_tables_is_understood(jobtui: Jobtui, posting_file: Path, term: str) -> None:
    parsed = parse_filter(term)
    asks_field = re.match(r"-?([a-z]+)[:<>=]", term)
    assert parsed != Filter()
    assert bool(parsed.terms) is bool(asks_field)
    jobtui("import", posting_file)
    assert jobtui("list", "--json", term).code == 0


def test_the_page_tells_every_field_and_every_choice() -> None:
    assert {term.field for typed in TERMS for term in parse_filter(typed).terms} == set(FIELDS)
    for field, choices in CHOICES.items():
        assert [one for one in choices if not re.search(rf"`[^`\n]*\b{one}\b", PAGE)] == [], field


def test_the_settings_of_the_page_are_understood(tmp_path: Path) -> None:
    (block,) = _blocks("toml")
    path = tmp_path / "config.toml"
    path.write_text(block, encoding="utf-8")
    assert config.read(path).lines == {"theme": 1, "list.columns": 4, "list.sort": 5}
