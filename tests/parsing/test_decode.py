# ruff: noqa: E501  (the invented postings are data)
"""Bytes to text: encodings, binary files, and the sentences for what cannot be read."""

from datetime import date

import pytest

from jobtui.domain.problem import BadData, WrongUsage
from jobtui.parsing import read
from jobtui.parsing.decode import decode, storable

AS_OF = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"Zo\xc3\xab", "utf-8", "Zoë"),
        (b"\xef\xbb\xbfZo\xc3\xab", "utf-8", "Zoë"),
        ("Zoë says".encode("utf-16"), "utf-16-le", "Zoë says"),
        (b"\xfe\xff" + "Zoë".encode("utf-16-be"), "utf-16-be", "Zoë"),
        (b"\xff\xfe\0\0" + "Zoë".encode("utf-32-le"), "utf-32-le", "Zoë"),
        ("Engineer wanted".encode("utf-16-le"), "utf-16-le", "Engineer wanted"),
        ("Engineer wanted".encode("utf-16-be"), "utf-16-be", "Engineer wanted"),
    ],
)
def test_each_encoding_is_told_from_its_bytes(data: bytes, encoding: str, text: str) -> None:
    found = decode(data, "a.txt")
    assert (found.text, found.encoding, found.warnings) == (text, encoding, ())


def test_another_code_page_is_named_in_a_warning() -> None:
    words = "Für die Münchner Zentrale suchen wir größere Köpfe mit Erfahrung, die täglich Lösungen prüfen. "
    found = decode((words * 5).encode("cp1252"), "a.txt")
    assert "Münchner" in found.text
    assert found.warnings == (
        "'a.txt' is not UTF-8; read as Windows-1252. Check accented letters, or give --encoding.",
    )


def test_a_few_broken_bytes_in_utf8_are_counted() -> None:
    found = decode("Größe Übung Äpfel Öl größer".encode() + b" \xff\xfe end", "a.txt")
    assert "Größe" in found.text
    assert found.warnings == ("'a.txt': 2 unreadable bytes replaced by ?.",)


def test_a_broken_byte_beside_little_that_is_sound_is_counted() -> None:
    found = decode(b"Caf\xc3\xa9 \xff manager, plain words", "a.txt")
    assert (found.text, found.encoding) == ("Café \ufffd manager, plain words", "utf-8")
    assert found.warnings == ("'a.txt': 1 unreadable byte replaced by ?.",)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("«CAFÉ» à Genève", "cp1252"),
        ("Gehalt: 50 €, größer, Ã© Übung für Köpfe", "cp1252"),
        ("Сеньор разработчик и Гёте", "cp1251"),
        ("联通公司招聘工程师", "gb18030"),
        ("シニアエンジニアを募集している", "cp932"),
    ],
)
def test_sound_bytes_by_chance_do_not_make_it_utf8(text: str, codec: str) -> None:
    (warning,) = decode(text.encode(codec), "a.txt").warnings
    assert "is not UTF-8" in warning


def test_control_characters_are_counted_and_nul_is_made_storable() -> None:
    found = decode(b"Engineer\x00 and \x1b[31mmore words here", "a.txt")
    assert "\0" not in found.text and len(found.text) == len(b"Engineer\x00 and \x1b[31mmore words here")
    assert found.warnings == ("'a.txt': 2 control characters removed from display.",)


def test_what_sqlite_cannot_hold_is_mapped_one_for_one() -> None:
    assert storable("a\0b\ud800c") == "a\u2400b\ufffdc"


@pytest.mark.parametrize(
    ("data", "file", "message"),
    [
        (b"", "a.txt", "'a.txt' is empty."),
        (b" \n\t\r\n", "a.txt", "'a.txt' is empty."),
        (b"%PDF-1.7 ...", "a.pdf", "'a.pdf' is a PDF, not text. Save the posting as text or HTML and import that."),
        (b"\x89PNG\r\n", "a.txt", "'a.txt' is a PNG image, not text. Save the posting as text or HTML and import that."),
        (b"PK\x03\x04zip", "a", "'a' is a ZIP archive, not text. Save the posting as text or HTML and import that."),
        (b"\x1f\x8b\x08", "a", "'a' is a gzip archive, not text. Save the posting as text or HTML and import that."),
        (b"SQLite format 3\x00", "a", "'a' is a SQLite database, not text. Save the posting as text or HTML and import that."),
        (b"PK\x03\x04", "a.docx", "'a.docx': .docx files are not supported. Save as text, HTML or JSON."),
        (b"title: x", "a.yaml", "'a.yaml': .yaml files are not supported. Save as text, HTML or JSON."),
        (bytes(range(256)) * 20, "a.bin", "'a.bin' does not look like text."),
        (b"<html><script>x()</script></html>", "a.html", "'a.html' holds no readable text."),
    ],
)  # fmt: skip
def test_what_is_no_posting_is_refused_in_one_sentence(data: bytes, file: str, message: str) -> None:
    with pytest.raises(BadData) as caught:
        read(data, file, as_of=AS_OF)
    assert caught.value.message == message


def test_an_unknown_encoding_is_wrong_usage() -> None:
    for name in ("nosuch", "base64", "zlib"):
        with pytest.raises(WrongUsage, match=f"unknown encoding '{name}'"):
            read(b"text", "a.txt", as_of=AS_OF, encoding=name)


def test_a_named_encoding_wins() -> None:
    assert (
        read("Größe der Rolle".encode("cp1252"), "a.txt", as_of=AS_OF, encoding="cp1252")[0].text
        == "Größe der Rolle"
    )


def test_a_file_name_cannot_smuggle_controls_into_a_message() -> None:
    with pytest.raises(BadData) as caught:
        read(b"", "a\x1b[2J\n.txt", as_of=AS_OF)
    assert caught.value.message == "'a?[2J?.txt' is empty."
