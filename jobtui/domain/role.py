"""What sort of role a title names, so that pay is held only against its like."""

import re
from functools import lru_cache

from jobtui.domain.sameness import title_key

_LEVELS = frozenset(
    "senior sr junior jr lead principal staff mid chief head associate graduate experienced intermediate "
    "entry level intern trainee working student distinguished fellow i ii iii iv v vi 1 2 3 4 5 6 of".split()
)
"""Words that say how high a role stands, not what it is."""

_ALIKE = {
    "engineer": (
        "engineer engineers engineering developer developers dev programmer coder swe sde entwickler "
        "entwicklerin softwareentwickler ingenieur ingenieurin développeur développeuse ingénieur "
        "desarrollador desarrolladora ingeniero ingeniera desenvolvedor engenheiro sviluppatore ontwikkelaar"
    ),
    "manager": "manager managers management leiter leiterin responsable gerente gestor teamleiter",
    "scientist": "scientist scientists researcher wissenschaftler chercheur",
    "analyst": "analyst analysts analystin analyste analista",
    "designer": "designer designers designerin",
    "architect": "architect architects architekt architecte arquitecto",
    "administrator": "administrator administrators admin sysadmin",
    "consultant": "consultant consultants berater beraterin consulente consultor",
    "nurse": "nurse nurses pfleger pflegerin infirmier infirmière enfermero enfermera",
    "teacher": "teacher teachers lehrer lehrerin professeur profesor profesora",
    "accountant": "accountant accountants buchhalter comptable contable",
    "assistant": "assistant assistants assistentin assistente asistente",
    "sales": "sales vendeur vendeuse verkäufer vendedor salesperson",
}
_FAMILY = {word: family for family, words in _ALIKE.items() for word in words.split()}

_ENDS = re.compile(r"\s[-–—|@]\s|[,(\[:]|\b(?:at|for|in|bei|chez|en|of)\b", re.I)


@lru_cache(2**12)
def family(title: str | None) -> str:
    """The sort of role a title names: `engineer`, `manager`, or its last word; "" where it names none.

    What stands behind a comma, a dash or an "at" does not count, nor does how high the role is.
    """
    head = _ENDS.split(title or "", maxsplit=1)[0]
    words = _told(head) or _told(title)
    if not words:
        return ""
    known = [_FAMILY[word] for word in words if word in _FAMILY]
    return known[-1] if known else words[-1]


def _told(title: str | None) -> list[str]:
    return [word for word in title_key(title).split() if word not in _LEVELS]
