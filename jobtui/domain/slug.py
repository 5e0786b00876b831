"""Names of files made from what a posting says: nothing in them that a shell or a file system minds."""

import re

from jobtui.domain.search import plain

LONGEST = 60

_OTHER = re.compile("[^a-z0-9]+")


def slug(text: str) -> str:
    """At most 60 of the letters a to z, digits and hyphens; "" where the text has none of them."""
    return _OTHER.sub("-", plain(text)).strip("-")[:LONGEST].rstrip("-")
