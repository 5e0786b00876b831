"""By what two postings are told to be the same role: its page, its employer, its title.

Each key is a text in which two ways to write the same are equal; "" where there is nothing to go by.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from jobtui.domain.contact import company_key

_MANY = 2**16

_TRACKING = re.compile(
    r"utm_.*|mc_.*|_hs.*|hsa_.*|pk_.*|.*clid|refid|referer|referrer|ref|src|source|trk|trk.*|trackingid|"
    r"originalsubdomain|position|pagenum|gh_src|lever-source|lever-origin|lever-via|jobboard|jobsite|"
    r"campaign|medium|channel|lang|locale|from|via|sid|sessionid|jsessionid|applied|ebp|eid|iis|iisn"
)
"""Names of what an address carries for others than the page: where the reader came from, in what language."""

_LEGAL_FORMS = re.compile(
    "(?: (?:"
    "sp zoo|ab|ag|aps|as|asa|bv|bvba|co|company|corp|corporation|cv|eg|ek|ev|gbr|gmbh|hf|inc|incorporated|"
    "kft|kg|kgaa|kk|lda|limited|llc|llp|lp|ltd|ltda|mbh|nv|ohg|ou|oy|oyj|plc|private|pte|pty|pvt|sa|sarl|sàrl|sas|"
    "sasu|sca|se|sl|slu|spa|srl|sro|ug|ulc"
    "))+$"
)
"""Legal forms at the end of a name, as they are without stops."""

_UNSPACED_FORMS = re.compile(
    r"株式会社|有限会社|合同会社|주식회사|유한회사|[(（](?:주|유|株|有)[)）]|㈜|㈱|股份有限公司|有限责任公司|有限公司"
)
_SPELT = re.compile(r"\b\w(?: \w)+\b")
_GENDERS = re.compile(r"[(\[]\s*(?:[a-z*]\s*[/|,*:]\s*)+[a-z*]\s*[)\]]|\b(?:[mwfhd]/){1,2}[mwfhdx]\b")


def host(url: str | None) -> str:
    """The site an address leads to, without `www.`; "" where it names none."""
    try:
        return (urlsplit((url or "").strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@lru_cache(_MANY)
def page_key(url: str | None) -> str:
    """The page an address leads to, without scheme, `www.`, fragment, trailing slash and tracking.

    "" for the front page of a site, which is the page of no one posting.
    """
    site = host(url)
    if not site:
        return ""
    parts = urlsplit((url or "").strip())
    told = sorted(
        (name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(name.casefold())
    )
    path = unquote(parts.path).rstrip("/")
    if not (path or told):
        return ""
    return f"{site}{path}" + (f"?{urlencode(told)}" if told else "")


@lru_cache(_MANY)
def employer_key(company: str | None) -> str:
    """A company without its legal form: `Acme, Inc.` and `ACME` are one."""
    words = " ".join(re.findall(r"\w+", _UNSPACED_FORMS.sub(" ", company_key(company))))
    return _LEGAL_FORMS.sub("", _SPELT.sub(lambda letters: letters[0].replace(" ", ""), words))


@lru_cache(_MANY)
def title_key(title: str | None) -> str:
    """A title without case, signs and `(m/f/d)`."""
    return " ".join(re.findall(r"[\w+#]+", _GENDERS.sub(" ", (title or "").casefold())))


def requisition_key(requisition: str | None) -> str:
    """A requisition id without case and blanks."""
    return "".join((requisition or "").casefold().split())


@dataclass(frozen=True, slots=True)
class Traits:
    """By what a posting is looked for among others: keys as made here, and the `bands` of its text."""

    employer: str = ""
    title: str = ""
    requisition: str = ""
    page: str = ""
    bands: tuple[int, ...] = ()
