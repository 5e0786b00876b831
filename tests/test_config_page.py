"""The page of settings cannot drift from the program, and what it shows is understood."""

import re
from pathlib import Path

import pytest

from jobtui import config
from jobtui.cli.config_page import config_page
from jobtui.settings import SETTINGS

PAGE = (Path(__file__).parent.parent / "docs" / "config.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def test_the_table_is_that_of_the_program() -> None:
    """Mend with: jobtui config --markdown."""
    shown = re.search("<!-- settings:start -->\n(.*?)<!-- settings:end -->", PAGE, re.DOTALL)
    assert shown is not None
    assert shown[1].strip() == config_page().strip()


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split("\n")[0])
def test_what_it_shows_is_understood(tmp_path: Path, block: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(block, encoding="utf-8")
    assert config.read(path).lines


def test_every_setting_is_shown_in_use(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    found: set[str] = set()
    for block in BLOCKS:
        path.write_text(block, encoding="utf-8")
        found |= {*config.read(path).lines}
    assert found == {one.name for one in SETTINGS}
