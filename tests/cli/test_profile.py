"""profile: what the commands say, their JSON and TOML, and what they refuse."""

import json
import os
import pty
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import JOBTUI, Jobtui

RESUME = "# Skills\n- Python (4 years), SQL\n\n# Languages\nEnglish (C1)\n"


@pytest.fixture
def me(jobtui: Jobtui) -> Jobtui:
    """A profile of a few claims."""
    for words in (
        ("skill", "python", "--years", "6", "--last-used", "2024", "--proof", "the ledger"),
        ("experience", "--years", "9"),
        ("experience", "people management", "--years", "0"),
        ("degree", "computer science", "--level", "master"),
        ("pay", "--amount", "80k EUR/year"),
        ("place", "Leith", "--wish"),
        ("clearance", "SC", "--lacking"),
    ):
        assert jobtui("profile", "add", *words).code == 0
    return jobtui


def test_it_is_shown_by_kind(me: Jobtui) -> None:
    shown = me("profile")
    assert (shown.code, shown.err) == (0, "")
    assert [" ".join(line.split()) for line in shown.out.splitlines()] == [
        "Skill 1 Python, 6 years, last used 2024 the ledger",
        "Degree 4 Master's degree in computer science",
        "Experience 2 9 years of experience in all",
        "3 no people management",
        "Place 6 Leith (wish)",
        "Pay 5 at least €80,000 /yr (must)",
        "Clearance 7 no clearance: SC",
    ]


def test_json_names_the_line_of_each_claim_in_the_toml(me: Jobtui) -> None:
    plain = json.loads(me("profile", "--json").out)
    lines = me("profile", "--toml").out.splitlines()
    assert (plain["schema"], plain["contradictions"]) == (1, [])
    assert {one["id"]: lines[one["line"] - 1] for one in plain["claims"]} == {
        1: 'Python = { years = 6, last_used = 2024, proof = "the ledger" }',
        2: "total = 9",
        3: '"people management" = 0',
        4: 'master = "computer science"',
        5: "EUR = 80000",
        6: 'Leith = "wish"',
        7: "SC = false",
    }
    assert plain["claims"][0] == {
        "id": 1, "line": lines.index(lines[plain["claims"][0]["line"] - 1]) + 1, "kind": "skill",
        "name": "Python", "level": None, "years": 6, "last_used": 2024, "amount": None, "currency": None,
        "period": None, "firmness": "must", "proof": "the ledger", "source": "",
        "text": "Python, 6 years, last used 2024",
    }  # fmt: skip


def test_an_empty_one_says_how_to_begin(jobtui: Jobtui) -> None:
    shown = jobtui("profile")
    assert (shown.code, shown.out) == (0, "")
    assert "jobtui profile add skill" in shown.err
    assert json.loads(jobtui("profile", "--json").out) == {"schema": 1, "claims": [], "contradictions": []}


def test_a_contradiction_is_a_warning_once_when_it_arises(me: Jobtui) -> None:
    done = me("profile", "edit", "1", "years=12")
    assert (done.code, done.out.strip().split(": ")[0]) == (0, "Profile")
    said = (
        "jobtui: warning: 'Python, 12 years, last used 2024' is more than the 9 years of experience in all.\n"
    )
    assert done.err == said
    assert me("profile", "edit", "1", "proof=").err == ""
    assert me("profile").err == said


def test_claims_are_put_right_and_dropped(me: Jobtui) -> None:
    assert "Python, 7 years" in me("profile", "edit", "1", "years=7", "last-used=").out
    assert me("profile", "drop", "1").out == "Profile: dropped Python, 7 years\n"
    assert me("undo").code == 0
    assert "Python, 7 years" in me("profile").out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["add", "skil", "Go"], 2, "unknown kind 'skil'. One of: skill, degree"),
        (["add", "skill"], 2, "a claim of the kind skill needs a name."),
        (["add", "skill", "Go", "--years", "lots"], 2, "'lots' is not a number of years."),
        (["add", "skill", "Go", "--years", "3", "--lacking"], 2, "--lacking is the same as --years 0"),
        (["add", "place", "Leith", "--must", "--wish"], 2, "it is either --must or --wish."),
        (["add", "skill", "PYTHON"], 2, "already, claim 1."),
        (["add", "language", "English", "--level", "C3"], 2, "unknown level 'C3'. One of: A1,"),
        (["edit", "1", "years"], 2, "'years' is not FIELD=VALUE."),
        (["edit", "99", "years=1"], 1, "there is no claim 99."),
        (["drop", "x"], 2, "'x' is not a whole number"),
        (["import", "nothing.md"], 66, "'nothing.md' does not exist."),
        (["import", "nothing.toml", "--accept", "all"], 2, "--accept is for resumes."),
        (["import", "nothing.md", "--replace"], 2, "--replace is for profiles in TOML."),
        (["--edit"], 2, "--edit needs a terminal."),
        (["bogus"], 2, "no such command 'bogus'."),
    ],
)
def test_bad_input_gets_one_sentence_and_changes_nothing(
    me: Jobtui, words: list[str], code: int, said: str
) -> None:
    before = me("export", "json").out
    done = me("profile", *words)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert done.err.count("\n") == 1
    assert me("export", "json").out == before


