"""Saved mails and web archives: the part that a person reads, whatever it was packed in."""

import base64
import quopri

import pytest

from jobtui.parsing import mail, read
from tests.parsing.helpers import AS_OF

TEXT = """Hello Ümit,

---------- Forwarded message ---------
Harbour Müller GmbH

Senior Lamp Engineer

Requirements:
- 3 years of lamps – on a line that is longer than the seventy-six characters to which a mail is broken
- Clean hands
"""
PAGE = """<html><body><h1>Senior Lamp Engineer</h1><p>Company: Harbour Müller GmbH</p><h2>Requirements</h2>
<ul><li>3 years of lamps – on a line that is longer than the seventy-six characters to which a mail is broken
</li><li>Clean hands</li></ul></body></html>"""
HEAD = b"From: Ines <ines@mail.example>\nSubject: Fwd: for you\nMIME-Version: 1.0\n"


def part(text: str, kind: str, charset: str = "utf-8", code: str = "quoted-printable") -> bytes:
    """A part of a mail with its headers."""
    data = text.encode(charset)
    packed = quopri.encodestring(data) if code == "quoted-printable" else base64.encodebytes(data)
    head = f"Content-Type: {kind}; charset={charset}\nContent-Transfer-Encoding: {code}\n\n"
    return head.encode() + packed


def several(kind: str, *parts: bytes) -> bytes:
    """A mail of several parts."""
    inner = b"".join(b"--edge\n" + one + b"\n" for one in parts)
    return HEAD + f'Content-Type: {kind};\n boundary="edge"\n\n'.encode() + inner + b"--edge--\n"


PLAIN, RICH = part(TEXT, "text/plain"), part(PAGE, "text/html", "utf-8", "base64")
PAPER = b"Content-Type: application/pdf; name=cv.pdf\nContent-Disposition: attachment\n\nnothing"
MAILS = {
    "plain": HEAD + PLAIN,
    "html": HEAD + RICH,
    "base64": HEAD + part(TEXT, "text/plain", "utf-8", "base64"),
    "the other charset": HEAD + part(PAGE.replace("–", "-"), "text/html", "iso-8859-1"),
    "both": several("multipart/alternative", PLAIN, RICH),
    "with a paper": several("multipart/mixed", RICH, PAPER),
    "an archive": several("multipart/related", RICH, b"Content-Type: text/css\n\np { color: red }"),
    "forwarded as an attachment": several(
        "multipart/mixed",
        part("See below.", "text/plain"),
        b"Content-Type: message/rfc822\n\n" + HEAD + RICH,
    ),
    "lines end as in mails": (HEAD + PLAIN).replace(b"\n", b"\r\n"),
}


@pytest.mark.parametrize("name", MAILS)
@pytest.mark.parametrize("file", ["a.eml", "a.mhtml", "saved"])
def test_a_mail_is_read_by_what_it_says(name: str, file: str) -> None:
    (reading,) = read(MAILS[name], file, as_of=AS_OF)
    facts = reading.facts
    assert facts.title is not None and facts.company is not None
    assert (facts.title.value, facts.company.value) == ("Senior Lamp Engineer", "Harbour Müller GmbH")
    first, second = (requirement.text for requirement in reading.requirements)
    assert first.endswith("to which a mail is broken")
    assert second == "Clean hands"
    assert "Content-Type" not in reading.text


def test_the_charset_of_a_part_counts() -> None:
    text = "Инженер по лампам\n\nТребования\n- чистые руки\n"
    (reading,) = read(HEAD + part(text, "text/plain", "koi8-r"), "a.eml", as_of=AS_OF)
    assert reading.text == text


def test_an_unknown_charset_is_guessed() -> None:
    data = MAILS["plain"].replace(b"charset=utf-8", b"charset=no-such-thing")
    (reading,) = read(data, "a.eml", as_of=AS_OF)
    assert "Harbour Müller GmbH" in reading.text


@pytest.mark.parametrize(
    "data",
    [
        b"Company: Harrow\nLocation: Leeds\n\nLamp Engineer\n",
        b"Title: Lamp Engineer\nContent-Type: posting\n\nClean hands\n",
        b"From: Ines\nSubject: a posting\n\nLamp Engineer\n",
        HEAD + b"Content-Type: text/plain\n\n\n",
        HEAD + b"Content-Type: multipart/mixed; boundary=edge\n\nno edge at all",
        b"Lamp Engineer\n\n" + HEAD + PLAIN,
    ],
)
def test_what_is_no_mail_is_read_as_it_is(data: bytes) -> None:
    assert mail.readable(data, "posting.txt") is None
    (reading,) = read(data, "posting.txt", as_of=AS_OF)
    assert reading.text == data.decode()


@pytest.mark.parametrize(
    "inside",
    [
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(5_000)),
        b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\nContent-Type: text/plain\n\nx\n" * 5_000,
    ],
    ids=["deep", "wide"],
)
def test_a_mail_of_thousands_of_parts_is_not_taken_apart(inside: bytes) -> None:
    assert mail.readable(HEAD + inside, "a.eml") is None
