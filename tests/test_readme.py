"""The README and the index of the pages cannot drift from the program."""

import re
from pathlib import Path

from jobtui.cli.groups import MODULES
from jobtui.cli.keys_page import keys_page

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _keys(page: str) -> str:
    """The keys that a page shows."""
    shown = re.search("<!-- keys:start -->\n(.*?)<!-- keys:end -->", page, re.DOTALL)
    return shown[1].strip() if shown else ""


def test_the_keys_are_those_of_the_registry() -> None:
    """Mend with: jobtui keys --markdown."""
    assert _keys(README) == keys_page().strip()


def test_the_page_of_keys_is_that_of_the_registry() -> None:
    """Mend with: jobtui keys --markdown."""
    assert _keys((DOCS / "keys.md").read_text(encoding="utf-8")) == keys_page().strip()


def test_the_commands_it_names_are_there() -> None:
    named = set(re.findall(r"`jobtui ([a-z]+)", README))
    assert len(named) > 2
    assert named - MODULES.keys() == set()


def test_every_page_is_listed_and_every_link_leads_somewhere() -> None:
    pages = sorted(DOCS.glob("*.md"))
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in pages if page.name != "README.md" and f"]({page.name})" not in index] == []
    for page in [ROOT / "README.md", *pages]:
        for link in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
            assert "://" in link or (page.parent / link).exists(), (page.name, link)


def test_every_picture_is_there() -> None:
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / picture).stat().st_size > 1000, picture
