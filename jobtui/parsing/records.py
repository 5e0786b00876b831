"""Records of tracking systems and job boards: each by the table of the system it comes from."""

from collections.abc import Mapping
from typing import Any

from jobtui.parsing.draft import Draft, Record, pay, when
from jobtui.parsing.html import plain
from jobtui.parsing.tables import table
from jobtui.parsing.unlisted import named, unlisted

FEED = "^feed"
"""The key under which a record is given the name of the feed it was taken from."""
_SINGLE = ("title", "company", "workplace", "employment", "posted", "closes", "url", "requisition")


def draft(record: Record) -> Draft:
    """Read one record by the table of the system it comes from, else by its keys."""
    for name, entry in table("ats").items():
        if "tells" in entry and all(key in record for key in entry["tells"]):
            made = _known(record, entry)
            made.kind = name
            if made.told():
                return made
    return unlisted(record)


def _known(record: Record, entry: Mapping[str, Any]) -> Draft:
    inner = record.get(entry.get("inside", ""), record)
    inner = inner if isinstance(inner, Mapping) else record
    made = Draft()
    same = entry.get("top")
    if same and record.get(same[0]) != record.get(same[1]):
        return made  # an answer to another record, no posting
    for name in _SINGLE:
        for path in entry.get(name, ()):
            made.add(name, _first_of(record if path.startswith("^") else inner, path, name))
            if made.facts.get(name):
                break
    _split_title(made, entry)
    _located(made, inner, entry)
    _flags(made, inner, entry)
    _paid(made, inner, entry)
    for heading, paths in entry.get("body", ()):
        _told(made, inner, heading, paths, entry)
    return made


def _first_of(record: Record, path: str, name: str) -> Any:
    for value in values(record, path if path == FEED else path.lstrip("^")):
        if value not in (None, "", [], {}):
            return when(value) if name in ("posted", "closes") else value
    return None


def _split_title(made: Draft, entry: Mapping[str, Any]) -> None:
    """`Company: Title`, where a feed writes both as one."""
    company, sign, title = made.facts.get("title", [""])[0].partition(entry.get("split", "\0"))
    if sign and company and title:
        made.facts |= {"company": [company.strip()], "title": [title.strip()]}


def _located(made: Draft, record: Record, entry: Mapping[str, Any]) -> None:
    """Every place that is named as a whole; without any, the parts of one."""
    for path in entry.get("location", ()):
        for value in values(record, path):
            made.add("location", value)
    for paths in entry.get("places", ()):
        if not made.facts.get("location"):
            found = [next(iter(values(record, path)), None) for path in paths]
            made.add("location", dict(zip(("city", "region", "country"), found, strict=False)))


def _flags(made: Draft, record: Record, entry: Mapping[str, Any]) -> None:
    """remote/hybrid/on_site as true or false; what holds for all records of a board comes last."""
    if made.facts.get("workplace"):
        return
    for name in ("hybrid", "remote", "onsite"):
        if any(v is True for path in entry.get(name, ()) for v in values(record, path)):
            made.add("workplace", name)
            return
    for code in (str(v) for path in entry.get("coded", ()) for v in values(record, path)):
        made.add("workplace", entry["codes"].get(code))
    made.add("workplace", entry.get("always"))


def _paid(made: Draft, record: Record, entry: Mapping[str, Any]) -> None:
    """Ranges in parts, else what is written as one text. What the board itself guesses is passed over."""
    if any(str(v) in ("1", "True") for path in entry.get("guessed", ()) for v in values(record, path)):
        return
    for path, *keys in entry.get("ranges", ()):
        for one in values(record, path):
            if isinstance(one, Mapping) and all(one.get(k) == v for k, v in entry.get("only", {}).items()):
                low, high, code, *rest = (next(iter(values(one, key)), None) if key else None for key in keys)
                unit = entry.get("minor", 1)
                pay(made, _divided(low, unit), _divided(high, unit), code or entry.get("currency"), *rest)
    for path in entry.get("pay", ()):
        if not made.facts.get("salary"):
            made.add("salary", next((v for v in values(record, path) if isinstance(v, str)), None))


def _divided(value: Any, unit: int) -> Any:
    return value / unit if unit > 1 and isinstance(value, int | float) else value


def _told(made: Draft, record: Record, heading: str, paths: str, entry: Mapping[str, Any]) -> None:
    """One part of the body. A heading `@key|Word` is what the record says at that key, else the word."""
    if heading.startswith("@"):
        key, _, word = heading[1:].partition("|")
        heading = next((v for v in values(record, key) if isinstance(v, str) and v.strip()), word)
    for path in paths.split("|"):
        found = [v for v in values(record, path) if v]
        for value in found:
            if heading == "*" and isinstance(value, Mapping):
                title, content = (value.get(key) for key in entry["lists"])
                made.body.append((str(title or ""), plain(str(content or ""))))
            elif isinstance(value, str):
                made.body.append((heading, plain(value)))
            elif isinstance(value, list):
                made.body.append((heading, "\n".join(f"- {plain(v)}" for v in value if isinstance(v, str))))
        if found:
            return


def values(record: Any, path: str) -> list[Any]:
    """What stands at a path: keys joined by dots, `[]` for every member of a list; "" is the record."""
    found = [record]
    for key in path.split(".") if path else ():
        name = key.removesuffix("[]")
        found = [node[name] for node in found if isinstance(node, Mapping) and node.get(name) is not None]
        if key.endswith("[]"):
            found = [m for node in found for m in (node if isinstance(node, list) else [node])]
    return found


def likeness(record: Record) -> int:
    """How much a record looks like a posting: what tells it from the object that wraps it."""
    known = any("tells" in e and all(key in record for key in e["tells"]) for e in table("ats").values())
    return 3 * known + sum(bool(value) and any(named(str(key))) for key, value in record.items())
