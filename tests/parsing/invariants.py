"""What holds for every reading, whatever was read."""

from jobtui.domain.reading import Reading
from jobtui.interop.readings import to_json

VERBATIM = ("title", "company", "locations", "url", "summary", "responsibilities", "benefits")


def fold(text: str) -> str:
    """White space folded."""
    return " ".join(text.split())


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
    every = [s for x in to_json(reading)["zones"] for s in [(x["start"], x["end"])]]
    every += [
        s
        for n in ("skills", "salaries", "workplace", "employment_type")
        for f in reading.facts.findings(n)
        for s in f.spans
    ]
    assert all(0 <= a < b <= len(reading.text) for a, b in every)
