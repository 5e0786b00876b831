"""market and similar: what my postings pay and ask, and which are near one."""

import json
from pathlib import Path

from tests.cli.conftest import Jobtui

_POSTING = """\
# {title}

{company} · Leeds

## About the role

You keep harbour lanterns burning with two others.

Salary: {pay}

## Requirements

- Experience with Python
- Experience with {skill}
"""


def _kept(jobtui: Jobtui, folder: Path) -> None:
    """Six postings, one of them without pay."""
    for n in range(1, 7):
        pay = f"${n}00,000 - ${n}20,000 a year" if n < 6 else "as agreed"
        skill = "Docker" if n < 3 else "SQL"
        text = _POSTING.format(title=f"Software Engineer {n}", company=f"Firm {n}", pay=pay, skill=skill)
        (folder / f"{n}.md").write_text(text, encoding="utf-8")
    assert jobtui("import", "--as-new", *sorted(folder.glob("*.md"))).code == 0


def test_the_market_for_people_and_scripts(jobtui: Jobtui, tmp_path: Path) -> None:
    _kept(jobtui, tmp_path)
    told = json.loads(jobtui("market", "--json").out)
    assert (told["schema"], told["postings"], told["gaps"], told["closing"]) == (1, 6, [], None)
    (pay,) = told["salary"]
    assert (pay["currency"], pay["role"], pay["n"], pay["unstated"], pay["median"]) == (
        "USD",
        "engineer",
        5,
        1,
        310_000,
    )
    asked = {one["label"]: (one["required"], one["postings"]) for one in told["requirements"]}
    assert asked == {"Python": (6, 6), "SQL": (4, 4), "Docker": (2, 2)}
    stats = json.loads(jobtui("stats", "--json").out)
    assert (stats["salary"], stats["requirements"]) == (told["salary"], told["requirements"])
    shown = jobtui("market")
    assert "$310k" in shown.out
    assert "there is no profile" in shown.err
    assert json.loads(jobtui("market", "docker", "--json").out)["postings"] == 2


def test_gaps_and_the_claim_that_would_close_most(jobtui: Jobtui, tmp_path: Path) -> None:
    _kept(jobtui, tmp_path)
    assert jobtui("profile", "add", "skill", "Python", "--years", "6").code == 0
    told = json.loads(jobtui("market", "--json").out)
    assert [(one["label"], one["verdict"]) for one in told["gaps"]] == [
        ("SQL", "unclear"),
        ("Docker", "unclear"),
    ]
    assert told["closing"] == {"claim": "SQL", "items": 4, "postings": 4}
    assert "A claim of SQL would meet 4 more required items in 4 postings." in jobtui("market").out


def test_the_firmness_adds_up_to_all(jobtui: Jobtui, tmp_path: Path) -> None:
    _kept(jobtui, tmp_path)
    (tmp_path / "other").mkdir()
    skills = "Tester\nFirm 9\n\nSkills\n\n- Python\n- Docker\n"
    (tmp_path / "other" / "9.txt").write_text(skills, encoding="utf-8")
    assert jobtui("import", tmp_path / "other" / "9.txt").code == 0
    rows = [line.split() for line in jobtui("market").out.splitlines()]
    assert ["WHAT", "REQUIRED", "PREFERRED", "UNLABELLED", "ALL"] in rows
    counts = {row[0]: [int(count) for count in row[1:5]] for row in rows if row and row[-1].startswith("█")}
    assert counts["Python"] == [6, 0, 1, 7]
    assert all(sum(count[:3]) == count[3] for what, count in counts.items() if what != "engineer")


def test_where_one_stands(jobtui: Jobtui, tmp_path: Path) -> None:
    _kept(jobtui, tmp_path)
    standing = json.loads(jobtui("show", "5", "--json").out)["market"]["standing"]
    assert (standing["percentile"], standing["n"], standing["role"]) == (100, 5, "engineer")
    assert "100th percentile of my 5 engineer roles in USD; 1 more states no pay" in jobtui("show", "5").out
    assert json.loads(jobtui("show", "6", "--json").out)["market"]["standing"] is None


def test_near_ones(jobtui: Jobtui, tmp_path: Path) -> None:
    _kept(jobtui, tmp_path)
    told = json.loads(jobtui("similar", "1", "--json").out)
    assert (told["schema"], told["posting"], told["similar"][0]["posting"]) == (1, 1, 2)
    assert all(one["reasons"] for one in told["similar"])
    assert "Software Engineer 2 · Firm 2" in jobtui("similar", "1").out


def test_nothing_to_tell(jobtui: Jobtui) -> None:
    assert "no postings to count" in jobtui("market").err
    assert jobtui("market", "pay>x").code == 2
    assert jobtui("similar", "9").code == 1
    assert jobtui("add", "--title", "Cook", "--company", "Inn").code == 0
    assert "no posting is near posting 1" in jobtui("similar", "1").err
    assert "no posting states its pay" in jobtui("market").err
