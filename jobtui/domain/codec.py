"""Readings and their parts as plain JSON values and back. The names are those of the documented JSON."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from jobtui.domain.fields import FIELDS, LIST_FIELDS, SINGLE_FIELDS
from jobtui.domain.reading import Block, Dated, Facts, Finding, Origin, Reading, Zone, ZoneName
from jobtui.domain.requirement import Branch, Degree, Kind, Language, Leaf, Requirement, Span, Topic, Years
from jobtui.domain.salary import salary_from_plain, salary_to_plain

Plain = dict[str, Any]


def dated_to_plain(dated: Dated) -> Plain:
    """Days become ISO 8601 dates."""
    return {"text": dated.text, "earliest": _iso(dated.earliest), "latest": _iso(dated.latest)}


def dated_from_plain(plain: Mapping[str, Any]) -> Dated:
    """The inverse of `dated_to_plain`."""
    return Dated(plain["text"], _day(plain.get("earliest")), _day(plain.get("latest")))


def _same(value: Any) -> Any:
    return value


_ENCODE: dict[str, Callable[[Any], Any]] = {
    "salaries": salary_to_plain,
    "posted": dated_to_plain,
    "closes": dated_to_plain,
}
_DECODE: dict[str, Callable[[Any], Any]] = {
    "salaries": salary_from_plain,
    "posted": dated_from_plain,
    "closes": dated_from_plain,
}


def finding_to_plain(field: str, finding: Finding[Any]) -> Plain:
    """One finding of the named field: value, spans, origin, rule, suggested, and alternatives if any."""
    plain = {
        "value": _ENCODE.get(field, _same)(finding.value),
        "spans": [list(span) for span in finding.spans],
        "origin": finding.origin,
        "rule": finding.rule,
        "suggested": finding.suggested,
    }
    if finding.alternatives:
        others = (finding_to_plain(field, other) for other in finding.alternatives)
        plain["alternatives"] = [{key: other[key] for key in ("value", "origin", "rule")} for other in others]
    return plain


def finding_from_plain(field: str, plain: Mapping[str, Any]) -> Finding[Any]:
    """The inverse of `finding_to_plain`."""
    return Finding(
        _DECODE.get(field, _same)(plain["value"]),
        _spans(plain.get("spans", ())),
        Origin(plain.get("origin", "employer")),
        plain.get("rule", ""),
        plain.get("suggested", False),
        tuple(finding_from_plain(field, other) for other in plain.get("alternatives", ())),
    )


def facts_to_plain(facts: Facts) -> Plain:
    """Every field of FIELDS: an object or null for a single one, a list for the others."""
    plain: Plain = {}
    for field in FIELDS:
        found = [finding_to_plain(field, finding) for finding in facts.findings(field)]
        plain[field] = found if field in LIST_FIELDS else (found[0] if found else None)
    return plain


def facts_from_findings(found: Mapping[str, Sequence[Finding[Any]]]) -> Facts:
    """Facts out of a list of findings a field; single fields take the first."""
    values: dict[str, Any] = {name: tuple(found.get(name, ())) for name in LIST_FIELDS}
    values |= {name: (found[name][0] if found.get(name) else None) for name in SINGLE_FIELDS}
    return Facts(**values)


def years_to_plain(years: Years) -> Plain:
    """Whole years; `area` is "" for experience in general."""
    return {"min": years.minimum, "max": years.maximum, "area": years.area}


def years_from_plain(plain: Mapping[str, Any]) -> Years:
    """The inverse of `years_to_plain`."""
    return Years(plain["min"], plain.get("max"), plain.get("area", ""))


def alternatives_to_plain(node: Branch | Leaf) -> Plain:
    """The AND/OR tree: `{"any": [...]}`, `{"all": [...]}`, or a leaf with its spans; no key says nothing."""
    if isinstance(node, Branch):
        opened = {"open": True} if node.open else {}
        return {node.op: [alternatives_to_plain(part) for part in node.of], **opened}
    plain: Plain = {"spans": [list(span) for span in node.spans]}
    if node.years is not None:
        plain |= {"years": node.years.minimum, "max": node.years.maximum, "area": node.years.area}
    told = {name: getattr(node, name) for name in _OF_A_LEAF}
    return plain | {name: value for name, value in told.items() if value}


_OF_A_LEAF = ("degree", "equivalent", "skill", "language", "level", "field")


def alternatives_from_plain(plain: Mapping[str, Any]) -> Branch | Leaf:
    """The inverse of `alternatives_to_plain`."""
    for op in ("any", "all"):
        if op in plain:
            return Branch(op, tuple(map(alternatives_from_plain, plain[op])), plain.get("open", False))
    years = None
    if "years" in plain:
        years = Years(plain["years"], plain.get("max"), plain.get("area", ""))
    told = {name: plain[name] for name in _OF_A_LEAF if name in plain}
    if "degree" in told:
        told["degree"] = Degree(told["degree"])
    return Leaf(years=years, spans=_spans(plain.get("spans", ())), **told)


def language_to_plain(language: Language) -> Plain:
    """`level` is "" where none is said."""
    return {"name": language.name, "level": language.level}


def language_from_plain(plain: Mapping[str, Any]) -> Language:
    """The inverse of `language_to_plain`."""
    return Language(plain["name"], plain.get("level", ""))


def requirement_to_plain(requirement: Requirement) -> Plain:
    """One requirement with everything that was read from it."""
    tree = requirement.alternatives
    return {
        "text": requirement.text,
        "kind": requirement.kind,
        "spans": [list(span) for span in requirement.spans],
        "origin": requirement.origin,
        "rule": requirement.rule,
        "years": [years_to_plain(years) for years in requirement.years],
        "degree": requirement.degree,
        "equivalent": requirement.equivalent,
        "alternatives": None if tree is None else alternatives_to_plain(tree),
        "skills": list(requirement.skills),
        "stricter_repeat": requirement.stricter_repeat,
        "languages": [language_to_plain(language) for language in requirement.languages],
        "topics": list(requirement.topics),
    }


def requirement_from_plain(plain: Mapping[str, Any]) -> Requirement:
    """The inverse of `requirement_to_plain`."""
    tree = alternatives_from_plain(plain["alternatives"]) if plain.get("alternatives") else None
    degree = plain.get("degree")
    return Requirement(
        text=plain["text"],
        kind=Kind(plain.get("kind", "unlabelled")),
        spans=_spans(plain.get("spans", ())),
        origin=plain.get("origin", "employer"),
        rule=plain.get("rule", ""),
        years=tuple(years_from_plain(years) for years in plain.get("years", ())),
        degree=Degree(degree) if degree else None,
        equivalent=plain.get("equivalent", False),
        alternatives=tree if isinstance(tree, Branch) else None,
        skills=tuple(plain.get("skills", ())),
        stricter_repeat=plain.get("stricter_repeat", False),
        languages=tuple(map(language_from_plain, plain.get("languages", ()))),
        topics=tuple(map(Topic, plain.get("topics", ()))),
    )


def zone_to_plain(zone: Zone) -> Plain:
    """One zone: start, end, name as `zone`, origin, rule."""
    return {"start": zone.start, "end": zone.end, "zone": zone.name, "origin": zone.origin, "rule": zone.rule}


def zone_from_plain(plain: Mapping[str, Any]) -> Zone:
    """The inverse of `zone_to_plain`."""
    return Zone(
        plain["start"], plain["end"], ZoneName(plain["zone"]), Origin(plain["origin"]), plain.get("rule", "")
    )


def block_to_plain(block: Block) -> Plain:
    """One block with what a person must know to label it."""
    return {
        "start": block.start,
        "end": block.end,
        "zone": block.zone,
        "heading": block.heading,
        "teachable": block.teachable,
    }


def block_from_plain(plain: Mapping[str, Any]) -> Block:
    """The inverse of `block_to_plain`."""
    return Block(**{**plain, "zone": ZoneName(plain["zone"])})


_OF_THE_FILE = ("file", "text", "sha256", "format", "encoding", "item")


def reading_to_plain(reading: Reading) -> Plain:
    """Everything that was understood of one posting."""
    return {
        **{name: getattr(reading, name) for name in _OF_THE_FILE},
        "facts": facts_to_plain(reading.facts),
        "requirements": [requirement_to_plain(one) for one in reading.requirements],
        "zones": [zone_to_plain(zone) for zone in reading.zones],
        "warnings": list(reading.warnings),
        "blocks": [block_to_plain(block) for block in reading.blocks],
    }


def reading_from_plain(plain: Mapping[str, Any]) -> Reading:
    """The inverse of `reading_to_plain`."""
    found = {}
    for name, held in plain["facts"].items():
        several = held if name in LIST_FIELDS else [held] * (held is not None)
        found[name] = [finding_from_plain(name, one) for one in several]
    return Reading(
        **{name: plain[name] for name in _OF_THE_FILE},
        facts=facts_from_findings(found),
        requirements=tuple(requirement_from_plain(one) for one in plain["requirements"]),
        zones=tuple(zone_from_plain(zone) for zone in plain["zones"]),
        warnings=tuple(plain["warnings"]),
        blocks=tuple(block_from_plain(block) for block in plain["blocks"]),
    )


def _spans(plain: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in plain)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
