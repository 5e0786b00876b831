"""What is typed and not saved, in files."""

from pathlib import Path

from jobtui.tracker.drafts import Drafts, Unsaved, drafts_folder

NOTE = Unsaved("note 3", "Ask about\nŻółw \ud800", "Note · Data Engineer", "n")


def test_it_outlives_the_program(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "d")
    drafts.keep(NOTE)
    drafts.keep(Unsaved("next 1", ("call", "fri")))
    drafts.keep(Unsaved("edit 1", {"title": "X"}))
    again = Drafts(tmp_path / "d")
    assert [one.key for one in again] == ["edit 1", "next 1", "note 3"]
    assert (again.get("note 3"), again.get("next 1")) == (NOTE.typed, ("call", "fri"))
    assert next(iter(again)).typed == {"title": "X"}


def test_what_was_saved_is_forgotten(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep(NOTE)
    drafts.forget("note 3")
    drafts.forget("never there")
    assert (drafts.get("note 3", ""), list(tmp_path.iterdir())) == ("", [])


def test_only_the_person_can_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "d"
    Drafts(folder).keep(NOTE)
    (file,) = folder.iterdir()
    assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)


def test_what_cannot_be_understood_or_written_stands_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    (tmp_path / "b.json").write_text('{"typed": 1}', encoding="utf-8")
    (tmp_path / "c.json").mkdir()
    assert list(Drafts(tmp_path)) == []
    blocked = Drafts(tmp_path / "a.json" / "below")
    blocked.keep(NOTE)
    assert blocked.get("note 3") == NOTE.typed


def test_each_database_has_a_folder_of_its_own(tmp_path: Path) -> None:
    assert drafts_folder(tmp_path, Path("/a.db")) != drafts_folder(tmp_path, Path("/b.db"))
