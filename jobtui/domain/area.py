"""What years of experience are in: which areas are the same, which lie in others, which are trades apart."""

import re
from functools import lru_cache

GENERAL = ("", "software development")
"""Areas that experience in all counts for, less what was spent in other trades."""

TRADES = (
    "sales", "marketing", "finance", "teaching", "nursing", "customer service", "human resources", "law",
    "hospitality", "logistics",
)  # fmt: skip
"""Areas in which nobody develops software meanwhile."""

_SAME = {
    "people management": "management|managing people|people manager|people leadership|team leadership"
    "|team lead|leadership|leading teams|team management|engineering management|line management",
    "project management": "program management|programme management|project manager",
    "product management": "product manager|product owner",
    "machine learning": "ml|ai|artificial intelligence|ai/ml|data science",
    "data engineering": "data engineer|data pipelines",
    "data analysis": "data analytics|analytics|business intelligence",
    "distributed systems": "large-scale systems",
    "software development": "software engineering|software|engineering|programming|coding|development"
    "|software developer|software engineer|technical engineering",
    "devops": "sre|site reliability|infrastructure|cloud|platform engineering",
    "customer service": "customer support|customer success|support",
    "": "total|in all|professional experience|work experience|work|experience",
}
_CANONICAL = {one: area for area, others in _SAME.items() for one in (area, *others.split("|"))}

_WITHIN = {
    "software development": (
        "machine learning", "data engineering", "distributed systems", "devops", "backend", "frontend",
        "full stack", "web development", "mobile development", "embedded",
    ),
    "data analysis": ("data engineering",),
}  # fmt: skip
"""Years in one of these are years in what they stand under."""

_COVERED = {
    "artificialintelligence": "machinelearning deeplearning llm nlp computervision generativeai",
    "machinelearning": "deeplearning pytorch tensorflow scikitlearn xgboost",
    "deeplearning": "pytorch tensorflow",
    "llm": "langchain rag",
    "sql": "postgresql mysql sqlserver oracle sqlite mariadb plsql tsql bigquery snowflake",
    "nosql": "mongodb cassandra dynamodb couchbase",
    "cloud": "aws azure gcp googlecloud",
    "cloudcomputing": "aws azure gcp googlecloud",
    "javascript": "typescript",
    "containers": "docker kubernetes podman",
    "versioncontrol": "git",
    "git": "github gitlab",
    "ci/cd": "jenkins githubactions gitlabci circleci",
    "infrastructureascode": "terraform pulumi cloudformation ansible",
    "linux": "ubuntu debian redhat",
}
"""Skills that nobody has without the first: by keys, see `skill_key`."""


_BEHIND_YEARS = re.compile(
    r"\b(?:years?|yrs|jahren?|ans|années|años|anos|anni|jaar)\b['’]?(?P<clause>(?:[^.;,:(]|\.(?=\w))*)", re.I
)
_PROFESSION = re.compile(
    r"softwar|engineer|develop|program|technic|technolog|product|entwickl|ingenieur", re.I
)
_OTHER_ENGINEER = re.compile(
    r"\b(?:civil|mechanical|electrical|chemical|structural|industrial|process|aerospace|sales|field|sound"
    r"|petroleum|mining|biomedical|railway|building) engineer",
    re.I,
)
_PLAIN = re.compile(
    r"experien|general|profession|relevan|relat|simil|industr|work|jobs?$|field|role|position|hands|practic|full|part"
    r"|paid|years?$|post|gradu|build|design|system|digital|team|compan|environment|paced|start|scal|large"
    r"|complex|commerci|solid|proven|strong|minimum|least|capacit|level|senior|equivalent|prior|previous|area"
    r"|disciplin|combin|overall|total|demonstrat|progressiv|direct|require|prefer|ideal|desir|their|which|other"
    r"|about|above|within|business|would|including|beruf|erfahrung|einschlägig|vergleichbar|bereich|umfeld"
    r"|mehrjähr|mindest|expérienc|poste|similair|experiencia|puesto|mínim|laboral|trabajo|esperienza|ruolo"
    r"|ervaring|functie",
    re.I,
)


@lru_cache(4096)
def particular(text: str) -> str:
    """What a sentence says that years are in, where that is nothing general: `experience as a plumber`.

    "" where it says no such thing, or means the profession in any words.
    """
    for found in _BEHIND_YEARS.finditer(text):
        clause = found["clause"].strip()
        others = [word for word in re.findall(r"[^\W\d_]{5,}", clause) if not _PLAIN.match(word)]
        if _OTHER_ENGINEER.search(clause) or (others and not _PROFESSION.search(clause)):
            return clause
    return ""


@lru_cache(1024)
def canonical(area: str) -> str:
    """The one name of an area, "" for experience in general; an unknown one is its own."""
    plain = " ".join(area.casefold().split())
    return _CANONICAL.get(plain, plain)


def inside(area: str) -> tuple[str, ...]:
    """The areas whose years count for this one as well."""
    return _WITHIN.get(area, ())


@lru_cache(4096)
def skill_key(name: str) -> str:
    """What spellings of one skill have in common: `Node.js`, `NodeJS` and `node js` are one."""
    plain = name.casefold().strip().replace("license", "licence")
    return re.sub(r"(?<=\w)[\s._-]+(?=\w)", "", plain)


@lru_cache(1024)
def telling(key: str) -> tuple[str, ...]:
    """The keys of skills that tell of this one too."""
    return tuple(_COVERED.get(key, "").split())
