"""Which addresses may go to a browser, and in which form."""

from urllib.parse import urlsplit, urlunsplit

from jobtui.domain.problem import Refused

_LONGEST = 2048


def openable(url: str) -> tuple[str, str]:
    """The host in ASCII and the rebuilt address. Raises Refused for all but plain web addresses."""
    shown = url if len(url) <= 60 else f"{url[:60]}…"
    if len(url) > _LONGEST or any(char.isspace() or not char.isprintable() for char in url):
        raise Refused(f"'{shown}' is not a plain web address, not opened.")
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        raise Refused(f"'{shown}' is not a plain web address, not opened.") from None
    if parts.scheme not in ("http", "https") or not host:
        raise Refused(f"'{shown}' is not a web address (http or https), not opened.")
    if "@" in parts.netloc:
        raise Refused(f"'{shown}' carries a user name, which hides where it leads; not opened.")
    bracketed = f"[{host}]" if ":" in host else host
    return host, urlunsplit((parts.scheme, bracketed + port, parts.path, parts.query, parts.fragment))
