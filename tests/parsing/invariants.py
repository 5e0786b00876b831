"""What holds for every reading, whatever was read."""

import re
import unicodedata

from jobtui.domain.conditions import leaves
from jobtui.domain.reading import Reading
from jobtui.domain.requirement import Leaf, Requirement
from jobtui.interop.readings import to_json
from jobtui.parsing.fields import skills

_NUMBER = re.compile(r"\d+")
VERBATIM = ("title", "company", "locations", "url", "summary", "responsibilities", "benefits")


def fold(text: str) -> str:
    """White space folded."""
    return " ".join(text.split())


def assert_stated(reading: Reading, leaf: Leaf, item: Requirement) -> None:
    """The words at the spans of a condition stand in its item, and are those that state it."""
    said = [fold(reading.text[a:b]) for a, b in leaf.spans]
    words = unicodedata.normalize("NFC", fold(" ".join(said)))
    assert said and all(part in item.text for part in said), (leaf, said)
    if leaf.field:
        assert words.endswith(leaf.field), (leaf, said)
    if leaf.years:
        number = _NUMBER.search(words)
        assert number is None or int(number[0]) == leaf.years.minimum, (leaf, said)
    if leaf.skill:
        assert leaf.skill in {hit.name for one in said for hit in skills.find(one, asks=True)}, (leaf, said)
    if leaf.language:
        assert any(part[:1].isupper() or part.islower() or not part.isascii() for part in said), (leaf, said)


def assert_verbatim(reading: Reading) -> None:
    """Every verbatim value is what the text says at its spans, and every span lies in the text."""
    for name in VERBATIM:
        for finding in reading.facts.findings(name):
            said = "".join(reading.text[a:b] for a, b in finding.spans)
            assert fold(said) == finding.value, (name, finding)
            assert finding.spans
    for dated in (reading.facts.posted, reading.facts.closes):
        if dated:
            assert fold("".join(reading.text[a:b] for a, b in dated.spans)) == dated.value.text
    for item in reading.requirements:
        assert fold("".join(reading.text[a:b] for a, b in item.spans)) == item.text
        for leaf in leaves(item.alternatives) if item.alternatives else ():
            assert_stated(reading, leaf, item)
    every = [s for x in to_json(reading)["zones"] for s in [(x["start"], x["end"])]]
    every += [
        s
        for n in ("skills", "salaries", "workplace", "employment_type")
        for f in reading.facts.findings(n)
        for s in f.spans
    ]
    assert all(0 <= a < b <= len(reading.text) for a, b in every)
