"""versions, duplicates, import --as-new, show: what is printed, and its JSON."""

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import POSTING, Jobtui, Result

NEXT = POSTING.replace("£60,000", "£65,000").replace("- Strong knowledge of SQL", "- A liking for Terraform")


def bring(jobtui: Jobtui, tmp_path: Path, text: str = POSTING, *options: str) -> Result:
    """Import a text as a file of its own."""
    path = tmp_path / f"{len([*tmp_path.glob('*.md')])}.md"
    path.write_text(text, encoding="utf-8")
    return jobtui("import", path, *options)


def plain(result: Result) -> Any:
    assert result.code == 0, result.err
    return json.loads(result.out)


def test_a_new_version_says_what_changed(jobtui: Jobtui, tmp_path: Path) -> None:
    bring(jobtui, tmp_path)
    assert bring(jobtui, tmp_path, NEXT).out == (
        "'1.md' is version 2 of posting 1: 1 requirement added, 1 removed, "
        "pay moved £60,000–70,000 /yr → £65,000–70,000 /yr, 1 skill added, 1 skill removed.\n"
        "imported 0, new version 1.\n"
    )


def test_import_json_tells_versions_and_others(jobtui: Jobtui, tmp_path: Path) -> None:
    bring(jobtui, tmp_path)
    jobtui("status", "1", "applied")
    found = plain(bring(jobtui, tmp_path, POSTING.replace("Leith, Scotland", "Oslo, Norway"), "--json"))
    (one,) = found["files"]
    assert (one["outcome"], one["applied_before"], one["possible_duplicates"]) == ("imported", [1], [1])
    assert one["message"].startswith("You have applied to this company before: Data Engineer, applied, ")
    (one,) = plain(bring(jobtui, tmp_path, NEXT, "--json"))["files"]
    assert (one["outcome"], one["posting"]) == ("new version", 1)
    assert "is version 2 of posting 1: 1 requirement added" in one["message"]


def test_a_dry_run_foresees_a_version_and_stores_nothing(jobtui: Jobtui, tmp_path: Path) -> None:
    bring(jobtui, tmp_path)
    found = bring(jobtui, tmp_path, NEXT, "--dry-run").out
    assert found.startswith(
        "'1.md' would be version 2 of posting 1: 1 requirement added, 1 removed, pay moved"
    )
    assert found.endswith("would import 0, new version 1.\n")
    assert len(plain(jobtui("versions", "1", "--json"))["versions"]) == 1


def test_as_new_makes_a_posting_of_its_own(jobtui: Jobtui, tmp_path: Path) -> None:
    bring(jobtui, tmp_path)
    assert "'1.md' is now posting 2: Data Engineer" in bring(jobtui, tmp_path, NEXT, "--as-new").out


def test_versions_are_listed_and_compared(jobtui: Jobtui, tmp_path: Path) -> None:
    bring(jobtui, tmp_path)
    only = jobtui("versions", "1").out
    assert only.split()[0] == "1" and "From version" not in only
    bring(jobtui, tmp_path, NEXT)
    bring(jobtui, tmp_path, NEXT + "- A boat licence\n")
    printed = jobtui("versions", "1", "1", "2").out
    assert jobtui("show", "1", "--versions").out == jobtui("versions", "1").out != printed
    lines = [" ".join(line.split()) for line in printed.splitlines()]
    assert "~ pay moved £60,000–70,000 /yr → £65,000–70,000 /yr" in lines
    assert "+ ● A liking for Terraform" in lines and "- ● Strong knowledge of SQL" in lines
    assert "2 requirements are the same." in lines


def test_versions_as_json(jobtui: Jobtui, tmp_path: Path) -> None:
    bring(jobtui, tmp_path)
    assert plain(jobtui("versions", "1", "--json"))["difference"] is None
    bring(jobtui, tmp_path, NEXT)
    found = plain(jobtui("versions", "1", "--json"))
    assert (found["schema"], found["posting"], [one["n"] for one in found["versions"]]) == (1, 1, [1, 2])
    told = found["difference"]
    assert (told["from"], told["to"], told["days"], told["open_for"]) == (1, 2, 0, None)
    fact = next(one for one in told["facts"] if one["field"] == "salaries")
    assert (fact["change"], fact["before"][0]["value"]["min"], fact["after"][0]["value"]["min"]) == (
        "changed",
        60000,
        65000,
    )
    moves = {(one["change"], (one["after"] or one["before"])["text"]) for one in told["requirements"]}
    assert ("added", "A liking for Terraform") in moves and ("removed", "Strong knowledge of SQL") in moves


def test_what_cannot_be_compared_is_told(jobtui: Jobtui, tmp_path: Path) -> None:
    bring(jobtui, tmp_path)
    jobtui("add", "--title", "By hand")
    for code, sentence, given in (
        (2, "name two versions to compare", ("1", "1")),
        (2, "has only one version", ("1", "1", "2")),
        (2, "was typed by hand", ("2",)),
        (1, "there is no posting 9", ("9",)),
        (2, "is not a whole number", ("1", "x", "y")),
    ):
        result = jobtui("versions", *given)
        assert (result.code, result.out) == (code, "") and sentence in result.err


def test_duplicates_are_listed_told_and_undone(jobtui: Jobtui, tmp_path: Path) -> None:
    bring(jobtui, tmp_path)
    bring(jobtui, tmp_path, NEXT, "--as-new")
    reasons = ["same company and title", "80 % of the text is the same"]
    found = plain(jobtui("duplicates", "--json"))
    assert found["pairs"][0]["postings"] == [1, 2]
    assert found["pairs"][0]["reasons"][0] == reasons[0]
    assert [pair["postings"] for pair in plain(jobtui("duplicates", "2", "--json"))["pairs"]] == [[2, 1]]
    assert "same company and title" in jobtui("duplicates").out
    assert jobtui("duplicates", "different", "1", "2").out == (
        "1 and 2 are different openings · Data Engineer · Acme Tidal Ltd\n"
    )
    assert jobtui("duplicates") == Result(0, "", "jobtui: no possible duplicates.\n")
    jobtui("undo")
    assert plain(jobtui("duplicates", "same", "2", "1", "--json"))["postings"] == [1, 2]
    shown = plain(jobtui("show", "1", "--json"))
    assert (shown["same_as"], shown["possible_duplicates"], shown["applied_before"]) == ([2], [], [])
    assert "the same opening as 2 Data Engineer" in jobtui("show", "1").out


def test_duplicates_wants_to_be_written_so(jobtui: Jobtui, tmp_path: Path) -> None:
    bring(jobtui, tmp_path)
    for code, given in (
        (2, ("same", "1")),
        (2, ("alike", "1", "2")),
        (1, ("same", "1", "7")),
        (2, ("same", "1", "1")),
    ):
        result = jobtui("duplicates", *given)
        assert (result.code, result.out) == (code, ""), given


def test_a_dry_run_knows_an_export(jobtui: Jobtui, tmp_path: Path) -> None:
    bring(jobtui, tmp_path)
    export = tmp_path / "all.json"
    jobtui("export", "json", "-o", export)
    refused = jobtui("import", "--dry-run", export)
    assert refused.code == 77 and "is an export of jobtui with 1 posting, not a posting." in refused.err
    other = tmp_path / "other.db"
    found = jobtui("--db", other, "import", "--dry-run", export).out
    assert found == (
        "'all.json' would be stored: Data Engineer. It comes with an export of jobtui, as posting 1.\n"
        "would import 1.\n"
    )
    assert not other.exists()
