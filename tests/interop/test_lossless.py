"""The lossless export: the same bytes for the same state, and known when it comes back."""

import json
from typing import Any

import pytest

from jobtui.domain.problem import BadData
from jobtui.interop.lossless import from_plain, is_export, to_pieces

DUMP: dict[str, Any] = {"schema": 1, "postings": [{"id": 3, "title": "Größe\x1b\u202e"}], "events": []}


def _text(dump: dict[str, Any]) -> str:
    return "".join(to_pieces(dump))


def test_the_same_state_gives_the_same_bytes_in_whatever_order_it_comes() -> None:
    turned = {key: DUMP[key] for key in reversed(DUMP)}
    assert _text(DUMP) == _text(turned)


def test_keys_are_sorted_and_text_is_plain_ascii_without_controls() -> None:
    text = _text(DUMP)
    assert text.index('"events"') < text.index('"postings"') < text.index('"schema"')
    assert text.isascii()
    assert set(filter(lambda char: not char.isprintable(), text)) == {"\n"}
    assert text.endswith("}\n")


def test_what_comes_back_is_what_was_there() -> None:
    assert from_plain(json.loads(_text(DUMP)), "f.json") == DUMP


def test_a_dump_without_a_schema_gets_one() -> None:
    assert _text({"postings": []}) == '{\n "jobtui": "export",\n "postings": [],\n "schema": 1\n}\n'


VALUES: list[Any] = [
    *([], {}, [[]], [{}], {"b": [], "a": {}}, [1, [2, [3]], {"x": {"y": [-4.5, 1e300, 2**70]}}]),
    *(None, True, False, 0, -1, 1.0, "", 'a "\\" b\n\x7f\u2028é\U0001f600\ud800', {"é": 1, "": 2, '"': 3}),
]


def test_every_piece_is_a_line_and_together_they_are_what_python_writes() -> None:
    whole = {"schema": 1, "jobtui": "export", "postings": VALUES, "events": VALUES[:1], "rates": VALUES[1]}
    streamed = whole | {"postings": iter(VALUES[5:] + VALUES[:5]), "events": iter(())}
    for dump in (whole, streamed):
        pieces = [*to_pieces(dump)]
        assert all(piece.endswith("\n") for piece in pieces)
        plain = whole if dump is whole else whole | {"postings": VALUES[5:] + VALUES[:5], "events": []}
        assert "".join(pieces) == json.dumps(plain, indent=1, sort_keys=True, allow_nan=False) + "\n"


def test_an_item_is_asked_for_when_the_one_before_is_to_be_written() -> None:
    left = iter(range(99))
    pieces = to_pieces({"postings": left})
    while "5" not in next(pieces):
        pass
    assert next(left) <= 7


def test_an_export_is_told_from_other_json() -> None:
    assert is_export(json.loads(_text(DUMP)))
    for other in (DUMP, {"schema": 1, "postings": []}, [DUMP], None, "export", {"jobtui": "other"}):
        assert not is_export(other)


def test_a_newer_export_is_refused_in_words() -> None:
    newer = json.loads(_text(DUMP)) | {"schema": 4}
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
        from_plain(json.loads(_text(DUMP)) | change, "f.json")


def test_a_number_that_json_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        _text({"postings": [], "pay": float("nan")})
