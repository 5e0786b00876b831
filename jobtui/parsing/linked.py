"""JSON-LD: the schema.org JobPosting that many pages carry beside their text."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from jobtui.parsing.draft import Draft, pay, worded
from jobtui.parsing.html import plain, unescape

_PARTS = (
    ("Responsibilities", "responsibilities"),
    ("Requirements", "qualifications"),
    ("Requirements", "experienceRequirements"),
    ("Requirements", "educationRequirements"),
    ("Skills", "skills"),
    ("Benefits", "jobBenefits"),
)
"""What a JobPosting can say beside its description."""
_CONTROL = re.compile(r"[\x00-\x1f]+")


def postings(blocks: list[str]) -> list[Mapping[str, Any]]:
    """Every JobPosting in the linked data of a page; what is no JSON is passed over."""
    found: list[Mapping[str, Any]] = []
    for block in blocks[:50]:
        node = _load(block)
        found += [n for n in _nodes(node, 0) if is_posting(n)]
    return found


def is_posting(node: Any) -> bool:
    """Whether a JSON value is a schema.org JobPosting."""
    return isinstance(node, Mapping) and "JobPosting" in _types(node)


def _load(block: str) -> Any:
    """JSON as pages write it: raw line breaks inside strings, comments around, entities."""
    text = block.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
    for attempt in (text, _CONTROL.sub(" ", text), unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _types(node: Mapping[str, Any]) -> tuple[str, ...]:
    kind = node.get("@type")
    return tuple(str(k).rsplit("/", 1)[-1] for k in _list(kind))


def _nodes(node: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > 6:
        return
    if isinstance(node, list):
        for member in node[:200]:
            yield from _nodes(member, depth + 1)
    elif isinstance(node, Mapping):
        yield node
        for key in ("@graph", "mainEntity", "itemListElement", "item"):
            if key in node:
                yield from _nodes(node[key], depth + 1)


def draft(node: Mapping[str, Any]) -> Draft:
    """A JobPosting as a draft: facts and body."""
    made = Draft(kind="json-ld")
    made.add("title", _text(node.get("title") or node.get("name")))
    made.add("company", _text(node.get("hiringOrganization")))
    _located(made, node)
    made.add("employment", ", ".join(t for v in _list(node.get("employmentType")) for t in _words(v)))
    made.add("posted", _text(node.get("datePosted")))
    made.add("closes", _text(node.get("validThrough")))
    made.add("url", _text(node.get("url")))
    made.add("requisition", _number(node.get("identifier")))
    for salary in _list(node.get("baseSalary")):
        _pay(made, salary, node.get("salaryCurrency"))
    made.body.append(("", plain(_text(node.get("description")))))
    for heading, key in _PARTS:
        told = plain(_text(node.get(key)))
        if told and not any(told[:60] in body for _, body in made.body):
            made.body.append((heading, told))
    return made


def _number(identifier: Any) -> str:
    """The value of a PropertyValue, whose name is that of the company; a bare text as it is."""
    first = next(iter(_list(identifier)), None)
    return _text(first.get("value") if isinstance(first, Mapping) else first)


def _located(made: Draft, node: Mapping[str, Any]) -> None:
    """Where the work is done. A remote job is where its applicants may be; its place is the head office."""
    seats = [_address(place) for place in _list(node.get("jobLocation"))]
    if not any("TELECOMMUTE" in str(kind).upper() for kind in _list(node.get("jobLocationType"))):
        made.add("location", seats)
        return
    made.add("workplace", "remote")
    homes = [_address(place) for place in _list(node.get("applicantLocationRequirements"))]
    made.add("location", homes if any(homes) else seats)
    if any(homes):
        made.add("seat", [seat for seat in seats if seat not in homes])


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _words(value: Any) -> Iterator[str]:
    for part in re.split(r"[,;]\s*", str(value)):
        told = worded("employment", part.replace("_", " ").casefold())
        if told and told != "other":
            yield told


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return _text(value.get("name") or value.get("value") or value.get("@value") or value.get("legalName"))
    if isinstance(value, list):
        return "\n".join(t for t in (_text(v) for v in value[:50]) if t)
    if isinstance(value, bool) or value is None:
        return ""
    return (
        unescape(str(value)).strip()
        if isinstance(value, str) and "<" not in value[:500]
        else str(value).strip()
    )


def _address(place: Any) -> str:
    """Town, region, country of a Place; a bare text as it is."""
    if isinstance(place, str):
        return place
    if not isinstance(place, Mapping):
        return ""
    address = place.get("address", place)
    if isinstance(address, list):
        address = address[0] if address else {}
    if isinstance(address, str):
        return address
    if not isinstance(address, Mapping):
        return _text(place.get("name"))
    parts = [_text(address.get(k)) for k in ("addressLocality", "addressRegion", "addressCountry")]
    kept = [p for i, p in enumerate(parts) if p and p not in parts[:i]]
    return ", ".join(kept) or _text(place.get("name"))


def _pay(made: Draft, salary: Any, stated: Any) -> None:
    """A MonetaryAmount, with one value, a range or several of them; a bare number or text as it is.

    `stated` is the currency that the posting names beside it.
    """
    if not isinstance(salary, Mapping):
        pay(made, salary, salary, stated, None)
        return
    currency = salary.get("currency") or stated
    for one in _list(salary.get("value", salary)):
        part = one if isinstance(one, Mapping) else {"value": one}
        low, high = (part.get(key, part.get("value")) for key in ("minValue", "maxValue"))
        unit = part.get("unitText") or salary.get("unitText")
        pay(made, low, high, currency or part.get("currency"), unit)
