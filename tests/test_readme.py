"""The README cannot drift from the program."""

import re
from pathlib import Path

from typer.main import get_group

from jobtui.cli.app import app
from jobtui.cli.keys_page import keys_page

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_keys_are_those_of_the_registry() -> None:
    """Mend with: jobtui keys --markdown."""
    shown = re.search("<!-- keys:start -->\n(.*?)<!-- keys:end -->", README, re.DOTALL)
    assert shown is not None
    assert shown[1].strip() == keys_page().strip()


def test_every_command_is_in_the_table() -> None:
    named = set(re.findall(r"`jobtui ([a-z]+)", README))
    group = get_group(app)
    commands = set(group.list_commands(group.make_context("jobtui", [], resilient_parsing=True)))
    assert len(commands) > 20
    assert commands - named == set()


def test_every_picture_is_there() -> None:
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (Path(__file__).parent.parent / picture).stat().st_size > 1000, picture
