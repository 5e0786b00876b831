"""The user's own five postings, where the corpus is at hand: every field as the gold says."""

import json
import re
from pathlib import Path
from typing import Any

from jobtui.domain.reading import Reading
from jobtui.domain.salary import major
from jobtui.parsing import read
from tests.parsing.helpers import AS_OF, corpus, needs_corpus

pytestmark = needs_corpus
WORD = re.compile(r"[^\W_]+(?:[+#]+)?")


def words(text: object) -> list[str]:
    return WORD.findall(str(text or "").casefold().replace("’", "'"))


def right(gold: dict[str, Any], name: str, got: object) -> bool:
    """Whether a single field is one of the right answers; a title may carry two words more."""
    answers = [gold[name], *gold.get("also", {}).get(name, [])]
    if got is None:
        return None in answers
    return any(
        a is not None and words(got)[: len(words(a))] == words(a) and len(words(got)) <= len(words(a)) + 4
        for a in answers
    )


def items(reading: Reading) -> list[tuple[list[str], str]]:
    return [(words(r.text), str(r.kind)) for r in reading.requirements]


def score(gold: dict[str, Any], reading: Reading) -> dict[str, float]:
    facts = reading.facts
    singles = {
        n: (f := getattr(facts, n)) and f.value for n in ("title", "company", "workplace", "employment_type")
    }
    table = {name: float(right(gold, name, value)) for name, value in singles.items()}
    pays = {(major(f.value.minimum, "USD"), major(f.value.maximum, "USD")) for f in facts.salaries}
    table["salary"] = float(pays == {(s["min"], s["max"]) for s in gold["salary"]})
    wanted = [(words(t), k) for k in ("required", "preferred") for t in gold[k]]
    kinds = {"required": {"required", *gold.get("also", {}).get("kind", [])}, "preferred": {"preferred"}}
    hits = [(w, k, kind) for w, k in wanted for text, kind in items(reading) if text[: len(w)] == w]
    spare = max(0, len(reading.requirements) - len(wanted) - len(gold.get("optional", [])))
    table["requirements"] = 2 * len(hits) / max(1, len(wanted) + len(hits) + spare)
    table["kind"] = sum(kind in kinds[k] for _, k, kind in hits) / max(1, len(hits))
    hard = [y.minimum for r in reading.requirements if r.kind != "preferred" for y in r.years]
    table["years"] = float(
        (min(hard) if hard else None) in (gold["years_min"], *gold.get("also", {}).get("years_min", []))
    )
    told = " ".join(
        words(" ".join([*(str(v) for v in singles.values()), *(r.text for r in reading.requirements)]))
    )
    table["noise"] = 1.0 - float(any(" ".join(words(n)) in told for n in gold["noise_markers"] if words(n)))
    return table


def seeds() -> list[Path]:
    return sorted((corpus() / "seeds" / "raw").glob("*"))


def scores(paths: list[Path]) -> dict[str, dict[str, float]]:
    found = {}
    for path in paths:
        gold = json.loads((path.parent.parent / "gold" / f"{path.stem}.json").read_text("utf-8"))
        found[path.name] = score(gold, read(path.read_bytes(), path.name, as_of=AS_OF)[0])
    return found


def test_the_seeds_are_read_without_a_fault() -> None:
    found = scores(seeds())
    every = [v for table in found.values() for v in table.values()]
    assert sum(every) / len(every) >= 0.97, found
    assert all(table["noise"] == 1.0 for table in found.values())


def test_the_development_corpus_is_read_well() -> None:
    found = scores(sorted((corpus() / "dev" / "raw").glob("*")))
    every = [v for table in found.values() for v in table.values()]
    assert sum(every) / len(every) >= 0.9, {
        k: {n: v for n, v in t.items() if v < 1} for k, t in found.items()
    }


def test_this_comparison_can_fail() -> None:
    path = seeds()[0]
    gold = json.loads((path.parent.parent / "gold" / f"{path.stem}.json").read_text("utf-8"))
    empty = read(b"nothing at all is said here", "a.txt", as_of=AS_OF)[0]
    assert sum(score(gold, empty).values()) < 6
