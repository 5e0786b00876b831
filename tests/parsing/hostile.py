"""Files made to hang, fill or break whoever reads them."""

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from string import punctuation

SIZE = 100_000
"""Characters of a file of one repeated character."""

MANY = 5_000_000
"""Bytes of the largest ones: as large as files may be."""

POSTING = "# Data Engineer\n\nAcme Tidal Ltd\n\n## Requirements\n\n- 5+ years of Python\n- Strong SQL\n"


def hostile_files() -> dict[str, bytes]:
    """Names and contents. A file is read by what its name ends in as well as by its content."""
    found: dict[str, bytes] = {}
    for part in (_encodings(), _binary(), _text(), _repeated(), _html(), _json()):
        for name, content in part:
            if name in found:
                raise ValueError(f"{name} is there twice")
            found[name] = content if isinstance(content, bytes) else content.encode()
    return found


def _encodings() -> Iterator[tuple[str, bytes | str]]:
    for codec in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "utf-7", "cp1252", "cp500"):
        yield f"posting-{codec}.txt", POSTING.replace("Acme", "Äcmé").encode(codec)
    for codec in ("shift_jis", "euc_jp", "gb18030", "iso2022_jp", "cp932"):
        yield f"eastern-{codec}.txt", ("会社 日本 大学 経験\n" * 50).encode(codec)
    yield "odd-utf-16.txt", POSTING.encode("utf-16")[:-1]
    yield "lone-surrogates-utf-16.txt", "\ufeffTitle\n".encode("utf-16-le") + b"\x00\xd8" * 500
    yield "lone-surrogates-utf-8.txt", POSTING.encode() + b"\xed\xa0\x80" * 500
    yield "overlong.txt", POSTING.encode() + b"\xc0\xaf\xe0\x80\xaf" * 300
    yield "cut-in-a-character.txt", (POSTING + "é").encode()[:-1]
    yield "some-bad-bytes.txt", ("é" * 50 + POSTING).encode() + b"\xff" * 5
    yield "only-bad-bytes.txt", b"\xff\xfe\xfd" * 3000
    yield "high-bytes.txt", bytes(range(128, 256)) * 400
    yield "random.txt", bytes((n * n * 7919 + n // 3) % 251 for n in range(50_000))
    yield "only-a-mark.txt", "\ufeff".encode()
    yield "marks.txt", "\ufeff".encode() * 10_000
    yield "says-utf-16.html", '<meta charset="utf-16"><p>We need five years of Python.</p>'
    yield "says-nonsense.html", '<?xml version="1.0" encoding="no\x00such"?><html><p>Python developer</p>'


def _binary() -> Iterator[tuple[str, bytes | str]]:
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("bomb", bytes(MANY))
        yield "bomb.zip", file.getvalue()
        yield "bomb-named-so.txt", file.getvalue()
    yield "bomb-gzip.txt", gzip.compress(bytes(MANY))
    for name, magic in (
        ("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        ("png", b"\x89PNG\r\n\x1a\n"),
        ("jpeg", b"\xff\xd8\xff\xe0"),
        ("gif", b"GIF89a"),
        ("elf", b"\x7fELF\x02\x01\x01"),
        ("sqlite", b"SQLite format 3\x00"),
        ("rar", b"Rar!\x1a\x07"),
        ("7z", b"7z\xbc\xaf\x27\x1c"),
        ("doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("rtf", b"{\\rtf1\\ansi " + b"{" * 1000),
    ):
        yield f"magic-{name}.txt", magic + bytes(2000)
    yield "office.docx", b"PK\x03\x04" + bytes(2000)
    yield "aliases.yaml", "a: &a [x]\nb: &b [*a,*a]\n" * 100
    yield "pickle.txt", b"\x80\x04cos\nsystem\n(S'false'\ntR."
    yield "half-zeros.txt", b"a\0" * SIZE
    yield "zeros.txt", bytes(SIZE)
    yield "zeros.json", bytes(MANY)
    yield "nul-in-text.txt", POSTING.replace("Python", "Py\0thon")
    yield "controls.txt", POSTING + "".join(map(chr, range(1, 32))) * 3
    yield "only-controls.txt", "".join(map(chr, [*range(1, 9), *range(14, 32)])) * 500


def _text() -> Iterator[tuple[str, bytes | str]]:
    yield "empty.txt", b""
    yield "white.txt", " \t\r\n\x0b\x0c" * 10_000
    yield "wide-white.txt", "\u3000\u2003\u00a0\u2028\u0085\n" * 10_000
    yield "carriage-returns.txt", POSTING.replace("\n", "\r")
    yield "only-carriage-returns.txt", "\r" * SIZE
    yield "separators.txt", POSTING.replace("\n", "\u2028") * 500
    yield "one-line.txt", "Python and SQL, 5+ years. " * 40_000
    yield "one-word.txt", "x" * 1_000_000
    yield "gap.txt", "a" + " " * 1_000_000 + "b"
    yield "many-lines.txt", "- Python\n" * 20_100
    yield "empty-lines.txt", "Data Engineer" + "\n" * 1_000_000 + "Requirements"
    yield "short-lines.txt", "x\n" * (MANY // 2)
    yield "headings.txt", "Requirements\n" * 8_000
    yield "labels.txt", "Salary: £60,000 - £70,000 a year\n" * 2_000
    yield "bullets.txt", "• - * 1. a) ◦ " * 60_000
    yield "quotes.txt", "> " * 50_000 + POSTING
    yield "mail.txt", "From: a@b.c\nSubject: Job\n" * 5_000
    yield "addresses.txt", "https://" * 50_000
    yield "money.txt", "$1,000,000,000 - " * 20_000
    yield "digits.txt", "Salary: $" + "9" * SIZE
    yield "dates.txt", "posted 99999999999 days ago, 2026-02-30, 31/02/26\n" * 500
    yield "years.txt", "9" * 400 + "+ years of experience\n" + "5+ or 6+ or " * 10_000 + "years"
    yield "names.txt", "Acme & Sons and Co of the " * 20_000
    yield "degrees.txt", "Bachelor's or Master's or PhD or equivalent in " * 10_000
    yield "brackets.txt", "(" * 50_000 + "[" * 50_000 + "{" * 50_000
    yield "pairs.txt", "()[]{}<>" * 20_000
    yield "table.md", "|" * SIZE + "\n|" + "-|" * 50_000
    yield "emphasis.md", "**a**_b_" * 20_000
    yield "fences.md", "```\n" * 20_000
    yield "links.md", "[a](" * 30_000
    yield "right-to-left.txt", "\u202e\u2066\u200f" * 10_000 + POSTING
    yield "zero-width.txt", POSTING.replace("", "\u200b") * 100
    yield "marks-over-marks.txt", "Title e" + "\u0301" * SIZE
    yield "joined.txt", "👩\u200d" * 30_000
    yield "tags.txt", "Title" + "\U000e0041" * 50_000
    yield "case-grows.txt", "ﬃŉΐİẞ" * 20_000
    yield "numbers-by-name.txt", "٣٤٥五Ⅷ²½ years of experience\n" * 1_500
    yield "escapes.txt", "\x1b]0;own\x07\x1b[2J\x1b]52;c;QUFB\x07 Engineer\n" + POSTING


def _repeated() -> Iterator[tuple[str, bytes | str]]:
    for character in punctuation:
        yield f"only-{ord(character):02x}.txt", character * SIZE


def _html() -> Iterator[tuple[str, bytes | str]]:
    start = "<html><body>"
    for name, content in (
        ("comments", "<!--" * SIZE),
        ("comment-ends", "-->" * SIZE),
        ("declarations", "<!" * SIZE),
        ("instructions", "<?" * SIZE),
        ("cdata", "<![CDATA[" * SIZE),
        ("opens", "<" * SIZE),
        ("end-tags", "</" * SIZE),
        ("unclosed", "<p " * SIZE),
        ("deep", "<div>" * 50_000 + "Python" + "</div>" * 50_000),
        ("deep-lists", "<ul><li>" * 50_000 + "Python"),
        ("bold", "<b>" * SIZE),
        ("mixed", "<b><i><p></b></i></p>" * 20_000),
        ("crossed", "<div><span>" * 30_000 + "</div></span>" * 30_000),
        ("closed-only", "</div></p>" * 50_000),
        ("attributes", "<p " + "a=b " * SIZE + ">Python"),
        ("quoted", '<p a="' * 50_000),
        ("quote-marks", "<p " + "\"'" * SIZE + ">"),
        ("hidden", "<p hidden>" * 50_000),
        ("scripts", "<script>alert(1)</script><style>p{}</style>" * 5_000),
        ("open-scripts", "<script>" * SIZE),
        ("open-titles", "<title>" * SIZE),
        ("open-skipped", "<svg><template><noscript>" * 20_000),
        ("nested-skipped", "<template>" * 300 + "x" + "</template>" * 300 + "<p>Python</p>" * 5_000),
        ("entities", "&lt;" * SIZE + "&" * SIZE),
        ("large-entities", "&#x110000;&#99999999999999999999;&#xD800;&#0;" * 5_000),
        ("half-entities", "&#x" + "0" * SIZE + "41;" + "&#" * SIZE),
        ("large", "<p>Python needed</p>" * (MANY // 50)),
        ("table", "<table>" + "<tr><td>x" * 20_500),
        ("names", "".join(f"<x{n}>" for n in range(50_000))),
        ("linked-nonsense", '<script type="application/ld+json">' * 1_000 + "{" * SIZE + "</script>" * 1_000),
        ("linked-many", '<script type="application/ld+json">{"@type":"JobPosting"}</script>' * 2_000),
        (
            "linked-deep",
            '<script type="application/ld+json">' + '{"@graph":[' * 40 + "]}" * 40 + "</script>",
        ),
        (
            "linked-odd",
            '<script type="application/ld+json">{"@type":["JobPosting",{}],"title":{"a":[1]},'
            '"description":["<p>a",{}],"jobLocation":[[[]]],"baseSalary":[1e400,{"value":{"minValue":[]}}],'
            '"datePosted":{},"hiringOrganization":[null,[],"x"]}</script>',
        ),
    ):
        yield f"{name}.html", start + content
    yield (
        "laughs.xml",
        (
            '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
            + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
            + "]><html><p>&i;</p></html>"
        ),
    )
    yield "outside.xml", '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><job><title>&a;</title></job>'
    yield "fragment.txt", "<div><p>" * 30_000


def _json() -> Iterator[tuple[str, bytes | str]]:
    yield "deep-lists.json", "[" * 200_000
    yield "deep-objects.json", '{"a":' * SIZE + "1" + "}" * SIZE
    yield "deep-closed.json", '{"title":"x","a":' + "[" * 51 + "]" * 51 + "}"
    yield "deep-in-text.json", json.dumps({"title": "Tester", "description": "[{" * SIZE})
    yield "long-number.json", '{"title":"x","salary_min":' + "9" * SIZE + "}"
    yield "long-fraction.json", '{"title":"x","salary_min":0.' + "9" * SIZE + "}"
    yield "long-exponent.json", '{"title":"x","salary_min":1e' + "9" * SIZE + "}"
    yield "large-number.json", '{"title":"x","salary_min":1e999}'
    yield "not-a-number.json", '{"title":"x","salary_min":NaN}'
    yield "infinite.json", '{"title":"x","salary_min":-Infinity}'
    yield "cut.json", '{"title":"Data Engineer'
    yield "cut-in-an-escape.json", '{"title":"Data \\u12'
    yield "cut-list.json", '[{"title":"x"},'
    yield "two.json", '{"title":"a"} {"title":"b"}'
    yield "commas.json", "[" + "," * SIZE
    yield "colons.json", "{" + ":" * SIZE
    yield "quotes.json", '"' * SIZE
    yield "backslashes.json", '{"a":"' + "\\" * SIZE
    yield "numbers.json", "[1,2,3]"
    yield "text.json", '"just text"'
    yield "null.json", "null"
    yield "truth.json", "true"
    yield "empty-list.json", "[]"
    yield "empty-object.json", "{}"
    yield "lists.json", "[[],[]]"
    yield "mixed.json", '[{"title":"x","text":"y"},5]'
    yield "wrong-title.json", '[{"title":"a","text":"b"},{"title":"a","text":"b"},{"title":5}]'
    yield "wrong-types.json", json.dumps(
        {"title": "x", "company": [1], "location": {"a": {"b": []}}, "salary": [[]], "skills": 7, "url": {},
         "description": [None, True, 1.5, {"html": 3}], "posted": -1e300, "requirements": {"0": ["x", {}]}}
    )  # fmt: skip
    yield "same-key.json", "{" + ",".join(['"title":"x"'] * 50_000) + "}"
    yield "many-keys.json", json.dumps({"title": "x"} | {f"k{n}": "y" for n in range(50_000)})
    yield "long-key.json", json.dumps({"title": "x", "k" * 1_000_000: "y"})
    yield "many.json", json.dumps([{"title": "x", "text": "y"}] * 20_000)
    yield "several.json", json.dumps([{"title": "x", "text": "5+ years of Python"}] * 300)
    yield "almost-export.json", '{"jobtui":0,"a":[' + "{}," * (MANY // 3) + "{}]}"
    yield "dense-export.json", '{\n "jobtui": "export",\n "postings": [' + "{}," * 4_000_000 + "{}]}"
    yield "false-export.json", '{"jobtui":"export","schema":1,"postings":[5,null,{"id":"x"}]}'
    yield "deep-export.json", '{"jobtui":"export","schema":1,"postings":' + "[" * SIZE
    yield "lines.jsonl", '{"title":"x","text":"y"}\n' * 5_000
    yield "lines-cut.jsonl", '{"title":"x"\n' * 2_000
    yield "surrogates.json", r'{"title":"\ud800 x \udfff","text":"\udc00' + r"\ud83d" * 1_000 + '"}'
    yield "controls.json", '{"title":"a\x00\x1b\nb","text":"c\td"}'
    yield "escapes.json", '{"title":"x","text":"' + r"\u0000\u001b\u202e" * 5_000 + '"}'
    yield "html-inside.json", json.dumps({"title": "x", "description": "<!--" * SIZE})
    yield "escaped-inside.json", json.dumps({"title": "x", "description": "&amp;lt;p&amp;gt;" * 50_000})
    yield (
        "long-text.json",
        json.dumps({"title": "t" * 1_000_000, "description": "5 years of Python. " * 100_000}),
    )
    yield "wrapped.json", '{"data":{"data":{"data":{"data":[{"title":"x","text":"y"}]}}}}'
    yield (
        "wide.json",
        json.dumps({"jobs": [{"title": "x", "text": "y", "n": [[n] for n in range(200)]}] * 100}),
    )