def test_a_profile_in_toml_is_merged_or_replaces(me: Jobtui, tmp_path: Path) -> None:
    file = tmp_path / "me.toml"
    file.write_text("[skill]\nPython = 8\nGo = true\n", encoding="utf-8")
    foreseen = me("profile", "import", file, "--dry-run").out.splitlines()
    assert foreseen == ["added Go", "changed Python, 6 years, last used 2024 → Python, 8 years"]
    assert me("profile", "import", file).out == "Profile: 1 added, 1 changed\n"
    assert me("profile", "import", file).out.startswith("Nothing changed")
    assert me("profile", "import", file, "--replace").out == "Profile: 6 dropped\n"
    assert len(me("profile").out.splitlines()) == 2
    file.write_text("[skill]\nGo = 'x'\n", encoding="utf-8")
    wrong = me("profile", "import", file)
    assert (wrong.code, f"'{file}', line 2: Go: expected" in wrong.err) == (65, True)


def test_what_it_prints_it_takes(me: Jobtui, tmp_path: Path) -> None:
    file = tmp_path / "me.toml"
    file.write_text(me("profile", "--toml").out, encoding="utf-8")
    assert me("profile", "import", file, "--replace").out.startswith("Nothing changed")


def test_a_resume_proposes_and_takes_only_what_is_named(jobtui: Jobtui, tmp_path: Path) -> None:
    file = tmp_path / "resume.md"
    file.write_text(RESUME, encoding="utf-8")
    listed = jobtui("profile", "import", file)
    assert [" ".join(line.split()) for line in listed.out.splitlines()] == [
        "1 Python, 4 years line 2: Python (4 years), SQL",
        "2 SQL line 2: Python (4 years), SQL",
        "3 English, C1 line 5: English (C1)",
    ]
    assert "nothing was taken over" in listed.err
    plain = json.loads(jobtui("profile", "import", file, "--json").out)
    assert [(one["n"], one["line"], one["claim"]["name"]) for one in plain["proposals"]] == [
        (1, 2, "Python"), (2, 2, "SQL"), (3, 5, "English"),
    ]  # fmt: skip
    assert json.loads(jobtui("profile", "--json").out)["claims"] == []
    assert jobtui("profile", "import", file, "--accept", "1,3").out == "Profile: 2 added\n"
    claims = json.loads(jobtui("profile", "--json").out)["claims"]
    assert [(one["name"], one["source"]) for one in claims] == [
        ("Python", "resume.md:2"), ("English", "resume.md:5"),
    ]  # fmt: skip


def test_on_a_terminal_it_asks_one_by_one(jobtui: Jobtui, tmp_path: Path) -> None:
    file = tmp_path / "resume.md"
    file.write_text(RESUME, encoding="utf-8")
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [*JOBTUI, "profile", "import", str(file)])
    os.write(terminal, b"y\nperhaps\nn\nq\n")
    written = b""
    try:
        while part := os.read(terminal, 65536):
            written += part
    except OSError:  # the end of a terminal
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert written.count(b"y/n/q") == 4
    assert [one["name"] for one in json.loads(jobtui("profile", "--json").out)["claims"]] == ["Python"]


def test_an_editor_rewrites_it(me: Jobtui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "editor"
    script.write_text("#!/bin/sh\nsed -i 's/^total = 9/total = 11/' \"$1\"\n", encoding="utf-8")
    script.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(script))
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [*JOBTUI, "profile", "--edit"])
    written = b""
    try:
        while part := os.read(terminal, 65536):
            written += part
    except OSError:
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, written
    assert "→ 11 years of experience in all" in written.decode()
    assert "11 years" in me("profile").out
