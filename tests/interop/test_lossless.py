"""The lossless export: the same bytes for the same state, and known when it comes back."""

import json
from typing import Any

import pytest

from jobtui.domain.problem import BadData
from jobtui.interop.lossless import from_plain, is_export, to_text

DUMP: dict[str, Any] = {"schema": 1, "postings": [{"id": 3, "title": "Größe\x1b\u202e"}], "events": []}


def test_the_same_state_gives_the_same_bytes_in_whatever_order_it_comes() -> None:
    turned = {key: DUMP[key] for key in reversed(DUMP)}
    assert to_text(DUMP) == to_text(turned)


def test_keys_are_sorted_and_text_is_plain_ascii_without_controls() -> None:
    text = to_text(DUMP)
    assert text.index('"events"') < text.index('"postings"') < text.index('"schema"')
    assert text.isascii()
    assert set(filter(lambda char: not char.isprintable(), text)) == {"\n"}
    assert text.endswith("}\n")


def test_what_comes_back_is_what_was_there() -> None:
    assert from_plain(json.loads(to_text(DUMP)), "f.json") == DUMP


def test_a_dump_without_a_schema_gets_one() -> None:
    assert to_text({"postings": []}) == '{\n "jobtui": "export",\n "postings": [],\n "schema": 1\n}\n'


def test_an_export_is_told_from_other_json() -> None:
    assert is_export(json.loads(to_text(DUMP)))
    for other in (DUMP, {"schema": 1, "postings": []}, [DUMP], None, "export", {"jobtui": "other"}):
        assert not is_export(other)


def test_a_newer_export_is_refused_in_words() -> None:
    newer = json.loads(to_text(DUMP)) | {"schema": 4}
    assert is_export(newer)
    with pytest.raises(BadData) as raised:
        from_plain(newer, "f.json")
    assert raised.value.message == (
        "'f.json' was written by a newer jobtui (format 4; this one reads up to 1). Update jobtui."
    )
    assert raised.value.file == "f.json"


@pytest.mark.parametrize(
    "change", [{"schema": "1"}, {"schema": True}, {"schema": None}, {"postings": {}}, {"jobtui": 1}]
)
def test_what_is_no_export_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(BadData, match=r"^'f\.json' is not an export of jobtui\.$"):
        from_plain(json.loads(to_text(DUMP)) | change, "f.json")


def test_a_number_that_json_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        to_text({"postings": [], "pay": float("nan")})
