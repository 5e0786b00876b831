"""Saved mails and web archives (MIME): the part that a person reads, decoded."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import EmailMessage

_NAMED = (".eml", ".mht", ".mhtml")
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]{0,4000}\n(?:[ \t][^\n]{0,4000}\n)*+){2,200}\r?\n")
_MIME = re.compile(rb"^(?:mime-version|content-type|content-transfer-encoding):", re.I | re.M)
_PARTS = 500
"""A mail of more parts is no posting: it is read as the text it is."""
_SENT = re.compile(rb"^(?:from|received|return-path|message-id):", re.I | re.M)


@dataclass(frozen=True, slots=True)
class Part:
    """The bytes of one part; `charset` as the mail names it, None where it is unknown."""

    data: bytes
    charset: str | None
    html: bool


def readable(data: bytes, file: str) -> Part | None:
    """What a mail or archive says: its HTML, else its plain text. None for every other file."""
    head = _HEADER.match(data.lstrip(b"\r\n \t"))
    if not head or not _MIME.search(head[0]):
        return None
    if not (file.casefold().endswith(_NAMED) or _SENT.search(head[0])):
        return None
    if data.count(b"\nContent-Type:") > _PARTS:
        return None
    from email import message_from_bytes  # only a mail pays for it
    from email.policy import default

    try:
        message = message_from_bytes(data.lstrip(b"\r\n \t"), policy=default)
        bodies = [one.get_body(("html", "plain")) for one in (message, *_attached(message))]
        found = [(one, one.get_payload(decode=True)) for one in bodies if one is not None]
    except Exception:  # the library trips over what is broken enough; then it is read as the text it is
        return None
    told = [(one, content) for one, content in found if isinstance(content, bytes) and content.strip()]
    if not told:
        return None
    body, content = max(told, key=lambda one: len(one[1]))
    return Part(content, _known(body.get_content_charset()), body.get_content_subtype() == "html")


def _attached(message: "EmailMessage") -> Iterator["EmailMessage"]:
    """The mails that were forwarded as attachments."""
    for part in message.walk():
        inside = part.get_payload() if part.get_content_type() == "message/rfc822" else ()
        yield from (one for one in inside if isinstance(one, type(message)))


def _known(charset: str | None) -> str | None:
    try:
        return codecs.lookup(charset).name if charset else None
    except LookupError:
        return None
