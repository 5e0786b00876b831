"""Bytes to text: which encoding, and what is no text at all."""

import codecs
import re
from dataclasses import dataclass

from jobtui.domain.problem import BadData, WrongUsage

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
)
_SPREADSHEETS = (".xlsx", ".xls", ".ods")
_UNSUPPORTED = frozenset(
    {".docx", ".doc", ".odt", ".rtf", ".pages", ".yaml", ".yml", ".zip", ".xlsx", ".xls", ".pptx", ".epub"}
    | {".ods"}
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_LONE = re.compile(r"[\x00\ud800-\udfff]")
_CODE_PAGES = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1257",
    "cp949",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
]
_SAMPLE = 50_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding it was in, and what the person should know about it."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def shown(file: str) -> str:
    """A file name for a message: quoted, without control characters, at most 60 characters."""
    clean = "".join(c if c.isprintable() else "?" for c in file)
    return f"'{clean if len(clean) <= 60 else '…' + clean[-59:]}'"


def decode(data: bytes, file: str, encoding: str | None = None) -> Decoded:
    """Turn the bytes of a file into text; only bytes that cannot be read are lost.

    Order: named encoding, byte order mark, UTF-16 by its NUL pattern, strict UTF-8, broken UTF-8,
    best guess. Raises BadData for what is empty or no text, WrongUsage for an unknown encoding.
    """
    if not data.strip(b" \t\r\n\x0b\x0c"):
        raise BadData(f"{shown(file)} is empty.", file=file)
    codec = None if encoding is None else _codec(encoding)
    _refuse_binary(data, file)
    text, name, warnings = _decode(data, file, codec)
    if not text.strip("\ufeff \t\r\n\x00"):
        raise BadData(f"{shown(file)} is empty.", file=file)
    controls = len(_CONTROL.findall(text))
    if controls > 16 and controls > 0.05 * len(text):
        raise BadData(f"{shown(file)} does not look like text.", file=file)
    if controls:
        noun = "character" if controls == 1 else "characters"
        warnings = (*warnings, f"{shown(file)}: {controls:,} control {noun} removed from display.")
    return Decoded(storable(text), name, warnings)


def storable(text: str) -> str:
    """The text with what SQLite cannot hold mapped one for one: NUL to ␀, surrogates to �."""
    if text.isascii() and "\0" not in text:
        return text
    return _LONE.sub(lambda m: "\u2400" if m[0] == "\0" else "\ufffd", text)


def _codec(encoding: str) -> str:
    try:
        found = codecs.lookup(encoding)
        "x".encode(found.name)  # what is no text encoding (base64, zlib) raises LookupError here
    except (LookupError, UnicodeError, ValueError):
        raise WrongUsage(f"unknown encoding {shown(encoding)}.") from None
    return found.name


def _refuse_binary(data: bytes, file: str) -> None:
    name = file.casefold()
    dot = name.rfind(".")
    if dot > max(name.rfind("/"), name.rfind("\\")) and name[dot:] in _UNSUPPORTED:
        forms = "CSV" if name[dot:] in _SPREADSHEETS else "text, HTML or JSON"
        said = f"{shown(file)}: {name[dot:]} files are not supported. Save as {forms}."
        raise BadData(said, file=file)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            advice = "Save the posting as text or HTML and import that."
            raise BadData(f"{shown(file)} is {what}, not text. {advice}", file=file)


def _decode(data: bytes, file: str, codec: str | None) -> tuple[str, str, tuple[str, ...]]:
    if codec is not None:
        return _lenient(data, file, codec)
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], file, name)
    if b"\0" in data:
        wide = _utf16(data)
        if wide:
            return _lenient(data, file, wide)
        if data.count(b"\0") > max(4, len(data) // 200):
            raise BadData(f"{shown(file)} does not look like text.", file=file)
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        pass
    return _lenient(data, file, "utf-8") if _mostly_utf8(data) else _guess(data, file)


def _mostly_utf8(data: bytes) -> bool:
    """Whether the broken bytes are few beside those that are sound UTF-8.

    Western letters and quotation marks count threefold: other encodings hardly ever spell them by chance.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(c > "\x7f" for c in text) - broken
    western = sum("\xc0" <= c <= "\xff" or "\u2010" <= c <= "\u203a" for c in text)
    return sound > broken or 3 * western >= broken


def _lenient(data: bytes, file: str, codec: str) -> tuple[str, str, tuple[str, ...]]:
    try:
        return data.decode(codec), codec, ()
    except UnicodeDecodeError:
        pass
    except (UnicodeError, ValueError):
        raise BadData(f"{shown(file)} does not look like text.", file=file) from None
    try:
        text = data.decode(codec, "replace")
    except (UnicodeError, ValueError):
        raise BadData(f"{shown(file)} does not look like text.", file=file) from None
    bad = text.count("\ufffd")
    noun = "byte" if bad == 1 else "bytes"
    return text, codec, (f"{shown(file)}: {bad:,} unreadable {noun} replaced by ?.",)


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: Latin letters leave every other byte NUL."""
    sample = data[:4096]
    half = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.3 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.3 and odd < 0.05 else None


def _guess(data: bytes, file: str) -> tuple[str, str, tuple[str, ...]]:
    codec = "cp1252"
    try:
        from charset_normalizer import from_bytes

        best = from_bytes(data[:_SAMPLE], cp_isolation=_CODE_PAGES).best()
        codec = best.encoding if best else codec
    except (
        Exception
    ):  # a guess only: without the library, or where it trips, the commonest code page is taken
        pass
    try:
        text = data.decode(codec)
    except (UnicodeError, LookupError):
        codec = "cp1252"
        text = data.decode("cp1252", "replace")
    if codec.startswith("cp125") and text == data.decode("cp1252", "replace"):
        codec = "cp1252"  # the commoner name where both say the same
    name = "Windows-" + codec[2:] if codec.startswith("cp12") else codec
    sentence = f"{shown(file)} is not UTF-8; read as {name}. Check accented letters, or give --encoding."
    return text, codec, (sentence,)
