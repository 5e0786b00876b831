"""The names of the themes, from what is kept for the first picture: asking loads no Textual."""

from pathlib import Path


def theme_names() -> tuple[str, ...]:
    """All themes that the screens have, in the order of their names."""
    lines = Path(__file__).with_name("prepaint.tsv").read_text(encoding="utf-8").splitlines()
    names = (line.partition("\t")[0].split(" ") for line in lines)
    return tuple(dict.fromkeys(name for name, *colours in names if colours))
